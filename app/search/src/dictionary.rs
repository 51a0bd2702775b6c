//! Looks into the index's own terms: is a word there, what begins like it, what is spelt nearly like it.
//!
//! The dictionary still lists the words of removed documents until their segment is merged. A word is therefore only
//! named when a document that is still there holds it: a hidden text must not live on in suggestions.

use std::collections::BTreeMap;

use tantivy::postings::TermInfo;
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, InvertedIndexReader, Searcher, SegmentReader, TERMINATED, Term};

use crate::error::SearchError;

/// Terms that one query may read out of the dictionary for prefixes and typos.
pub(crate) const EXPANSIONS_MAX: usize = 1_000;

/// The terms of one state of the index, with a budget.
pub(crate) struct Dictionary<'a> {
    searcher: &'a Searcher,
    expansions_left: usize,
}

impl<'a> Dictionary<'a> {
    pub(crate) fn new(searcher: &'a Searcher) -> Self {
        Self::with_budget(searcher, EXPANSIONS_MAX)
    }

    /// A dictionary that may read this many terms.
    pub(crate) fn with_budget(searcher: &'a Searcher, expansions: usize) -> Self {
        Self {
            searcher,
            expansions_left: expansions,
        }
    }

    /// Whether the budget is used up.
    pub(crate) fn exhausted(&self) -> bool {
        self.expansions_left == 0
    }

    /// In how many documents a term stands, about; 0 exactly when it stands in none.
    pub(crate) fn frequency(&self, term: &Term) -> Result<u64, SearchError> {
        let mut sum = 0;
        for segment in self.searcher.segment_readers() {
            let inverted = segment.inverted_index(term.field())?;
            if let Some(info) = inverted.get_term_info(term)? {
                sum += frequency_in(segment, &inverted, &info)?;
            }
        }
        Ok(sum)
    }

    /// Words of a field that begin so, with their frequencies.
    pub(crate) fn starting(
        &mut self,
        field: Field,
        prefix: &str,
    ) -> Result<Vec<(String, u64)>, SearchError> {
        let mut found = BTreeMap::new();
        for segment in self.searcher.segment_readers() {
            let inverted = segment.inverted_index(field)?;
            let mut stream = inverted.terms().range().ge(prefix).into_stream()?;
            while self.expansions_left > 0
                && let Some((term, info)) = stream.next()
            {
                if !term.starts_with(prefix.as_bytes()) {
                    break;
                }
                self.expansions_left -= 1;
                let count = frequency_in(segment, &inverted, info)?;
                add(&mut found, term, count);
            }
        }
        Ok(found.into_iter().collect())
    }

    /// Words of a field that differ by one letter put in, left out, changed or swapped; the likeliest first.
    pub(crate) fn near(
        &mut self,
        field: Field,
        word: &str,
    ) -> Result<Vec<(String, u64)>, SearchError> {
        let fuzzy = FuzzyTermQuery::new(Term::from_field_text(field, word), 1, true);
        let mut found = BTreeMap::new();
        for segment in self.searcher.segment_readers() {
            let inverted = segment.inverted_index(field)?;
            let mut stream = inverted.terms().search(fuzzy.automaton()?).into_stream()?;
            while self.expansions_left > 0
                && let Some((term, info)) = stream.next()
            {
                self.expansions_left -= 1;
                let count = frequency_in(segment, &inverted, info)?;
                add(&mut found, term, count);
            }
        }
        let mut found: Vec<(String, u64)> = found
            .into_iter()
            .filter(|(near, _)| near.chars().all(char::is_alphabetic))
            .collect();
        // People seldom mistype the first letter; a word without it must be four times as frequent.
        let likeliness = |(near, count): &(String, u64)| {
            let first_kept = near.chars().next() == word.chars().next();
            if first_kept { count * 4 } else { *count }
        };
        found.sort_by_key(|candidate| std::cmp::Reverse(likeliness(candidate)));
        Ok(found)
    }
}

fn add(found: &mut BTreeMap<String, u64>, term: &[u8], count: u64) {
    if count > 0
        && let Ok(word) = std::str::from_utf8(term)
    {
        *found.entry(word.to_owned()).or_default() += count;
    }
}

/// How many documents of a segment hold a term; 0 if all of them have been removed.
fn frequency_in(
    segment: &SegmentReader,
    inverted: &InvertedIndexReader,
    info: &TermInfo,
) -> Result<u64, SearchError> {
    if let Some(alive) = segment.alive_bitset() {
        let mut postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
        loop {
            match postings.doc() {
                TERMINATED => return Ok(0),
                doc if alive.is_alive(doc) => break,
                _ => postings.advance(),
            };
        }
    }
    Ok(u64::from(info.doc_freq))
}
