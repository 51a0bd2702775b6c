//! Tracking codes in texts: left out of the index, so that a case is found by its page only.

use std::borrow::Cow;
use std::ops::Range;

use domain::tracking::TrackingCode;

/// Pieces a code is written in: prefix, year and the rest.
const PIECES_MAX: usize = 3;
/// Letters and digits of the shortest and the longest code.
const LENGTHS: std::ops::RangeInclusive<usize> = 14..=16;

/// The text with spaces in place of tracking codes, however they are written.
pub(crate) fn without_codes(text: &str) -> Cow<'_, str> {
    let found = codes(text);
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut rest = String::with_capacity(text.len());
    let mut at = 0;
    for code in found {
        rest.push_str(text.get(at..code.start).unwrap_or_default());
        rest.push(' ');
        at = code.end;
    }
    rest.push_str(text.get(at..).unwrap_or_default());
    Cow::Owned(rest)
}

fn codes(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let pieces = pieces(text);
    for (at, first) in pieces.iter().enumerate() {
        let taken = found.last().is_some_and(|code| first.start < code.end);
        // Every code begins with letters; nearly no word of a text is worth more than this look.
        if taken || !may_begin(text.get(first.clone()).unwrap_or_default()) {
            continue;
        }
        let mut length = 0;
        for piece in pieces.iter().skip(at).take(PIECES_MAX) {
            length += piece.len();
            let code = first.start..piece.end;
            let fits = LENGTHS.contains(&length)
                && text
                    .get(code.clone())
                    .and_then(TrackingCode::parse)
                    .is_some();
            if fits {
                found.push(code);
                break;
            }
        }
    }
    found
}

/// A prefix of two to four letters, alone or with the rest of the code behind it.
fn may_begin(piece: &str) -> bool {
    let letters = piece.bytes().take_while(u8::is_ascii_alphabetic).count();
    let next = piece.as_bytes().get(letters);
    (2..=4).contains(&letters) && next.is_none_or(u8::is_ascii_digit)
}

/// Runs of ASCII letters and digits.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, byte) in text.bytes().enumerate() {
        match (byte.is_ascii_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    found.extend(start.map(|from| from..text.len()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_taken_out_however_they_are_written() {
        let code = TrackingCode::new("KD", 2026, [1, 2, 3, 4, 5, 6, 7]);
        let printed = code.as_str();
        let joined = printed.replace('-', "");
        let spaced = printed.replace('-', " ").to_lowercase();
        for written in [printed, &joined, &spaced] {
            let text = format!("Nomor saya {written}, di RT 05 sejak 2026.");
            assert_eq!(
                without_codes(&text),
                "Nomor saya  , di RT 05 sejak 2026.",
                "{written}"
            );
        }
        let twice = format!("{printed} {printed}");
        assert_eq!(without_codes(&twice).trim(), "");
        for plain in ["RT 2026 12345678", "é KD 2026", "", "jalan 2026 lampu"] {
            assert_eq!(without_codes(plain), plain);
        }
    }
}
