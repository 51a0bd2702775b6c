//! What was said, what was answered, what happens now: the proof that writing helps.

use super::badges::{Count, StateBadge};
use super::icon::Glyph;
use super::when::{Time, When};
use domain::aspirations::AspirationState;
use leptos::prelude::*;
use texts::Texts;

/// An answered aspiration as the front page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnsweredTeaser {
    /// Its address.
    pub href: String,
    /// The core of what was said, plain text, without quotation marks.
    pub quote: String,
    /// Who said it, as may be shown.
    pub author: String,
    /// Where, if said.
    pub place: Option<String>,
    /// The agency that answered.
    pub agency: String,
    /// The beginning of the answer, plain text.
    pub answer: String,
    /// When it answered.
    pub when: When,
    /// Where it stands now.
    pub state: AspirationState,
    /// People who support it.
    pub supports: i64,
}

/// Quote, answer, and what happens now.
#[component]
pub fn AnsweredCard(
    /// Texts of the reader.
    t: Texts,
    /// What it shows.
    of: AnsweredTeaser,
) -> impl IntoView {
    view! {
        <article class="answered">
            <blockquote class="answered-quote">
                <a href=of.href>{t.answered_quote(of.quote)}</a>
            </blockquote>
            <p class="by-line">
                <span class="who">{of.author}</span>
                {of.place.map(|place| view! { <span>{place}</span> })}
            </p>
            <p class="answered-answer">
                <strong>{of.agency}</strong>{" "}<span class="soft"><Time when=of.when/></span><br/>
                {of.answer}
            </p>
            <p class="answered-now cluster">
                <StateBadge t state=of.state/>
                <Count glyph=Glyph::Support words=t.supports(of.supports)/>
            </p>
        </article>
    }
}
