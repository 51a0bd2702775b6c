//! Splits text into folded words, keeping where each one stood.
//!
//! A word is a run of letters and digits without accents, in lower case. Numbers lose leading zeros (`05` is `5`)
//! and thousands dots (`50.000` is `50000`); `RT05` and `KTP-el` become two words glued together, so that
//! `RT 05` and `KTP el` mean the same; `jalan-jalan` and `jalan2` are one word.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest word in characters; the rest of a longer run is dropped, in texts and in queries alike.
const WORD_CHARACTERS_MAX: usize = 40;

/// Words after which a `2` is a number, not the sign of a doubled word.
const NUMBERED: [&str; 12] = [
    "sman", "smpn", "smkn", "blok", "jalur", "pasal", "tahap", "zona", "gang", "unit", "kelas",
    "tipe",
];

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// First byte in the text.
    pub(crate) start: usize,
    /// First byte after it.
    pub(crate) end: usize,
    /// Folded.
    pub(crate) text: String,
    /// Written together with the word before it (`KTP-el`, `RT05`).
    pub(crate) glued: bool,
}

/// Folds a text to lower case without accents; characters that are neither letter nor digit stay.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| fold_into(c, &mut folded));
    folded
}

fn fold_into(character: char, into: &mut String) {
    if character.is_ascii() {
        into.push(character.to_ascii_lowercase());
    } else {
        let plain = std::iter::once(character)
            .nfkd()
            .filter(|c| !is_combining_mark(*c));
        into.extend(plain.flat_map(char::to_lowercase));
    }
}

/// The words of a text, in order.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut characters: Vec<(usize, char)> = Vec::with_capacity(text.len());
    characters.extend(text.char_indices());
    let mut splitter = Splitter {
        characters: &characters,
        length: text.len(),
        found: Vec::new(),
    };
    let mut at = 0;
    while at < characters.len() {
        at = splitter.step(at);
    }
    splitter.found
}

struct Splitter<'a> {
    characters: &'a [(usize, char)],
    length: usize,
    found: Vec<Word>,
}

impl Splitter<'_> {
    fn character(&self, at: usize) -> Option<char> {
        self.characters.get(at).map(|(_, c)| *c)
    }

    fn byte(&self, at: usize) -> usize {
        self.characters.get(at).map_or(self.length, |(b, _)| *b)
    }

    /// Reads the run that starts at a character, if one does; returns where to go on.
    fn step(&mut self, from: usize) -> usize {
        if !self.character(from).is_some_and(char::is_alphanumeric) {
            return from + 1;
        }
        let mut run = String::new();
        let mut kept = 0;
        let mut at = from;
        while let Some(c) = self.character(at) {
            if c.is_alphanumeric() {
                if kept < WORD_CHARACTERS_MAX {
                    fold_into(c, &mut run);
                    kept += 1;
                }
            } else if !is_combining_mark(c)
                && !invisible(c)
                && !self.apostrophe(at)
                && !self.thousands(at)
            {
                break;
            }
            at += 1;
        }
        // Folding can leave signs (½ becomes 1⁄2); they carry nothing to search for.
        run.retain(char::is_alphanumeric);
        let glued = from > 0
            && self.character(from - 1).is_some_and(hyphen)
            && self
                .found
                .last()
                .is_some_and(|last| last.end == self.byte(from - 1));
        self.push(run, self.byte(from), self.byte(at), glued);
        at
    }

    /// An apostrophe inside a word (`jum'at`) is no border.
    fn apostrophe(&self, at: usize) -> bool {
        matches!(self.character(at), Some('\'' | '’' | '‘' | 'ʼ' | '`'))
            && at > 0
            && self.character(at - 1).is_some_and(char::is_alphabetic)
            && self.character(at + 1).is_some_and(char::is_alphabetic)
    }

    /// A dot or comma between digits, followed by exactly three of them, groups thousands.
    fn thousands(&self, at: usize) -> bool {
        let digit = |at: usize| self.character(at).is_some_and(|c| c.is_ascii_digit());
        matches!(self.character(at), Some('.' | ','))
            && at > 0
            && digit(at - 1)
            && (1..=3).all(|after| digit(at + after))
            && !digit(at + 4)
    }

    fn push(&mut self, run: String, start: usize, end: usize, glued: bool) {
        if run.is_empty() {
            return;
        }
        let Some((letters, digits)) = letters_then_digits(&run) else {
            return self.push_word(run, start, end, glued);
        };
        if let Some(doubled) = doubled(&letters, &digits) {
            return self.push_word(doubled, start, end, glued);
        }
        if !digits.chars().all(|c| c.is_ascii_digit()) || letters.len() > 8 {
            return self.push_word(run, start, end, glued);
        }
        // The halves of `RT05` are as many bytes as characters unless something was folded away.
        let border = if start + run.len() == end {
            start + letters.len()
        } else {
            end
        };
        self.push_word(letters, start, border, glued);
        self.push_word(digits, border.min(end), end, true);
    }

    fn push_word(&mut self, text: String, start: usize, end: usize, glued: bool) {
        let text = without_leading_zeros(text);
        if glued
            && let Some(last) = self.found.last_mut()
            && last.text == text
            && text.chars().all(char::is_alphabetic)
        {
            // `jalan-jalan` is one word.
            last.end = end;
            return;
        }
        self.found.push(Word {
            start,
            end,
            text,
            glued,
        });
    }
}

