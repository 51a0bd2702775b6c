//! Indonesian analysis: from text to the terms of the index, and from typed words to the same terms.
//!
//! Two views of one text: *exact* words as folded, and *stems* after slang and abbreviations are read out.
//! Texts and queries go through the same functions, which is what makes them meet.

mod codes;
#[cfg(test)]
mod common;
mod lexicon;
mod stem;
mod tokens;
mod tongue;
mod words;

use std::sync::{Arc, LazyLock};

use frostem::{Algorithm, Stemmer};
use quick_cache::sync::Cache;

pub(crate) use codes::without_codes;
pub(crate) use lexicon::lexicon;
pub(crate) use tokens::{EXACT, ExactTokenizer, STEMS, StemTokenizer};
pub(crate) use tongue::Tongue;
pub(crate) use words::{Word, fold, words};

/// The terms that stand for one word in the stemmed view.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Readings {
    /// Single stems, any of which the word may be.
    pub(crate) stems: Vec<String>,
    /// Expansions of several words (`pju` → `terang jalan umum`).
    pub(crate) sequences: Vec<Vec<String>>,
}

/// Changes whenever texts would be analysed otherwise than before, so that an old index is rebuilt.
pub(crate) fn fingerprint() -> u64 {
    /// Raised by hand when the code of the analysis changes, not only its lists.
    const CODE: u64 = 3;
    [
        lexicon::ROOTS,
        lexicon::STEMS,
        lexicon::SLANG,
        lexicon::STOPWORDS,
        lexicon::ENGLISH,
        lexicon::ENGLISH_STEMS,
    ]
    .iter()
    .flat_map(|list| list.bytes())
    .fold(0xcbf2_9ce4_8422_2325 ^ CODE, |hash, byte| {
        // FNV-1a: stable across compilers, unlike the standard library's hasher.
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The readings of a word in a text of some language.
pub(crate) fn readings_in(tongue: Tongue, word: &str) -> Readings {
    match tongue {
        Tongue::Indonesian => readings(word),
        Tongue::English => Readings {
            stems: vec![english_stem(word)],
            sequences: Vec::new(),
        },
        Tongue::Either => {
            let mut found = readings(word);
            if !lexicon().knows(word) {
                let english = english_stem(word);
                // The English rule would undo a slip of the finger (`difabell`), and nobody would be told.
                let slip = word.strip_suffix('l').is_some_and(|rest| rest == english);
                if !slip && !found.stems.contains(&english) {
                    found.stems.push(english);
                }
            }
            found
        }
    }
}

/// The readings of a word that is asked for: whoever asks wants texts in either language.
pub(crate) fn asked(word: &str) -> Readings {
    readings_in(Tongue::Either, word)
}

fn english_stem(word: &str) -> String {
    if let Some(stem) = lexicon().irregular_english(word) {
        stem.to_owned()
    } else if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        Stemmer::new(Algorithm::English).stem(word).into_owned()
    } else {
        word.to_owned()
    }
}

/// The readings of a folded word of an Indonesian text.
pub(crate) fn readings(word: &str) -> Readings {
    let lexicon = lexicon();
    let slang = lexicon.slang(word).or_else(|| {
        // `jlnnya`: a possessive ending on a short form; but `punya` is a word, and nothing of `pu`.
        let head = word.strip_suffix("nya")?;
        if lexicon.root(word).is_some() {
            return None;
        }
        lexicon.slang(head)
    });
    let Some(slang) = slang else {
        return Readings {
            stems: vec![stem_read_out(word)],
            sequences: Vec::new(),
        };
    };
    let mut found = Readings::default();
    for reading in slang {
        match reading.as_slice() {
            [one] => found.stems.push(stem::stem(one).into_owned()),
            several => found
                .sequences
                .push(several.iter().map(|w| stem::stem(w).into_owned()).collect()),
        }
    }
    if !found.sequences.is_empty() {
        // The short form itself stays searchable beside what it stands for.
        found.stems.push(word.to_owned());
    }
    found
}

/// The stem of a word, read out if it is slang under its affixes (`dipake`, `temenku`).
fn stem_read_out(word: &str) -> String {
    /// Shorter stems are abbreviations only by chance.
    const LETTERS_MIN: usize = 4;
    let stem = stem::stem(word);
    let slang = lexicon().slang(&stem).map(Vec::as_slice);
    match slang {
        Some([reading]) if stem.len() >= LETTERS_MIN => match reading.as_slice() {
            [one] => stem::stem(one).into_owned(),
            _ => stem.into_owned(),
        },
        _ => stem.into_owned(),
    }
}

/// Words remembered at most, in each language (about 3 MB each when full). Texts use few words nearly all the time.
const REMEMBERED_MAX: usize = 16_384;

/// Readings of words seen before. They hang on nothing but the lists, so all threads share them, those that search as
/// those that write; the words of one text after another do not push out what is used all the time.
static REMEMBERED: LazyLock<[Cache<String, Arc<Readings>>; 3]> =
    LazyLock::new(|| std::array::from_fn(|_| Cache::new(REMEMBERED_MAX)));

/// The readings of a folded word in a text of some language, worked out once.
pub(crate) fn remembered(tongue: Tongue, word: &str) -> Arc<Readings> {
    let [indonesian, english, either] = &*REMEMBERED;
    let known = match tongue {
        Tongue::Indonesian => indonesian,
        Tongue::English => english,
        Tongue::Either => either,
    };
    known.get(word).unwrap_or_else(|| {
        let found = Arc::new(readings_in(tongue, word));
        known.insert(word.to_owned(), Arc::clone(&found));
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(word: &str) -> Vec<String> {
        readings(word).stems
    }

    #[test]
    fn slang_is_read_out() {
        for (word, expected) in [
            ("yg", "yang"),
            ("jln", "jalan"),
            ("jl", "jalan"),
            ("jlnnya", "jalan"),
            ("kec", "kecamatan"),
            ("kel", "kelurahan"),
            ("gmn", "bagaimana"),
            ("knp", "kenapa"),
            ("nggak", "tidak"),
            ("gk", "tidak"),
            ("utk", "untuk"),
            ("lobang", "lubang"),
            ("ijin", "izin"),
            ("dipake", "pakai"),
            ("temenku", "teman"),
        ] {
            assert!(stems(word).contains(&expected.to_owned()), "{word}");
        }
    }

    #[test]
    fn an_abbreviation_keeps_itself_and_its_words() {
        let pju = readings("pju");
        assert_eq!(pju.stems, ["pju"]);
        assert_eq!(pju.sequences, [["terang", "jalan", "umum"]]);
        assert_eq!(readings("dr").stems.len(), 2);
    }
}
