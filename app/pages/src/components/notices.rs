//! What the site says back: notices, errors of a form, and what stands where nothing is.

use super::badges::Tone;
use super::icon::{Glyph, Icon};
use leptos::prelude::*;
use texts::Texts;

/// A message in a coloured box. Announced at once when it is a problem, politely otherwise.
#[component]
pub fn Notice(
    /// Colours and icon: info, done, waiting or problem.
    tone: Tone,
    /// The one thing to know.
    #[prop(into)]
    title: String,
    /// More words, links or a small form.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let glyph = match tone {
        Tone::Plain | Tone::Info => Glyph::Info,
        Tone::Done => Glyph::CircleCheck,
        Tone::Waiting => Glyph::Triangle,
        Tone::Problem => Glyph::CircleAlert,
    };
    let role = if tone == Tone::Problem {
        "alert"
    } else {
        "status"
    };
    view! {
        <div class=format!("notice {}", tone.class()) role=role>
            <Icon glyph/>
            <div class="notice-body">
                <p class="notice-title"><strong>{title}</strong></p>
                {children.map(|children| children())}
            </div>
        </div>
    }
}

/// What is wrong with a field, in words that say what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name, which is also its id.
    pub field: &'static str,
    /// "Judul masih kosong. Tulis pokok aspirasi Anda dalam satu kalimat."
    pub message: String,
}

impl FieldError {
    /// The message for one field, if it has one: what goes into the field's `error`.
    pub fn of(errors: &[Self], field: &str) -> Option<String> {
        errors
            .iter()
            .find(|error| error.field == field)
            .map(|error| error.message.clone())
    }
}

/// All errors of a form, at its top, with links to the fields; takes the focus. Shows nothing without errors.
#[component]
pub fn ErrorSummary(
    /// Texts of the reader.
    t: Texts,
    /// In the order of the fields.
    errors: Vec<FieldError>,
) -> impl IntoView {
    (!errors.is_empty()).then(|| {
        let items = errors
            .into_iter()
            .map(|error| {
                let href = format!("#{}", error.field);
                view! { <li><a href=href>{error.message}</a></li> }
            })
            .collect_view();
        view! {
            <div class="error-summary tone-problem" role="alert" tabindex="-1" autofocus=true>
                <h2 class="error-summary-title">
                    <Icon glyph=Glyph::CircleAlert/>
                    {t.errors_title()}
                </h2>
                <ul>{items}</ul>
            </div>
        }
    })
}

/// What stands where a list is empty: what this is, and what to do next.
#[component]
pub fn EmptyState(
    /// The drawing.
    glyph: Glyph,
    /// What is not there.
    #[prop(into)]
    title: String,
    /// What that means and what one can do.
    #[prop(into)]
    text: String,
    /// A [`super::LinkButton`] or several.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <span class="emblem"><Icon glyph/></span>
            <p class="empty-title"><strong>{title}</strong></p>
            <p>{text}</p>
            {children.map(|children| view! { <p class="cluster">{children()}</p> })}
        </div>
    }
}
