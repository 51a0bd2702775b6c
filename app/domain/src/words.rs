//! Checked text: what people may write, cleaned once at the border.

use serde::{Deserialize, Serialize};

/// Why a text was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing but white space.
    #[error("text is empty")]
    Empty,
    /// More characters (Unicode scalars) than fit.
    #[error("text has {have} characters, at most {max} fit")]
    TooLong {
        /// Characters given.
        have: usize,
        /// Characters that fit.
        max: usize,
    },
    /// A control character, for example from a binary paste.
    #[error("text holds a control character")]
    Control,
    /// A character that reverses the reading direction of what follows.
    #[error("text holds a direction override")]
    Direction,
}

/// Cleans a text of one or several lines: unifies line ends, trims, refuses controls and direction overrides.
///
/// # Errors
/// [`TextError`], counted in Unicode scalars after trimming. Empty text is an error here; see [`optional`].
pub fn clean(text: &str, max: usize, lines: Lines) -> Result<String, TextError> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if text.is_empty() {
        return Err(TextError::Empty);
    }
    let have = text.chars().count();
    if have > max {
        return Err(TextError::TooLong { have, max });
    }
    match text.chars().find_map(|character| refusal(character, lines)) {
        Some(refusal) => Err(refusal),
        None => Ok(text.to_owned()),
    }
}

/// A text without the characters that [`clean`] refuses: for what no person can be asked to write again.
pub fn acceptable(text: &str, lines: Lines) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .filter(|character| refusal(*character, lines).is_none())
        .collect()
}

fn refusal(character: char, lines: Lines) -> Option<TextError> {
    let line_break = matches!(character, '\n' | '\t') && lines == Lines::Many;
    if character.is_control() && !line_break {
        return Some(TextError::Control);
    }
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        .then_some(TextError::Direction)
}

/// Like [`clean`], but an empty text is `None`.
///
/// # Errors
/// As [`clean`], except for the empty text.
pub fn optional(text: &str, max: usize, lines: Lines) -> Result<Option<String>, TextError> {
    match clean(text, max, lines) {
        Ok(text) => Ok(Some(text)),
        Err(TextError::Empty) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether a text may hold line breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// A single line.
    One,
    /// Paragraphs.
    Many,
}

macro_rules! checked {
    ($($(#[$meta:meta])* $name:ident, $max:literal, $lines:ident;)+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "values", derive(sea_orm::DeriveValueType))]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The most Unicode scalars that fit.
            pub const MAX: usize = $max;

            /// Cleans and checks a text.
            ///
            /// # Errors
            /// [`TextError`] when it is empty, too long, or holds controls or direction overrides.
            pub fn parse(text: &str) -> Result<Self, TextError> {
                clean(text, Self::MAX, Lines::$lines).map(Self)
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text, by value.
            pub fn into_string(self) -> String {
                self.0
            }
        }
    )+};
}

checked! {
    /// The headline of an aspiration, or the name of a consultation: 1 to 150 characters.
    Title, 150, One;
    /// The words of an aspiration, or another long text in safe Markdown: 1 to 20,000 characters.
    Body, 20_000, Many;
    /// The words of a comment: 1 to 5,000 characters.
    CommentBody, 5_000, Many;
    /// A paragraph of a summary: 1 to 5,000 characters.
    Paragraph, 5_000, Many;
    /// A note or reason beside a decision: 1 to 2,000 characters.
    Note, 2_000, Many;
    /// What a person wants to be called: 1 to 80 characters.
    PersonName, 80, One;
    /// What a person calls a search they keep: 1 to 80 characters.
    SearchName, 80, One;
    /// A place in a person's own words, a heading, or another short line: 1 to 200 characters.
    Line, 200, One;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_is_counted_in_scalars_after_trimming() {
        let word = "ä".repeat(150);
        assert_eq!(
            Title::parse(&format!("  {word}\n")).map(Title::into_string),
            Ok(word.clone())
        );
        assert_eq!(
            Title::parse(&format!("{word}x")),
            Err(TextError::TooLong {
                have: 151,
                max: 150
            })
        );
        assert_eq!(Title::parse(" \u{feff}\n "), Err(TextError::Empty));
    }

    #[test]
    fn controls_and_overrides_are_refused_and_line_ends_unified() {
        assert_eq!(Title::parse("a\nb"), Err(TextError::Control));
        assert_eq!(
            Body::parse("a\r\nb\rc").map(Body::into_string),
            Ok("a\nb\nc".to_owned())
        );
        assert_eq!(Body::parse("a\0b"), Err(TextError::Control));
        assert_eq!(Body::parse("a\u{202e}b"), Err(TextError::Direction));
        assert_eq!(acceptable("a\0\u{202e}b\r\nc", Lines::Many), "ab\nc");
    }
}
