//! Buttons and links that look like buttons. Their words are verbs that say what happens.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// How loud a button is. One main button a screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Loudness {
    /// The one thing to do.
    #[default]
    Main,
    /// Something else one may do.
    Quiet,
    /// Hard to undo: hide, end, withdraw.
    Danger,
    /// Looks like a link.
    Link,
}

impl Loudness {
    const fn class(self) -> &'static str {
        match self {
            Self::Main => "button",
            Self::Quiet => "button quiet",
            Self::Danger => "button danger",
            Self::Link => "button as-link",
        }
    }
}

/// Sends the form it is in.
#[component]
pub fn SubmitButton(
    /// The verb.
    #[prop(into)]
    label: String,
    /// How loud.
    #[prop(optional)]
    loudness: Loudness,
    /// An icon before the verb.
    #[prop(optional_no_strip, into)]
    glyph: Option<Glyph>,
    /// Name and value it sends, where a form has several buttons.
    #[prop(optional_no_strip, into)]
    sends: Option<(&'static str, &'static str)>,
    /// Sends the form to another address than the form's own.
    #[prop(optional_no_strip, into)]
    formaction: Option<String>,
    /// What it does in full, where the verb alone leaves it open ("Dukung: Lampu jalan RT 05").
    #[prop(optional_no_strip, into)]
    described: Option<String>,
    /// For buttons that are on or off.
    #[prop(optional_no_strip, into)]
    pressed: Option<bool>,
) -> impl IntoView {
    view! {
        <button
            type="submit"
            class=loudness.class()
            name=sends.map(|(name, _)| name)
            value=sends.map(|(_, value)| value)
            formaction=formaction
            aria-label=described
            aria-pressed=pressed.map(|pressed| if pressed { "true" } else { "false" })
        >
            {glyph.map(|glyph| view! { <Icon glyph/> })}
            <span>{label}</span>
        </button>
    }
}

/// A link that looks like a button: going somewhere to do something.
#[component]
pub fn LinkButton(
    /// Where to.
    #[prop(into)]
    href: String,
    /// The verb.
    #[prop(into)]
    label: String,
    /// How loud.
    #[prop(optional)]
    loudness: Loudness,
    /// An icon before the verb.
    #[prop(optional_no_strip, into)]
    glyph: Option<Glyph>,
) -> impl IntoView {
    view! {
        <a class=loudness.class() href=href>
            {glyph.map(|glyph| view! { <Icon glyph/> })}
            <span>{label}</span>
        </a>
    }
}

/// The row of buttons that ends a form.
#[component]
pub fn FormActions(
    /// Main button first.
    children: Children,
) -> impl IntoView {
    view! { <div class="form-actions">{children()}</div> }
}

/// The one thing to do now; on phones it stays at the foot of the screen. One a page, last in its section.
#[component]
pub fn StickyActions(
    /// A button, at most two.
    children: Children,
) -> impl IntoView {
    view! { <div class="sticky-actions">{children()}</div> }
}
