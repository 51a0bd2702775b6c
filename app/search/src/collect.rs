//! One pass over the matching documents: the best of them, and exact counts.
//!
//! A document counts for a filter's values when it passes all *other* filters. So per document only two numbers are
//! looked up, its class (part, kind, state) and its consultation; each is known beforehand to pass or to fail.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use domain::ids::ConsultationId;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use crate::document::Part;
use crate::error::corrupt;
use crate::query::{Cursor, Filters, Order};
use crate::rank::{part_weight, support_weight};
use crate::result::Counts;
use crate::snapshot::{Class, Facts, Segment, Snapshot};

/// The filters that are counted, as bits of what a document fails.
const PART: u8 = 1;
const KIND: u8 = 2;
const STATE: u8 = 4;
const CONSULTATION: u8 = 8;

/// What to collect.
pub(crate) struct Gather {
    pub(crate) segments: Vec<Arc<Segment>>,
    pub(crate) filters: Arc<Filters>,
    pub(crate) order: Order,
    /// How many of the best are wanted.
    pub(crate) limit: usize,
    pub(crate) after: Option<Cursor>,
}

impl Gather {
    pub(crate) fn new(snapshot: &Snapshot, filters: &Filters, order: Order, limit: usize) -> Self {
        Self {
            segments: snapshot.segments.clone(),
            filters: Arc::new(filters.clone()),
            order,
            limit,
            after: None,
        }
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

#[derive(Debug, Default)]
struct Tally {
    parts: BTreeMap<Part, u64>,
    kinds: BTreeMap<String, u64>,
    states: BTreeMap<String, u64>,
    consultations: BTreeMap<ConsultationId, u64>,
}

impl Gathered {
    /// The counts, most first.
    pub(crate) fn counts(self) -> Counts {
        Counts {
            parts: most_first(self.tally.parts),
            consultations: most_first(self.tally.consultations),
            kinds: most_first(self.tally.kinds),
            states: most_first(self.tally.states),
        }
    }
}

fn most_first<K>(tally: BTreeMap<K, u64>) -> Vec<(K, u64)> {
    let mut counts: Vec<(K, u64)> = tally.into_iter().filter(|(_, count)| *count > 0).collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    counts
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
            add_all(&mut all.tally.parts, fruit.tally.parts);
            add_all(&mut all.tally.kinds, fruit.tally.kinds);
            add_all(&mut all.tally.states, fruit.tally.states);
            add_all(&mut all.tally.consultations, fruit.tally.consultations);
        }
        all.tops.sort_by_key(|top| Reverse(*top));
        all.tops.truncate(self.limit);
        Ok(all)
    }
}

fn add_all<K: Ord>(into: &mut BTreeMap<K, u64>, from: BTreeMap<K, u64>) {
    for (key, count) in from {
        *into.entry(key).or_default() += count;
    }
}

/// The pass over one segment.
pub(crate) struct GatherSegment {
    segment: Arc<Segment>,
    ordinal: SegmentOrdinal,
    filters: Arc<Filters>,
    /// Whether agency, area or time are filtered at all.
    narrowed: bool,
    order: Order,
    after: Option<Cursor>,
    total: u64,
    tops: Best,
    classes: Vec<ClassTally>,
    consultations: Vec<ConsultationTally>,
}

struct ClassTally {
    fails: u8,
    weight: f32,
    /// Documents that pass every filter.
    passed: u64,
    /// Documents that fail only the filter named by `fails`.
    beside: u64,
}

struct ConsultationTally {
    fails: u8,
    /// Documents that pass every filter but perhaps the one on consultations.
    count: u64,
}

impl GatherSegment {
    fn new(gather: &Gather, ordinal: SegmentOrdinal, segment: Arc<Segment>) -> Self {
        let filters = &gather.filters;
        let classes = segment.classes.iter().map(|class| ClassTally {
            fails: class_fails(filters, class),
            weight: part_weight(class.part),
            passed: 0,
            beside: 0,
        });
        let wanted = |id: i64| {
            filters.consultations.is_empty() || filters.consultations.contains(&ConsultationId(id))
        };
        let consultations = segment.consultations.iter().map(|id| ConsultationTally {
            fails: if wanted(*id) { 0 } else { CONSULTATION },
            count: 0,
        });
        Self {
            classes: classes.collect(),
            consultations: consultations.collect(),
            segment,
            ordinal,
            filters: Arc::clone(filters),
            narrowed: !filters.agencies.is_empty()
                || !filters.areas.is_empty()
                || filters.since.is_some()
                || filters.until.is_some(),
            order: gather.order,
            after: gather.after,
            total: 0,
            tops: Best::new(gather.limit),
        }
    }

