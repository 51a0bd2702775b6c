//! Choosing: one of a few, as big cards; yes or no.

use super::fields::{Choice, FieldNotes, described_by};
use super::icon::Icon;
use forum::agencies::Area;
use leptos::prelude::*;
use texts::Texts;

/// Areas to choose from, by official code. A district and a village in it often share a name: then their kind is said.
pub fn area_choices(areas: &[Area]) -> Vec<Choice> {
    let label = |area: &Area| {
        let alike = areas.iter().filter(|other| other.name == area.name);
        if alike.count() > 1 {
            format!("{} ({})", area.name, area.kind.code())
        } else {
            area.name.clone()
        }
    };
    let areas = areas.iter();
    areas
        .map(|area| Choice::new(&area.code, label(area)))
        .collect()
}

/// One of a few, each a card that says plainly what it means. The error summary's link reaches the first.
#[component]
pub fn RadioCards(
    /// Texts of the reader.
    t: Texts,
    /// Name in the form; also the id of the first card's control.
    name: &'static str,
    /// What to choose.
    #[prop(into)]
    legend: String,
    /// The cards.
    choices: Vec<Choice>,
    /// The value chosen; empty: none yet.
    #[prop(optional, into)]
    value: String,
    /// How to choose.
    #[prop(optional_no_strip, into)]
    hint: Option<String>,
    /// What is wrong.
    #[prop(optional_no_strip, into)]
    error: Option<String>,
) -> impl IntoView {
    let described = described_by(name, hint.is_some(), error.is_some());
    let wrong = error.is_some();
    let cards = choices
        .into_iter()
        .enumerate()
        .map(|(place, choice)| {
            let id = if place == 0 {
                name.to_owned()
            } else {
                format!("{name}-{}", choice.value)
            };
            let chosen = choice.value == value;
            view! { <RadioCard name id choice chosen/> }
        })
        .collect_view();
    view! {
        <fieldset class="field radio-cards" class:has-error=wrong aria-describedby=described>
            <legend>{legend}</legend>
            <FieldNotes t name hint error/>
            <div class="radio-grid">{cards}</div>
        </fieldset>
    }
}

#[component]
fn RadioCard(name: &'static str, id: String, choice: Choice, chosen: bool) -> impl IntoView {
    let hint_id = choice.hint.as_ref().map(|_| format!("{id}-explained"));
    view! {
        <div class="radio-card">
            <input
                type="radio"
                id=id.clone()
                name=name
                value=choice.value
                checked=chosen
                aria-describedby=hint_id.clone()
            />
            <label for=id>
                {choice.glyph.map(|glyph| view! { <Icon glyph/> })}
                <span>{choice.label}</span>
            </label>
            {choice.hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
        </div>
    }
}

/// Yes or no. `children` is the label, which may hold links.
#[component]
pub fn Checkbox(
    /// Texts of the reader.
    t: Texts,
    /// Name in the form, and id.
    name: &'static str,
    /// What it sends when ticked.
    #[prop(default = "ya")]
    value: &'static str,
    /// Whether it is ticked.
    #[prop(optional)]
    checked: bool,
    /// What it means.
    #[prop(optional_no_strip, into)]
    hint: Option<String>,
    /// What is wrong.
    #[prop(optional_no_strip, into)]
    error: Option<String>,
    /// The label.
    children: Children,
) -> impl IntoView {
    let described = described_by(name, hint.is_some(), error.is_some());
    let wrong = error.is_some();
    view! {
        <div class="field" class:has-error=wrong>
            <div class="checkbox">
                <input
                    type="checkbox"
                    id=name
                    name=name
                    value=value
                    checked=checked
                    aria-describedby=described
                    aria-invalid=wrong.then_some("true")
                />
                <label for=name>{children()}</label>
            </div>
            <FieldNotes t name hint error/>
        </div>
    }
}
