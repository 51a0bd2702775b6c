//! What is new to a saved search.

use super::news::about;
use super::{Block, Content, Item, TITLE_MAX, subject_title, titled};
use crate::address::SiteMail;
use crate::clean;
use domain::letters::{FoundText, SavedSearchLetter};
use domain::search::IndexPart;
use texts::Texts;

/// Characters of the first words of a text.
const WORDS_MAX: usize = 200;

pub(super) fn found(site: &SiteMail, texts: &Texts, letter: &SavedSearchLetter) -> Content {
    let items = letter.found.iter();
    let mut blocks: Vec<Block> = items
        .filter_map(|found| item(site, texts, found))
        .map(Block::Item)
        .collect();
    if letter.more {
        blocks.push(Block::Paragraph(texts.mail_search_more()));
    }
    Content {
        subject: texts.mail_search_subject(subject_title(&letter.on, texts)),
        headline: texts.mail_search_headline(),
        blocks,
        why: texts.mail_search_why(site.name()),
        ..about(&letter.on, texts, texts.mail_search_action())
    }
}

fn item(site: &SiteMail, texts: &Texts, found: &FoundText) -> Option<Item> {
    let kicker = match found.part {
        IndexPart::Consultation => texts.mail_search_consultation(),
        IndexPart::Aspiration => texts.mail_search_aspiration(),
        IndexPart::Comment => texts.mail_search_comment(),
        IndexPart::Response => texts.mail_search_response(),
        IndexPart::Summary => texts.mail_search_summary(),
    };
    Some(Item {
        kicker,
        title: titled(&found.title, TITLE_MAX, texts),
        link: site.link(&found.path)?,
        words: clean::words(&found.excerpt, WORDS_MAX, texts),
    })
}
