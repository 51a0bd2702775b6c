//! `/lacak`: following an aspiration by its code, and a guest's by code and secret.
//!
//! Codes and secrets are posted, never part of an address, and no cache keeps an answer.

use crate::aspirations::{step, unkept};
use crate::components::{document, *};
use crate::error::PageError;
use crate::fields::Fields;
use crate::rich_text::RichText;
use crate::site::Shared;
use crate::text_errors::text_error;
use crate::visit::{Visit, public_page};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::aspirations::AspirationState;
use domain::words::Body;
use forum::aspirations::track::{self, Key, Opened, TrackRefused, TrackView};
use forum::error::ActError;
use leptos::prelude::*;

/// What is typed into the pages of this file.
#[derive(Debug, Clone, Default)]
struct Typed {
    code: String,
    secret: String,
    words: String,
    form_key: String,
}

impl Typed {
    fn of(fields: &Fields) -> Self {
        let get = |name: &str| fields.get(name).to_owned();
        Self {
            code: get("code"),
            secret: get("secret"),
            words: get("words"),
            form_key: get("form_key"),
        }
    }

    fn key<'a>(&'a self, visit: &'a Visit) -> Key<'a> {
        Key {
            code: &self.code,
            secret: &self.secret,
            network: &visit.network,
        }
    }
}

/// The form.
pub async fn blank(visit: Visit) -> Response {
    let html = form_page(&visit, &Typed::default(), Vec::new());
    public_page(&visit, html)
}

/// What a code, or a code and secret, give to see.
///
/// # Errors
/// [`PageError::TooOften`], [`PageError::Unavailable`].
pub async fn track(
    State(site): State<Shared>,
    visit: Visit,
    fields: Fields,
) -> Result<Response, PageError> {
    let typed = Typed::of(&fields);
    if typed.code.trim().is_empty() {
        return Ok(wrong(&visit, &typed, visit.texts.track_error_code()));
    }
    let answer = track::track(&site.forum, &typed.key(&visit)).await;
    shown(&visit, typed, answer, None)
}

/// Adds words with code and secret.
///
/// # Errors
/// [`PageError::TooOften`], [`PageError::Conflict`] once withdrawn, [`PageError::Unavailable`].
pub async fn add(
    State(site): State<Shared>,
    visit: Visit,
    fields: Fields,
) -> Result<Response, PageError> {
    let t = visit.texts;
    let mut typed = Typed::of(&fields);
    let key = typed.key(&visit);
    let body = match Body::parse(&typed.words) {
        Ok(body) => body,
        Err(error) => {
            let answer = track::track(&site.forum, &key).await;
            let message = text_error(t, error, t.write_error_words_empty());
            return shown(&visit, typed, answer, Some(Said::Wrong(message)));
        }
    };
    let answer = track::add_as_guest(&site.forum, &key, (&body, &typed.form_key)).await;
    if answer.is_ok() {
        typed.words.clear();
    }
    shown(&visit, typed, answer, Some(Said::Done(t.track_added())))
}

/// Withdraws with code and secret.
///
/// # Errors
/// [`PageError::TooOften`], [`PageError::Conflict`] while it is hidden, [`PageError::Unavailable`].
pub async fn withdraw(
    State(site): State<Shared>,
    visit: Visit,
    fields: Fields,
) -> Result<Response, PageError> {
    let typed = Typed::of(&fields);
    let answer = track::withdraw_as_guest(&site.forum, &typed.key(&visit)).await;
    let said = Said::Done(visit.texts.track_withdrawn());
    shown(&visit, typed, answer, Some(said))
}

/// What the page says first.
enum Said {
    /// An act succeeded.
    Done(String),
    /// The words to add are wrong.
    Wrong(String),
}

