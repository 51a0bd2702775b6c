//! Text and HTML of a mail: the same page through two templates.

use crate::content::{Block, Content};
use askama::Template;
use texts::Texts;

/// Everything both templates show.
pub(crate) struct Page<'a> {
    pub(crate) content: &'a Content,
    pub(crate) hello: String,
    /// Where the button leads.
    pub(crate) link: String,
    /// Where mail of this kind can be ended.
    pub(crate) stop: Option<&'a str>,
    /// Whether a reply becomes a comment.
    pub(crate) can_reply: bool,
    pub(crate) site: &'a str,
    pub(crate) home: &'a str,
    pub(crate) texts: &'a Texts,
}

#[derive(Template)]
#[template(path = "letter.txt")]
struct TextLetter<'a> {
    page: &'a Page<'a>,
}

#[derive(Template)]
#[template(path = "letter.html")]
struct HtmlLetter<'a> {
    page: &'a Page<'a>,
}

impl Page<'_> {
    /// The text part, ending in one line break.
    pub(crate) fn text(&self) -> Result<String, askama::Error> {
        let text = TextLetter { page: self }.render()?;
        Ok(text.trim_end().to_owned() + "\n")
    }

    /// The HTML part.
    pub(crate) fn html(&self) -> Result<String, askama::Error> {
        HtmlLetter { page: self }.render()
    }
}
