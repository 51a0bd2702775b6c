//! Which language a text is in: Indonesian, English, or too short to tell.
//!
//! Counted by little words, which hardly any sentence does without, and by the roots that are known. A text that could
//! be either is indexed under the stems of both.

use std::borrow::Cow;

use super::lexicon::lexicon;
use super::words;

/// Words of a text that are looked at.
const WORDS_MAX: usize = 200;
/// A little word tells more than a word that both languages may have (`bus`, `program`).
const LITTLE_WORD: usize = 2;
/// By so much one language must be ahead of the other.
const AHEAD: usize = 2;

/// Stands before an English text on its way to the tokenizer; no text of people holds it.
const ENGLISH_MARK: char = '\u{2}';
/// Stands before a text that may be in either language.
const EITHER_MARK: char = '\u{3}';

/// The language a text is analysed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Tongue {
    Indonesian,
    English,
    /// Too short, or of both.
    Either,
}

impl Tongue {
    /// The language of texts that belong together, such as title and body.
    pub(crate) fn of(texts: &[&str]) -> Self {
        let lexicon = lexicon();
        let (mut indonesian, mut english) = (0, 0);
        let mut left = WORDS_MAX;
        for text in texts {
            for word in words(text).into_iter().take(left) {
                left -= 1;
                let word = word.text.as_str();
                if lexicon.is_english(word) {
                    english += LITTLE_WORD;
                } else if lexicon.is_stopword(word) || lexicon.slang(word).is_some() {
                    indonesian += LITTLE_WORD;
                } else if lexicon.knows(word) {
                    indonesian += 1;
                }
            }
        }
        if english >= indonesian + AHEAD {
            Self::English
        } else if indonesian >= english + AHEAD {
            Self::Indonesian
        } else {
            Self::Either
        }
    }

    /// The text with a sign of its language before it, which [`Tongue::read`] takes off again.
    pub(crate) fn marked(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Indonesian => Cow::Borrowed(text),
            Self::English => Cow::Owned(format!("{ENGLISH_MARK}{text}")),
            Self::Either => Cow::Owned(format!("{EITHER_MARK}{text}")),
        }
    }

    /// The language of a marked text, and the text.
    pub(crate) fn read(text: &str) -> (Self, &str) {
        if let Some(text) = text.strip_prefix(ENGLISH_MARK) {
            (Self::English, text)
        } else if let Some(text) = text.strip_prefix(EITHER_MARK) {
            (Self::Either, text)
        } else {
            (Self::Indonesian, text)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_told_apart() {
        for (text, expected) in [
            (
                "Sudah tiga kali saya melapor, lampu masih padam.",
                Tongue::Indonesian,
            ),
            ("gak ada yg baca kayaknya", Tongue::Indonesian),
            ("mantap pak", Tongue::Indonesian),
            (
                "We need more sidewalks and safer roads near the schools.",
                Tongue::English,
            ),
            ("The police should be held accountable", Tongue::English),
            ("Legalize marijuana", Tongue::Either),
            ("", Tongue::Either),
            ("12 34", Tongue::Either),
        ] {
            assert_eq!(Tongue::of(&[text]), expected, "{text}");
        }
    }

    #[test]
    fn marks_come_off_again() {
        for tongue in [Tongue::Indonesian, Tongue::English, Tongue::Either] {
            assert_eq!(Tongue::read(&tongue.marked("x")), (tongue, "x"));
        }
    }
}
