//! Form fields: label, hint, error and control, tied together for screen readers. The name is also the id.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;
use texts::Texts;

/// The name of the hidden field that carries the session's token.
pub const CSRF_FIELD: &str = "csrf";

/// The ids of hint and error, as `aria-describedby` wants them; `None` when there is neither.
pub(super) fn described_by(name: &str, hint: bool, error: bool) -> Option<String> {
    match (hint, error) {
        (false, false) => None,
        (true, false) => Some(format!("{name}-hint")),
        (false, true) => Some(format!("{name}-error")),
        (true, true) => Some(format!("{name}-error {name}-hint")),
    }
}

/// Hint and error of a field.
#[component]
pub(super) fn FieldNotes(
    t: Texts,
    name: &'static str,
    hint: Option<String>,
    error: Option<String>,
) -> impl IntoView {
    view! {
        {hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })}
        {error.map(|error| view! {
            <p class="field-error" id=format!("{name}-error")>
                <Icon glyph=Glyph::CircleAlert/>
                <span class="unseen">{t.error_word()}{" "}</span>
                {error}
            </p>
        })}
    }
}

/// "(boleh kosong)" behind a label.
#[component]
pub(super) fn Optional(t: Texts, optional: bool) -> impl IntoView {
    optional.then(|| view! { {" "}<span class="soft">"("{t.field_optional()}")"</span> })
}

/// A line of text.
#[component]
pub fn TextField(
    /// Texts of the reader.
    t: Texts,
    /// Name in the form, and id.
    name: &'static str,
    /// What to write.
    #[prop(into)]
    label: String,
    /// What was typed.
    #[prop(optional, into)]
    value: String,
    /// How to write it, or why it is asked.
    #[prop(optional_no_strip, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(optional_no_strip, into)]
    error: Option<String>,
    /// `text` (default), `email`, `password`, `search`, `tel`, `url`.
    #[prop(default = "text")]
    kind: &'static str,
    /// What browsers may fill in: `email`, `name`, `one-time-code`, `current-password`, `new-password`.
    #[prop(optional_no_strip, into)]
    autocomplete: Option<&'static str>,
    /// Keyboard of phones: `numeric`, `email`.
    #[prop(optional_no_strip, into)]
    inputmode: Option<&'static str>,
    /// May stay empty; the label says so.
    #[prop(optional)]
    optional: bool,
    /// Narrow, for codes and numbers.
    #[prop(optional)]
    short: bool,
) -> impl IntoView {
    let described = described_by(name, hint.is_some(), error.is_some());
    let wrong = error.is_some();
    view! {
        <div class="field" class:has-error=wrong>
            <label for=name>{label}<Optional t optional/></label>
            <FieldNotes t name hint error/>
            <input
                id=name
                name=name
                type=kind
                value=value
                class:short=short
                autocomplete=autocomplete
                inputmode=inputmode
                aria-describedby=described
                aria-invalid=wrong.then_some("true")
                aria-required=(!optional).then_some("true")
            />
        </div>
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    /// Texts of the reader.
    t: Texts,
    /// Name in the form, and id.
    name: &'static str,
    /// What to write.
    #[prop(into)]
    label: String,
    /// What was typed.
    #[prop(optional, into)]
    value: String,
    /// How to write it.
    #[prop(optional_no_strip, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(optional_no_strip, into)]
    error: Option<String>,
    /// Height in lines before it grows.
    #[prop(default = 6)]
    rows: u32,
    /// May stay empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let described = described_by(name, hint.is_some(), error.is_some());
    let wrong = error.is_some();
    // a leading line break inside a textarea is swallowed by the parser; one more keeps what was typed
    let value = format!("\n{value}");
    view! {
        <div class="field" class:has-error=wrong>
            <label for=name>{label}<Optional t optional/></label>
            <FieldNotes t name hint error/>
            <textarea
                id=name
                name=name
                rows=rows.to_string()
                aria-describedby=described
                aria-invalid=wrong.then_some("true")
                aria-required=(!optional).then_some("true")
            >
                {value}
            </textarea>
        </div>
    }
}

/// One entry of a [`SelectField`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What people read.
    pub label: String,
    /// One more sentence; shown by [`super::RadioCards`] only.
    pub hint: Option<String>,
    /// An icon; shown by [`super::RadioCards`] only.
    pub glyph: Option<Glyph>,
}

impl Choice {
    /// An entry of value and label.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: None,
            glyph: None,
        }
    }

    /// The entry with one more sentence.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The entry with an icon.
    #[must_use]
    pub const fn glyph(mut self, glyph: Glyph) -> Self {
        self.glyph = Some(glyph);
        self
    }
}

/// One of many, in a list that opens. Its first entry, with an empty value, asks to choose.
#[component]
pub fn SelectField(
    /// Texts of the reader.
    t: Texts,
    /// Name in the form, and id.
    name: &'static str,
    /// What to choose.
    #[prop(into)]
    label: String,
    /// The entries.
    choices: Vec<Choice>,
    /// The value chosen.
    #[prop(optional, into)]
    value: String,
    /// How to choose.
    #[prop(optional_no_strip, into)]
    hint: Option<String>,
    /// What is wrong.
    #[prop(optional_no_strip, into)]
    error: Option<String>,
    /// May stay empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let described = described_by(name, hint.is_some(), error.is_some());
    let wrong = error.is_some();
    let entries = choices
        .into_iter()
        .map(|choice| {
            let chosen = choice.value == value;
            view! { <option value=choice.value selected=chosen>{choice.label}</option> }
        })
        .collect_view();
    view! {
        <div class="field" class:has-error=wrong>
            <label for=name>{label}<Optional t optional/></label>
            <FieldNotes t name hint error/>
            <select
                id=name
                name=name
                aria-describedby=described
                aria-invalid=wrong.then_some("true")
            >
                <option value="">{t.field_choose()}</option>
                {entries}
            </select>
        </div>
    }
}

/// A day, `2026-11-24`; browsers show a calendar.
#[component]
pub fn DateField(
    /// Texts of the reader.
    t: Texts,
    /// Name in the form, and id.
    name: &'static str,
    /// Which day.
    #[prop(into)]
    label: String,
    /// What was chosen.
    #[prop(optional, into)]
    value: String,
    /// How to write it.
    #[prop(optional_no_strip, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(optional_no_strip, into)]
    error: Option<String>,
    /// May stay empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    view! { <TextField t name label value hint error optional kind="date" short=true/> }
}

/// A value that goes along unseen.
#[component]
pub fn HiddenField(
    /// Name in the form.
    name: &'static str,
    /// The value.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    view! { <input type="hidden" name=name value=value/> }
}

/// The session's token, which every form of a signed-in person must carry.
#[component]
pub fn CsrfField(
    /// `visit.csrf`.
    #[prop(into)]
    token: String,
) -> impl IntoView {
    view! { <HiddenField name=CSRF_FIELD value=token/> }
}
