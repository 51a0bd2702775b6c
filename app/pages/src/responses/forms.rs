//! The forms of the desk: in a fold on the aspiration's page, and alone after an error.

use crate::components::{
    Breadcrumbs, Choice, CsrfField, ErrorSummary, FieldError, FormActions, Glyph, Head,
    HiddenField, Loudness, Notice, RadioCards, SubmitButton, TextArea, Tone, document,
};
use crate::discussion::aspiration_path;
use crate::error::PageError;
use crate::fields::Fields;
use crate::site::Shared;
use crate::visit::Visit;
use domain::aspirations::AspirationState;
use domain::ids::PublicId;
use forum::discussion::{Standing, standing};
use forum::responses;
use leptos::prelude::*;
use texts::Texts;

/// What was typed before.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    pub(super) answer: String,
    pub(super) state: String,
    pub(super) note: String,
    /// Empty in a new form.
    pub(super) form_key: String,
}

impl Typed {
    pub(super) fn of(fields: &Fields) -> Self {
        Self {
            answer: fields.get("answer").to_owned(),
            state: fields.get("state").to_owned(),
            note: fields.get("note").to_owned(),
            form_key: fields.get("form_key").to_owned(),
        }
    }
}

/// The desk of one aspiration.
#[derive(Debug)]
pub(super) struct Desk {
    on: Standing,
    may: responses::Desk,
    form_key: String,
}

impl Desk {
    /// Loads what the page of the forms shows; 403 unless the reader answers for the agency.
    pub(super) async fn load(
        site: &Shared,
        visit: &Visit,
        id: &PublicId,
    ) -> Result<Self, PageError> {
        let actor = visit.actor_if_any();
        let on = standing(&site.forum, actor, id)
            .await?
            .ok_or(PageError::NotFound)?;
        let may = responses::desk(actor, &on).ok_or(PageError::Forbidden)?;
        Ok(Self {
            on,
            may,
            form_key: forum::secret::token()?,
        })
    }

    /// The page with the forms alone.
    pub(super) fn document(&self, visit: &Visit, typed: &Typed, errors: &[FieldError]) -> String {
        let t = visit.texts;
        let head = Head {
            noindex: true,
            ..Head::titled(t.desk_title())
        };
        let above = vec![(aspiration_path(&self.on.public_id), t.comment_back())];
        document(visit, head, || {
            view! {
                <Breadcrumbs t above here=t.desk_title()/>
                <h1>{t.desk_title()}</h1>
                <ErrorSummary t errors=errors.to_vec()/>
                {self.forms(visit, typed, errors)}
            }
        })
    }

    fn forms(&self, visit: &Visit, typed: &Typed, errors: &[FieldError]) -> impl IntoView + use<> {
        let t = visit.texts;
        let csrf = visit.csrf.clone();
        let answer = if self.may.may_answer {
            let key = if typed.form_key.is_empty() {
                self.form_key.clone()
            } else {
                typed.form_key.clone()
            };
            let agency = self.on.agency_name.clone();
            answer_form(
                t,
                (&self.on.public_id, csrf.clone(), key),
                (agency, typed, errors),
            )
            .into_any()
        } else {
            view! { <Notice tone=Tone::Waiting title=t.answer_not_shared()/> }.into_any()
        };
        let next = (!self.may.next.is_empty()).then(|| self.move_form(t, csrf, (typed, errors)));
        view! { {answer}{next} }
    }

    fn move_form(
        &self,
        t: Texts,
        csrf: String,
        (typed, errors): (&Typed, &[FieldError]),
    ) -> impl IntoView + use<> {
        let action = format!("{}/status", aspiration_path(&self.on.public_id));
        let choices = self
            .may
            .next
            .iter()
            .map(|state| Choice::new(state.code(), t.state(*state)))
            .collect::<Vec<_>>();
        view! {
            <form class="desk-form" method="post" action=action>
                <h3>{t.move_title()}</h3>
                <p class="soft">{t.move_now(t.state(self.on.state))}</p>
                <CsrfField token=csrf/>
                <RadioCards
                    t
                    name="state"
                    legend=t.move_to()
                    choices
                    value=typed.state.clone()
                    error=FieldError::of(errors, "state")
                />
                <TextArea
                    t
                    name="note"
                    label=t.move_note()
                    value=typed.note.clone()
                    hint=t.move_note_hint()
                    error=FieldError::of(errors, "note")
                    rows=3
                    optional=true
                />
                <FormActions>
                    <SubmitButton label=t.move_send() loudness=Loudness::Quiet/>
                </FormActions>
            </form>
        }
    }
}

fn answer_form(
    t: Texts,
    (id, csrf, key): (&PublicId, String, String),
    (agency, typed, errors): (String, &Typed, &[FieldError]),
) -> impl IntoView + use<> {
    let action = format!("{}/jawab", aspiration_path(id));
    view! {
        <form class="desk-form" method="post" action=action>
            <h3>{t.answer_write()}</h3>
            <p class="soft">{t.answer_explain(agency)}</p>
            <CsrfField token=csrf/>
            <HiddenField name="form_key" value=key/>
            <TextArea
                t
                name="answer"
                label=t.answer_body()
                value=typed.answer.clone()
                hint=t.answer_body_hint()
                error=FieldError::of(errors, "answer")
                rows=8
            />
            <FormActions>
                <SubmitButton label=t.answer_send() glyph=Glyph::Send/>
            </FormActions>
        </form>
    }
}

/// The fold with the forms of the desk on an aspiration's page; nothing for readers who do not answer for its agency.
///
/// # Errors
/// [`PageError::Internal`] when the machine gives no randomness.
pub(crate) fn desk(
    visit: &Visit,
    on: &Standing,
    may: Option<responses::Desk>,
) -> Result<Option<impl IntoView + use<>>, PageError> {
    let Some(may) = may else {
        return Ok(None);
    };
    let desk = Desk {
        on: on.clone(),
        may,
        form_key: forum::secret::token()?,
    };
    let t = visit.texts;
    let forms = desk.forms(visit, &Typed::default(), &[]);
    let waits = desk.on.state == AspirationState::Received;
    Ok(Some(view! {
        <details class="action" id="petugas" open=waits>
            <summary>{t.desk_title()}</summary>
            <p class="soft">{t.desk_explain()}</p>
            {forms}
        </details>
    }))
}
