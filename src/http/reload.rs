//! For development only: pages that load themselves anew once the server was started again.
//!
//! Everywhere else both addresses are 404 and no page names them. Nothing here changes the policy of scripts: the script
//! is a file of the site.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures::StreamExt;
use futures::stream::{once, pending};
use pages::site::Shared;
use std::convert::Infallible;
use std::time::Duration;

/// How soon a page asks again after the server went away.
const RETRY: Duration = Duration::from_millis(300);

/// Loads the page anew when another process answers than before.
const SCRIPT: &str = "let seen;
new EventSource('/dev/reload').onmessage = ({ data }) => {
  if (seen && seen !== data) location.reload();
  seen = data;
};
";

/// `/dev/reload.js`.
pub async fn script(State(site): State<Shared>) -> Response {
    if !site.dev {
        return StatusCode::NOT_FOUND.into_response();
    }
    (
        [(header::CONTENT_TYPE, "text/javascript; charset=utf-8")],
        SCRIPT,
    )
        .into_response()
}

/// `/dev/reload`: says which process answers, then stays open.
pub async fn events(State(site): State<Shared>) -> Response {
    if !site.dev {
        return StatusCode::NOT_FOUND.into_response();
    }
    let process = std::process::id().to_string();
    let event = Event::default().retry(RETRY).data(process);
    let events = once(async { Ok::<_, Infallible>(event) }).chain(pending());
    Sse::new(events)
        .keep_alive(KeepAlive::default())
        .into_response()
}
