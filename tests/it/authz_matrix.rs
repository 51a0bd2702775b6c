//! Who may do what: every route and method, asked by everybody there is, against one table of verdicts.
//!
//! A route without a row fails, and so does an answer that differs from its row. The rows stand in `authz_matrix/`.

mod actors;
mod rows;
mod sources;
mod world;

use crate::http_client::Answer;
use crate::site::{Browser, encode};
pub(crate) use actors::NAMES;
pub(crate) use rows::{Row, rows};
use std::collections::BTreeSet;
pub(crate) use world::World;

/// The status a letter of a row stands for.
fn verdict(answer: &Answer) -> char {
    match answer.status {
        200 => 'O',
        303 if answer.location().starts_with("/masuk?next=") || answer.location() == "/masuk" => {
            'S'
        }
        303 => 'D',
        400 => 'B',
        401 => 'A',
        403 => 'F',
        404 => 'N',
        409 => 'C',
        410 => 'G',
        422 => 'U',
        _ => '?',
    }
}

/// One row, made real for one request.
pub(crate) struct Asked {
    pub(crate) path: String,
    pub(crate) fields: Vec<(String, String)>,
}

impl Asked {
    pub(crate) async fn of(world: &World, row: &Row, actor: &str) -> Self {
        let mut path = row.route.to_owned();
        for (name, thing) in pairs(&row.fills) {
            let value = world.value(thing, actor).await;
            match name.strip_prefix('?') {
                Some(name) => path.push_str(&format!("?{name}={value}")),
                None => path = path.replace(&format!("{{{name}}}"), &value),
            }
        }
        assert!(
            !path.contains('{'),
            "{} fills nothing into {path}",
            row.route
        );
        let mut fields = Vec::new();
        for (name, value) in row
            .fields
            .split('&')
            .filter_map(|pair| pair.split_once('='))
        {
            fields.push((name.to_owned(), world.filled(value, actor).await));
        }
        Self { path, fields }
    }

    async fn send(&self, browser: &mut Browser, method: &str) -> Answer {
        match method {
            "GET" => browser.get(&self.path).await,
            _ => browser.post(&self.path, &self.pairs()).await,
        }
    }

    pub(crate) fn pairs(&self) -> Vec<(&str, &str)> {
        let pairs = self.fields.iter();
        pairs
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect()
    }
}

/// `name=thing` of a row, divided by blanks.
fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split(' ').filter_map(|pair| pair.split_once('='))
}

/// What must stand on every answer, whoever asks for what.
fn headers_wrong(answer: &Answer, signed_in: bool) -> Option<String> {
    let has = |name: &str, part: &str| {
        let value = answer.header(name).unwrap_or_default();
        (!value.contains(part)).then(|| format!("{name}: {value:?} without {part:?}"))
    };
    has("content-security-policy", "script-src 'self'")
        .or_else(|| has("content-security-policy", "frame-ancestors 'none'"))
        .or_else(|| has("x-content-type-options", "nosniff"))
        .or_else(|| has("referrer-policy", ""))
        .or_else(|| {
            answer
                .header("referrer-policy")
                .is_none()
                .then(|| "no referrer-policy".to_owned())
        })
        .or_else(|| has("cache-control", "no-store").filter(|_| signed_in))
}

