//! Looks into the index's own terms: is a word there, what begins like it, what is spelt nearly like it.
//!
//! The dictionary still lists the words of removed documents until their segment is merged. A word is therefore only
//! named when a document that is still there holds it, and only such documents and words are counted: a hidden text
//! must not live on in suggestions, in their order, or in what the budget leaves out.

use std::collections::BTreeMap;

use tantivy::postings::TermInfo;
use tantivy::query::{Bm25StatisticsProvider, FuzzyTermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, InvertedIndexReader, Searcher, SegmentReader, TERMINATED, Term};

use crate::error::SearchError;

/// Terms that one query may read out of the dictionary for prefixes and typos.
pub(crate) const EXPANSIONS_MAX: usize = 1_000;

/// Words of an average document. Fixed, because the true average counts removed documents, too; and what a document
/// is worth should not change with what others write.
const AVERAGE_WORDS: u64 = 60;

/// The terms of one state of the index, with a budget.
pub(crate) struct Dictionary<'a> {
    searcher: &'a Searcher,
    expansions_left: usize,
    cut: bool,
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
            cut: false,
        }
    }

    /// Whether the budget is used up.
    pub(crate) fn exhausted(&self) -> bool {
        self.expansions_left == 0
    }

    /// Whether the last look-up left terms out.
    pub(crate) fn is_cut(&self) -> bool {
        self.cut
    }

    /// Whether a document holds a term.
    pub(crate) fn holds(&self, term: &Term) -> Result<bool, SearchError> {
        for segment in self.searcher.segment_readers() {
            let inverted = segment.inverted_index(term.field())?;
            if let Some(info) = inverted.get_term_info(term)?
                && holds_in(segment, &inverted, &info)?
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// In how many documents a term stands.
    pub(crate) fn frequency(&self, term: &Term) -> tantivy::Result<u64> {
        let mut sum = 0;
        for segment in self.searcher.segment_readers() {
            let inverted = segment.inverted_index(term.field())?;
            if let Some(info) = inverted.get_term_info(term)? {
                sum += frequency_in(segment, &inverted, &info)?;
            }
        }
        Ok(sum)
    }

    /// Words of a field that begin so, with their frequencies; the first ones of the alphabet if they are too many.
    pub(crate) fn starting(
        &mut self,
        field: Field,
        prefix: &str,
    ) -> Result<Vec<(String, u64)>, SearchError> {
        self.cut = false;
        let mut found = BTreeMap::new();
        for segment in self.searcher.segment_readers() {
            let inverted = segment.inverted_index(field)?;
            let mut stream = inverted.terms().range().ge(prefix).into_stream()?;
            let mut left = self.expansions_left;
            while let Some((term, info)) = stream.next() {
                if !term.starts_with(prefix.as_bytes()) {
                    break;
                }
                if left == 0 {
                    self.cut = true;
                    break;
                }
                let count = frequency_in(segment, &inverted, info)?;
                left -= usize::from(count > 0);
                add(&mut found, term, count);
            }
        }
        Ok(self.spend(found))
    }

    /// Takes found terms out of the budget.
    fn spend(&mut self, found: BTreeMap<String, u64>) -> Vec<(String, u64)> {
        let mut found: Vec<(String, u64)> = found.into_iter().collect();
        self.cut |= found.len() > self.expansions_left;
        found.truncate(self.expansions_left);
        self.expansions_left -= found.len();
        found
    }

    /// Words of a field that differ by one letter put in, left out, changed or swapped; the likeliest first.
    pub(crate) fn near(
        &mut self,
        field: Field,
        word: &str,
    ) -> Result<Vec<(String, u64)>, SearchError> {
        self.cut = false;
        let fuzzy = FuzzyTermQuery::new(Term::from_field_text(field, word), 1, true);
        let mut found = BTreeMap::new();
        for segment in self.searcher.segment_readers() {
            let inverted = segment.inverted_index(field)?;
            let mut stream = inverted.terms().search(fuzzy.automaton()?).into_stream()?;
            let mut left = self.expansions_left;
            while left > 0
                && let Some((term, info)) = stream.next()
            {
                let count = frequency_in(segment, &inverted, info)?;
                left -= usize::from(count > 0);
                add(&mut found, term, count);
            }
        }
        let mut found: Vec<(String, u64)> = self
            .spend(found)
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

/// How many documents of a segment hold a term. Counted one by one where some were removed.
fn frequency_in(
    segment: &SegmentReader,
    inverted: &InvertedIndexReader,
    info: &TermInfo,
) -> tantivy::Result<u64> {
    let Some(alive) = segment.alive_bitset() else {
        return Ok(u64::from(info.doc_freq));
    };
    let postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
    Ok(u64::from(postings.doc_freq_given_deletes(alive)))
}

/// Whether a document of a segment holds a term.
fn holds_in(
    segment: &SegmentReader,
    inverted: &InvertedIndexReader,
    info: &TermInfo,
) -> Result<bool, SearchError> {
    let Some(alive) = segment.alive_bitset() else {
        return Ok(true);
    };
    let mut postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
    loop {
        match postings.doc() {
            TERMINATED => return Ok(false),
            doc if alive.is_alive(doc) => return Ok(true),
            _ => postings.advance(),
        };
    }
}

/// What scores are computed from: only documents that are there.
impl Bm25StatisticsProvider for Dictionary<'_> {
    fn total_num_tokens(&self, _field: Field) -> tantivy::Result<u64> {
        Ok(self.searcher.num_docs().saturating_mul(AVERAGE_WORDS))
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.searcher.num_docs())
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        self.frequency(term)
    }
}
