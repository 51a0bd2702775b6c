//! The long texts of the site: whole pages in Markdown, one file a page and language.

use crate::Texts;
use domain::language::Language;

/// A page that is nothing but text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// How to take part, and whom to ask.
    Help,
    /// What is kept about people, and their rights.
    Privacy,
    /// What people agree to.
    Terms,
    /// How accessible the site is, and what to do where it is not.
    Accessibility,
}

macro_rules! in_both {
    ($name:literal) => {
        (
            include_str!(concat!("../locales/id/pages/", $name, ".md")),
            include_str!(concat!("../locales/en/pages/", $name, ".md")),
        )
    };
}

impl Page {
    /// Every page.
    pub const ALL: &[Self] = &[Self::Help, Self::Privacy, Self::Terms, Self::Accessibility];
}

impl Texts {
    /// The text of a page: Markdown whose first line is its title (`# …`) and whose second paragraph is its summary.
    ///
    /// `{operator}`, `{contact}` and `{version}` stand for who runs the site, how to reach them, and the version of the
    /// consent text.
    pub fn page(&self, page: Page) -> &'static str {
        let (id, en) = match page {
            Page::Help => in_both!("help"),
            Page::Privacy => in_both!("privacy"),
            Page::Terms => in_both!("terms"),
            Page::Accessibility => in_both!("accessibility"),
        };
        match self.language {
            Language::Indonesian => id,
            Language::English => en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_title_and_the_same_sections_in_both_languages() {
        for page in Page::ALL {
            let headings = |language| {
                let text = Texts::of(language).page(*page);
                assert!(text.starts_with("# "), "{page:?}");
                text.lines().filter(|line| line.starts_with('#')).count()
            };
            assert_eq!(
                headings(Language::Indonesian),
                headings(Language::English),
                "{page:?}"
            );
        }
    }
}