fn hyphen(c: char) -> bool {
    matches!(c, '-' | '_' | '\u{2010}' | '\u{2011}')
}

/// Soft hyphens and zero-width characters, which stand inside words without being seen.
fn invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

/// Splits `rt05` into `rt` and `05`; what follows the first digit may be anything.
fn letters_then_digits(run: &str) -> Option<(String, String)> {
    let border = run.find(|c: char| c.is_ascii_digit())?;
    let (letters, rest) = run.split_at_checked(border)?;
    let plain = !letters.is_empty() && letters.bytes().all(|b| b.is_ascii_lowercase());
    plain.then(|| (letters.to_owned(), rest.to_owned()))
}

/// `anak2` and `anak2nya` are short for `anak-anak`, `anak-anaknya`.
fn doubled(letters: &str, digits: &str) -> Option<String> {
    let ending = digits.strip_prefix('2')?;
    let known = ["", "nya", "an", "ku", "mu"].contains(&ending);
    let vowel = letters.contains(['a', 'e', 'i', 'o', 'u']);
    let word = letters.len() >= 3 && vowel && !NUMBERED.contains(&letters);
    (known && (word || letters == "jln")).then(|| format!("{letters}{ending}"))
}

fn without_leading_zeros(text: String) -> String {
    if text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit()) {
        let stripped = text.trim_start_matches('0');
        return if stripped.is_empty() { "0" } else { stripped }.to_owned();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Vec<String> {
        words(text)
            .into_iter()
            .map(|w| format!("{}{}", if w.glued { "+" } else { "" }, w.text))
            .collect()
    }

    #[test]
    fn words_are_folded_and_split() {
        for (text, expected) in [
            ("Jalan RUSAK, di Kelapa-Dua!", "jalan rusak di kelapa +dua"),
            ("RT 05/RW 003", "rt 5 rw 3"),
            ("RT05", "rt +5"),
            ("KTP-el e-KTP", "ktp +el e +ktp"),
            ("Café ﬁnal Ｆｕｌｌ", "cafe final full"),
            ("jalan-jalan anak2 anak2nya jln2", "jalan anak anaknya jln"),
            ("smpn2 blok2", "smpn +2 blok +2"),
            ("Rp50.000 dan 1.250.000", "rp +50000 dan 1250000"),
            ("12.03.2026 10.30", "12 3 2026 10 30"),
            ("Jum'at do’a 'kutip'", "jumat doa kutip"),
            ("KD-2026-7F3K9Q", "kd +2026 +7f3k9q"),
            ("ma\u{ad}syarakat", "masyarakat"),
            ("😀 … — ", ""),
            ("", ""),
        ] {
            assert_eq!(plain(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn offsets_point_into_the_text() {
        let text = "«Àir» RT05 jalan-jalan";
        let pieces: Vec<_> = words(text)
            .iter()
            .map(|w| text.get(w.start..w.end).unwrap().to_owned())
            .collect();
        assert_eq!(pieces, ["Àir", "RT", "05", "jalan-jalan"]);
    }

    #[test]
    fn a_very_long_word_is_cut() {
        let found = words(&"a".repeat(5_000));
        assert_eq!(found.len(), 1);
        assert_eq!(found.first().unwrap().text.len(), WORD_CHARACTERS_MAX);
    }
}
