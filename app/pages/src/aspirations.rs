//! Aspirations: writing, sending, reading, and what their authors and the agency's staff do with them.

mod actions;
mod check;
mod course;
mod draft;
mod form;
mod mine;
mod owner;
mod page;
mod sent;
mod write;

pub use actions::{add, lapor, tighten, withdraw};
pub use mine::mine;
pub use page::aspiration;
pub use sent::sent;
pub use write::{blank, post};

pub(crate) use course::step;
pub(crate) use write::unkept;

use crate::components::{AspirationTeaser, Runs, When};
use crate::rich_text::plain;
use crate::visit::Visit;
use forum::aspirations::{Aspiration, AspirationCard, Byline, path};
use forum::consultations::Consultation;
use texts::Texts;

/// Characters of the words shown in a list.
const TEASER_MAX: usize = 280;
/// Characters of the answer shown in a list.
const ANSWER_MAX: usize = 160;
/// Characters of the words that stand in for a missing title.
const TITLE_MAX: usize = 150;

/// Who wrote it, in words.
pub(crate) fn author_name(t: Texts, byline: &Byline) -> String {
    match byline {
        Byline::Name(name) => name.clone(),
        Byline::Anonymous => t.author_anonymous(),
        Byline::OwnAnonymous => t.author_own_anonymous(),
        Byline::Guest => t.author_guest(),
    }
}

/// Where, in words: the kelurahan or desa, and the author's own description.
pub(crate) fn place_of(area: Option<&str>, place: Option<&str>) -> Option<String> {
    match (area, place) {
        (Some(area), Some(place)) => Some(format!("{area}, {place}")),
        (Some(one), None) | (None, Some(one)) => Some(one.to_owned()),
        (None, None) => None,
    }
}

/// When it was posted; of an anonymous one the day and nothing finer.
pub(crate) fn posted(visit: &Visit, aspiration: &Aspiration) -> When {
    if aspiration.shows_day_only() {
        When::day(visit, aspiration.created_at)
    } else {
        When::ago(visit, aspiration.created_at)
    }
}

/// What an aspiration is called: its title, or the beginning of its words.
pub(crate) fn title_of(t: Texts, aspiration: &Aspiration) -> String {
    match &aspiration.title {
        Some(title) => title.clone(),
        None if aspiration.body.is_empty() => t.aspiration_withdrawn_title(),
        None => plain(&aspiration.body, TITLE_MAX),
    }
}

/// An aspiration as lists show it; `consultation` where the list mixes several.
pub(crate) fn teaser(
    visit: &Visit,
    card: &AspirationCard,
    consultation: Option<&Consultation>,
) -> AspirationTeaser {
    let aspiration = &card.aspiration;
    // one that was withdrawn has neither title nor words
    let unnamed = aspiration
        .body
        .is_empty()
        .then(|| visit.texts.aspiration_withdrawn_title());
    AspirationTeaser {
        href: path(&aspiration.public_id),
        title: aspiration
            .title
            .clone()
            .or(unnamed)
            .map_or_else(Runs::default, Runs::from),
        words: Runs::from(plain(&aspiration.body, TEASER_MAX)),
        author: author_name(visit.texts, &card.byline),
        place: place_of(card.area.as_deref(), aspiration.place.as_deref()),
        when: posted(visit, aspiration),
        kind: aspiration.kind,
        state: aspiration.state,
        hidden: aspiration.hidden.is_some(),
        visibility: aspiration.visibility,
        supports: aspiration.tally.agree,
        comments: aspiration.comment_count,
        consultation: consultation
            .map(|of| (crate::consultations::path(&of.slug), of.title.clone())),
        answer: card.answer.as_deref().map(|text| plain(text, ANSWER_MAX)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_what_was_said_of_it() {
        assert_eq!(
            place_of(Some("Bojong Nangka"), Some("RT 05")),
            Some("Bojong Nangka, RT 05".to_owned())
        );
        assert_eq!(place_of(None, Some("RT 05")), Some("RT 05".to_owned()));
        assert_eq!(place_of(None, None), None);
    }
}
