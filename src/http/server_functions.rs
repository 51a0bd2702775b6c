//! Runs the server functions of islands for the person of the session.
//!
//! The CSRF layer has checked the form field `csrf` before, as of every form; what the function needs of the request is
//! put into its context here.

use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use islands::Session;
use leptos::prelude::provide_context;
use pages::site::Shared;
use pages::visit::SignedIn;
use std::sync::Arc;

/// Runs the server function of the request's path.
pub async fn run(State(site): State<Shared>, request: Request) -> Response {
    let session = Session {
        forum: Arc::clone(&site.forum),
        actor: request
            .extensions()
            .get::<SignedIn>()
            .map(|signed_in| Arc::clone(&signed_in.actor)),
    };
    let context = move || provide_context(session.clone());
    leptos_axum::handle_server_fns_with_context(context, request)
        .await
        .into_response()
}
