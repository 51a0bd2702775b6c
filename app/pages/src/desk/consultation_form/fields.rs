//! The fields of a consultation's form: what was typed, what it means, and how it is shown.

use super::is_fixed;
use crate::components::*;
use crate::error::PageError;
use crate::fields::Fields;
use crate::rich_text::RichText;
use crate::text_errors::text_error;
use crate::visit::Visit;
use domain::consultation_drafts::Protected;
use domain::consultations::{DatesError, VoteMode};
use domain::time::{Timestamp, Zone};
use forum::agencies::Agency;
use forum::consultation_drafts::{Editor, Field, Wrong, WrongField};
use forum::consultations::Consultation;
use leptos::prelude::*;
use texts::Texts;

/// Fields that can no longer change.
#[derive(Debug, Clone, Default)]
pub(super) struct Fixed(pub(super) Vec<Protected>);

/// What was typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    title: String,
    question: String,
    background: String,
    limits: String,
    /// Name in URLs.
    agency: String,
    vote_mode: String,
    opens: String,
    closes: String,
    pub(super) form_key: String,
}

impl Typed {
    /// A new form; the agency is chosen where there is only one.
    pub(super) fn blank(agencies: &[Agency]) -> Result<Self, PageError> {
        let only = match agencies {
            [only] => only.slug.as_str().to_owned(),
            _ => String::new(),
        };
        Ok(Self {
            agency: only,
            vote_mode: VoteMode::Support.code().to_owned(),
            form_key: forum::secret::token()?,
            ..Self::default()
        })
    }

    /// A form as it was sent.
    pub(super) fn of(fields: &Fields) -> Self {
        let value = |name| fields.get(name).to_owned();
        Self {
            title: value("title"),
            question: value("question"),
            background: value("background"),
            limits: value("limits"),
            agency: value("agency"),
            vote_mode: value("vote_mode"),
            opens: value("opens"),
            closes: value("closes"),
            form_key: value("form_key"),
        }
    }

    /// The form of a consultation as it is kept.
    pub(super) fn kept(editor: &Editor) -> Result<Self, PageError> {
        let consultation = &editor.consultation;
        let zone = editor.agency.zone;
        Ok(Self {
            title: consultation.title.clone(),
            question: consultation.question.clone(),
            background: consultation.background.clone(),
            limits: consultation.limits.clone(),
            agency: editor.agency.slug.as_str().to_owned(),
            vote_mode: consultation.vote_mode.code().to_owned(),
            opens: Texts::machine_day(consultation.dates.opens_at, zone),
            closes: last_day(consultation, zone),
            form_key: forum::secret::token()?,
        })
    }

    /// The same form with fixed fields as they are kept.
    pub(super) fn keeping(self, kept: &Self, fixed: &[Protected]) -> Self {
        let keep = |field, typed: String, kept: &String| {
            if is_fixed(fixed, field) {
                kept.clone()
            } else {
                typed
            }
        };
        Self {
            question: keep(Protected::Question, self.question, &kept.question),
            limits: keep(Protected::Limits, self.limits, &kept.limits),
            agency: keep(Protected::Agency, self.agency, &kept.agency),
            vote_mode: keep(Protected::VoteMode, self.vote_mode, &kept.vote_mode),
            opens: keep(Protected::Opens, self.opens, &kept.opens),
            closes: keep(Protected::Closes, self.closes, &kept.closes),
            ..self
        }
    }

