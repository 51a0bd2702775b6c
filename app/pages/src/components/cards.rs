//! Teasers of consultations and aspirations, as they stand in lists.

use super::badges::{Count, KindChip, PhaseBadge, StateBadge, VisibilityChip};
use super::icon::{Glyph, Icon};
use super::runs::{Marked, Runs};
use super::when::{Time, When};
use domain::aspirations::{AspirationKind, AspirationState};
use domain::consultations::ConsultationPhase;
use domain::visibility::Visibility;
use leptos::prelude::*;
use texts::Texts;

/// The level of a heading inside a part, so that no level is skipped on the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Level {
    /// Directly below the page's title.
    Two,
    /// Below a section's title.
    #[default]
    Three,
    /// Below a third level.
    Four,
}

/// A heading of a level, with classes.
#[component]
pub fn Heading(
    /// The level.
    level: Level,
    /// Classes.
    #[prop(optional)]
    class: &'static str,
    /// What it says.
    children: Children,
) -> impl IntoView {
    match level {
        Level::Two => view! { <h2 class=class>{children()}</h2> }.into_any(),
        Level::Three => view! { <h3 class=class>{children()}</h3> }.into_any(),
        Level::Four => view! { <h4 class=class>{children()}</h4> }.into_any(),
    }
}

/// A consultation as it stands in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsultationTeaser {
    /// Its address.
    pub href: String,
    /// The theme.
    pub title: String,
    /// The question people answer.
    pub question: String,
    /// Who runs it.
    pub agency: String,
    /// Where it stands.
    pub phase: ConsultationPhase,
    /// What its dates mean now, in words: "Sampai Kamis, 3 Desember (9 hari lagi)".
    pub until: String,
    /// Aspirations in it that everybody may read.
    pub aspirations: i64,
    /// People who took part.
    pub people: i64,
}

/// A consultation: theme, question, until when, how many, and one verb.
#[component]
pub fn ConsultationCard(
    /// Texts of the reader.
    t: Texts,
    /// What it shows.
    of: ConsultationTeaser,
    /// The level of its title.
    #[prop(optional)]
    level: Level,
) -> impl IntoView {
    let verb = match of.phase {
        ConsultationPhase::Upcoming => t.card_look_in(),
        ConsultationPhase::Open => t.card_take_part(),
        ConsultationPhase::Closed => t.card_read_results(),
    };
    let open = of.phase == ConsultationPhase::Open;
    let named = format!("{verb}: {}", of.title);
    let href = of.href.clone();
    view! {
        <article class="card consultation-card" class:is-open=open>
            <p class="card-top">
                <PhaseBadge t phase=of.phase/>
                <span class="until"><Icon glyph=Glyph::Clock/>{of.until}</span>
            </p>
            <Heading level class="card-title"><a href=href>{of.title}</a></Heading>
            <p class="question">{of.question}</p>
            <p class="by">{t.card_by()}<br/><strong>{of.agency}</strong></p>
            <div class="card-foot">
                {(of.aspirations + of.people > 0).then(|| view! {
                    <p class="counts">
                        <Count glyph=Glyph::Lightbulb words=t.aspirations(of.aspirations)/>
                        <Count glyph=Glyph::Users words=t.people_took_part(of.people)/>
                    </p>
                })}
                <a
                    class=if open { "button" } else { "button quiet" }
                    href=of.href
                    aria-label=named
                >
                    {verb}
                </a>
            </div>
        </article>
    }
}

/// An aspiration as it stands in a list or among search results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AspirationTeaser {
    /// Its address.
    pub href: String,
    /// The title; empty where only words were given (then the words are the link).
    pub title: Runs,
    /// The beginning of its words, or the passage a search found; plain text.
    pub words: Runs,
    /// Who, as may be shown.
    pub author: String,
    /// Where, if said.
    pub place: Option<String>,
    /// When; of anonymous posts the day only ([`When::day`]).
    pub when: When,
    /// What it is.
    pub kind: AspirationKind,
    /// Where it stands.
    pub state: AspirationState,
    /// A moderator has hidden it (shown to those who may see it).
    pub hidden: bool,
    /// Who may see it; the chip is shown unless public.
    pub visibility: Visibility,
    /// People who support it.
    pub supports: i64,
    /// Comments on it.
    pub comments: i64,
    /// The consultation it belongs to (address, title), where the list mixes several.
    pub consultation: Option<(String, String)>,
    /// The beginning of the official answer, plain text.
    pub answer: Option<String>,
}

/// An aspiration: the words first, then who, where and when, state and counts.
#[component]
pub fn AspirationCard(
    /// Texts of the reader.
    t: Texts,
    /// What it shows.
    of: AspirationTeaser,
    /// The level of its title.
    #[prop(optional)]
    level: Level,
) -> impl IntoView {
    let (title, words, class) = if of.title.is_empty() {
        (of.words, None, "teaser-title as-words")
    } else {
        // A statement may say in its title all it says.
        let words = Some(of.words).filter(|words| !words.is_empty() && !words.same(&of.title));
        (of.title, words, "teaser-title")
    };
    let secret = of.visibility != Visibility::Public;
    view! {
        <article class="teaser">
            {of.consultation.map(|(href, title)| view! {
                <p class="kicker"><a href=href>{title}</a></p>
            })}
            <Heading level class=class><a href=of.href><Marked runs=title/></a></Heading>
            {words.map(|runs| view! { <p class="words"><Marked runs/></p> })}
            <ByLine author=of.author place=of.place when=of.when/>
            {of.answer.map(|answer| view! {
                <p class="teaser-answer"><strong>{t.answer_short()}</strong>{" "}{answer}</p>
            })}
            <p class="teaser-foot">
                <StateBadge t state=of.state hidden=of.hidden/>
                <KindChip t kind=of.kind/>
                {secret.then(|| view! { <VisibilityChip t visibility=of.visibility/> })}
                <span class="counts">
                    <Count glyph=Glyph::Support words=t.supports(of.supports)/>
                    <Count glyph=Glyph::Comment words=t.comments(of.comments)/>
                </span>
            </p>
        </article>
    }
}

/// Who, where, when: one soft line below words.
#[component]
pub fn ByLine(
    /// Who, as may be shown.
    #[prop(into)]
    author: String,
    /// Where, if said.
    #[prop(optional_no_strip, into)]
    place: Option<String>,
    /// When.
    when: When,
) -> impl IntoView {
    view! {
        <p class="by-line">
            <span class="who">{author}</span>
            {place.map(|place| view! { <span><Icon glyph=Glyph::MapPin/>{place}</span> })}
            <Time when/>
        </p>
    }
}
