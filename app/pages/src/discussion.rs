//! What people and agencies do around an aspiration: the parts its page is composed of, and what their forms share.

pub(crate) use forum::comments::form_key;

use crate::error::PageError;
use crate::links;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::PublicId;
use forum::comments::May;
use forum::discussion::Discussion;
use forum::votes::MayVote;

/// The id in a path; anything that has not its form is no thing of this site.
pub(crate) fn id_in_path(text: &str) -> Result<PublicId, PageError> {
    PublicId::parse(text).ok_or(PageError::NotFound)
}

/// The id of another thing in a query or form; what is no id is left out.
pub(crate) fn id_if_any(text: &str) -> Option<PublicId> {
    PublicId::parse(text)
}

/// Leads a visitor who pressed a button to the sign-in page, and back afterwards.
pub(crate) fn sign_in_first(back: &str) -> Response {
    Redirect::to(&links::and_back("/masuk", back)).into_response()
}

/// Whether the page of an aspiration holds islands: only where the reader can vote or comment now.
pub(crate) fn has_islands(discussion: &Discussion) -> bool {
    discussion.ballot.may == MayVote::Yes || discussion.comments.room.may == May::Yes
}

/// The page of an aspiration.
pub(crate) fn aspiration_path(id: &PublicId) -> String {
    format!("/aspirasi/{id}")
}
