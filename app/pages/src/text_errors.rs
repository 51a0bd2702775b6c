//! What is wrong with a text somebody typed, said to them.

use domain::words::TextError;
use texts::Texts;

/// The message for a text that was refused; `empty` says what belongs into this field.
pub(crate) fn text_error(t: Texts, error: TextError, empty: String) -> String {
    match error {
        TextError::Empty => empty,
        TextError::TooLong { have, max } => t.write_error_too_long(count(t, have), count(t, max)),
        TextError::Control => t.write_error_control(),
        TextError::Direction => t.write_error_direction(),
    }
}

fn count(t: Texts, characters: usize) -> String {
    t.number(i64::try_from(characters).unwrap_or(i64::MAX))
}
