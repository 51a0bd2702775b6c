//! The committed word lists: roots, irregular stems, slang and abbreviations, stopwords.
//!
//! Format of the files in `data/`: `#` starts a comment. `roots.txt`, `stopwords.txt`, `english.txt`: words between spaces.
//! `stems.txt`, `english-stems.txt`: `stem: form form`. `slang.txt`: `short other-short = reading | other reading`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

pub(crate) const ROOTS: &str = include_str!("../../data/roots.txt");
pub(crate) const STEMS: &str = include_str!("../../data/stems.txt");
pub(crate) const SLANG: &str = include_str!("../../data/slang.txt");
pub(crate) const STOPWORDS: &str = include_str!("../../data/stopwords.txt");
pub(crate) const ENGLISH: &str = include_str!("../../data/english.txt");
pub(crate) const ENGLISH_STEMS: &str = include_str!("../../data/english-stems.txt");

/// The readings of a short form: each one or more words.
type SlangReadings = Vec<Vec<&'static str>>;

/// The lists, ready to be looked up.
#[derive(Debug)]
pub(crate) struct Lexicon {
    roots: HashSet<&'static str>,
    stems: HashMap<&'static str, &'static str>,
    slang: HashMap<&'static str, SlangReadings>,
    stopwords: HashSet<&'static str>,
    english: HashSet<&'static str>,
    english_stems: HashMap<&'static str, &'static str>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
    roots: lines(ROOTS).flat_map(str::split_whitespace).collect(),
    stems: lines(STEMS).flat_map(stem_line).collect(),
    slang: lines(SLANG).flat_map(slang_line).collect(),
    stopwords: lines(STOPWORDS).flat_map(str::split_whitespace).collect(),
    english: lines(ENGLISH).flat_map(str::split_whitespace).collect(),
    english_stems: lines(ENGLISH_STEMS).flat_map(stem_line).collect(),
});

/// The lists, read once.
pub(crate) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    /// The word as the list spells it, if it is a known root.
    pub(crate) fn root(&self, word: &str) -> Option<&'static str> {
        self.roots.get(word).copied()
    }

    /// The stem of an irregular form.
    pub(crate) fn irregular(&self, word: &str) -> Option<&'static str> {
        self.stems.get(word).copied()
    }

    /// The stem of an English word that the rules of English would put together with others.
    pub(crate) fn irregular_english(&self, word: &str) -> Option<&'static str> {
        self.english_stems.get(word).copied()
    }

    /// What a short form stands for.
    pub(crate) fn slang(&self, word: &str) -> Option<&SlangReadings> {
        self.slang.get(word)
    }

    /// Whether the word says nothing by itself (`yang`, `di`, `the`).
    pub(crate) fn is_stopword(&self, word: &str) -> bool {
        self.stopwords.contains(word) || self.english.contains(word)
    }

    /// Whether it is a little word of English.
    pub(crate) fn is_english(&self, word: &str) -> bool {
        self.english.contains(word)
    }

    /// Whether the word is Indonesian as it stands: a root, an irregular form or a short form.
    pub(crate) fn knows(&self, word: &str) -> bool {
        self.roots.contains(word) || self.stems.contains_key(word) || self.slang.contains_key(word)
    }
}

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|line| !line.is_empty())
}

fn stem_line(line: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let (stem, forms) = line.split_once(':').unwrap_or((line, ""));
    forms
        .split_whitespace()
        .chain([stem])
        .map(move |form| (form, stem))
}

fn slang_line(line: &'static str) -> impl Iterator<Item = (&'static str, SlangReadings)> {
    let (short, long) = line.split_once('=').unwrap_or((line, ""));
    let readings: SlangReadings = long
        .split('|')
        .map(|reading| reading.split_whitespace().collect())
        .collect();
    short
        .split_whitespace()
        .map(move |short| (short, readings.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_well_formed() {
        for line in lines(STEMS) {
            assert!(line.split_once(':').is_some(), "stems: {line}");
        }
        let mut seen = HashSet::new();
        for line in lines(SLANG) {
            let (short, long) = line.split_once('=').expect(line);
            assert!(!long.trim().is_empty(), "slang: {line}");
            for word in short.split_whitespace() {
                assert!(seen.insert(word), "slang lists {word} twice");
                assert!(word.bytes().all(|b| b.is_ascii_alphanumeric()), "{word}");
            }
        }
        assert!(seen.len() >= 350, "{} short forms", seen.len());
        assert!(lexicon().roots.len() >= 900, "{}", lexicon().roots.len());
        for root in &lexicon().roots {
            assert!(root.bytes().all(|b| b.is_ascii_lowercase()), "{root}");
        }
    }

    #[test]
    fn no_short_form_is_an_ordinary_word() {
        for line in lines(SLANG) {
            let (short, _) = line.split_once('=').expect(line);
            for word in short.split_whitespace() {
                assert!(lexicon().root(word).is_none(), "{word} is a root too");
                assert!(!lexicon().is_stopword(word), "{word} is a stopword too");
            }
        }
    }
}
