//! A letter in the reader's language, before it becomes text and HTML.

mod bundle;
mod moderation;
mod news;
mod reply;
mod saved_searches;
mod security;

use crate::address::SiteMail;
use crate::clean;
use domain::letters::{Letter, Matter};
use texts::Texts;

/// Characters of a title in a subject line.
const SUBJECT_TITLE_MAX: usize = 90;
/// Characters of a title or name in the body.
const TITLE_MAX: usize = 150;
/// Characters of a quote.
const QUOTE_MAX: usize = 700;

/// What one mail says, in the order it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Content {
    /// What happened, as the subject line.
    pub(crate) subject: String,
    /// What happened, as the headline.
    pub(crate) headline: String,
    /// The title of what it is about.
    pub(crate) about: Option<String>,
    /// The body.
    pub(crate) blocks: Vec<Block>,
    /// The one thing to do.
    pub(crate) action: Action,
    /// What stands below the button.
    pub(crate) after: Vec<String>,
    /// Why the reader gets this mail.
    pub(crate) why: String,
    /// The agency in whose name it is written.
    pub(crate) agency: Option<String>,
    /// The consultation whose list it belongs to.
    pub(crate) list: Option<String>,
    /// Whether the reader is called by name.
    pub(crate) by_name: bool,
}

/// A part of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block {
    /// A paragraph of the site.
    Paragraph(String),
    /// Words of somebody else, line by line; an empty line parts paragraphs.
    Quote(Vec<String>),
    /// A label and its value.
    Fact(String, String),
    /// A code to type.
    Code(String),
    /// A thing of the site, one of several.
    Item(Item),
    /// What the blocks below it are about.
    Heading(String),
    /// Words that lead to a whole address.
    Link(String, String),
}

/// A thing of the site with a link of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    /// What it is.
    pub(crate) kicker: String,
    pub(crate) title: String,
    /// Its whole address.
    pub(crate) link: String,
    /// Its first words; empty where there are none.
    pub(crate) words: String,
}

/// A link with the words on its button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Action {
    pub(crate) label: String,
    pub(crate) path: String,
}

/// Writes a letter in the language of `texts`.
pub(crate) fn write(site: &SiteMail, texts: &Texts, letter: &Letter) -> Content {
    // Before anything else reads a field: what is confidential never reaches the writers below.
    if letter.is_confidential() {
        return private(site, texts, letter);
    }
    match letter {
        Letter::Code(letter) => security::code(site, texts, letter),
        Letter::Receipt(letter) => news::receipt(site, texts, letter),
        Letter::Comment(letter) => news::comment(texts, letter),
        Letter::Response(letter) => news::response(texts, letter),
        Letter::State(letter) => news::state(texts, letter),
        Letter::Summary(letter) => news::summary(texts, letter),
        Letter::Reply(letter) => reply::note(site, texts, letter),
        Letter::Test(letter) => security::test(site, texts, letter),
        Letter::Moderation(letter) => moderation::decision(site, texts, letter),
        Letter::SavedSearch(letter) => saved_searches::found(site, texts, letter),
        Letter::Consultation(letter) => news::consultation(texts, letter),
        Letter::Bundle(letter) => bundle::bundle(site, texts, letter),
        Letter::Paused(letter) => bundle::paused(site, texts, letter),
        Letter::Bulletin(letter) => news::bulletin(texts, letter),
    }
}

/// All a mail about a confidential aspiration says: that there is something, and where.
fn private(site: &SiteMail, texts: &Texts, letter: &Letter) -> Content {
    let (subject, intro) = if matches!(letter, Letter::Receipt(_)) {
        (
            texts.mail_private_receipt_subject(),
            texts.mail_private_receipt_intro(),
        )
    } else {
        (texts.mail_private_subject(), texts.mail_private_intro())
    };
    Content {
        headline: subject.clone(),
        subject,
        about: None,
        blocks: vec![Block::Paragraph(intro)],
        action: Action {
            label: texts.mail_private_action(),
            path: letter
                .matter()
                .map(|matter| matter.path.clone())
                .unwrap_or_default(),
        },
        after: Vec::new(),
        why: texts.mail_private_why(site.name()),
        agency: None,
        list: None,
        by_name: true,
    }
}

/// The title for a body line.
fn title(matter: &Matter, texts: &Texts) -> String {
    titled(&matter.title, TITLE_MAX, texts)
}

/// The title for a subject line.
fn subject_title(matter: &Matter, texts: &Texts) -> String {
    titled(&matter.title, SUBJECT_TITLE_MAX, texts)
}

fn titled(title: &str, chars_max: usize, texts: &Texts) -> String {
    let title = clean::words(title, chars_max, texts);
    if title.is_empty() {
        texts.mail_untitled()
    } else {
        title
    }
}

fn list(matter: &Matter) -> Option<String> {
    matter
        .consultation
        .as_ref()
        .map(|slug| slug.as_str().to_owned())
}

/// A quote, unless nothing is left of it.
fn quote(text: &str, texts: &Texts) -> Option<Block> {
    let lines = clean::quote(text, QUOTE_MAX, texts);
    (!lines.is_empty()).then_some(Block::Quote(lines))
}
