//! `/masuk`: by code, or by password for those who set one.

use super::register::email_error;
use super::{Asked, browser, follow, hidden, next, private, redirect};
use crate::components::{
    CsrfField, ErrorSummary, FieldError, FormActions, Glyph, HiddenField, Loudness, SubmitButton,
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
use domain::identity::Email;
use forum::error::ActError;
use forum::identity::{self, CodeRequest};
use leptos::prelude::*;

/// What was typed on the page; passwords are never given back.
#[derive(Debug, Clone, Default)]
struct Typed {
    email: String,
    account: String,
    next: String,
}

/// `GET /masuk`.
pub async fn sign_in_form(visit: Visit, Query(asked): Query<Asked>) -> Response {
    if visit.actor.is_some() {
        return redirect(next::checked(&asked.next).unwrap_or("/akun"));
    }
    let typed = Typed {
        next: asked.next,
        ..Typed::default()
    };
    private(StatusCode::OK, sign_in_page(&visit, typed, vec![]))
}

/// `GET` of an address that only takes forms: a reload after an error, or another language.
pub async fn to_sign_in(Query(asked): Query<Asked>) -> Response {
    let next = next::checked(&asked.next).unwrap_or_default();
    redirect(&links::query("/masuk", &[("next", next)]))
}

/// `POST /masuk`: sends a code, whoever has the address.
///
/// # Errors
/// Too often, or the database failed.
pub async fn send_code(
    State(site): State<Shared>,
    visit: Visit,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, PageError> {
    let t = visit.texts;
    let Ok(email) = Email::parse(fields.get("email")) else {
        let typed = Typed {
            email: fields.get("email").to_owned(),
            next: fields.get("next").to_owned(),
            ..Typed::default()
        };
        let html = sign_in_page(&visit, typed, vec![email_error(t)]);
        return Ok(private(StatusCode::UNPROCESSABLE_ENTITY, html));
    };
    let request = CodeRequest {
        email,
        registration: None,
        language: t.language,
        next: next::checked(fields.get("next"))
            .unwrap_or_default()
            .to_owned(),
    };
    let ticket = identity::request_code(&site.forum, &browser(&visit, &headers), request).await?;
    Ok(redirect(&links::query(
        "/masuk/kode",
        &[("ticket", ticket.as_str())],
    )))
}

/// `POST /masuk/sandi`.
///
/// # Errors
/// Too often, or the database failed.
pub async fn sign_in_with_password(
    State(site): State<Shared>,
    visit: Visit,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, PageError> {
    let t = visit.texts;
    let typed = Typed {
        account: fields.get("account").to_owned(),
        next: fields.get("next").to_owned(),
        ..Typed::default()
    };
    let again = |field, message| {
        let errors = vec![FieldError { field, message }];
        let html = sign_in_page(&visit, typed.clone(), errors);
        Ok(private(StatusCode::UNPROCESSABLE_ENTITY, html))
    };
    let Ok(email) = Email::parse(&typed.account) else {
        return again("account", t.identity_email_error());
    };
    let next = next::checked(&typed.next).unwrap_or_default().to_owned();
    let from = browser(&visit, &headers);
    let typed_password = fields.get("password");
    let proven =
        identity::sign_in_with_password(&site.forum, &from, (&email, typed_password), next).await;
    match proven {
        Ok(proven) => Ok(follow(&visit, proven)),
        Err(ActError::Refused(_)) => again("password", t.identity_password_wrong()),
        Err(error) => Err(error.into()),
    }
}

fn sign_in_page(visit: &Visit, typed: Typed, errors: Vec<FieldError>) -> String {
    let t = visit.texts;
    let next = next::checked(&typed.next).unwrap_or_default().to_owned();
    let by_code = links::query("/masuk", &[("next", &next)]);
    let register = links::query("/daftar", &[("next", &next)]);
    document(visit, hidden(t.identity_sign_in_title()), || {
        view! {
            <ErrorSummary t errors=errors.clone()/>
            <h1>{t.identity_sign_in_title()}</h1>
            <p class="lede">{t.identity_sign_in_lede()}</p>
            <form method="post" action=by_code novalidate=true>
                <CsrfField token=visit.csrf.clone()/>
                <HiddenField name="next" value=next.clone()/>
                <TextField
                    t
                    name="email"
                    label=t.identity_email()
                    value=typed.email.clone()
                    hint=t.identity_email_hint_sign_in()
                    error=FieldError::of(&errors, "email")
                    kind="email"
                    autocomplete="email"
                    inputmode="email"
                />
                <FormActions>
                    <SubmitButton label=t.identity_sign_in_button() glyph=Glyph::Mail/>
                </FormActions>
            </form>
            {by_password(visit, &typed, &errors)}
            <p class="aside-door">
                {t.identity_sign_in_new()}" "<a href=register>{t.identity_sign_in_new_link()}</a>
            </p>
        }
    })
}

/// The form for a password: closed until asked for, open again after an error.
fn by_password(visit: &Visit, typed: &Typed, errors: &[FieldError]) -> impl IntoView + use<> {
    let t = visit.texts;
    let next = next::checked(&typed.next).unwrap_or_default().to_owned();
    let action = links::query("/masuk/sandi", &[("next", &next)]);
    let open = errors.iter().any(|error| error.field != "email");
    view! {
        <details class="other-way" open=open>
            <summary>{t.identity_password_open()}</summary>
            <form method="post" action=action novalidate=true>
                <CsrfField token=visit.csrf.clone()/>
                <HiddenField name="next" value=next/>
                <TextField
                    t
                    name="account"
                    label=t.identity_email()
                    value=typed.account.clone()
                    error=FieldError::of(errors, "account")
                    kind="email"
                    autocomplete="username"
                    inputmode="email"
                />
                <TextField
                    t
                    name="password"
                    label=t.identity_password()
                    hint=t.identity_password_forgot()
                    error=FieldError::of(errors, "password")
                    kind="password"
                    autocomplete="current-password"
                />
                <FormActions>
                    <SubmitButton
                        label=t.identity_password_button()
                        loudness=Loudness::Quiet
                        glyph=Glyph::Key
                    />
                </FormActions>
            </form>
        </details>
    }
}
