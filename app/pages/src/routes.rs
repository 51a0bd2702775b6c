//! Every page and form, one line each.

use crate::site::Shared;
use axum::Router;

/// The pages. Layers (session, language, CSRF, headers) are put around them by the process.
pub fn routes() -> Router<Shared> {
    Router::new()
}
