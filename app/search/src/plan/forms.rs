//! The forms in which a word, phrase or prefix can stand in a text.

use tantivy::Term;
use tantivy::query::{BoostQuery, EmptyQuery, TermSetQuery};

use super::pieces::{Boxed, Piece, boosted, phrase_query, term_query, union};
use crate::analysis::{Readings, asked};
use crate::dictionary::Dictionary;
use crate::error::SearchError;
use crate::rank::{EXACT_BOOST, SYNONYM_BOOST, TITLE_BOOST, TYPO_BOOST};
use crate::result::Way;
use crate::schema::Fields;
use crate::snippet::Marker;
use crate::typed::{Atom, Wanted};

/// Shortest word, in letters, that is searched for with one letter wrong.
const TYPO_LETTERS_MIN: usize = 5;
/// Words of one query that are looked up with a typo.
const TYPO_WORDS_MAX: usize = 4;
/// Spellings tried for one mistyped word.
const SPELLINGS_MAX: usize = 3;

/// An atom as queries.
pub(super) struct Formed {
    /// What must be there.
    pub(super) piece: Piece,
    /// What only adds to the score.
    pub(super) bonus: Vec<Piece>,
    /// The word as it is spelt right.
    pub(super) corrected: Option<String>,
}

/// Forms queries on the present terms of the index.
pub(super) struct Former<'a> {
    fields: Fields,
    dictionary: Dictionary<'a>,
    typos_left: usize,
    /// Prefixes of which not every word was looked for.
    pub(super) cut: Vec<String>,
}

impl<'a> Former<'a> {
    pub(super) fn new(fields: Fields, dictionary: Dictionary<'a>) -> Self {
        Self {
            fields,
            dictionary,
            typos_left: TYPO_WORDS_MAX,
            cut: Vec::new(),
        }
    }

    /// One that puts no spelling right.
    pub(super) fn as_typed(fields: Fields, dictionary: Dictionary<'a>) -> Self {
        Self {
            typos_left: 0,
            ..Self::new(fields, dictionary)
        }
    }

    /// The stem that synonyms are looked up by.
    pub(super) fn first_stem(&self, word: &str) -> String {
        let stems = asked(word).stems.into_iter();
        stems.take(1).next().unwrap_or_else(|| word.to_owned())
    }

    /// Forms an atom that is asked for.
    pub(super) fn atom(&mut self, atom: &Atom, marker: &mut Marker) -> Result<Formed, SearchError> {
        let piece = |way, query| Piece::new(atom.raw.clone(), way, query);
        let piece = match &atom.wanted {
            Wanted::Word(words) => match words.as_slice() {
                [word] => return self.word(word, &atom.raw, marker),
                several => piece(Way::Word, self.glued(several, marker)),
            },
            Wanted::Phrase(words) => {
                marker.exact_phrase(words);
                piece(Way::Phrase, phrase_query(self.fields.exact, words))
            }
            Wanted::Prefix(prefix) => {
                marker.prefix(prefix);
                piece(Way::Prefix, self.prefix(prefix)?)
            }
        };
        Ok(Formed {
            piece,
            bonus: Vec::new(),
            corrected: None,
        })
    }

    /// Forms an atom that must not be there.
    pub(super) fn excluded(&mut self, atom: &Atom) -> Result<Boxed, SearchError> {
        Ok(match &atom.wanted {
            Wanted::Word(words) => match words.as_slice() {
                [word] => self.any_of(&asked(word)),
                several => self.glued(several, &mut Marker::default()),
            },
            Wanted::Phrase(words) => phrase_query(self.fields.exact, words),
            Wanted::Prefix(prefix) => self.prefix(prefix)?,
        })
    }

    /// Forms what means the same as something asked for.
    pub(super) fn synonym(&self, stems: &[String], marker: &mut Marker) -> Boxed {
        marker.stem_phrase(stems);
        boosted(phrase_query(self.fields.stems, stems), SYNONYM_BOOST)
    }

