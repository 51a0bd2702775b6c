//! Every page and form, one line each.

use crate::help;
use crate::site::Shared;
use axum::Router;
use axum::routing::get;

/// The pages. Layers (session, language, CSRF, headers) are put around them by the process.
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/bantuan", get(help::help))
        .route("/privasi", get(help::privacy))
        .route("/ketentuan", get(help::terms))
        .route("/aksesibilitas", get(help::accessibility))
}
