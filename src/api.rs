//! Machine doors: what everybody may read, as JSON with English names; `robots.txt` and the sitemap.
//!
//! Invariants: no door looks at the session, so the answer is the same whatever cookie comes along; of an anonymous post
//! there is no author and only the day; no tracking code, no row key, no name of a moderator. Doors are extended, never
//! changed: see `docs/api.md`. Failures are problem+json, written by the error layer.

mod aspirations;
mod consultations;
mod map;
mod parameters;
mod search;
mod shapes;

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use pages::site::Shared;
use pages::visit::Public;
use serde::Serialize;

/// The doors, one line each.
pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/api/v1/consultations", get(consultations::list))
        .route("/api/v1/consultations/{slug}", get(consultations::one))
        .route(
            "/api/v1/consultations/{slug}/aspirations",
            get(aspirations::list),
        )
        .route("/api/v1/aspirations/{id}", get(aspirations::one))
        .route("/api/v1/search", get(search::search))
        .route("/robots.txt", get(map::robots))
        .route("/sitemap.xml", get(map::sitemap))
}

/// One page of a list.
#[derive(Debug, Serialize)]
struct List<T> {
    items: Vec<T>,
    /// The address of the next page; `null` on the last.
    next: Option<String>,
}

/// An answer that other sites' scripts may read too, and that the page cache may keep: it is the same for everybody.
fn json<T: Serialize>(body: &T) -> Response {
    let mut response = axum::Json(body).into_response();
    response.headers_mut().insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        HeaderValue::from_static("*"),
    );
    response.extensions_mut().insert(Public);
    response
}
