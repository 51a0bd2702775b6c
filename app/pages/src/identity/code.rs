//! `/masuk/kode`: the code of the mail.

use super::{Asked, browser, dead, follow, hidden, private, redirect, ticket};
use crate::components::{
    CsrfField, ErrorSummary, FieldError, FormActions, HiddenField, Loudness, SubmitButton,
    TextField, document,
};
use crate::error::PageError;
use crate::fields::Fields;
use crate::links;
use crate::site::Shared;
use crate::visit::Visit;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::ids::PublicId;
use forum::error::ActError;
use forum::identity::{self, CodeRefused, Waiting};
use leptos::prelude::*;

/// `GET /masuk/kode?ticket=…`.
///
/// # Errors
/// The database failed.
pub async fn code_form(
    State(site): State<Shared>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let Some(ticket) = ticket(&asked.ticket) else {
        return Ok(dead(&visit, StatusCode::GONE));
    };
    Ok(match identity::waiting(&site.forum, &ticket).await? {
        Some(waiting) => private(StatusCode::OK, code_page(&visit, &ticket, waiting, vec![])),
        None => dead(&visit, StatusCode::GONE),
    })
}

/// `POST /masuk/kode`.
///
/// # Errors
/// Too often, or the database failed.
pub async fn enter_code(
    State(site): State<Shared>,
    visit: Visit,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, PageError> {
    let t = visit.texts;
    let Some(ticket) = ticket(fields.get("ticket")) else {
        return Ok(dead(&visit, StatusCode::UNPROCESSABLE_ENTITY));
    };
    let from = browser(&visit, &headers);
    let refused = match identity::try_code(&site.forum, &from, &ticket, fields.get("code")).await {
        Ok(proven) => return Ok(follow(&visit, proven)),
        Err(ActError::Refused(refused)) => refused,
        Err(error) => return Err(error.into()),
    };
    let message = match refused {
        CodeRefused::Dead => return Ok(dead(&visit, StatusCode::UNPROCESSABLE_ENTITY)),
        CodeRefused::NotACode => t.identity_code_not_a_code(),
        CodeRefused::Wrong { left } => t.identity_code_wrong(left),
        CodeRefused::LinkOnly => t.identity_code_link_only(),
    };
    let Some(waiting) = identity::waiting(&site.forum, &ticket).await? else {
        return Ok(dead(&visit, StatusCode::UNPROCESSABLE_ENTITY));
    };
    let errors = vec![FieldError {
        field: "code",
        message,
    }];
    let html = code_page(&visit, &ticket, waiting, errors);
    Ok(private(StatusCode::UNPROCESSABLE_ENTITY, html))
}

/// `POST /masuk/kode/lagi`: another code for the same address.
///
/// # Errors
/// Too often, or the database failed.
pub async fn send_another_code(
    State(site): State<Shared>,
    visit: Visit,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, PageError> {
    let Some(old) = ticket(fields.get("ticket")) else {
        return Ok(dead(&visit, StatusCode::UNPROCESSABLE_ENTITY));
    };
    let from = browser(&visit, &headers);
    match identity::request_code_again(&site.forum, &from, &old).await {
        Ok(new) => Ok(redirect(&address(&new))),
        Err(ActError::NotFound) => Ok(dead(&visit, StatusCode::UNPROCESSABLE_ENTITY)),
        Err(error) => Err(error.into()),
    }
}

fn address(ticket: &PublicId) -> String {
    links::query("/masuk/kode", &[("ticket", ticket.as_str())])
}

fn code_page(
    visit: &Visit,
    ticket: &PublicId,
    waiting: Waiting,
    errors: Vec<FieldError>,
) -> String {
    let t = visit.texts;
    let other = links::query("/masuk", &[("next", &waiting.next)]);
    document(visit, hidden(t.identity_code_title()), || {
        view! {
            <ErrorSummary t errors=errors.clone()/>
            <h1>{t.identity_code_title()}</h1>
            <p class="lede">{t.identity_code_lede(waiting.email.as_str())}</p>
            <form method="post" action=address(ticket) novalidate=true>
                <CsrfField token=visit.csrf.clone()/>
                <HiddenField name="ticket" value=ticket.as_str().to_owned()/>
                <TextField
                    t
                    name="code"
                    label=t.identity_code()
                    hint=t.identity_code_hint()
                    error=FieldError::of(&errors, "code")
                    autocomplete="one-time-code"
                    inputmode="numeric"
                    short=true
                />
                <FormActions>
                    <SubmitButton label=t.identity_code_button()/>
                </FormActions>
            </form>
            <section class="section">
                <h2>{t.identity_code_slow_title()}</h2>
                <p>{t.identity_code_slow()}</p>
                <form method="post" action="/masuk/kode/lagi">
                    <CsrfField token=visit.csrf.clone()/>
                    <HiddenField name="ticket" value=ticket.as_str().to_owned()/>
                    <FormActions>
                        <SubmitButton label=t.identity_code_again() loudness=Loudness::Quiet/>
                        <a href=other>{t.identity_code_other()}</a>
                    </FormActions>
                </form>
            </section>
        }
    })
}
