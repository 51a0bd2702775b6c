//! One line a request: method, route, status, time; and the same counted for [`Metrics`]. Never the query, a form, a cookie
//! or an address.

use crate::metrics::Metrics;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use std::time::Instant;

/// Logs and counts a request under its route, so that ids and tokens in paths stay out of both.
pub async fn write(State(metrics): State<Metrics>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let route = matched.as_ref().map_or("(no route)", MatchedPath::as_str);
    let took = started.elapsed();
    metrics.count((&method, route), response.status(), took);
    let status = response.status().as_u16();
    let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    if response.status().is_server_error() {
        tracing::warn!(%method, route, status, micros, "request");
    } else {
        tracing::debug!(%method, route, status, micros, "request");
    }
    response
}
