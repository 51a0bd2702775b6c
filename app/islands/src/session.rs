//! What a server function needs of the request it came with.

use crate::Failure;
use axum::http::StatusCode;
use forum::Forum;
use forum::actor::Actor;
use forum::error::ActError;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use std::sync::Arc;

/// The forum and the signed-in person, put into the context by the process for every server function.
#[derive(Debug, Clone)]
pub struct Session {
    /// Acts.
    pub forum: Arc<Forum>,
    /// The person, if any.
    pub actor: Option<Arc<Actor>>,
}

impl Session {
    /// The forum and the person of this request.
    pub(crate) fn here() -> Result<(Arc<Forum>, Arc<Actor>), Failure> {
        let session = use_context::<Self>().ok_or(Failure::Unavailable)?;
        let Some(actor) = session.actor else {
            return Err(answer(StatusCode::UNAUTHORIZED, Failure::Gone));
        };
        Ok((session.forum, actor))
    }
}

/// The failure of an act, with the status it is answered with.
pub(crate) fn failure<R: std::fmt::Debug + std::fmt::Display>(error: &ActError<R>) -> Failure {
    let (status, failure) = match error {
        ActError::NotFound => (StatusCode::NOT_FOUND, Failure::Gone),
        ActError::NotAllowed => (StatusCode::FORBIDDEN, Failure::Refused),
        ActError::TooOften(_) => (StatusCode::TOO_MANY_REQUESTS, Failure::TooOften),
        ActError::Refused(_) => (StatusCode::CONFLICT, Failure::Refused),
        ActError::Store(_) => (StatusCode::SERVICE_UNAVAILABLE, Failure::Unavailable),
    };
    answer(status, failure)
}

/// Sets the status of the answer.
pub(crate) fn answer(status: StatusCode, failure: Failure) -> Failure {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(status);
    }
    failure
}
