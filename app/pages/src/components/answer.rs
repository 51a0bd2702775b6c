//! The official answer of an agency, in its own card.

use super::cards::{Heading, Level};
use super::icon::{Glyph, Icon};
use super::when::{Time, When};
use crate::rich_text::RichText;
use leptos::prelude::*;
use texts::Texts;

/// An answer as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The anchor of the card, unique on the page: `jawaban-3`.
    pub id: String,
    /// The agency in whose name it speaks.
    pub agency: String,
    /// The official's name and office, if shown.
    pub official: Option<String>,
    /// When it was given.
    pub when: When,
    /// Markdown.
    pub text: String,
}

/// An answer with emblem, agency and date.
#[component]
pub fn OfficialCard(
    /// Texts of the reader.
    t: Texts,
    /// What it shows.
    of: Answer,
    /// The level of its title.
    #[prop(optional)]
    level: Level,
    /// Things below the text (commitments, actions of the desk).
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="official" id=of.id>
            <header class="official-head">
                <span class="emblem"><Icon glyph=Glyph::Building/></span>
                <div>
                    <Heading level class="official-title">
                        {t.answer_title()}{" "}{t.answer_from()}{" "}{of.agency}
                    </Heading>
                    <p class="by-line">
                        {of.official.map(|official| view! { <span class="who">{official}</span> })}
                        <Time when=of.when/>
                    </p>
                </div>
            </header>
            <RichText markdown=of.text/>
            {children.map(|children| children())}
        </section>
    }
}
