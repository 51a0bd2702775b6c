//! `/masuk/tautan/{token}`: the link of the mail. Opening it shows a page with one button; only pressing that uses it,
//! because mail programs and scanners open every link.

use super::{browser, dead, follow, hidden, private};
use crate::components::{CsrfField, FormActions, SubmitButton, document};
use crate::error::PageError;
use crate::site::Shared;
use crate::visit::Visit;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use forum::error::ActError;
use forum::identity::{self, CodeRefused};
use leptos::prelude::*;

/// `GET /masuk/tautan/{token}`.
///
/// # Errors
/// The database failed.
pub async fn link_form(
    State(site): State<Shared>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Response, PageError> {
    let t = visit.texts;
    let Some(waiting) = identity::what_link_opens(&site.forum, &token).await? else {
        return Ok(dead(&visit, StatusCode::GONE));
    };
    let action = format!("/masuk/tautan/{}", crate::links::encode(&token));
    let html = document(&visit, hidden(t.identity_link_title()), || {
        view! {
            <h1>{t.identity_link_title()}</h1>
            <p class="lede">{t.identity_link_lede(waiting.email.as_str())}</p>
            <form method="post" action=action>
                <CsrfField token=visit.csrf.clone()/>
                <FormActions>
                    <SubmitButton label=t.identity_link_button()/>
                </FormActions>
            </form>
            <p class="aside-door soft">{t.identity_link_not_you()}</p>
        }
    });
    Ok(private(StatusCode::OK, html))
}

/// `POST /masuk/tautan/{token}`.
///
/// # Errors
/// Too often, or the database failed.
pub async fn use_link(
    State(site): State<Shared>,
    visit: Visit,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let from = browser(&visit, &headers);
    match identity::use_link(&site.forum, &from, &token).await {
        Ok(proven) => Ok(follow(&visit, proven)),
        Err(ActError::Refused(CodeRefused::Dead)) => {
            Ok(dead(&visit, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(error) => Err(error.into()),
    }
}