fn shown(
    visit: &Visit,
    typed: Typed,
    answer: Result<TrackView, ActError<TrackRefused>>,
    said: Option<Said>,
) -> Result<Response, PageError> {
    match answer {
        Ok(view) => {
            let visit = visit.clone().in_zone(view.zone);
            let status = match said {
                Some(Said::Wrong(_)) => StatusCode::UNPROCESSABLE_ENTITY,
                Some(Said::Done(_)) | None => StatusCode::OK,
            };
            let form_key = forum::secret::token()?;
            let html = view_page(&visit, (typed, form_key), view, said);
            Ok((status, unkept(html)).into_response())
        }
        Err(ActError::Refused(TrackRefused::NoMatch)) => {
            Ok(wrong(visit, &typed, visit.texts.track_error_no_match()))
        }
        Err(ActError::Refused(TrackRefused::Add(_) | TrackRefused::Withdraw(_))) => {
            Err(PageError::Conflict)
        }
        Err(error) => Err(error.into()),
    }
}

fn wrong(visit: &Visit, typed: &Typed, message: String) -> Response {
    let field = "code";
    let html = form_page(visit, typed, vec![FieldError { field, message }]);
    (StatusCode::UNPROCESSABLE_ENTITY, unkept(html)).into_response()
}

fn head(visit: &Visit) -> Head {
    Head {
        section: Some(Section::Track),
        ..Head::titled(visit.texts.track_title())
    }
}

fn form_page(visit: &Visit, typed: &Typed, errors: Vec<FieldError>) -> String {
    let t = visit.texts;
    let error = FieldError::of(&errors, "code");
    document(visit, head(visit), || {
        view! {
            <Breadcrumbs t above=vec![] here=t.track_title()/>
            <h1>{t.track_title()}</h1>
            <p class="lede">{t.track_lede()}</p>
            <ErrorSummary t errors/>
            {key_form(visit, typed, error)}
            <p class="soft">
                {t.track_member()}{" "}<a href="/akun/aspirasi">{t.track_member_link()}</a>
            </p>
        }
    })
}

fn key_form(visit: &Visit, typed: &Typed, error: Option<String>) -> impl IntoView + use<> {
    let t = visit.texts;
    view! {
        <form method="post" action="/lacak" class="form" autocomplete="off">
            <CsrfField token=visit.csrf.clone()/>
            <TextField
                t
                name="code"
                label=t.track_code()
                value=typed.code.clone()
                hint=t.track_code_hint()
                error=error
                autocomplete="off"
                short=true
            />
            <TextField
                t
                name="secret"
                label=t.track_secret()
                value=typed.secret.clone()
                hint=t.track_secret_hint()
                autocomplete="off"
                optional=true
            />
            <FormActions><SubmitButton label=t.track_go() glyph=Glyph::Search/></FormActions>
        </form>
    }
}

fn view_page(
    visit: &Visit,
    (typed, form_key): (Typed, String),
    view: TrackView,
    said: Option<Said>,
) -> String {
    let t = visit.texts;
    let mut head = head(visit);
    head.noindex = true;
    let (done, error) = match said {
        Some(Said::Done(text)) => (Some(text), None),
        Some(Said::Wrong(text)) => (None, Some(text)),
        None => (None, None),
    };
    let errors = error.iter().cloned().map(|message| FieldError {
        field: "words",
        message,
    });
    let errors: Vec<FieldError> = errors.collect();
    let above = vec![("/lacak".to_owned(), t.track_title())];
    let may_add = view.opened.is_some() && view.state != AspirationState::Withdrawn;
    let may_withdraw = !view.hidden;
    document(visit, head, || {
        view! {
            <Breadcrumbs t above here=view.code.as_str().to_owned()/>
            <ErrorSummary t errors/>
            {done.map(|title| view! { <Notice tone=Tone::Done title/> })}
            <h1>{view.code.as_str().to_owned()}</h1>
            {state(visit, &view)}
            {match view.opened {
                Some(opened) => words(visit, opened, view.day_only),
                None => view! {
                    <p>{t.track_more()}</p>
                    {key_form(visit, &typed, None)}
                }
                .into_any(),
            }}
            {may_add.then(|| guest_forms(visit, &typed, (form_key, error), may_withdraw))}
            <p><a href="/lacak">{t.track_again()}</a></p>
        }
    })
}