    /// One word in any of its forms; if the index knows none, the words spelt nearly like it.
    fn word(&mut self, word: &str, raw: &str, marker: &mut Marker) -> Result<Formed, SearchError> {
        let found = asked(word);
        if self.worth_correcting(word, &found)? {
            self.typos_left -= 1;
            if let Some(formed) = self.corrected(word, raw, marker)? {
                return Ok(formed);
            }
        }
        let piece = |way, query| Piece::new(raw.to_owned(), way, query);
        let exact = boosted(term_query(self.fields.exact, word), EXACT_BOOST);
        let mut bonus = vec![piece(Way::Exact, exact)];
        for stem in &found.stems {
            let title = boosted(term_query(self.fields.title, stem), TITLE_BOOST);
            bonus.push(piece(Way::Title, title));
        }
        marker.readings(&found);
        marker.exact(word);
        Ok(Formed {
            piece: piece(Way::Word, self.any_of(&found)),
            bonus,
            corrected: None,
        })
    }

    fn corrected(
        &mut self,
        word: &str,
        raw: &str,
        marker: &mut Marker,
    ) -> Result<Option<Formed>, SearchError> {
        let spellings = self.dictionary.near(self.fields.exact, word)?;
        let Some((best, _)) = spellings.first() else {
            return Ok(None);
        };
        let mut near = Readings::default();
        for (spelling, _) in spellings.iter().take(SPELLINGS_MAX) {
            near.stems.extend(asked(spelling).stems);
        }
        near.stems.sort();
        near.stems.dedup();
        marker.readings(&near);
        let query = Box::new(BoostQuery::new(self.any_of(&near), TYPO_BOOST));
        Ok(Some(Formed {
            piece: Piece::new(raw.to_owned(), Way::Spelling, query),
            bonus: Vec::new(),
            corrected: Some(best.clone()),
        }))
    }

    fn worth_correcting(&self, word: &str, found: &Readings) -> Result<bool, SearchError> {
        let plain = word.chars().all(char::is_alphabetic);
        if self.typos_left == 0
            || !plain
            || word.chars().count() < TYPO_LETTERS_MIN
            || !found.sequences.is_empty()
            || self.dictionary.exhausted()
        {
            return Ok(false);
        }
        for stem in &found.stems {
            let term = Term::from_field_text(self.fields.stems, stem);
            if self.dictionary.holds(&term)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// `KTP-el`: side by side as stems, or written as one word.
    fn glued(&self, words: &[String], marker: &mut Marker) -> Boxed {
        let stems: Vec<String> = words.iter().map(|word| self.first_stem(word)).collect();
        let mut first = stems.iter();
        match first.next() {
            // `anak-anaknya` has one stem.
            Some(stem) if first.all(|other| other == stem) => {
                let one = Readings {
                    stems: vec![stem.clone()],
                    sequences: Vec::new(),
                };
                marker.readings(&one);
                self.any_of(&one)
            }
            _ => {
                let joined: String = words.concat();
                marker.exact(&joined);
                marker.stem_phrase(&stems);
                let side_by_side = phrase_query(self.fields.stems, &stems);
                union(vec![side_by_side, term_query(self.fields.exact, &joined)])
            }
        }
    }

    fn prefix(&mut self, prefix: &str) -> Result<Boxed, SearchError> {
        let words = self.dictionary.starting(self.fields.exact, prefix)?;
        if self.dictionary.is_cut() {
            self.cut.push(format!("{prefix}*"));
        }
        if words.is_empty() {
            return Ok(Box::new(EmptyQuery));
        }
        let terms = words.iter();
        let terms = terms.map(|(word, _)| Term::from_field_text(self.fields.exact, word));
        Ok(Box::new(TermSetQuery::new(terms)))
    }

    /// A document that holds one of the readings.
    fn any_of(&self, readings: &Readings) -> Boxed {
        let stems = readings.stems.iter();
        let mut ways: Vec<Boxed> = stems
            .map(|stem| term_query(self.fields.stems, stem))
            .collect();
        let sequences = readings.sequences.iter();
        ways.extend(sequences.map(|sequence| phrase_query(self.fields.stems, sequence)));
        union(ways)
    }
}
