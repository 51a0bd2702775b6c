//! Changing one's account: name, password.

use super::register::{name_field, name_message};
use super::{browser, hidden, private, redirect};
use crate::components::{
    Breadcrumbs, CsrfField, Done, ErrorSummary, FieldError, FormActions, SubmitButton, TextField,
    document,
};
use crate::error::PageError;
use crate::fields::Fields;
use crate::site::Shared;
use crate::visit::Visit;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use domain::identity::{PASSWORD_MAX, PASSWORD_MIN, PasswordError};
use domain::words::PersonName;
use forum::error::ActError;
use forum::identity::{self, Account, PasswordRefused};
use leptos::prelude::*;
use texts::Texts;

/// `GET /akun/nama`.
///
/// # Errors
/// Leads visitors to the sign-in page.
pub async fn name_form(visit: Visit) -> Result<Response, PageError> {
    let name = visit.actor()?.name.clone();
    Ok(private(StatusCode::OK, name_page(&visit, &name, vec![])))
}

/// `POST /akun/nama`.
///
/// # Errors
/// The database failed.
pub async fn rename(
    State(site): State<Shared>,
    visit: Visit,
    fields: Fields,
) -> Result<Response, PageError> {
    let actor = visit.actor()?;
    let typed = fields.get("name");
    match PersonName::parse(typed) {
        Ok(name) => {
            identity::rename(&site.forum, actor, name).await?;
            Ok(redirect(&Done::AccountChanged.address("/akun")))
        }
        Err(error) => {
            let errors = vec![FieldError {
                field: "name",
                message: name_message(visit.texts, error),
            }];
            let html = name_page(&visit, typed, errors);
            Ok(private(StatusCode::UNPROCESSABLE_ENTITY, html))
        }
    }
}

/// `GET /akun/sandi`.
///
/// # Errors
/// Leads visitors to the sign-in page; or the database failed.
pub async fn password_form(
    State(site): State<Shared>,
    visit: Visit,
) -> Result<Response, PageError> {
    let account = identity::account(&site.forum, visit.actor()?).await?;
    let html = password_page(&visit, &account, vec![]);
    Ok(private(StatusCode::OK, html))
}

/// `POST /akun/sandi`: ends every session of the person and begins a new one here.
///
/// # Errors
/// Too many wrong old passwords; or the database failed.
pub async fn change_password(
    State(site): State<Shared>,
    visit: Visit,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, PageError> {
    let actor = visit.actor()?;
    let typed = (fields.get("old_password"), fields.get("new_password"));
    let from = browser(&visit, &headers);
    let refused = match identity::set_password(&site.forum, &from, actor, typed).await {
        Ok(token) => {
            let mut response = redirect(&Done::AccountChanged.address("/akun"));
            response
                .headers_mut()
                .append(header::SET_COOKIE, site.session_cookie(&token));
            return Ok(response);
        }
        Err(ActError::Refused(refused)) => refused,
        Err(error) => return Err(error.into()),
    };
    let account = identity::account(&site.forum, actor).await?;
    let html = password_page(&visit, &account, vec![refusal(visit.texts, refused)]);
    Ok(private(StatusCode::UNPROCESSABLE_ENTITY, html))
}

fn refusal(t: Texts, refused: PasswordRefused) -> FieldError {
    let (field, message) = match refused {
        PasswordRefused::WrongOld => ("old_password", t.identity_password_old_error()),
        PasswordRefused::New(PasswordError::TooShort) => (
            "new_password",
            t.identity_password_short(characters(PASSWORD_MIN)),
        ),
        PasswordRefused::New(PasswordError::TooLong) => (
            "new_password",
            t.identity_password_long(characters(PASSWORD_MAX)),
        ),
        PasswordRefused::New(PasswordError::Common) => {
            ("new_password", t.identity_password_common())
        }
    };
    FieldError { field, message }
}

fn characters(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The page around a form of the account.
fn settings_page<V: IntoView>(
    visit: &Visit,
    (title, action): (String, &'static str),
    (lede, button): (String, String),
    fields: impl FnOnce() -> (Vec<FieldError>, V),
) -> String {
    let t = visit.texts;
    document(visit, hidden(title.clone()), || {
        let (errors, fields) = fields();
        view! {
            <Breadcrumbs
                t
                above=vec![("/akun".to_owned(), t.site_account())]
                here=title.clone()
            />
            <ErrorSummary t errors/>
            <h1>{title}</h1>
            <p class="lede">{lede}</p>
            <form method="post" action=action novalidate=true>
                <CsrfField token=visit.csrf.clone()/>
                {fields}
                <FormActions>
                    <SubmitButton label=button/>
                </FormActions>
            </form>
        }
    })
}

fn name_page(visit: &Visit, typed: &str, errors: Vec<FieldError>) -> String {
    let t = visit.texts;
    let head = (t.identity_rename_title(), "/akun/nama");
    let words = (t.identity_rename_lede(), t.identity_save());
    settings_page(visit, head, words, || {
        let field = name_field(t, typed, &errors);
        (errors, field)
    })
}

fn password_page(visit: &Visit, account: &Account, errors: Vec<FieldError>) -> String {
    let t = visit.texts;
    let title = if account.has_password {
        t.identity_password_title_change()
    } else {
        t.identity_password_title_set()
    };
    let words = (t.identity_password_lede(), t.identity_password_save());
    let old_needed = account.has_password && !account.fresh;
    let email = account.email.clone();
    settings_page(visit, (title, "/akun/sandi"), words, || {
        let old = old_needed.then(|| {
            view! {
                <TextField
                    t
                    name="old_password"
                    label=t.identity_password_old()
                    hint=t.identity_password_old_hint()
                    error=FieldError::of(&errors, "old_password")
                    kind="password"
                    autocomplete="current-password"
                />
            }
        });
        let fields = view! {
            // lets password managers know whose password this is
            <input type="text" name="account" value=email autocomplete="username" readonly hidden/>
            {old}
            <TextField
                t
                name="new_password"
                label=t.identity_password_new()
                hint=t.identity_password_new_hint(characters(PASSWORD_MIN))
                error=FieldError::of(&errors, "new_password")
                kind="password"
                autocomplete="new-password"
            />
        };
        (errors, fields)
    })
}
