//! One thing found: what it is, its title and the passage, marked, and a line of where and when.

use super::explain::explanation;
use crate::aspirations::place_of;
use crate::components::*;
use crate::consultations;
use crate::visit::Visit;
use domain::aspirations::AspirationState;
use forum::search::{Found, IndexPart, Run};
use leptos::prelude::*;
use texts::Texts;

/// Marked pieces as components take them.
pub(super) fn runs(runs: Vec<Run>) -> Runs {
    Runs(runs.into_iter().map(|run| (run.text, run.marked)).collect())
}

/// A result in the list.
pub(crate) fn result(visit: &Visit, found: Found) -> AnyView {
    let t = visit.texts;
    let href = found.target.path();
    let meta = meta(visit, &found);
    let foot = foot(t, &found);
    let kicker = kicker(t, &found);
    let why = found.explanation.clone().map(|of| explanation(t, of));
    let (title, words) = heading(t, found);
    view! {
        <li>
            <article class="teaser">
                {kicker}
                <h2 class="teaser-title"><a href=href><Marked runs=title/></a></h2>
                {words.map(|runs| view! { <p class="words"><Marked runs/></p> })}
                {meta}
                {foot}
                {why}
            </article>
        </li>
    }
    .into_any()
}

/// Above the title: the consultation, or what the thing is where it is one.
fn kicker(t: Texts, found: &Found) -> AnyView {
    let word = match found.target.part() {
        IndexPart::Consultation => t.search_is_consultation(),
        IndexPart::Summary => t.search_is_summary(),
        IndexPart::Aspiration | IndexPart::Comment | IndexPart::Response => {
            let href = consultations::path(&found.slug);
            let title = found.consultation.clone();
            return view! { <p class="kicker"><a href=href>{title}</a></p> }.into_any();
        }
    };
    view! { <p class="kicker">{word}</p> }.into_any()
}

/// The title, and the words below it; what has no title is headed by its words.
fn heading(t: Texts, found: Found) -> (Runs, Option<Runs>) {
    let words = runs(found.snippet);
    let below = found.below.filter(|title| !title.is_empty());
    let title = match (found.target.part(), below) {
        (IndexPart::Comment, Some(title)) => Runs::from(t.search_comment_on(&title)),
        (IndexPart::Comment, None) => Runs::from(t.search_comment_on_untitled()),
        (IndexPart::Response, Some(title)) => Runs::from(t.search_response_to(&title)),
        (IndexPart::Response, None) => Runs::from(t.search_response_to_untitled()),
        _ => runs(found.title),
    };
    if title.is_empty() {
        (words, None)
    } else {
        (title, Some(words).filter(|words| !words.is_empty()))
    }
}

/// Which agency, where, and when; of an anonymous post the day and nothing finer.
fn meta(visit: &Visit, found: &Found) -> AnyView {
    let visit = visit.clone().in_zone(found.zone);
    let when = if found.day_only {
        When::day(&visit, found.at)
    } else {
        When::ago(&visit, found.at)
    };
    let place = place_of(found.area.as_deref(), found.place.as_deref());
    view! { <ByLine author=found.agency.clone() place when/> }.into_any()
}

fn foot(t: Texts, found: &Found) -> Option<AnyView> {
    let kind = found.kind?;
    let supports = found.supports;
    // Of one whose state says so already, it need not be said again.
    let answered = found.answered && found.state != Some(AspirationState::Answered);
    Some(
        view! {
            <p class="teaser-foot">
                {found.state.map(|state| view! { <StateBadge t state/> })}
                {answered.then(|| view! { <Badge tone=Tone::Done glyph=Glyph::Reply word=t.search_answered()/> })}
                <KindChip t kind/>
                <span class="counts">
                    <Count glyph=Glyph::Support words=t.supports(supports)/>
                </span>
            </p>
        }
        .into_any(),
    )
}
