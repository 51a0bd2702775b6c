//! The queries a plan is made of, each knowing what it stands for.

use tantivy::Term;
use tantivy::query::{
    BooleanQuery, BoostQuery, EmptyQuery, Occur, PhraseQuery, Query as LibraryQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use crate::rank::{EXACT_BOOST, TITLE_BOOST};
use crate::result::Way;

pub(crate) type Boxed = Box<dyn LibraryQuery>;

/// A query that adds to a score, and what for.
pub(crate) struct Piece {
    pub(crate) query: Boxed,
    /// What was typed.
    pub(crate) text: String,
    pub(crate) way: Way,
}

impl Piece {
    pub(super) fn new(text: String, way: Way, query: Boxed) -> Self {
        Self { query, text, way }
    }

    /// The greatest boost there is in it.
    pub(super) fn boost(&self) -> f32 {
        match self.way {
            Way::Exact => EXACT_BOOST,
            Way::Title => TITLE_BOOST,
            // Others count as they are, or less.
            Way::Word | Way::Synonyms | Way::Spelling | Way::Phrase | Way::Prefix => 1.0,
        }
    }

    pub(super) fn word(text: String, query: Boxed) -> Self {
        Self::new(text, Way::Word, query)
    }

    pub(super) fn synonyms(text: String, query: Boxed) -> Self {
        Self::new(text, Way::Synonyms, query)
    }
}

pub(super) fn term_query(field: Field, text: &str) -> Boxed {
    Box::new(TermQuery::new(
        Term::from_field_text(field, text),
        IndexRecordOption::WithFreqs,
    ))
}

/// Words one after another; a single one is just a term.
pub(super) fn phrase_query(field: Field, words: &[String]) -> Boxed {
    match words {
        [] => Box::new(EmptyQuery),
        [one] => term_query(field, one),
        several => Box::new(PhraseQuery::new(
            several
                .iter()
                .map(|word| Term::from_field_text(field, word))
                .collect(),
        )),
    }
}

pub(super) fn boosted(query: Boxed, boost: f32) -> Boxed {
    Box::new(BoostQuery::new(query, boost))
}

/// Any of these.
pub(super) fn union(mut ways: Vec<Boxed>) -> Boxed {
    match ways.pop() {
        None => Box::new(EmptyQuery),
        Some(only) if ways.is_empty() => only,
        Some(last) => {
            ways.push(last);
            Box::new(BooleanQuery::union(ways))
        }
    }
}

/// All of these.
pub(super) fn all(mut parts: Vec<Boxed>) -> Boxed {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        last => {
            let parts = parts.into_iter().chain(last);
            Box::new(BooleanQuery::new(
                parts.map(|part| (Occur::Must, part)).collect(),
            ))
        }
    }
}
