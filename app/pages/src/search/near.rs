//! Posts that say nearly the same: before one is sent, beside one that is read, and at the foot of a consultation.

use super::results::runs;
use crate::components::*;
use crate::visit::Visit;
use domain::aspirations::AspirationState;
use forum::search::{Found, Near};
use leptos::prelude::*;
use texts::Texts;

/// What others wrote already; opens beside the form, so that nothing typed is lost. Nothing where there is none.
pub(crate) fn near_before_sending(visit: &Visit, near: Vec<Found>) -> Option<AnyView> {
    let t = visit.texts;
    if near.is_empty() {
        return None;
    }
    let items: Vec<AnyView> = near.into_iter().map(|one| beside_form(t, one)).collect();
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

fn beside_form(t: Texts, found: Found) -> AnyView {
    let href = found.target.path();
    // Which words are alike is not what one reads for here.
    let unmarked =
        |pieces| -> String { runs(pieces).0.into_iter().map(|(text, _)| text).collect() };
    let title = unmarked(found.title);
    let words = unmarked(found.snippet);
    let (title, words) = if title.is_empty() {
        (words, None)
    } else {
        (title, Some(words))
    };
    view! {
        <li>
            <article class="teaser">
                <h3 class="teaser-title">
                    <a href=href target="_blank" rel="noopener">{title}</a>
                </h3>
                {words.map(|words| view! { <p class="words">{words}</p> })}
                {found.state.map(|state| foot(t, state, found.supports))}
            </article>
        </li>
    }
    .into_any()
}

/// Posts like the one that is read. Nothing where there is none.
pub(crate) fn related(visit: &Visit, near: Vec<Near>) -> Option<AnyView> {
    let t = visit.texts;
    let list = listed(t, near)?;
    Some(view! { <section><h2>{t.related_title()}</h2>{list}</section> }.into_any())
}

/// Posts of other consultations that speak of the same things, for the foot of a page. Nothing where there is none.
pub(crate) fn related_elsewhere(visit: &Visit, near: Vec<Near>) -> Option<AnyView> {
    let t = visit.texts;
    let list = listed(t, near)?;
    Some(
        view! {
            <section class="section">
                <h2>{t.related_elsewhere_title()}</h2>
                {list}
            </section>
        }
        .into_any(),
    )
}

fn listed(t: Texts, near: Vec<Near>) -> Option<AnyView> {
    if near.is_empty() {
        return None;
    }
    let items = near
        .into_iter()
        .map(|one| {
            let href = forum::aspirations::path(&one.id);
            view! {
                <li>
                    <article class="teaser">
                        <h3 class="teaser-title"><a href=href>{one.title}</a></h3>
                        {foot(t, one.state, one.supports)}
                    </article>
                </li>
            }
        })
        .collect_view();
    Some(view! { <ul class="teasers">{items}</ul> }.into_any())
}

fn foot(t: Texts, state: AspirationState, supports: i64) -> impl IntoView {
    view! {
        <p class="teaser-foot">
            <StateBadge t state/>
            <span class="counts">
                <Count glyph=Glyph::Support words=t.supports(supports)/>
            </span>
        </p>
    }
}
