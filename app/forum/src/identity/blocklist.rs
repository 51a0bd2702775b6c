//! Which passwords are easy to guess.
//!
//! Length alone does not help against `kelapadua2026!`. A password is easy when it is well known, one short piece over
//! and over, or nothing but a few listed words, the person's own name and address, digits, runs and marks between them.
//! Phrases of five different words are hard to guess even where each word is listed, and easy to remember: they do.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Different listed words from which on a phrase does.
const WORDS_ENOUGH: usize = 5;
/// The shortest word of the long list that counts; shorter ones would be found in anything.
const WORD_MIN: usize = 3;
/// The longest word looked for inside a password.
const WORD_MAX: usize = 25;
/// A piece shorter than this, over and over, is easy whatever it is.
const UNIT_ENOUGH: usize = 8;
/// Marks in a row that count as a gap between words rather than as something to guess.
const MARKS_MAX: usize = 2;
/// Neighbours on a keyboard or in the alphabet that count as a run.
const RUN_MIN: usize = 4;

const ROWS: [&str; 5] = [
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol",
];

static LISTED: LazyLock<Listed> =
    LazyLock::new(|| Listed::read(include_str!("../../data/listed-words.txt")));
static SITE: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("../../data/site-words.txt").lines().collect());

/// Whether a password is easy to guess. `own` are texts about the person: name, address.
pub(super) fn is_easy(password: &str, own: &[&str]) -> bool {
    let text = plain(password);
    if LISTED.has(&text) {
        return true;
    }
    let letters: Vec<char> = text.chars().collect();
    let unit = unit(&letters);
    if unit.len() < letters.len() && unit.len() < UNIT_ENOUGH {
        return true;
    }
    let own: HashSet<String> = own
        .iter()
        .flat_map(|text| {
            plain(text)
                .split(|letter: char| !letter.is_alphanumeric())
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .filter(|word| word.chars().count() >= WORD_MIN)
        .collect();
    words_of(unit, &own).is_some_and(|words| words < WORDS_ENOUGH)
}

/// Lower case without accents.
fn plain(text: &str) -> String {
    text.nfkd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The shortest piece that, over and over, gives the text; the text itself when there is none.
fn unit(letters: &[char]) -> &[char] {
    let length = (1..=letters.len() / 2).find(|length| {
        letters
            .iter()
            .zip(letters.iter().skip(*length))
            .all(|(one, next)| one == next)
    });
    let length = length.unwrap_or(letters.len());
    letters.get(..length).unwrap_or(letters)
}

/// What a password is cut into.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    /// A word somebody may think of.
    Word(String),
    /// Digits, marks, runs: no work for whoever guesses.
    Filler,
}

/// How many different words the text is made of, when it is made of nothing but words and filler.
fn words_of(letters: &[char], own: &HashSet<String>) -> Option<usize> {
    // best[end]: fewest words that reach `end`, with the start and the piece of the last step
    let mut best: Vec<Option<(usize, usize, Piece)>> = vec![None; letters.len() + 1];
    for start in 0..letters.len() {
        let so_far = match (start, best.get(start)) {
            (0, _) => 0,
            (_, Some(Some((words, _, _)))) => *words,
            _ => continue,
        };
        let rest = letters.get(start..).unwrap_or_default();
        for (length, piece) in pieces(rest, own) {
            let words = so_far + usize::from(piece != Piece::Filler);
            if let Some(slot) = best.get_mut(start + length)
                && slot.as_ref().is_none_or(|(known, _, _)| words < *known)
            {
                *slot = Some((words, start, piece));
            }
        }
    }
    let mut different = HashSet::new();
    let mut end = letters.len();
    while end > 0 {
        let (_, start, piece) = best.get(end)?.as_ref()?;
        if let Piece::Word(word) = piece {
            different.insert(word);
        }
        end = *start;
    }
    Some(different.len())
}

/// The pieces a text may begin with, with their lengths.
fn pieces(rest: &[char], own: &HashSet<String>) -> Vec<(usize, Piece)> {
    let mut found = Vec::new();
    let digits = rest.iter().take_while(|c| c.is_numeric()).count();
    found.extend((1..=digits).map(|length| (length, Piece::Filler)));
    let marks = rest.iter().take_while(|c| !c.is_alphanumeric()).count();
    if (1..=MARKS_MAX).contains(&marks) {
        found.push((marks, Piece::Filler));
    }
    found.extend((RUN_MIN..=run(rest)).map(|length| (length, Piece::Filler)));
    let mut word = String::new();
    let mut read = String::new();
    for (place, letter) in rest.iter().take(WORD_MAX).enumerate() {
        word.push(*letter);
        read.push(read_as_letter(*letter));
        let length = place + 1;
        for form in [&word, &read] {
            let listed = length >= WORD_MIN && LISTED.has(form);
            if listed || SITE.contains(form.as_str()) || own.contains(form) {
                found.push((length, Piece::Word(form.clone())));
                break;
            }
        }
    }
    found
}

/// How many characters at the beginning are the same, or neighbours on a keyboard or in the alphabet.
fn run(rest: &[char]) -> usize {
    let Some(first) = rest.first() else {
        return 0;
    };
    let same = rest.iter().take_while(|letter| *letter == first).count();
    ROWS.iter()
        .flat_map(|row| [row.chars().collect::<Vec<_>>(), row.chars().rev().collect()])
        .filter_map(|row| {
            let from = row.iter().position(|letter| letter == first)?;
            let pairs = rest.iter().zip(row.iter().skip(from));
            Some(pairs.take_while(|(one, other)| one == other).count())
        })
        .fold(same, usize::max)
}

/// The letter a digit or mark is often written for.
const fn read_as_letter(letter: char) -> char {
    match letter {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        '8' => 'b',
        '9' => 'g',
        other => other,
    }
}

/// A sorted list of words in one piece of memory.
struct Listed {
    words: String,
    ends: Vec<usize>,
}

impl Listed {
    /// Reads the front-coded form: a letter for how much is shared with the word before, then the rest.
    fn read(coded: &str) -> Self {
        let (mut words, mut ends) = (String::new(), Vec::new());
        let mut word = String::new();
        for line in coded.lines() {
            let mut letters = line.chars();
            let shared = letters.next().map_or(0, |letter| {
                usize::try_from(u32::from(letter).saturating_sub(u32::from('a'))).unwrap_or(0)
            });
            word.truncate(shared);
            word.push_str(letters.as_str());
            words.push_str(&word);
            ends.push(words.len());
        }
        Self { words, ends }
    }

    fn has(&self, word: &str) -> bool {
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.at(middle).cmp(word) {
                Ordering::Equal => return true,
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
            }
        }
        false
    }

    fn at(&self, place: usize) -> &str {
        let start = match place.checked_sub(1) {
            None => 0,
            Some(before) => self.ends.get(before).copied().unwrap_or_default(),
        };
        let end = self.ends.get(place).copied().unwrap_or_default();
        self.words.get(start..end).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_whole() {
        assert_eq!(LISTED.ends.len(), 62_617);
        for word in ["aku", "password", "qwerty123456789", "aa123456"] {
            assert!(LISTED.has(word), "{word}");
        }
        assert!(!LISTED.has("korsimelompat") && !LISTED.has(""));
        assert!((1..LISTED.ends.len()).all(|at| LISTED.at(at - 1) < LISTED.at(at)));
    }

    #[test]
    fn what_everybody_would_try_is_easy() {
        for easy in [
            "kelapadua2026!",
            "tangerangselatan2026",
            "TangerangSelatan2026!!",
            "Indonesia Merdeka 1945",
            "passwordpassword",
            "password1password2password3",
            "p4ssw0rd-r4h4514",
            "aaaaaaaaaaaaaaaaaaa",
            "xq7xq7xq7xq7xq7xq7",
            "123456789012345678",
            "qwertyuiopasdfghjkl",
            "1qaz2wsx3edc4rfv",
            "akucintaindonesia",
            "aku cinta kamu selamanya",
            "rembuk kelapa dua",
            "abcdefghijklmnopq2026",
        ] {
            assert!(is_easy(easy, &[]), "{easy}");
        }
    }

    #[test]
    fn the_name_and_address_of_the_person_do_not_help() {
        let own = ["Sitiwulandari Kurniasih", "wulanqx@contohdesa.id"];
        for easy in [
            "sitiwulandari1998",
            "wulanqx.contohdesa",
            "KURNIASIH-kurniasih-1",
        ] {
            assert!(is_easy(easy, &own), "{easy}");
        }
    }

    #[test]
    fn phrases_of_five_words_and_random_letters_do() {
        for hard in [
            "korsi hijau melompati tujuh pagar",
            "lampu sungai kertas garam senin",
            "wq8xkz4mv7jr2np",
            "Xk7#pLw!9vQz2$mR",
            "gajah mzvqk terbang 19",
        ] {
            assert!(!is_easy(hard, &[]), "{hard}");
        }
    }
}
