//! What every page handler shares.

use domain::language::Language;
use domain::letters::Letter;
use forum::Forum;
use std::sync::Arc;

/// The forum and the facts of this site.
#[derive(Debug)]
pub struct Site {
    /// Acts and views.
    pub forum: Arc<Forum>,
    /// What the site calls itself.
    pub name: String,
    /// The address people reach it under, without a slash at the end; used in feeds and machine answers only.
    pub base_url: String,
    /// Who runs it and answers for the personal data in it.
    pub operator: String,
    /// How to reach them: an e-mail address, or an address of a page.
    pub contact: String,
    /// Whether it holds the demo world.
    pub demo: bool,
    /// Development on this machine: pages load themselves anew once the server was started again.
    pub dev: bool,
    /// Writes the sample letters of a site of this name and address; given by the process, because pages know no mail.
    pub letters: fn((&str, &str), Language) -> Vec<LetterPreview>,
    /// Writes one letter of such a site, as its reader would get it.
    pub letter: fn((&str, &str), Language, &Letter) -> Option<LetterPreview>,
}

/// A sample letter, written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterPreview {
    /// Its name in addresses.
    pub name: &'static str,
    /// The subject line.
    pub subject: String,
    /// The display name of the sender.
    pub sender: String,
    /// The text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
}

impl Site {
    /// Every sample letter in a language.
    pub fn letters(&self, language: Language) -> Vec<LetterPreview> {
        (self.letters)((&self.name, &self.base_url), language)
    }

    /// A letter as its reader would get it.
    pub fn letter(&self, language: Language, letter: &Letter) -> Option<LetterPreview> {
        (self.letter)((&self.name, &self.base_url), language, letter)
    }
}

/// The state of the router.
pub type Shared = Arc<Site>;
