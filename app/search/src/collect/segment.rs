//! The pass over one segment.

use std::sync::Arc;

use domain::ids::{AgencyId, AreaId, ConsultationId};
use tantivy::collector::SegmentCollector;
use tantivy::{DocId, Score, SegmentOrdinal};

use super::best::Best;
use super::tally::Tally;
use super::{Factors, Gather, Gathered, Top};
use crate::query::{Cursor, Filters, Order};
use crate::rank::Day;
use crate::snapshot::{Class, Facts, Segment};

/// The filters, as bits of what a document fails.
const PART: u8 = 1;
const KIND: u8 = 2;
const STATE: u8 = 4;
const CONSULTATION: u8 = 8;
const AGENCY: u8 = 16;
const AREA: u8 = 32;

/// Collects one segment.
pub(crate) struct GatherSegment {
    segment: Arc<Segment>,
    ordinal: SegmentOrdinal,
    filters: Arc<Filters>,
    /// Whether the time is filtered.
    dated: bool,
    order: Order,
    after: Option<Cursor>,
    today: Day,
    total: u64,
    tops: Best,
    classes: Vec<ClassTally>,
    consultations: Vec<ValueTally>,
    agencies: Vec<ValueTally>,
    areas: Vec<ValueTally>,
}

struct ClassTally {
    fails: u8,
    /// Documents that pass every filter.
    passed: u64,
    /// Documents that fail only the filter named by `fails`.
    beside: u64,
}

struct ValueTally {
    fails: u8,
    /// Documents that pass every filter but perhaps the one on this value.
    count: u64,
}

/// One counter a value, each knowing whether the value passes its filter.
fn counters(values: &[i64], filter: u8, passes: impl Fn(i64) -> bool) -> Vec<ValueTally> {
    let counter = |value: &i64| ValueTally {
        fails: if passes(*value) { 0 } else { filter },
        count: 0,
    };
    values.iter().map(counter).collect()
}

impl GatherSegment {
    pub(super) fn new(gather: &Gather, ordinal: SegmentOrdinal, segment: Arc<Segment>) -> Self {
        let filters = &gather.filters;
        let classes = segment.classes.iter().map(|class| ClassTally {
            fails: class_fails(filters, class),
            passed: 0,
            beside: 0,
        });
        let (consultations, agencies, areas) =
            (&filters.consultations, &filters.agencies, &filters.areas);
        Self {
            classes: classes.collect(),
            consultations: counters(&segment.consultations, CONSULTATION, |id| {
                let id = ConsultationId(id);
                let wanted = consultations.is_empty() || consultations.contains(&id);
                wanted && filters.elsewhere_than != Some(id)
            }),
            agencies: counters(&segment.agencies, AGENCY, |id| {
                agencies.is_empty() || agencies.contains(&AgencyId(id))
            }),
            areas: counters(&segment.areas, AREA, |id| {
                areas.is_empty() || areas.contains(&AreaId(id))
            }),
            segment,
            ordinal,
            filters: Arc::clone(filters),
            dated: filters.since.is_some() || filters.until.is_some(),
            order: gather.order,
            after: gather.after,
            today: gather.today,
            total: 0,
            tops: Best::new(gather.limit),
        }
    }

    /// The filter that has no counts: time.
    fn in_time(&self, at: i64) -> bool {
        let filters = &self.filters;
        filters.since.is_none_or(|since| since.0 <= at)
            && filters.until.is_none_or(|until| at < until.0)
    }

    fn offer(&mut self, doc: DocId, facts: &Facts, score: Score) {
        let rank = match self.order {
            Order::Best => {
                let class = self.segment.classes.get(usize::from(facts.class));
                let score = class.map_or(score, |class| {
                    Factors::of(class, facts, self.today).score(score)
                });
                // The bits of floats that are not negative order like the floats.
                u64::from(score.to_bits())
            }
            Order::Newest => facts.at.cast_unsigned() ^ (1 << 63),
            Order::MostSupported => u64::from(facts.supports),
        };
        let key = facts.key;
        if (self.after).is_some_and(|after| (after.rank, after.key) <= (rank, key)) {
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

fn at<T>(of: &mut [T], ordinal: u32) -> Option<&mut T> {
    of.get_mut(usize::try_from(ordinal).ok()?)
}

impl SegmentCollector for GatherSegment {
    type Fruit = Gathered;

    fn collect(&mut self, doc: DocId, score: Score) {
        let Some(facts) = self.segment.facts(doc).copied() else {
            return;
        };
        if self.dated && !self.in_time(facts.at) {
            return;
        }
        let class = at(&mut self.classes, u32::from(facts.class));
        let consultation = at(&mut self.consultations, facts.consultation);
        let agency = at(&mut self.agencies, u32::from(facts.agency));
        let area = at(&mut self.areas, facts.area);
        let (Some(class), Some(consultation), Some(agency), Some(area)) =
            (class, consultation, agency, area)
        else {
            return;
        };
        match class.fails | consultation.fails | agency.fails | area.fails {
            0 => {
                class.passed += 1;
                consultation.count += 1;
                agency.count += 1;
                area.count += 1;
                self.total += 1;
                self.offer(doc, &facts, score);
            }
            CONSULTATION => consultation.count += 1,
            AGENCY => agency.count += 1,
            AREA => area.count += 1,
            PART | KIND | STATE => class.beside += 1,
            _ => {}
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
        let values = |values: &[i64], counted: &[ValueTally]| {
            let counts = values.iter().copied();
            counts.zip(counted.iter().map(|one| one.count)).collect()
        };
        tally.consultations = values(&self.segment.consultations, &self.consultations);
        tally.agencies = values(&self.segment.agencies, &self.agencies);
        tally.areas = values(&self.segment.areas, &self.areas);
        // Counted with the others so that the ordinals fit, but no value of the filter.
        tally.areas.remove(&Segment::NO_AREA);
        Gathered {
            total: self.total,
            tops: self.tops.finish(),
            tally,
        }
    }
}