    /// What the form means. Days are days of the chosen agency; a day that is not changed keeps its hour.
    pub(super) fn read<'a>(
        &'a self,
        agencies: &[Agency],
        old: Option<&Consultation>,
    ) -> forum::consultation_drafts::Typed<'a> {
        let agency = agencies
            .iter()
            .find(|agency| agency.slug.as_str() == self.agency);
        let zone = agency.map_or(Zone::Wib, |agency| agency.zone);
        let opens_at = match old {
            Some(old) if Texts::machine_day(old.dates.opens_at, zone) == self.opens => {
                Some(old.dates.opens_at)
            }
            _ => Texts::parse_day(&self.opens, zone),
        };
        let closes_at = match old {
            Some(old) if last_day(old, zone) == self.closes => Some(old.dates.closes_at),
            _ => Texts::parse_day(&self.closes, zone).map(|day| day.plus_days(1)),
        };
        forum::consultation_drafts::Typed {
            title: &self.title,
            question: &self.question,
            background: &self.background,
            limits: &self.limits,
            agency: agency.map(|agency| agency.id),
            vote_mode: VoteMode::parse(&self.vote_mode),
            opens_at,
            closes_at,
        }
    }
}

/// The day of the last second a consultation is open.
fn last_day(consultation: &Consultation, zone: Zone) -> String {
    let last: Timestamp = crate::consultations::last_moment(consultation.dates);
    Texts::machine_day(last, zone)
}

/// What is wrong, beside the fields it belongs to.
pub(super) fn wrong_fields(t: Texts, wrong: &[WrongField]) -> Vec<FieldError> {
    wrong
        .iter()
        .map(|wrong| {
            let (field, empty) = match wrong.field {
                Field::Title => ("title", t.draft_error_title()),
                Field::Question => ("question", t.draft_error_question()),
                Field::Background => ("background", t.draft_error_background()),
                Field::Limits => ("limits", t.draft_error_limits()),
                Field::Agency => ("agency", t.draft_error_agency()),
                Field::VoteMode => ("vote_mode", t.draft_error_vote()),
                Field::Opens => ("opens", t.draft_error_opens()),
                Field::Closes => ("closes", t.draft_error_closes()),
            };
            let message = match wrong.wrong {
                Wrong::Missing => empty,
                Wrong::Text(error) => text_error(t, error, empty),
                Wrong::Dates(DatesError::Reversed) => t.draft_error_reversed(),
                Wrong::Dates(DatesError::TooLong) => t.draft_error_long(),
            };
            FieldError { field, message }
        })
        .collect()
}

/// The form.
pub(super) fn form_view(
    visit: &Visit,
    (action, save): (String, String),
    (agencies, fixed): (&[Agency], &Fixed),
    (typed, errors): (&Typed, &[FieldError]),
) -> impl IntoView + use<> {
    let t = visit.texts;
    view! {
        <form class="narrow" method="post" action=action>
            <CsrfField token=visit.csrf.clone()/>
            <HiddenField name="form_key" value=typed.form_key.clone()/>
            <TextField
                t
                name="title"
                label=t.draft_field_title()
                value=typed.title.clone()
                hint=t.draft_field_title_hint()
                error=FieldError::of(errors, "title")
            />
            {words(t, typed, errors, fixed)}
            {choices(t, (agencies, fixed), typed, errors)}
            {days(t, fixed, typed, errors)}
            <FormActions>
                <SubmitButton label=save glyph=Glyph::Check/>
            </FormActions>
        </form>
    }
}

/// Question, background and limits.
fn words(t: Texts, typed: &Typed, errors: &[FieldError], fixed: &Fixed) -> impl IntoView + use<> {
    let question = if is_fixed(&fixed.0, Protected::Question) {
        kept(t, t.draft_field_question(), typed.question.clone())
    } else {
        view! {
            <TextField
                t
                name="question"
                label=t.draft_field_question()
                value=typed.question.clone()
                hint=t.draft_field_question_hint()
                error=FieldError::of(errors, "question")
            />
        }
        .into_any()
    };
    let limits = if is_fixed(&fixed.0, Protected::Limits) {
        let limits = typed.limits.clone();
        let limits = view! { <RichText markdown=limits/> }.into_any();
        kept_as(t, t.draft_field_limits(), limits)
    } else {
        view! {
            <TextArea
                t
                name="limits"
                label=t.draft_field_limits()
                value=typed.limits.clone()
                hint=t.draft_field_limits_hint()
                error=FieldError::of(errors, "limits")
                rows=7
            />
        }
        .into_any()
    };
    view! {
        {question}
        <TextArea
            t
            name="background"
            label=t.draft_field_background()
            value=typed.background.clone()
            hint=t.draft_field_background_hint()
            error=FieldError::of(errors, "background")
            rows=10
        />
        {limits}
    }
}

