//! Pages without session, each beside a plain handler with the same bytes.

use crate::Plan;
use crate::http::{Connection, get};
use crate::load::{self, Latencies, Requests};
use crate::made_site::Landmarks;
use crate::process::Server;
use crate::vocabulary::{COMMON, RARE};
use anyhow::{Result, bail};
use std::sync::Arc;
use std::time::Instant;

/// Share of the fastest pace at which times are taken, in percent.
const PACE_PERCENT: u64 = 50;
const BROTLI: &str = "accept-encoding: br\r\n";

/// What was measured of a page.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) name: &'static str,
    /// Bytes of the body over the wire.
    pub(crate) bytes: usize,
    /// Pages a second, as fast as it goes.
    pub(crate) a_second: u64,
    /// The same of the plain handler.
    pub(crate) plain_a_second: u64,
    /// Processor time of a page in microseconds: what other programs take from the core does not count.
    pub(crate) cpu_micros: u64,
    /// The same of the plain handler.
    pub(crate) plain_cpu_micros: u64,
    /// Times at half that pace.
    pub(crate) latencies: Latencies,
    /// The most memory seen while it ran, in kilobytes.
    pub(crate) rss_anon_kb: u64,
}

/// A page to be measured.
struct Aim {
    name: &'static str,
    path: String,
    encoding: Option<&'static str>,
}

fn aims(landmarks: &Landmarks) -> Vec<Aim> {
    let aim = |name, path: &str, encoding| Aim {
        name,
        path: path.to_owned(),
        encoding,
    };
    let consultation = format!("/konsultasi/{}", landmarks.consultation);
    let aspiration = format!("/aspirasi/{}", landmarks.aspiration);
    vec![
        aim("home", "/", None),
        aim("list of 30", &consultation, None),
        aim("aspiration with 50 comments", &aspiration, None),
        aim("the same, brotli", &aspiration, Some("br")),
        aim("search, common word", &format!("/cari?q={COMMON}"), None),
        aim("search, rare word", &format!("/cari?q={RARE}"), None),
    ]
}

/// Measures every page, or those whose name the plan asks for.
pub(crate) async fn measure(
    plan: &Plan,
    server: &Server,
    landmarks: &Landmarks,
    cached: bool,
) -> Result<Vec<Page>> {
    let mut pages = Vec::new();
    for aim in aims(landmarks) {
        let wanted = plan.only.as_ref();
        if wanted.is_none_or(|wanted| aim.name.contains(wanted.as_str())) {
            crate::report::progress(aim.name, cached);
            pages.push(page(plan, server, aim).await?);
        }
    }
    Ok(pages)
}

async fn page(plan: &Plan, server: &Server, aim: Aim) -> Result<Page> {
    let headers = if aim.encoding.is_some() { BROTLI } else { "" };
    let request = get(&aim.path, headers);
    let mut connection = Connection::open(server.addr).await?;
    let answer = connection.send(&request).await?;
    if answer.status != 200 {
        bail!("{} is answered with {}", aim.path, answer.status);
    }
    if let Some(encoding) = aim.encoding
        && !connection.head(answer).contains(encoding)
    {
        bail!("{} does not come as {encoding}", aim.path);
    }
    let body = connection.body(answer);
    let file = plan.data.join("page");
    std::fs::write(&file, &body)?;
    let plain = Server::plain(plan, &file, aim.encoding).await?;
    let ask = always(request);
    let ask_plain = always(get("/", headers));
    let (mut rates, mut plain_rates) = (Vec::new(), Vec::new());
    let (mut cpus, mut plain_cpus) = (Vec::new(), Vec::new());
    let mut latencies: Option<Latencies> = None;
    let mut rss_anon_kb = 0;
    for _ in 0..plan.rounds {
        let (fast, cpu) = closed(plan, server, &ask).await?;
        cpus.push(cpu);
        rss_anon_kb = server.rss_anon_kb()?.max(rss_anon_kb);
        let (plain_fast, plain_cpu) = closed(plan, &plain, &ask_plain).await?;
        plain_rates.push(plain_fast);
        plain_cpus.push(plain_cpu);
        let pace = (fast * PACE_PERCENT / 100, plan.round);
        let times = load::paced(server.addr, &ask, 200, pace).await?;
        latencies = Some(match latencies {
            Some(before) => before.and(&times),
            None => times,
        });
        rates.push(fast);
    }
    plain.stop().await?;
    let Some(latencies) = latencies else {
        bail!("no round was run");
    };
    Ok(Page {
        name: aim.name,
        bytes: body.len(),
        a_second: middle(rates),
        plain_a_second: middle(plain_rates),
        cpu_micros: middle(cpus),
        plain_cpu_micros: middle(plain_cpus),
        latencies,
        rss_anon_kb,
    })
}

/// Pages a second as fast as it goes, and the microseconds of processor time each took.
async fn closed(plan: &Plan, server: &Server, ask: &Requests) -> Result<(u64, u64)> {
    let before = server.cpu_micros()?;
    let begun = Instant::now();
    let a_second = load::closed(server.addr, ask, 200, plan.round).await?;
    let pages = a_second * u64::try_from(begun.elapsed().as_millis())? / 1_000;
    let used = server.cpu_micros()?.saturating_sub(before);
    Ok((a_second, used / pages.max(1)))
}

fn always(request: Vec<u8>) -> Requests {
    let request: Arc<[u8]> = request.into();
    Arc::new(move |_client| Arc::clone(&request))
}

/// The middle one of several rounds.
pub(crate) fn middle(mut rates: Vec<u64>) -> u64 {
    rates.sort_unstable();
    rates.get(rates.len() / 2).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    #[test]
    fn one_bad_round_does_not_count() {
        assert_eq!(super::middle(vec![90, 5, 100]), 90);
    }
}
