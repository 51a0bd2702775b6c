//! Scores only what may be among the best.
//!
//! The most a match can score is known beforehand: what every word gives at best, less the words it does not hold,
//! times the greatest factor of its class. Where that falls behind the last of the best, the score itself is never
//! worked out. Where it is, it is the very sum the library makes of words that must and words that may be there, added
//! in the same order, to the last bit.

use std::sync::atomic::{AtomicU64, Ordering};

use tantivy::query::{Bm25StatisticsProvider, Bm25Weight, EnableScoring, Query, Scorer, Weight};
use tantivy::{DocId, Score, Searcher, SegmentReader, Term};

use crate::dictionary::Dictionary;
use crate::error::SearchError;

/// Words from which on the most they give is not added up: it would be too much to leave anything out.
const TERMS_MAX: usize = 256;
/// By so much sums of floats in another order may differ, as a share.
const ROUNDING: Score = 1e-3;

/// How documents are scored beyond what must be there.
pub(crate) struct Scoring {
    /// In the order of the query.
    bonus: Vec<Part>,
    /// The most a document can have for its words.
    most: Score,
    /// What as many documents as are wanted reach, as bits, once a segment had so many.
    reached: AtomicU64,
}

struct Part {
    weight: Box<dyn Weight>,
    most: Score,
}

impl Scoring {
    /// So many things that only add are looked at one by one. Of more of them some are in every document, so that
    /// little can be left out, and the library counts them up faster all at once.
    pub(crate) const BONUS_MAX: usize = 8;

    /// Scores by words, which give at most what is theirs, and by what only adds, each with its greatest boost.
    pub(crate) fn new<'a>(
        searcher: &Searcher,
        words: impl Iterator<Item = &'a dyn Query>,
        bonus: impl Iterator<Item = (&'a dyn Query, Score)>,
    ) -> Result<Self, SearchError> {
        let statistics = Dictionary::new(searcher);
        let scoring = EnableScoring::enabled_from_statistics_provider(&statistics, searcher);
        let mut parts = Vec::new();
        let mut sum = 0.0;
        for query in words {
            // A set of words gives 1, however common they are.
            sum += most(&statistics, query, 1.0)?;
        }
        for (query, boost) in bonus {
            let most = most(&statistics, query, 0.0)? * boost;
            sum += most;
            parts.push(Part {
                weight: query.weight(scoring)?,
                most,
            });
        }
        Ok(Self {
            bonus: parts,
            most: sum * (1.0 + ROUNDING),
            reached: AtomicU64::new(0),
        })
    }

    /// The rank that must be reached to be among the best of the segments before.
    pub(super) fn reached(&self) -> u64 {
        self.reached.load(Ordering::Relaxed)
    }

    /// Tells segments to come what must be reached.
    pub(super) fn reach(&self, rank: u64) {
        self.reached.fetch_max(rank, Ordering::Relaxed);
    }

    /// The scoring of one segment.
    pub(super) fn ranking(&self, reader: &SegmentReader) -> tantivy::Result<Ranking> {
        let mut bonus = Vec::new();
        for part in &self.bonus {
            bonus.push(Bonus {
                scorer: part.weight.scorer(reader, 1.0)?,
                most: part.most,
            });
        }
        let mut rarest_first: Vec<usize> = (0..bonus.len()).collect();
        rarest_first.sort_by_key(|at| bonus.get(*at).map(|bonus| bonus.scorer.cost()));
        Ok(Ranking {
            bonus,
            rarest_first,
            most: self.most,
        })
    }
}

/// The most that the words of a query give to a document, each at least so much.
fn most(
    statistics: &Dictionary<'_>,
    query: &dyn Query,
    least: Score,
) -> Result<Score, SearchError> {
    let mut terms: Vec<Term> = Vec::new();
    query.query_terms(&mut |term, _| {
        if terms.len() <= TERMS_MAX {
            terms.push(term.clone());
        }
    });
    if terms.len() > TERMS_MAX {
        return Ok(Score::INFINITY);
    }
    let documents = statistics.total_num_docs()?;
    let mut sum = 0.0;
    for term in terms {
        let holding = statistics.frequency(&term)?;
        // Often in a text without any other word: the length of texts only takes away.
        let weight = Bm25Weight::for_one_term_without_explain(holding, documents, 1.0);
        sum += weight.score(0, u32::MAX).max(least);
    }
    Ok(sum)
}

/// Scores documents of one segment, one after another.
pub(super) struct Ranking {
    bonus: Vec<Bonus>,
    rarest_first: Vec<usize>,
    most: Score,
}

struct Bonus {
    scorer: Box<dyn Scorer>,
    most: Score,
}

impl Bonus {
    /// Whether a document holds it. Asked for documents in their order.
    fn holds(&mut self, doc: DocId) -> bool {
        let at = self.scorer.doc();
        at == doc || (at < doc && self.scorer.seek(doc) == doc)
    }
}

impl Ranking {
    /// The most that the words of a document can be worth; `None` if that is less than what would be enough.
    pub(super) fn most(&mut self, doc: DocId, enough: Score) -> Option<Score> {
        let mut most = self.most;
        for at in &self.rarest_first {
            if most < enough {
                return None;
            }
            let bonus = self.bonus.get_mut(*at)?;
            if !bonus.holds(doc) {
                most -= bonus.most;
            }
        }
        (most >= enough).then_some(most)
    }

    /// What all the words of a document are worth, where those that must be there are worth so much.
    pub(super) fn score(&mut self, doc: DocId, must: Score) -> Score {
        let mut bonuses = 0.0;
        for bonus in &mut self.bonus {
            if bonus.holds(doc) {
                bonuses += bonus.scorer.score();
            }
        }
        must + bonuses
    }
}
