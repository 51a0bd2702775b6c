//! `/akun/surat`: what one wants to be told by mail, and how often.

use crate::components::{
    Breadcrumbs, Choice, CsrfField, Done, ErrorSummary, FieldError, FormActions, Head, LinkButton,
    Loudness, RadioCards, SelectField, SubmitButton, document,
};
use crate::error::PageError;
use crate::fields::Fields;
use crate::identity::language_name;
use crate::site::Shared;
use crate::visit::{Visit, page};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::language::Language;
use domain::notifications::{Cadence, Topic};
use forum::notifications::{MailSettings, change_mail, mail_settings};
use leptos::prelude::*;
use texts::Texts;

const MAIL_ON: &str = "on";
const MAIL_OFF: &str = "off";

/// What stands in the form.
struct Typed {
    mail: String,
    language: String,
    /// The code of the cadence of each topic.
    choices: Vec<(Topic, String)>,
}

impl Typed {
    fn of(settings: &MailSettings) -> Self {
        Self {
            mail: if settings.off { MAIL_OFF } else { MAIL_ON }.to_owned(),
            language: settings.language.code().to_owned(),
            choices: settings
                .choices
                .iter()
                .map(|(topic, cadence)| (*topic, cadence.code().to_owned()))
                .collect(),
        }
    }

    /// What was sent; a topic that was not is as it was.
    fn sent(fields: &Fields, before: &MailSettings) -> Self {
        let choices = before.choices.iter().map(|(topic, cadence)| {
            let sent = Some(fields.get(topic.code())).filter(|sent| !sent.is_empty());
            (*topic, sent.unwrap_or(cadence.code()).to_owned())
        });
        Self {
            mail: fields.get("mail").to_owned(),
            language: fields.get("language").to_owned(),
            choices: choices.collect(),
        }
    }

    fn check(&self, t: Texts) -> Result<MailSettings, Vec<FieldError>> {
        let mut wrong = Vec::new();
        let off = match self.mail.as_str() {
            MAIL_ON => Some(false),
            MAIL_OFF => Some(true),
            _ => None,
        };
        let language = Language::parse(&self.language);
        if off.is_none() {
            wrong.push("mail");
        }
        if language.is_none() {
            wrong.push("language");
        }
        let mut choices = Vec::new();
        for (topic, code) in &self.choices {
            let allowed = topic.row().allowed;
            match Cadence::parse(code).filter(|cadence| allowed.contains(cadence)) {
                Some(cadence) => choices.push((*topic, cadence)),
                None => wrong.push(topic.code()),
            }
        }
        if let (Some(off), Some(language), true) = (off, language, wrong.is_empty()) {
            return Ok(MailSettings {
                language,
                off,
                choices,
            });
        }
        let message = t.identity_mail_choose();
        let error = |field| FieldError {
            field,
            message: message.clone(),
        };
        Err(wrong.into_iter().map(error).collect())
    }
}

/// `GET /akun/surat`.
///
/// # Errors
/// Leads visitors to the sign-in page; or the database failed.
pub async fn form(State(site): State<Shared>, visit: Visit) -> Result<Response, PageError> {
    let settings = mail_settings(&site.forum, visit.actor()?).await?;
    Ok(page(settings_page(&visit, &Typed::of(&settings), vec![])))
}

/// `POST /akun/surat`.
///
/// # Errors
/// The database failed.
pub async fn change(
    State(site): State<Shared>,
    visit: Visit,
    fields: Fields,
) -> Result<Response, PageError> {
    let actor = visit.actor()?;
    let before = mail_settings(&site.forum, actor).await?;
    let typed = Typed::sent(&fields, &before);
    match typed.check(visit.texts) {
        Ok(settings) => {
            change_mail(&site.forum, actor, &settings).await?;
            Ok(Done::AccountChanged.at("/akun"))
        }
        Err(errors) => {
            let html = settings_page(&visit, &typed, errors);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(html)).into_response())
        }
    }
}

