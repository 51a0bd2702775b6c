//! Small signs: state, phase, kind, visibility, counts. Always a word and an icon, never colour alone.

use super::icon::{Glyph, Icon};
use domain::aspirations::{AspirationKind, AspirationState};
use domain::consultations::ConsultationPhase;
use domain::visibility::Visibility;
use leptos::prelude::*;
use texts::Texts;

/// The colour family of a badge or notice; see `--tone-*` in the style sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to feel about it.
    Plain,
    /// Something to know.
    Info,
    /// Good, finished.
    Done,
    /// Something is waited for.
    Waiting,
    /// Something is wrong.
    Problem,
}

impl Tone {
    /// The class that sets the colours.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Plain => "tone-plain",
            Self::Info => "tone-info",
            Self::Done => "tone-done",
            Self::Waiting => "tone-waiting",
            Self::Problem => "tone-problem",
        }
    }
}

/// A word in a coloured pill with its icon.
#[component]
pub fn Badge(
    /// Colours.
    tone: Tone,
    /// The drawing.
    glyph: Glyph,
    /// The word.
    #[prop(into)]
    word: String,
) -> impl IntoView {
    view! {
        <span class=format!("badge {}", tone.class())>
            <Icon glyph/>
            {word}
        </span>
    }
}

/// Where an aspiration stands.
#[component]
pub fn StateBadge(
    /// Texts of the reader.
    t: Texts,
    /// The state.
    state: AspirationState,
    /// A moderator has hidden it; said instead of the state.
    #[prop(optional)]
    hidden: bool,
) -> impl IntoView {
    if hidden {
        return view! { <Badge tone=Tone::Problem glyph=Glyph::EyeOff word=t.state_hidden()/> };
    }
    let (tone, glyph) = match state {
        AspirationState::Received => (Tone::Info, Glyph::Inbox),
        AspirationState::InProgress => (Tone::Waiting, Glyph::Hourglass),
        AspirationState::Answered => (Tone::Done, Glyph::Comment),
        AspirationState::Done => (Tone::Done, Glyph::CircleCheck),
        AspirationState::Withdrawn => (Tone::Plain, Glyph::Undo),
    };
    view! { <Badge tone glyph word=t.state(state)/> }
}

/// Where a consultation stands.
#[component]
pub fn PhaseBadge(
    /// Texts of the reader.
    t: Texts,
    /// The phase.
    phase: ConsultationPhase,
) -> impl IntoView {
    let (tone, glyph) = match phase {
        ConsultationPhase::Upcoming => (Tone::Waiting, Glyph::Calendar),
        ConsultationPhase::Open => (Tone::Done, Glyph::DoorOpen),
        ConsultationPhase::Closed => (Tone::Plain, Glyph::DoorClosed),
    };
    view! { <Badge tone glyph word=t.phase(phase)/> }
}

/// The icon of a kind.
pub const fn kind_glyph(kind: AspirationKind) -> Glyph {
    match kind {
        AspirationKind::Aspiration => Glyph::Lightbulb,
        AspirationKind::Complaint => Glyph::Megaphone,
        AspirationKind::Information => Glyph::CircleQuestion,
        AspirationKind::Reply => Glyph::Comment,
        AspirationKind::Appreciation => Glyph::Smile,
    }
}

/// What a contribution is.
#[component]
pub fn KindChip(
    /// Texts of the reader.
    t: Texts,
    /// The kind.
    kind: AspirationKind,
) -> impl IntoView {
    view! {
        <span class="chip">
            <Icon glyph=kind_glyph(kind)/>
            {t.kind(kind)}
        </span>
    }
}

/// The icon of a visibility.
pub const fn visibility_glyph(visibility: Visibility) -> Glyph {
    match visibility {
        Visibility::Public => Glyph::Globe,
        Visibility::Anonymous => Glyph::Mask,
        Visibility::Confidential => Glyph::Lock,
    }
}

/// Who may see a post.
#[component]
pub fn VisibilityChip(
    /// Texts of the reader.
    t: Texts,
    /// The visibility.
    visibility: Visibility,
) -> impl IntoView {
    view! {
        <span class="chip">
            <Icon glyph=visibility_glyph(visibility)/>
            {t.visibility(visibility)}
        </span>
    }
}

/// A number that means something, with its icon: "12 dukungan".
#[component]
pub fn Count(
    /// The drawing.
    glyph: Glyph,
    /// Number and noun together.
    #[prop(into)]
    words: String,
) -> impl IntoView {
    view! {
        <span class="count">
            <Icon glyph/>
            {words}
        </span>
    }
}
