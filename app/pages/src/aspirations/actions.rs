//! The small forms of an aspiration's page: add words, withdraw, tighten, record LAPOR's number.

use super::page::{Refill, again};
use crate::components::{Done, FieldError};
use crate::discussion::{id_in_path, sign_in_first};
use crate::error::PageError;
use crate::fields::Fields;
use crate::site::Shared;
use crate::text_errors::text_error;
use crate::visit::Visit;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::visibility::Visibility;
use domain::words::Body;
use forum::aspirations::lapor::LaporRefused;
use forum::aspirations::path;
use forum::error::ActError;

/// `POST /aspirasi/{id}/tambah`: the author adds words.
///
/// # Errors
/// [`PageError::NotFound`], [`PageError::Forbidden`] for somebody else's, [`PageError::Conflict`] once withdrawn.
pub async fn add(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let id = id_in_path(&id)?;
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&path(&id)));
    };
    let t = visit.texts;
    let body = match Body::parse(fields.get("words")) {
        Ok(body) => body,
        Err(error) => {
            let message = text_error(t, error, t.write_error_words_empty());
            let refill = Refill {
                errors: vec![FieldError {
                    field: "words",
                    message,
                }],
                words: fields.get("words").to_owned(),
                lapor: None,
            };
            return again(&site, visit, &id, refill).await;
        }
    };
    let form_key = fields.get("form_key");
    forum::aspirations::add::add_words(&site.forum, actor, &id, (&body, form_key)).await?;
    Ok(Done::Added.at(&path(&id)))
}

/// `POST /aspirasi/{id}/tarik`: the author withdraws it.
///
/// # Errors
/// [`PageError::NotFound`], [`PageError::Forbidden`] for somebody else's, [`PageError::Conflict`] while it is hidden.
pub async fn withdraw(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let id = id_in_path(&id)?;
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&path(&id)));
    };
    forum::aspirations::withdraw::withdraw(&site.forum, actor, &id).await?;
    Ok(Redirect::to(&path(&id)).into_response())
}

/// `POST /aspirasi/{id}/perketat`: author or staff tighten who may see it.
///
/// # Errors
/// [`PageError::NotFound`], [`PageError::Forbidden`], [`PageError::Conflict`] when it would not be tighter.
pub async fn tighten(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let id = id_in_path(&id)?;
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&path(&id)));
    };
    let to = Visibility::parse(fields.get("visibility")).ok_or(PageError::BadRequest)?;
    forum::aspirations::tighten::tighten(&site.forum, actor, &id, to).await?;
    Ok(Done::Tightened.at(&path(&id)))
}

/// `POST /aspirasi/{id}/lapor`: an official records LAPOR's number.
///
/// # Errors
/// [`PageError::NotFound`], [`PageError::Forbidden`], [`PageError::Conflict`] once withdrawn.
pub async fn lapor(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let id = id_in_path(&id)?;
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&path(&id)));
    };
    let number = fields.get("lapor");
    match forum::aspirations::lapor::record_lapor_number(&site.forum, actor, &id, number).await {
        Ok(()) => Ok(Done::LaporRecorded.at(&path(&id))),
        Err(ActError::Refused(LaporRefused::NotANumber)) => {
            let refill = Refill {
                errors: vec![FieldError {
                    field: "lapor",
                    message: visit.texts.lapor_error(),
                }],
                words: String::new(),
                lapor: Some(number.to_owned()),
            };
            again(&site, visit, &id, refill).await
        }
        Err(error) => Err(error.into()),
    }
}