fn settings_page(visit: &Visit, typed: &Typed, errors: Vec<FieldError>) -> String {
    let t = visit.texts;
    let head = Head {
        noindex: true,
        ..Head::titled(t.identity_mail())
    };
    let wanted = vec![
        Choice::new(MAIL_ON, t.identity_mail_on()).hint(t.identity_mail_on_hint()),
        Choice::new(MAIL_OFF, t.identity_mail_off()).hint(t.identity_mail_off_hint()),
    ];
    let languages = Language::ALL
        .iter()
        .map(|language| Choice::new(language.code(), language_name(t, *language)))
        .collect();
    document(visit, head, || {
        view! {
            <Breadcrumbs
                t
                above=vec![("/akun".to_owned(), t.site_account())]
                here=t.identity_mail()
            />
            <ErrorSummary t errors=errors.clone()/>
            <h1>{t.identity_mail()}</h1>
            <p class="lede">{t.identity_mail_lede()}</p>
            <form method="post" action="/akun/surat" novalidate=true>
                <CsrfField token=visit.csrf.clone()/>
                <RadioCards
                    t
                    name="mail"
                    legend=t.notice_switch()
                    choices=wanted
                    value=typed.mail.clone()
                    error=FieldError::of(&errors, "mail")
                />
                <RadioCards
                    t
                    name="language"
                    legend=t.identity_mail_language()
                    choices=languages
                    value=typed.language.clone()
                    error=FieldError::of(&errors, "language")
                />
                <h2>{t.notice_topics()}</h2>
                <p>{t.notice_topics_about()}</p>
                {topics(t, typed, &errors)}
                <FormActions>
                    <SubmitButton label=t.identity_save()/>
                </FormActions>
            </form>
            <h2>{t.notice_things()}</h2>
            <p>{t.notice_things_about()}</p>
            <p>
                <LinkButton
                    href="/akun/ikutan"
                    label=t.followings_title()
                    loudness=Loudness::Quiet
                />
                <LinkButton
                    href="/akun/pencarian"
                    label=t.saved_title()
                    loudness=Loudness::Quiet
                />
            </p>
            <p class="soft">{t.notice_anonymous()}</p>
        }
    })
}

fn topics(t: Texts, typed: &Typed, errors: &[FieldError]) -> Vec<impl IntoView + use<>> {
    typed
        .choices
        .iter()
        .map(|(topic, code)| {
            let choices = topic
                .row()
                .allowed
                .iter()
                .map(|cadence| Choice::new(cadence.code(), cadence_name(t, *topic, *cadence)))
                .collect();
            view! {
                <SelectField
                    t
                    name=topic.code()
                    label=topic_name(t, *topic)
                    choices=choices
                    value=code.clone()
                    error=FieldError::of(errors, topic.code())
                />
            }
        })
        .collect()
}

/// What a topic is called.
pub(crate) fn topic_name(t: Texts, topic: Topic) -> String {
    match topic {
        Topic::Security => t.topic_security(),
        Topic::Receipt => t.topic_receipt(),
        Topic::Answer => t.topic_answer(),
        Topic::State => t.topic_state(),
        Topic::Comment => t.topic_comment(),
        Topic::Reply => t.topic_reply(),
        Topic::Moderated => t.topic_moderated(),
        Topic::Followed => t.topic_followed(),
        Topic::Consultation => t.topic_consultation(),
        Topic::SavedSearch => t.topic_saved_search(),
        Topic::Bulletin => t.topic_bulletin(),
    }
}

fn cadence_name(t: Texts, topic: Topic, cadence: Cadence) -> String {
    match cadence {
        Cadence::AtOnce if topic.row().coalesced => t.cadence_minutes(),
        Cadence::AtOnce => t.cadence_at_once(),
        Cadence::Daily => t.cadence_daily(),
        Cadence::Weekly => t.cadence_weekly(),
        Cadence::Off => t.cadence_off(),
    }
}
