//! Writes the page of every failure, in the reader's language; for machines, problem+json (RFC 9457).

use axum::body::Body;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use pages::components::errors::error_page;
use pages::error::PageError;
use pages::site::Shared;
use pages::stale_form::{Unsent, stale_form_page};
use pages::visit::{SignedIn, Visit};
use std::sync::{Arc, OnceLock};

/// Lets the session layer, which lies further in, tell this one who is reading.
#[derive(Debug, Clone, Default)]
pub struct Reader(Arc<OnceLock<SignedIn>>);

impl Reader {
    /// Remembers who is reading.
    pub fn recognised(&self, signed_in: SignedIn) {
        self.0.get_or_init(|| signed_in);
    }
}

/// Replaces the body of a failure by a page that says what to do.
pub async fn write(State(site): State<Shared>, request: Request, next: Next) -> Response {
    let reader = Reader::default();
    let (mut parts, body) = request.into_parts();
    parts.extensions.insert(reader.clone());
    let Ok(mut visit) = Visit::from_request_parts(&mut parts, &site).await;
    let for_machines = parts.uri.path().starts_with("/api/");
    let response = next.run(Request::from_parts(parts, body)).await;
    let told = response.extensions().get::<PageError>().copied();
    if told == Some(PageError::SignIn) {
        return sign_in(&visit.here, response);
    }
    let written = response.headers().contains_key(header::CONTENT_TYPE);
    let Some(error) = told.or_else(|| {
        PageError::of_status(response.status()).filter(|_| !written || is_plain(&response))
    }) else {
        return response;
    };
    if let Some(signed_in) = reader.0.get() {
        visit.actor = Some(Arc::clone(&signed_in.actor));
        visit.csrf.clone_from(&signed_in.csrf);
    }
    let (mut head, _) = response.into_parts();
    let unsent = head.extensions.remove::<Unsent>();
    head.headers.remove(header::CONTENT_LENGTH);
    head.status = error.status();
    if error == PageError::Unavailable {
        // about as long as a database needs to start
        head.headers
            .entry(header::RETRY_AFTER)
            .or_insert(HeaderValue::from_static("10"));
    }
    let (kind, body) = match unsent {
        _ if for_machines => ("application/problem+json", problem(error)),
        Some(unsent) => ("text/html; charset=utf-8", stale_form_page(&visit, unsent)),
        None => ("text/html; charset=utf-8", error_page(&visit, error)),
    };
    head.headers
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    head.headers
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Response::from_parts(head, Body::from(body))
}

/// Failures of axum itself come as plain text.
fn is_plain(response: &Response) -> bool {
    response
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("text/plain"))
}

fn sign_in(here: &str, response: Response) -> Response {
    let next: String = here.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
        text
    });
    let mut response = response;
    if let Ok(location) = HeaderValue::from_str(&format!("/masuk?next={next}")) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response.into_response()
}

/// The problem of a failure, as RFC 9457 writes it.
pub fn problem(error: PageError) -> String {
    let status = error.status();
    serde_json::json!({
        "type": "about:blank",
        "title": status.canonical_reason().unwrap_or("Error"),
        "status": status.as_u16(),
    })
    .to_string()
}
