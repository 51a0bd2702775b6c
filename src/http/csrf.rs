//! No other site can make a browser post here.
//!
//! Two walls: tower-http's layer refuses what a browser says comes from another site; this one demands that a form
//! comes with `Origin` or `Sec-Fetch-Site` at all, and, from a signed-in person, with the token of the session. It also
//! reads the form once, so that handlers see only forms that were checked.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use pages::error::PageError;
use pages::fields::Fields;
use pages::stale_form::Unsent;
use pages::visit::SignedIn;

/// The most bytes of a form: 20,000 characters of four bytes, percent-encoded, and some room.
pub const FORM_BYTES_MAX: usize = 320 * 1024;

/// The same for the form of a consultation, which holds two such texts beside title and question.
pub const CONSULTATION_BYTES_MAX: usize = 560 * 1024;

/// Where that form is sent.
const CONSULTATIONS: &str = "/kelola/konsultasi/";

/// Paths that act by the token in them alone: mail programs post to them without cookie or origin (RFC 8058).
const BY_TOKEN: &str = "/surat/berhenti/";

/// Checks and reads every form.
pub async fn check(request: Request, next: Next) -> Response {
    if matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    ) {
        return next.run(request).await;
    }
    let by_token = request.uri().path().starts_with(BY_TOKEN);
    if !by_token && !tells_origin(request.headers()) {
        return PageError::Forbidden.into_response();
    }
    let bytes_max = if request.uri().path().starts_with(CONSULTATIONS) {
        CONSULTATION_BYTES_MAX
    } else {
        FORM_BYTES_MAX
    };
    let (mut parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, bytes_max).await else {
        return PageError::TooLarge.into_response();
    };
    let is_form = parts
        .headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    if !is_form && !bytes.is_empty() {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response();
    }
    let Ok(fields) = Fields::parse(&bytes) else {
        return PageError::BadRequest.into_response();
    };
    if !by_token && is_stale(&parts, &fields) {
        let mut refused = PageError::StaleForm.into_response();
        let to = parts.uri.path().to_owned();
        refused.extensions_mut().insert(Unsent { to, fields });
        return refused;
    }
    parts.extensions.insert(fields);
    next.run(Request::from_parts(parts, Body::from(bytes)))
        .await
}

/// Whether a form was opened in another session than the one it is sent from. One without words that is sent after
/// signing out is the handler's to answer, which leads to the page of signing in.
fn is_stale(parts: &Parts, fields: &Fields) -> bool {
    let given = fields.get("csrf");
    match parts.extensions.get::<SignedIn>() {
        Some(signed_in) => !store::seal::same(given.as_bytes(), signed_in.csrf.as_bytes()),
        None => !given.is_empty() && fields.pairs().any(|(_, value)| value.contains(' ')),
    }
}

fn tells_origin(headers: &HeaderMap) -> bool {
    headers.contains_key(header::ORIGIN) || headers.contains_key("sec-fetch-site")
}
