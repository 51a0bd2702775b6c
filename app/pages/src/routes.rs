//! Every page and form, one line each.

use crate::site::Shared;
use crate::{comments, follows, help, responses, unsubscribe, votes};
use axum::Router;
use axum::routing::{get, post};

/// The pages. Layers (session, language, CSRF, headers) are put around them by the process.
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/bantuan", get(help::help))
        .route("/privasi", get(help::privacy))
        .route("/ketentuan", get(help::terms))
        .route("/aksesibilitas", get(help::accessibility))
        .route("/aspirasi/{id}/dukungan", post(votes::cast))
        .route(
            "/aspirasi/{id}/komentar",
            get(comments::form_page).post(comments::send),
        )
        .route("/aspirasi/{id}/ikuti", post(follows::aspiration))
        .route(
            "/aspirasi/{id}/jawab",
            get(responses::desk_page).post(responses::answer),
        )
        .route("/aspirasi/{id}/status", post(responses::change_state))
        .route("/komentar/{id}", get(comments::find))
        .route(
            "/komentar/{id}/tarik",
            get(comments::ask_withdraw).post(comments::withdraw),
        )
        .route("/konsultasi/{slug}/ikuti", post(follows::consultation))
        .route("/akun/ikutan", get(follows::list))
        .route(
            "/surat/berhenti/{token}",
            get(unsubscribe::ask).post(unsubscribe::act),
        )
}
