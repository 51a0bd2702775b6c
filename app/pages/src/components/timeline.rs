//! Steps with dates: phases of a consultation, the life of an aspiration.

use super::icon::{Glyph, Icon};
use super::when::{Time, When};
use leptos::prelude::*;
use texts::Texts;

/// How a step stands to now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Behind us.
    Past,
    /// Where things are.
    Here,
    /// Still to come.
    Ahead,
}

/// One dated step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What happens or happened.
    pub title: String,
    /// When it did or will; `None` while nobody knows.
    pub when: Option<When>,
    /// A note of the official, or the promise: plain text.
    pub note: Option<String>,
    /// How it stands to now.
    pub progress: Progress,
}

/// A vertical line of steps; the present one says so.
#[component]
pub fn Timeline(
    /// Texts of the reader.
    t: Texts,
    /// Oldest first.
    steps: Vec<Step>,
) -> impl IntoView {
    view! {
        <ol class="timeline">
            {steps.into_iter().map(|step| view! { <TimelineStep t step/> }).collect_view()}
        </ol>
    }
}

#[component]
fn TimelineStep(t: Texts, step: Step) -> impl IntoView {
    let (class, glyph) = match step.progress {
        Progress::Past => ("step past", Glyph::CircleCheck),
        Progress::Here => ("step here", Glyph::CircleDot),
        Progress::Ahead => ("step ahead", Glyph::Circle),
    };
    let here = step.progress == Progress::Here;
    view! {
        <li class=class aria-current=here.then_some("step")>
            <Icon glyph/>
            <div>
                <p class="step-title">
                    <strong>{step.title}</strong>
                    {here.then(|| view! { <span class="here-mark">{t.timeline_here()}</span> })}
                </p>
                {step.when.map(|when| view! { <p class="soft"><Time when/></p> })}
                {step.note.map(|note| view! { <p class="step-note">{note}</p> })}
            </div>
        </li>
    }
}
