//! Posts that say nearly the same: before one is sent, and below one that is read.

use super::results::runs;
use crate::components::*;
use crate::visit::Visit;
use forum::search::Found;
use leptos::prelude::*;

/// What others wrote already; opens beside the form, so that nothing typed is lost. Nothing where there is none.
pub(crate) fn near_before_sending(visit: &Visit, near: Vec<Found>) -> Option<AnyView> {
    let t = visit.texts;
    if near.is_empty() {
        return None;
    }
    let items: Vec<AnyView> = near.into_iter().map(|one| item(visit, one, true)).collect();
    Some(
        view! {
            <section class="section">
                <h2>{t.near_title()}</h2>
                <p>{t.near_text()}</p>
                <ul class="teasers">{items}</ul>
            </section>
        }
        .into_any(),
    )
}

/// Posts like the one that was read. Nothing where there is none.
pub(crate) fn related(visit: &Visit, near: Vec<Found>) -> Option<AnyView> {
    let t = visit.texts;
    if near.is_empty() {
        return None;
    }
    let items: Vec<AnyView> = near
        .into_iter()
        .map(|one| item(visit, one, false))
        .collect();
    Some(
        view! {
            <section>
                <h2>{t.related_title()}</h2>
                <ul class="teasers">{items}</ul>
            </section>
        }
        .into_any(),
    )
}

fn item(visit: &Visit, found: Found, beside: bool) -> AnyView {
    let t = visit.texts;
    let href = found.target.path();
    let (state, supports) = (found.state, found.supports);
    // Which words are alike is not what one reads for here.
    let unmarked = |pieces| {
        let text: String = runs(pieces).0.into_iter().map(|(text, _)| text).collect();
        text
    };
    let title = unmarked(found.title);
    let words = unmarked(found.snippet);
    let (title, words) = if title.is_empty() {
        (words, None)
    } else {
        (title, beside.then_some(words))
    };
    view! {
        <li>
            <article class="teaser">
                <h3 class="teaser-title">
                    <a
                        href=href
                        target=beside.then_some("_blank")
                        rel=beside.then_some("noopener")
                    >
                        {title}
                    </a>
                </h3>
                {words.map(|words| view! { <p class="words">{words}</p> })}
                <p class="teaser-foot">
                    {state.map(|state| view! { <StateBadge t state/> })}
                    <span class="counts">
                        <Count glyph=Glyph::Support words=t.supports(supports)/>
                    </span>
                </p>
            </article>
        </li>
    }
    .into_any()
}
