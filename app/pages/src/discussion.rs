//! What people and agencies do around an aspiration: the parts its page is composed of, and what their forms share.

use crate::error::PageError;
use crate::links;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::PublicId;

/// The id in a path; anything that has not its form is no thing of this site.
pub(crate) fn id_in_path(text: &str) -> Result<PublicId, PageError> {
    PublicId::parse(text).ok_or(PageError::NotFound)
}

/// The id of another thing in a query or form; what is no id is left out.
pub(crate) fn id_if_any(text: &str) -> Option<PublicId> {
    PublicId::parse(text)
}

/// The key of a form, if it has one of the form that pages give out.
pub(crate) fn form_key(text: &str) -> Option<&str> {
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (plain && (20..=64).contains(&text.len())).then_some(text)
}

/// Leads a visitor who pressed a button to the sign-in page, and back afterwards.
pub(crate) fn sign_in_first(back: &str) -> Response {
    Redirect::to(&links::and_back("/masuk", back)).into_response()
}

/// The page of an aspiration.
pub(crate) fn aspiration_path(id: &PublicId) -> String {
    format!("/aspirasi/{id}")
}
