//! `/daftar`, and finishing a registration whose address is proven already.

use super::{Asked, browser, dead, follow, hidden, next, private, redirect, ticket};
use crate::components::{
    Checkbox, Choice, CsrfField, ErrorSummary, FieldError, FormActions, Glyph, HiddenField,
    RadioCards, SubmitButton, TextField, document,
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
use domain::words::{PersonName, TextError};
use forum::error::ActError;
use forum::identity::{self, CodeRefused, CodeRequest, Registration, Waiting};
use leptos::prelude::*;
use texts::Texts;

const ADULT: &str = "adult";
const YOUNG: &str = "young";

/// What was typed about a new person.
#[derive(Debug, Clone, Default)]
struct Typed {
    name: String,
    email: String,
    age: String,
    consent: bool,
    next: String,
}

impl Typed {
    fn of(fields: &Fields) -> Self {
        Self {
            name: fields.get("name").to_owned(),
            email: fields.get("email").to_owned(),
            age: fields.get("age").to_owned(),
            consent: fields.has("consent"),
            next: fields.get("next").to_owned(),
        }
    }

    /// The registration, or what is wrong with it.
    fn registration(&self, t: Texts) -> Result<Registration, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut wrong = |field, message| errors.push(FieldError { field, message });
        let name = PersonName::parse(&self.name)
            .map_err(|error| wrong("name", name_message(t, error)))
            .ok();
        let adult = match self.age.as_str() {
            ADULT => Some(true),
            YOUNG => Some(false),
            _ => {
                wrong("age", t.identity_age_error());
                None
            }
        };
        if !self.consent {
            wrong("consent", t.identity_consent_error());
        }
        match (name, adult) {
            (Some(name), Some(adult)) if self.consent => Ok(Registration { name, adult }),
            _ => Err(errors),
        }
    }
}

/// What to do about a name that does not do.
pub(super) fn name_message(t: Texts, error: TextError) -> String {
    match error {
        TextError::Empty => t.identity_name_error_empty(),
        TextError::TooLong { max, .. } => {
            t.identity_name_error_long(u32::try_from(max).unwrap_or(u32::MAX))
        }
        TextError::Control | TextError::Direction => t.identity_name_error_signs(),
    }
}

/// `GET /daftar`.
pub async fn register_form(visit: Visit, Query(asked): Query<Asked>) -> Response {
    if visit.actor.is_some() {
        return redirect(next::checked(&asked.next).unwrap_or("/akun"));
    }
    let typed = Typed {
        next: asked.next,
        ..Typed::default()
    };
    private(StatusCode::OK, register_page(&visit, typed, vec![]))
}