/// State and dates: what the code alone gives to see.
fn state(visit: &Visit, view: &TrackView) -> impl IntoView + use<> {
    let t = visit.texts;
    let last = view.steps.len().saturating_sub(1);
    let steps: Vec<Step> = view
        .steps
        .iter()
        .enumerate()
        .map(|(place, one)| Step {
            progress: if place == last {
                Progress::Here
            } else {
                Progress::Past
            },
            ..step(visit, one.clone(), view.day_only)
        })
        .collect();
    view! {
        <section class="section">
            <h2>{t.track_state_title()}</h2>
            <p class="cluster"><StateBadge t state=view.state/></p>
            {view.hidden.then(|| view! { <p>{t.track_hidden()}</p> })}
            <Timeline t steps/>
        </section>
    }
}

/// The words and the answers: what the secret gives to see.
fn words(visit: &Visit, opened: Opened, day_only: bool) -> AnyView {
    let t = visit.texts;
    let when = |at| {
        if day_only {
            When::day(visit, at)
        } else {
            When::ago(visit, at)
        }
    };
    let additions = opened
        .additions
        .iter()
        .map(|addition| {
            view! {
                <p class="soft">{t.aspiration_added_title()}{" "}<Time when=when(addition.at)/></p>
                <RichText markdown=addition.body.clone()/>
            }
        })
        .collect_view();
    let unanswered = opened.answers.is_empty();
    let answers = opened
        .answers
        .into_iter()
        .map(|answer| {
            let of = Answer {
                id: format!("jawaban-{}", answer.public_id),
                agency: answer.agency_name,
                official: Some(answer.official_name),
                when: When::ago(visit, answer.created_at),
                text: answer.body,
            };
            view! { <OfficialCard t of/> }
        })
        .collect_view();
    view! {
        <section class="section">
            <h2>{t.track_words_title()}</h2>
            {opened.title.map(|title| view! { <h3>{title}</h3> })}
            <p class="cluster">
                <VisibilityChip t visibility=opened.visibility/>
                <Time when=when(opened.created_at)/>
                <a href=crate::consultations::path(&opened.consultation.slug)>
                    {opened.consultation.title}
                </a>
            </p>
            {if opened.body.is_empty() {
                view! { <p class="soft">{t.track_withdrawn()}</p> }.into_any()
            } else {
                view! { <RichText markdown=opened.body words=true/> }.into_any()
            }}
            {additions}
            {opened.lapor_number.map(|number| view! {
                <p><strong>{t.aspiration_lapor()}</strong>{" "}{number}</p>
            })}
        </section>
        <section class="section">
            <h2>{t.track_answers_title()}</h2>
            {unanswered.then(|| view! { <p class="soft">{t.track_no_answer()}</p> })}
            {answers}
        </section>
    }
    .into_any()
}

fn guest_forms(
    visit: &Visit,
    typed: &Typed,
    (form_key, error): (String, Option<String>),
    may_withdraw: bool,
) -> impl IntoView + use<> {
    let t = visit.texts;
    let csrf = visit.csrf.clone();
    let (code, secret) = (typed.code.clone(), typed.secret.clone());
    let withdraw = may_withdraw.then(|| withdraw_form(visit, typed));
    view! {
        <section class="section">
            <form method="post" action="/lacak/tambah" class="form">
                <CsrfField token=csrf/>
                <HiddenField name="code" value=code/>
                <HiddenField name="secret" value=secret/>
                <HiddenField name="form_key" value=form_key/>
                <TextArea
                    t
                    name="words"
                    label=t.track_add()
                    value=typed.words.clone()
                    hint=t.track_add_hint()
                    error=error
                />
                <FormActions><SubmitButton label=t.track_add_send()/></FormActions>
            </form>
            {withdraw}
        </section>
    }
}

fn withdraw_form(visit: &Visit, typed: &Typed) -> impl IntoView + use<> {
    let t = visit.texts;
    let csrf = visit.csrf.clone();
    let (code, secret) = (typed.code.clone(), typed.secret.clone());
    view! {
        <details class="action">
            <summary>{t.own_withdraw()}</summary>
            <form method="post" action="/lacak/tarik" class="form">
                <CsrfField token=csrf/>
                <HiddenField name="code" value=code/>
                <HiddenField name="secret" value=secret/>
                <p class="soft">{t.track_withdraw_text()}</p>
                <FormActions>
                    <SubmitButton label=t.track_withdraw_send() loudness=Loudness::Danger/>
                </FormActions>
            </form>
        </details>
    }
}
