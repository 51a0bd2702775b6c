//! One pass over the matching documents: the best of them, and exact counts.
//!
//! A document counts for a filter's values when it passes all *other* filters. What filters look at is its class (part,
//! kind, state), consultation, agency and area. Few combinations of these occur, so documents are counted by combination,
//! and only at the end by value.

mod best;
mod ranking;
mod segment;
mod tally;

use std::cmp::Reverse;
use std::sync::Arc;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::query::Weight;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader, TERMINATED};

use crate::error::corrupt;
use crate::query::{Cursor, Filters, Order};
use crate::rank::{
    Day, FRESH_WEIGHT_MAX, SUPPORT_WEIGHT_MAX, freshness_weight, part_weight, support_weight,
};
use crate::result::Counts;
use crate::snapshot::{Class, Facts, Segment, Snapshot};
pub(crate) use ranking::Scoring;
use segment::GatherSegment;
use tally::Tally;

/// What to collect.
pub(crate) struct Gather {
    pub(crate) segments: Vec<Arc<Segment>>,
    pub(crate) filters: Arc<Filters>,
    pub(crate) order: Order,
    /// How many of the best are wanted.
    pub(crate) limit: usize,
    pub(crate) after: Option<Cursor>,
    /// The day by which freshness counts.
    pub(crate) today: Day,
    /// What adds to the score of the best; without it every document that is found is scored by the query alone.
    pub(crate) scoring: Option<Arc<Scoring>>,
}

impl Gather {
    pub(crate) fn new(snapshot: &Snapshot, filters: &Filters, order: Order, limit: usize) -> Self {
        Self {
            segments: snapshot.segments.clone(),
            filters: Arc::new(filters.clone()),
            order,
            limit,
            after: None,
            today: Day::default(),
            scoring: None,
        }
    }
}

/// The factors by which a document's words are multiplied.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Factors {
    pub(crate) part: f32,
    pub(crate) freshness: f32,
    pub(crate) support: f32,
}

impl Factors {
    /// The factors of a document.
    pub(crate) fn of(class: &Class, facts: &Facts, today: Day) -> Self {
        Self {
            part: part_weight(class.part),
            freshness: freshness_weight(today, domain::time::Timestamp(facts.at)),
            support: support_weight(u64::from(facts.supports)),
        }
    }

    /// The greatest there can be of a class.
    pub(crate) fn max(class: &Class) -> Self {
        Self {
            part: part_weight(class.part),
            freshness: FRESH_WEIGHT_MAX,
            support: SUPPORT_WEIGHT_MAX,
        }
    }

    /// The score of a document with so many points for its words.
    pub(crate) fn score(&self, words: Score) -> Score {
        (words * self.part * self.freshness * self.support).max(0.0)
    }
}

/// A document among the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Top {
    pub(crate) rank: u64,
    pub(crate) key: u64,
    pub(crate) segment: SegmentOrdinal,
    pub(crate) doc: DocId,
}

/// What was collected: the best first.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    pub(crate) total: u64,
    pub(crate) tops: Vec<Top>,
    tally: Tally,
}

impl Gathered {
    /// The counts, most first.
    pub(crate) fn counts(self) -> Counts {
        self.tally.counts()
    }
}

impl Collector for Gather {
    type Fruit = Gathered;
    type Child = GatherSegment;

    fn for_segment(
        &self,
        ordinal: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<GatherSegment> {
        let segment = usize::try_from(ordinal)
            .ok()
            .and_then(|at| self.segments.get(at))
            .ok_or_else(|| tantivy::TantivyError::InternalError(corrupt("segment").to_string()))?;
        let mut collector = GatherSegment::new(self, ordinal, Arc::clone(segment));
        if let Some(scoring) = &self.scoring {
            collector.rank_with(scoring, scoring.ranking(reader)?);
        }
        Ok(collector)
    }

    fn requires_scoring(&self) -> bool {
        self.order == Order::Best
    }

    fn collect_segment(
        &self,
        weight: &dyn Weight,
        ordinal: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<Gathered> {
        let mut collector = self.for_segment(ordinal, reader)?;
        let removed = reader.alive_bitset();
        let is_alive = |doc| removed.is_none_or(|alive| alive.is_alive(doc));
        if self.scoring.is_some() {
            let mut scorer = weight.scorer(reader, 1.0)?;
            let mut doc = scorer.doc();
            while doc != TERMINATED {
                if is_alive(doc) {
                    // Most documents are counted and not scored.
                    collector.take(doc, &mut || scorer.score());
                }
                doc = scorer.advance();
            }
        } else if self.requires_scoring() {
            weight.for_each(reader, &mut |doc, score| {
                if is_alive(doc) {
                    collector.collect(doc, score);
                }
            })?;
        } else {
            weight.for_each_no_score(reader, &mut |docs| {
                let alive = docs.iter().copied().filter(|doc| is_alive(*doc));
                alive.for_each(|doc| collector.collect(doc, 0.0));
            })?;
        }
        Ok(collector.harvest())
    }

    fn merge_fruits(&self, fruits: Vec<Gathered>) -> tantivy::Result<Gathered> {
        let mut all = Gathered::default();
        for fruit in fruits {
            all.total += fruit.total;
            all.tops.extend(fruit.tops);
            all.tally.add(fruit.tally);
        }
        all.tops.sort_by_key(|top| Reverse(*top));
        all.tops.truncate(self.limit);
        Ok(all)
    }
}