#[tokio::test]
async fn every_route_gives_everybody_the_verdict_of_its_row() {
    let world = World::make().await;
    let mut wrong = Vec::new();
    for row in rows() {
        let mut seen = String::new();
        for actor in NAMES {
            let asked = Asked::of(&world, &row, actor).await;
            let mut browser = world.actors.fresh(&world.site, actor).await;
            let signed_in = browser.csrf().await.is_some();
            let answer = asked.send(&mut browser, row.method).await;
            seen.push(verdict(&answer));
            if let Some(header) =
                headers_wrong(&answer, signed_in && !asked.path.starts_with("/static/"))
            {
                wrong.push(format!("{} {} {actor}: {header}", row.method, asked.path));
            }
        }
        if seen != row.verdicts {
            wrong.push(format!(
                "{} {} [{}] {}: {seen}, not {}",
                row.method, row.route, row.fills, row.fields, row.verdicts
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_route_has_a_row() {
    let rows: BTreeSet<(String, &str)> = rows()
        .iter()
        .map(|row| (row.method.to_owned(), row.route))
        .collect();
    let routes = sources::routes();
    assert!(routes.len() > 60, "{}", routes.len());
    let missing: Vec<String> = routes
        .iter()
        .filter(|(method, path)| !rows.contains(&(method.clone(), path.as_str())))
        .map(|(method, path)| format!("{method} {path}"))
        .collect();
    assert!(missing.is_empty(), "no row: {}", missing.join(", "));
    let gone: Vec<&str> = rows
        .iter()
        .filter(|(method, path)| !routes.contains(&(method.clone(), (*path).to_owned())))
        .map(|(_, path)| *path)
        .collect();
    assert!(gone.is_empty(), "no such route: {}", gone.join(", "));
}

#[tokio::test]
async fn no_form_is_taken_without_its_token_or_from_another_site() {
    let world = World::make().await;
    let before = world.tables().await;
    let origin = |origin: &str| vec![("origin".to_owned(), origin.to_owned())];
    let own = format!("http://{}", world.site.addr);
    let mut asked_for = BTreeSet::new();
    for row in rows().iter().filter(|row| row.method == "POST") {
        let stops_mail = row.route == "/surat/berhenti/{token}";
        if stops_mail || !asked_for.insert(row.route) {
            continue;
        }
        for actor in ["author", "moderator", "coordinator", "administrator"] {
            let asked = Asked::of(&world, &row.still(), actor).await;
            let mut browser = world.actors.kept(actor);
            let csrf = browser.csrf().await.unwrap();
            let bare = encode(&asked.pairs());
            let full = format!("{bare}&csrf={csrf}");
            let foreign = world.actors.kept("member").csrf().await.unwrap();
            for (what, headers, body) in [
                ("without token", origin(&own), bare.clone()),
                (
                    "with a stranger's token",
                    origin(&own),
                    format!("{bare}&csrf={foreign}"),
                ),
                (
                    "from another site",
                    origin("https://jahat.example"),
                    full.clone(),
                ),
                ("from nowhere", Vec::new(), full.clone()),
                (
                    "cross-site",
                    vec![("sec-fetch-site".to_owned(), "cross-site".to_owned())],
                    full.clone(),
                ),
            ] {
                let answer = browser
                    .post_raw(&asked.path, &headers, body.as_bytes())
                    .await;
                assert_eq!(answer.status, 403, "{} {what}", asked.path);
            }
        }
        let asked = Asked::of(&world, &row.still(), "visitor").await;
        let body = encode(&asked.pairs());
        for headers in [origin("https://jahat.example"), Vec::new()] {
            let mut visitor = world.site.visitor();
            let answer = visitor
                .post_raw(&asked.path, &headers, body.as_bytes())
                .await;
            assert_eq!(answer.status, 403, "{} by a visitor", asked.path);
        }
    }
    assert_eq!(world.tables().await, before);
}

#[tokio::test]
async fn reading_changes_nothing() {
    let world = World::make().await;
    let mut asked = Vec::new();
    for row in rows().iter().filter(|row| row.method == "GET") {
        for actor in NAMES {
            asked.push((actor, Asked::of(&world, &row.still(), actor).await));
        }
    }
    let before = world.tables().await;
    for (actor, asked) in &asked {
        for method in ["GET", "HEAD"] {
            let mut browser = world.actors.kept(actor);
            browser.send(method, &asked.path, &[], &[]).await;
        }
    }
    for (table, rows) in world.tables().await {
        assert_eq!(Some(&rows), before.get(&table), "{table}");
    }
}

#[tokio::test]
async fn a_method_without_a_row_is_not_found() {
    let world = World::make().await;
    let before = world.tables().await;
    let rows = rows();
    let mut asked_for = BTreeSet::new();
    for row in &rows {
        if !asked_for.insert(row.route) {
            continue;
        }
        let asked = Asked::of(&world, &row.still(), "administrator").await;
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
            if rows
                .iter()
                .any(|other| other.route == row.route && other.method == method)
            {
                continue;
            }
            let mut browser = world.actors.kept("administrator");
            let headers = [
                ("origin".to_owned(), format!("http://{}", world.site.addr)),
                (
                    "content-type".to_owned(),
                    "application/x-www-form-urlencoded".to_owned(),
                ),
            ];
            let body = format!("csrf={}", browser.csrf().await.unwrap());
            let answer = browser
                .send(method, &asked.path, &headers, body.as_bytes())
                .await;
            assert!(
                matches!(answer.status, 404 | 405),
                "{method} {}: {}",
                asked.path,
                answer.status
            );
        }
    }
    assert_eq!(world.tables().await, before);
}