/// Agency and way of voting.
fn choices(
    t: Texts,
    (agencies, fixed): (&[Agency], &Fixed),
    typed: &Typed,
    errors: &[FieldError],
) -> impl IntoView + use<> {
    let agency = if is_fixed(&fixed.0, Protected::Agency) {
        let agency = agencies
            .iter()
            .find(|agency| agency.slug.as_str() == typed.agency);
        let name = agency.map(|agency| agency.name.clone());
        kept(t, t.draft_field_agency(), name.unwrap_or_default())
    } else {
        let choices = agencies
            .iter()
            .map(|agency| Choice::new(agency.slug.as_str(), agency.name.clone()))
            .collect();
        view! {
            <SelectField
                t
                name="agency"
                label=t.draft_field_agency()
                choices
                value=typed.agency.clone()
                error=FieldError::of(errors, "agency")
            />
        }
        .into_any()
    };
    let mode_name = |mode| match mode {
        VoteMode::Support => (t.draft_vote_support(), t.draft_vote_support_hint()),
        VoteMode::Opinion => (t.draft_vote_opinion(), t.draft_vote_opinion_hint()),
    };
    let vote = if is_fixed(&fixed.0, Protected::VoteMode) {
        let name = VoteMode::parse(&typed.vote_mode).map(|mode| mode_name(mode).0);
        kept(t, t.draft_field_vote(), name.unwrap_or_default())
    } else {
        let choices = VoteMode::ALL
            .iter()
            .map(|mode| {
                let (label, hint) = mode_name(*mode);
                Choice::new(mode.code(), label).hint(hint)
            })
            .collect();
        view! {
            <RadioCards
                t
                name="vote_mode"
                legend=t.draft_field_vote()
                choices
                value=typed.vote_mode.clone()
                error=FieldError::of(errors, "vote_mode")
            />
        }
        .into_any()
    };
    view! { {agency}{vote} }
}

fn days(t: Texts, fixed: &Fixed, typed: &Typed, errors: &[FieldError]) -> impl IntoView + use<> {
    let opens = if is_fixed(&fixed.0, Protected::Opens) {
        kept(t, t.draft_field_opens(), day_in_words(t, &typed.opens))
    } else {
        view! {
            <DateField
                t
                name="opens"
                label=t.draft_field_opens()
                value=typed.opens.clone()
                error=FieldError::of(errors, "opens")
            />
        }
        .into_any()
    };
    let closes = if is_fixed(&fixed.0, Protected::Closes) {
        kept(t, t.draft_field_closes(), day_in_words(t, &typed.closes))
    } else {
        view! {
            <DateField
                t
                name="closes"
                label=t.draft_field_closes()
                value=typed.closes.clone()
                hint=t.draft_field_closes_hint()
                error=FieldError::of(errors, "closes")
            />
        }
        .into_any()
    };
    view! { {opens}{closes} }
}

/// A typed day as people say it.
fn day_in_words(t: Texts, day: &str) -> String {
    // which zone does not matter as long as it is the same both ways
    let moment = Texts::parse_day(day, Zone::Wib);
    moment.map_or_else(String::new, |moment| t.weekday_and_day(moment, Zone::Wib))
}

/// A field that can no longer change, and why.
fn kept(t: Texts, label: String, value: String) -> AnyView {
    kept_as(t, label, view! { <p>{value}</p> }.into_any())
}

/// The same, with its value as it is shown elsewhere.
fn kept_as(t: Texts, label: String, value: AnyView) -> AnyView {
    view! {
        <div class="field">
            <p class="kept-label"><Icon glyph=Glyph::Lock/>{label}</p>
            {value}
            <p class="hint">{t.draft_fixed()}</p>
        </div>
    }
    .into_any()
}
