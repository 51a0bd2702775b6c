//! Figures for monitoring, in the text form of Prometheus: requests, mail, search index, database.
//!
//! Invariants: requests are counted by method, pattern of the route and status, never by path, id, address or person, so
//! that the figures tell nothing about anybody and their number is bounded. Counters begin anew with the process.

use axum::Router;
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::notifications::OutboxState;
use pages::site::Shared;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use store::{StoreError, index_marks, outbox};

/// Upper bounds of the classes of duration, in seconds.
const CLASSES: [(u128, &str); 9] = [
    (1_000, "0.001"),
    (2_500, "0.0025"),
    (5_000, "0.005"),
    (10_000, "0.01"),
    (50_000, "0.05"),
    (100_000, "0.1"),
    (500_000, "0.5"),
    (1_000_000, "1"),
    (5_000_000, "5"),
];

/// Headers by which a proxy says that it asks for somebody else.
const FORWARDED: [&str; 6] = [
    "forwarded",
    "via",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-real-ip",
];

/// Counts requests. Clones count together.
#[derive(Debug, Clone, Default)]
pub struct Metrics(Arc<Mutex<HashMap<String, BTreeMap<&'static str, Answers>>>>);

/// Answers of one route and method.
#[derive(Debug, Default)]
struct Answers {
    statuses: BTreeMap<u16, u64>,
    /// Answers in each class of duration, not in those below.
    classes: [u64; CLASSES.len()],
    answers: u64,
    micros: u128,
}

impl Metrics {
    /// Counts one answer.
    pub fn count(&self, (method, route): (&Method, &str), status: StatusCode, took: Duration) {
        let method = known(method);
        let micros = took.as_micros();
        let mut routes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !routes.contains_key(route) {
            routes.insert(route.to_owned(), BTreeMap::new());
        }
        let Some(answers) = routes
            .get_mut(route)
            .map(|of| of.entry(method).or_default())
        else {
            return;
        };
        *answers.statuses.entry(status.as_u16()).or_default() += 1;
        answers.answers += 1;
        answers.micros += micros;
        let class = CLASSES.iter().position(|(most, _)| micros <= *most);
        if let Some(count) = class.and_then(|class| answers.classes.get_mut(class)) {
            *count += 1;
        }
    }

    /// What was counted, with the routes in order.
    fn requests(&self) -> String {
        let routes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut routes: Vec<_> = routes.iter().collect();
        routes.sort_by_key(|(route, _)| route.as_str());
        let mut counts = head(
            "rembuk_requests_total",
            "counter",
            "Answers by route and status.",
        );
        let mut times = head(
            "rembuk_request_seconds",
            "histogram",
            "How long answers took until their first byte.",
        );
        for (route, methods) in routes {
            for (method, answers) in methods {
                let of = format!("method=\"{method}\",route=\"{route}\"");
                for (status, count) in &answers.statuses {
                    let line =
                        format!("rembuk_requests_total{{{of},status=\"{status}\"}} {count}\n");
                    counts.push_str(&line);
                }
                times.push_str(&answers.histogram(&of));
            }
        }
        counts + &times
    }
}

impl Answers {
    fn histogram(&self, of: &str) -> String {
        let name = "rembuk_request_seconds";
        let mut text = String::new();
        let mut below = 0;
        for ((_, most), count) in CLASSES.iter().zip(self.classes) {
            below += count;
            text.push_str(&format!("{name}_bucket{{{of},le=\"{most}\"}} {below}\n"));
        }
        let (whole, part) = (self.micros / 1_000_000, self.micros % 1_000_000);
        let count = self.answers;
        text.push_str(&format!("{name}_bucket{{{of},le=\"+Inf\"}} {count}\n"));
        text.push_str(&format!("{name}_sum{{{of}}} {whole}.{part:06}\n"));
        text.push_str(&format!("{name}_count{{{of}}} {count}\n"));
        text
    }
}

/// Anybody can make up methods, so only the usual ones are told apart.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

/// Where figures are asked for.
#[derive(Debug, Clone)]
pub struct Door {
    site: Shared,
    metrics: Metrics,
    open: bool,
}

impl Door {
    /// A door that answers if it is `open`, which it is not where another address is there for it.
    pub fn new(site: &Shared, metrics: &Metrics, open: bool) -> Self {
        Self {
            site: site.clone(),
            metrics: metrics.clone(),
            open,
        }
    }
}

/// `/metrics` and nothing else, for an address of its own.
pub fn router(site: &Shared, metrics: &Metrics) -> Router {
    let path = "/metrics";
    Router::new()
        .route(path, get(alone))
        .with_state(Door::new(site, metrics, true))
}

/// `/metrics` on the site's own address: 404 for all but those who ask from this machine, without a proxy between, and
/// for these too where the door is not open.
pub async fn beside_the_site(
    State(door): State<Door>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
) -> Response {
    if !door.open || !asks_from_here(peer, &headers) {
        return StatusCode::NOT_FOUND.into_response();
    }
    answer(&door).await
}

async fn alone(State(door): State<Door>) -> Response {
    answer(&door).await
}

fn asks_from_here(peer: SocketAddr, headers: &HeaderMap) -> bool {
    let forwarded = FORWARDED.iter().any(|name| headers.contains_key(*name));
    peer.ip().to_canonical().is_loopback() && !forwarded
}

async fn answer(door: &Door) -> Response {
    let mut text = door.metrics.requests();
    match gauges(&door.site).await {
        Ok(gauges) => {
            text.push_str(&gauge(
                "rembuk_database_up",
                "Whether the database answers.",
                1,
            ));
            text.push_str(&gauges);
        }
        Err(error) => {
            tracing::warn!(%error, "metrics");
            text.push_str(&gauge(
                "rembuk_database_up",
                "Whether the database answers.",
                0,
            ));
        }
    }
    let name = "rembuk_database_errors_total";
    text.push_str(&head(name, "counter", "Queries that failed."));
    text.push_str(&format!("{name} {}\n", store::failures()));
    let kind = "text/plain; version=0.0.4; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], text).into_response()
}

async fn gauges(site: &Shared) -> Result<String, StoreError> {
    let db = site.forum.store.read();
    let name = "rembuk_mails";
    let mut text = head(name, "gauge", "Mails in the outbox by state.");
    let counts = outbox::overview::counts(db).await?;
    for state in [OutboxState::Waiting, OutboxState::Dead] {
        let found = counts.iter().find(|(counted, _)| *counted == state);
        let mails = found.map_or(0, |(_, mails)| *mails);
        // writing to a String cannot fail
        let _ = writeln!(text, "{name}{{state=\"{}\"}} {mails}", state.code());
    }
    let marks = i64::try_from(index_marks::waiting(db).await?).unwrap_or(i64::MAX);
    let what = "Rows the search index does not know yet.";
    text.push_str(&gauge("rembuk_index_waiting", what, marks));
    Ok(text)
}

fn gauge(name: &str, what: &str, value: i64) -> String {
    format!("{}{name} {value}\n", head(name, "gauge", what))
}

fn head(name: &str, kind: &str, what: &str) -> String {
    format!("# HELP {name} {what}\n# TYPE {name} {kind}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_route_and_fall_into_every_class_above() {
        let metrics = Metrics::default();
        let counted = [
            (Method::GET, 200, 900),
            (Method::GET, 200, 7_000),
            (Method::GET, 404, 9_000_000),
        ];
        for (method, status, micros) in counted {
            let status = StatusCode::from_u16(status).unwrap();
            let took = Duration::from_micros(micros);
            metrics.count((&method, "/aspirasi/{id}"), status, took);
        }
        let made_up = Method::from_bytes(b"MADEUP").unwrap();
        metrics.count((&made_up, "/"), StatusCode::NOT_FOUND, Duration::ZERO);
        let text = metrics.requests();
        let of = "method=\"GET\",route=\"/aspirasi/{id}\"";
        for line in [
            format!("rembuk_requests_total{{{of},status=\"200\"}} 2"),
            format!("rembuk_requests_total{{{of},status=\"404\"}} 1"),
            format!("rembuk_request_seconds_bucket{{{of},le=\"0.005\"}} 1"),
            format!("rembuk_request_seconds_bucket{{{of},le=\"5\"}} 2"),
            format!("rembuk_request_seconds_bucket{{{of},le=\"+Inf\"}} 3"),
            format!("rembuk_request_seconds_sum{{{of}}} 9.007900"),
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n{text}");
        }
        assert!(text.contains("method=\"other\"") && !text.contains("MADEUP"));
    }

    #[test]
    fn a_proxy_does_not_ask_from_here() {
        let here: SocketAddr = "127.0.0.1:9".parse().unwrap();
        let mapped: SocketAddr = "[::ffff:127.0.0.1]:9".parse().unwrap();
        let elsewhere: SocketAddr = "10.0.0.2:9".parse().unwrap();
        let none = HeaderMap::new();
        assert!(asks_from_here(here, &none) && asks_from_here(mapped, &none));
        assert!(!asks_from_here(elsewhere, &none));
        for name in FORWARDED {
            let mut headers = HeaderMap::new();
            headers.insert(name, "x".parse().unwrap());
            assert!(!asks_from_here(here, &headers), "{name}");
        }
    }
}
