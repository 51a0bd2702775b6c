//! One pass over the matching documents: the best of them, and exact counts.
//!
//! A document counts for a filter's values when it passes all *other* filters. So per document only four numbers are
//! looked up, its class (part, kind, state), consultation, agency and area; each is known beforehand to pass or to fail.

mod best;
mod segment;
mod tally;

use std::cmp::Reverse;
use std::sync::Arc;

use tantivy::collector::Collector;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use crate::error::corrupt;
use crate::query::{Cursor, Filters, Order};
use crate::rank::{Day, freshness_weight, part_weight, support_weight};
use crate::result::Counts;
use crate::snapshot::{Class, Facts, Segment, Snapshot};
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
        _reader: &SegmentReader,
    ) -> tantivy::Result<GatherSegment> {
        let segment = usize::try_from(ordinal)
            .ok()
            .and_then(|at| self.segments.get(at))
            .ok_or_else(|| tantivy::TantivyError::InternalError(corrupt("segment").to_string()))?;
        Ok(GatherSegment::new(self, ordinal, Arc::clone(segment)))
    }

    fn requires_scoring(&self) -> bool {
        self.order == Order::Best
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