/// `POST /daftar`: sends a code, whoever has the address.
///
/// # Errors
/// Too often, or the database failed.
pub async fn register(
    State(site): State<Shared>,
    visit: Visit,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, PageError> {
    let t = visit.texts;
    let typed = Typed::of(&fields);
    let email = Email::parse(&typed.email);
    let (email, registration) = match (email, typed.registration(t)) {
        (Ok(email), Ok(registration)) => (email, registration),
        (email, registration) => {
            let mut errors = registration.err().unwrap_or_default();
            if email.is_err() {
                let after_name = errors.iter().take_while(|error| error.field == "name");
                let place = after_name.count();
                errors.insert(place, email_error(t));
            }
            let html = register_page(&visit, typed, errors);
            return Ok(private(StatusCode::UNPROCESSABLE_ENTITY, html));
        }
    };
    let request = CodeRequest {
        email,
        registration: Some(registration),
        language: t.language,
        next: next::checked(&typed.next).unwrap_or_default().to_owned(),
    };
    let ticket = identity::request_code(&site.forum, &browser(&visit, &headers), request).await?;
    Ok(redirect(&links::query(
        "/masuk/kode",
        &[("ticket", ticket.as_str())],
    )))
}

/// `GET /masuk/lengkapi`: an address is proven, but nobody is registered with it.
///
/// # Errors
/// The database failed.
pub async fn finish_form(
    State(site): State<Shared>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    match waiting(&site, &asked.ticket).await? {
        Some(waiting) => {
            let html = finish_page(&visit, &asked.ticket, (waiting, Typed::default()), vec![]);
            Ok(private(StatusCode::OK, html))
        }
        None => Ok(dead(&visit, StatusCode::GONE)),
    }
}

/// `POST /masuk/lengkapi`.
///
/// # Errors
/// Too often, or the database failed.
pub async fn finish(
    State(site): State<Shared>,
    visit: Visit,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, PageError> {
    let typed = Typed::of(&fields);
    let given = fields.get("ticket");
    let (Some(waiting), Some(ticket)) = (waiting(&site, given).await?, ticket(given)) else {
        return Ok(dead(&visit, StatusCode::UNPROCESSABLE_ENTITY));
    };
    let registration = match typed.registration(visit.texts) {
        Ok(registration) => registration,
        Err(errors) => {
            let html = finish_page(&visit, given, (waiting, typed), errors);
            return Ok(private(StatusCode::UNPROCESSABLE_ENTITY, html));
        }
    };
    let from = browser(&visit, &headers);
    match identity::finish_registration(&site.forum, &from, &ticket, registration).await {
        Ok(proven) => Ok(follow(&visit, proven)),
        Err(ActError::Refused(CodeRefused::Dead)) => {
            Ok(dead(&visit, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(error) => Err(error.into()),
    }
}

async fn waiting(site: &Shared, given: &str) -> Result<Option<Waiting>, PageError> {
    match ticket(given) {
        Some(ticket) => Ok(identity::registration_waiting(&site.forum, &ticket).await?),
        None => Ok(None),
    }
}

/// What to do about an address that is none.
pub(super) fn email_error(t: Texts) -> FieldError {
    FieldError {
        field: "email",
        message: t.identity_email_error(),
    }
}

fn register_page(visit: &Visit, typed: Typed, errors: Vec<FieldError>) -> String {
    let t = visit.texts;
    let next = next::checked(&typed.next).unwrap_or_default().to_owned();
    let action = links::query("/daftar", &[("next", &next)]);
    let sign_in = links::query("/masuk", &[("next", &next)]);
    document(visit, hidden(t.identity_register_title()), || {
        view! {
            <ErrorSummary t errors=errors.clone()/>
            <h1>{t.identity_register_title()}</h1>
            <p class="lede">{t.identity_register_lede()}</p>
            <form method="post" action=action novalidate=true>
                <CsrfField token=visit.csrf.clone()/>
                <HiddenField name="next" value=next/>
                {name_field(t, &typed.name, &errors)}
                <TextField
                    t
                    name="email"
                    label=t.identity_email()
                    value=typed.email.clone()
                    hint=t.identity_email_hint_register()
                    error=FieldError::of(&errors, "email")
                    kind="email"
                    autocomplete="email"
                    inputmode="email"
                />
                {age_and_consent(t, &typed, &errors)}
                <FormActions>
                    <SubmitButton label=t.identity_register_button() glyph=Glyph::Send/>
                </FormActions>
            </form>
            <p class="aside-door">
                {t.identity_register_have()}" "<a href=sign_in>{t.identity_register_have_link()}</a>
            </p>
        }
    })
}

fn finish_page(
    visit: &Visit,
    ticket: &str,
    (waiting, typed): (Waiting, Typed),
    errors: Vec<FieldError>,
) -> String {
    let t = visit.texts;
    let action = links::query("/masuk/lengkapi", &[("ticket", ticket)]);
    document(visit, hidden(t.identity_finish_title()), || {
        view! {
            <ErrorSummary t errors=errors.clone()/>
            <h1>{t.identity_finish_title()}</h1>
            <p class="lede">{t.identity_finish_lede(waiting.email.as_str())}</p>
            <form method="post" action=action novalidate=true>
                <CsrfField token=visit.csrf.clone()/>
                <HiddenField name="ticket" value=ticket.to_owned()/>
                {name_field(t, &typed.name, &errors)}
                {age_and_consent(t, &typed, &errors)}
                <FormActions>
                    <SubmitButton label=t.identity_finish_button()/>
                </FormActions>
            </form>
        }
    })
}

/// The field for the name, here and on the account's page.
pub(super) fn name_field(t: Texts, value: &str, errors: &[FieldError]) -> impl IntoView + use<> {
    view! {
        <TextField
            t
            name="name"
            label=t.identity_name()
            value=value.to_owned()
            hint=t.identity_name_hint()
            error=FieldError::of(errors, "name")
            autocomplete="nickname"
        />
    }
}

fn age_and_consent(t: Texts, typed: &Typed, errors: &[FieldError]) -> impl IntoView + use<> {
    let ages = vec![
        Choice::new(ADULT, t.identity_age_adult()),
        Choice::new(YOUNG, t.identity_age_young()).hint(t.identity_age_young_hint()),
    ];
    view! {
        <RadioCards
            t
            name="age"
            legend=t.identity_age()
            choices=ages
            value=typed.age.clone()
            error=FieldError::of(errors, "age")
        />
        <Checkbox
            t
            name="consent"
            checked=typed.consent
            error=FieldError::of(errors, "consent")
        >
            {t.identity_consent_before()}" "
            <a href="/privasi">{t.identity_consent_privacy()}</a>" "
            {t.identity_consent_between()}" "
            <a href="/ketentuan">{t.identity_consent_terms()}</a>"."
        </Checkbox>
    }
}
