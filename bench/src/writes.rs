//! Votes and comments of signed-in people, each counted once the server says it is kept.

use crate::Plan;
use crate::http::{Connection, get, post};
use crate::load::{self, CONNECTIONS, Latencies, Requests};
use crate::made_site::Landmarks;
use crate::process::Server;
use crate::random::Random;
use crate::reads::middle;
use anyhow::{Context, Result};
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Times are taken at this share of the fastest pace, in percent.
const PACE_PERCENT: u64 = 50;

/// What was measured of an act.
#[derive(Debug)]
pub(crate) struct Writes {
    pub(crate) a_second: u64,
    pub(crate) latencies: Latencies,
}

/// A signed-in person: the headers of each request, and the token of each form.
#[derive(Debug, Clone)]
struct Member {
    headers: String,
    csrf: String,
}

/// Votes, each of a person who has not yet voted on that aspiration.
pub(crate) async fn votes(plan: &Plan, server: &Server, landmarks: &Landmarks) -> Result<Writes> {
    let members = sign_in(server, landmarks).await?;
    let open = landmarks.open.clone();
    let next = AtomicUsize::new(0);
    let requests: Requests = Arc::new(move |_client| {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let member = members.get(number % members.len());
        let aspiration = open.get(number / members.len() % open.len());
        let (Some(member), Some(aspiration)) = (member, aspiration) else {
            return Arc::default();
        };
        let path = format!("/aspirasi/{aspiration}/dukungan");
        let form = format!("csrf={}&choice=agree", member.csrf);
        post(&path, &member.headers, &form).into()
    });
    measure(plan, server, requests).await
}

/// Comments on many aspirations, some words each.
pub(crate) async fn comments(
    plan: &Plan,
    server: &Server,
    landmarks: &Landmarks,
) -> Result<Writes> {
    measure(plan, server, commenting(server, landmarks).await?).await
}

/// Requests that each write such a comment.
pub(crate) async fn commenting(server: &Server, landmarks: &Landmarks) -> Result<Requests> {
    let members = sign_in(server, landmarks).await?;
    let open = landmarks.open.clone();
    let random = Mutex::new(Random::new(u64::from(std::process::id())));
    let next = AtomicUsize::new(0);
    Ok(Arc::new(move |_client| {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let member = members.get(number % members.len());
        let aspiration = open.get(number * 7 % open.len());
        let (Some(member), Some(aspiration), Ok(mut random)) = (member, aspiration, random.lock())
        else {
            return Arc::default();
        };
        let letters: String = (0..26)
            .filter_map(|_| random.one(b"abcdefghijkmnpqrstuvwxyz"))
            .map(|letter| char::from(*letter))
            .collect();
        let path = format!("/aspirasi/{aspiration}/komentar");
        let form = format!(
            "csrf={}&form_key={letters}&comment=Di+tempat+kami+juga+begitu%2C+sudah+sejak+bulan+lalu.+Nomor+{number}",
            member.csrf
        );
        post(&path, &member.headers, &form).into()
    }))
}

async fn measure(plan: &Plan, server: &Server, requests: Requests) -> Result<Writes> {
    let mut rates = Vec::new();
    for _ in 0..plan.rounds {
        rates.push(load::closed(server.addr, &requests, 303, plan.round).await?);
    }
    let a_second = middle(rates);
    let pace = (a_second * PACE_PERCENT / 100, plan.round);
    Ok(Writes {
        a_second,
        latencies: load::paced(server.addr, &requests, 303, pace).await?,
    })
}

/// Reads the token of every session from a page, as a browser would.
async fn sign_in(server: &Server, landmarks: &Landmarks) -> Result<Vec<Member>> {
    let first = landmarks.open.first().context("no consultation is open")?;
    let mut connection = Connection::open(server.addr).await?;
    let mut members = Vec::new();
    for token in landmarks.sessions.iter().take(CONNECTIONS.max(64)) {
        let cookie = format!("cookie: rembuk={token}\r\n");
        let answer = connection
            .send(&get(&format!("/aspirasi/{first}"), &cookie))
            .await?;
        let html = String::from_utf8_lossy(&connection.body(answer)).into_owned();
        let csrf = csrf(&html).context("a page of a signed-in person holds no token")?;
        let origin = format!("origin: http://{}\r\n", server.addr);
        members.push(Member {
            headers: format!("{cookie}{origin}"),
            csrf: csrf.to_owned(),
        });
    }
    Ok(members)
}

fn csrf(html: &str) -> Option<&str> {
    let (_, field) = html.split_once("name=\"csrf\"")?;
    let (_, value) = field.split_once("value=\"")?;
    value.split('"').next()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_token_is_found_in_a_form() {
        let html = "<input type=\"hidden\" name=\"csrf\" value=\"abc\"/>";
        assert_eq!(super::csrf(html), Some("abc"));
    }
}