    /// The filters that have no counts: agency, area, time.
    fn within(&self, doc: DocId) -> bool {
        let filters = &self.filters;
        let agency = filters.agencies.is_empty()
            || (self.segment.agency.first(doc))
                .is_some_and(|id| filters.agencies.iter().any(|agency| agency.0 == id));
        let area = filters.areas.is_empty()
            || (self.segment.area.first(doc))
                .is_some_and(|id| filters.areas.iter().any(|area| area.0 == id));
        if !(agency && area) {
            return false;
        }
        if filters.since.is_none() && filters.until.is_none() {
            return true;
        }
        let at = self.segment.facts(doc).map_or(0, |facts| facts.at);
        filters.since.is_none_or(|since| since.0 <= at)
            && filters.until.is_none_or(|until| at < until.0)
    }

    fn offer(&mut self, doc: DocId, facts: &Facts, score: Score) {
        let rank = match self.order {
            // The bits of floats that are not negative order like the floats.
            Order::Best => {
                let score = score * support_weight(u64::from(facts.supports));
                u64::from(score.max(0.0).to_bits())
            }
            Order::Newest => facts.at.cast_unsigned() ^ (1 << 63),
            Order::MostSupported => u64::from(facts.supports),
        };
        let key = facts.key;
        if (self.after).is_some_and(|after| after <= Cursor { rank, key }) {
            return;
        }
        self.tops.offer(Top {
            rank,
            key,
            segment: self.ordinal,
            doc,
        });
    }
}

/// Keeps the greatest of many: collects twice as many as wanted, then throws the lesser half away.
///
/// Documents often come in the order they are ranked by, the worst case of a heap and nothing special here.
struct Best {
    kept: Vec<Top>,
    wanted: usize,
    /// What is not greater need not be kept.
    floor: Option<Top>,
}

impl Best {
    fn new(wanted: usize) -> Self {
        Self {
            kept: Vec::new(),
            wanted,
            floor: None,
        }
    }

    fn offer(&mut self, top: Top) {
        if self.floor.is_some_and(|floor| top <= floor) {
            return;
        }
        self.kept.push(top);
        if self.kept.len() >= self.wanted.saturating_mul(2).max(64) {
            self.floor = self.halve();
        }
    }

    /// Throws away all but the wanted ones; returns the least of them.
    fn halve(&mut self) -> Option<Top> {
        let last = self.wanted.checked_sub(1)?;
        if last < self.kept.len() {
            self.kept
                .select_nth_unstable_by_key(last, |top| Reverse(*top));
            self.kept.truncate(self.wanted);
        }
        self.kept.get(last).copied()
    }

    fn finish(mut self) -> Vec<Top> {
        self.halve();
        self.kept
    }
}

/// Which of the three filters on a class it fails.
fn class_fails(filters: &Filters, class: &Class) -> u8 {
    let among = |wanted: &[String], code: &Option<String>| {
        wanted.is_empty() || code.as_ref().is_some_and(|code| wanted.contains(code))
    };
    let mut fails = 0;
    if !filters.parts.is_empty() && !filters.parts.contains(&class.part) {
        fails |= PART;
    }
    if !among(&filters.kinds, &class.kind) {
        fails |= KIND;
    }
    if !among(&filters.states, &class.state) {
        fails |= STATE;
    }
    fails
}

impl SegmentCollector for GatherSegment {
    type Fruit = Gathered;

    fn collect(&mut self, doc: DocId, score: Score) {
        if self.narrowed && !self.within(doc) {
            return;
        }
        let Some(facts) = self.segment.facts(doc).copied() else {
            return;
        };
        let class = self.classes.get_mut(usize::from(facts.class));
        let consultation = usize::try_from(facts.consultation).ok();
        let consultation = consultation.and_then(|at| self.consultations.get_mut(at));
        let (Some(class), Some(consultation)) = (class, consultation) else {
            return;
        };
        let fails = class.fails | consultation.fails;
        if fails == 0 {
            class.passed += 1;
            consultation.count += 1;
            self.total += 1;
            let score = score * class.weight;
            self.offer(doc, &facts, score);
        } else if fails == CONSULTATION {
            consultation.count += 1;
        } else if fails.is_power_of_two() {
            class.beside += 1;
        }
    }

    fn harvest(self) -> Gathered {
        let mut tally = Tally::default();
        for (class, counted) in self.segment.classes.iter().zip(&self.classes) {
            // Under the filter's own dimension, what fails only that filter counts too.
            let count = |dimension: u8| {
                let beside = counted.fails == dimension;
                counted.passed + if beside { counted.beside } else { 0 }
            };
            *tally.parts.entry(class.part).or_default() += count(PART);
            if let Some(kind) = &class.kind {
                *tally.kinds.entry(kind.clone()).or_default() += count(KIND);
            }
            if let Some(state) = &class.state {
                *tally.states.entry(state.clone()).or_default() += count(STATE);
            }
        }
        for (id, counted) in self.segment.consultations.iter().zip(&self.consultations) {
            *tally.consultations.entry(ConsultationId(*id)).or_default() += counted.count;
        }
        Gathered {
            total: self.total,
            tops: self.tops.finish(),
            tally,
        }
    }
}
