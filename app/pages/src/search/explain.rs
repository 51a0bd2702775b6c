//! Where a result's score comes from, for administrators.

use forum::search::{Explanation, Way};
use leptos::prelude::*;
use texts::Texts;

/// The sum and its factors, folded away.
pub(super) fn explanation(t: Texts, of: Explanation) -> AnyView {
    let number = |number: f32| t.decimal(f64::from(number));
    let words: f32 = of.words.iter().map(|share| share.score).sum();
    let factors = t.search_explain_factors(
        number(words),
        number(of.part),
        number(of.freshness),
        number(of.support),
    );
    let shares: Vec<_> = of
        .words
        .into_iter()
        .map(|share| {
            let way = way(t, share.way);
            view! { <tr><td>{share.text}</td><td>{way}</td><td>{number(share.score)}</td></tr> }
        })
        .collect();
    view! {
        <details class="action">
            <summary>{t.search_explain()}</summary>
            <p>{t.search_explain_score(number(of.score))}": "{factors}</p>
            <table><tbody>{shares}</tbody></table>
        </details>
    }
    .into_any()
}

fn way(t: Texts, way: Way) -> String {
    match way {
        Way::Word => t.search_way_word(),
        Way::Exact => t.search_way_exact(),
        Way::Title => t.search_way_title(),
        Way::Synonyms => t.search_way_synonyms(),
        Way::Spelling => t.search_way_spelling(),
        Way::Phrase => t.search_way_phrase(),
        Way::Prefix => t.search_way_prefix(),
    }
}
