//! The pass over one segment.

use std::sync::Arc;

use domain::ids::{AgencyId, AreaId, ConsultationId};
use tantivy::collector::SegmentCollector;
use tantivy::{DocId, Score, SegmentOrdinal};

use super::best::Best;
use super::ranking::{Ranking, Scoring};
use super::tally::{Counted, Tally};
use super::{Factors, Gather, Gathered, Top};
use crate::query::{Cursor, Filters, Order};
use crate::rank::Day;
use crate::snapshot::{Class, Segment};

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
    ranking: Option<Ranked>,
    total: u64,
    tops: Best,
    groups: Vec<GroupTally>,
    /// The groups that have documents.
    met: Vec<u32>,
    classes: Vec<ClassTally>,
    consultations: Vec<ValueTally>,
    agencies: Vec<ValueTally>,
    areas: Vec<ValueTally>,
}

/// How the best of a segment are found without scoring all.
struct Ranked {
    ranking: Ranking,
    scoring: Arc<Scoring>,
    /// What must be reached.
    floor: Score,
}

#[derive(Clone, Copy, Default)]
struct GroupTally {
    count: u32,
    /// Known once one was counted.
    fails: u8,
}

struct ClassTally {
    fails: u8,
    /// The greatest factor of its documents.
    factor: Score,
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
            factor: Factors::max(class).score(1.0),
            passed: 0,
            beside: 0,
        });
        let (consultations, agencies, areas) =
            (&filters.consultations, &filters.agencies, &filters.areas);
        Self {
            groups: vec![GroupTally::default(); segment.groups.len()],
            met: Vec::new(),
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
            ranking: None,
            total: 0,
            tops: Best::new(gather.limit),
        }
    }

    /// Scores the best alone from here on.
    pub(super) fn rank_with(&mut self, scoring: &Arc<Scoring>, ranking: Ranking) {
        self.ranking = Some(Ranked {
            ranking,
            scoring: Arc::clone(scoring),
            floor: score_of(scoring.reached()),
        });
    }

    /// The filter that has no counts: time.
    fn in_time(&self, at: i64) -> bool {
        let filters = &self.filters;
        filters.since.is_none_or(|since| since.0 <= at)
            && filters.until.is_none_or(|until| at < until.0)
    }

    /// The score of a document; `None` if it is too little.
    fn score(&mut self, doc: DocId, words: &mut dyn FnMut() -> Score) -> Option<Score> {
        let group = *item(&self.segment.groups, self.segment.group_of(doc)?)?;
        let Some(ranked) = &mut self.ranking else {
            return Some(self.factors(doc)?.score(words()));
        };
        let factor = self.classes.get(usize::from(group.class))?.factor;
        let floor = ranked.floor;
        let most = ranked.ranking.most(doc, floor / factor)?;
        let factors = self.factors(doc)?;
        if factors.score(most) < floor {
            return None;
        }
        let ranked = self.ranking.as_mut()?;
        Some(factors.score(ranked.ranking.score(doc, words())))
    }

    fn factors(&self, doc: DocId) -> Option<Factors> {
        let facts = self.segment.facts(doc)?;
        let class = self.segment.classes.get(usize::from(facts.group.class))?;
        Some(Factors::of(class, &facts, self.today))
    }

    /// Counts a document; what its words are worth is asked only if it may be among the best.
    pub(super) fn take(&mut self, doc: DocId, words: &mut dyn FnMut() -> Score) {
        let Some(group) = self.segment.group_of(doc) else {
            return;
        };
        if self.dated && !self.segment.at(doc).is_some_and(|at| self.in_time(at)) {
            return;
        }
        let Some(tally) = at(&mut self.groups, group) else {
            return;
        };
        tally.count += 1;
        if tally.count == 1 {
            self.met.push(group);
            let fails = self.fails(group);
            if let Some(tally) = at(&mut self.groups, group) {
                tally.fails = fails;
            }
        }
        if item(&self.groups, group).is_some_and(|tally| tally.fails == 0) {
            self.total += 1;
            self.offer(doc, words);
        }
    }

    /// Which filters the documents of a group fail.
    fn fails(&self, group: u32) -> u8 {
        let fails = |of: &[ValueTally], ordinal| item(of, ordinal).map_or(0, |one| one.fails);
        let Some(group) = item(&self.segment.groups, group) else {
            return 0;
        };
        let class = item(&self.classes, u32::from(group.class));
        class.map_or(0, |class| class.fails)
            | fails(&self.consultations, group.consultation)
            | fails(&self.agencies, u32::from(group.agency))
            | fails(&self.areas, group.area)
    }

    /// Counts the documents of every group by value.
    fn count_values(&mut self) {
        for met in std::mem::take(&mut self.met) {
            let (Some(group), Some(tally)) = (
                item(&self.segment.groups, met).copied(),
                item(&self.groups, met),
            ) else {
                continue;
            };
            let (fails, count) = (tally.fails, u64::from(tally.count));
            let add = |of: &mut [ValueTally], ordinal| {
                if let Some(value) = at(of, ordinal) {
                    value.count += count;
                }
            };
            if matches!(fails, 0 | CONSULTATION) {
                add(&mut self.consultations, group.consultation);
            }
            if matches!(fails, 0 | AGENCY) {
                add(&mut self.agencies, u32::from(group.agency));
            }
            if matches!(fails, 0 | AREA) {
                add(&mut self.areas, group.area);
            }
            match (fails, at(&mut self.classes, u32::from(group.class))) {
                (0, Some(class)) => class.passed += count,
                (PART | KIND | STATE, Some(class)) => class.beside += count,
                _ => {}
            }
        }
    }

    fn offer(&mut self, doc: DocId, words: &mut dyn FnMut() -> Score) {
        let rank = match self.order {
            // The bits of floats that are not negative order like the floats.
            Order::Best => (self.score(doc, words)).map(|score| u64::from(score.to_bits())),
            Order::Newest => (self.segment.at(doc)).map(|at| at.cast_unsigned() ^ (1 << 63)),
            Order::MostSupported => {
                let facts = self.segment.facts(doc);
                facts.map(|facts| u64::from(facts.supports))
            }
        };
        let floor = self.tops.floor();
        let Some(rank) = rank.filter(|rank| floor.is_none_or(|floor| *rank >= floor)) else {
            return;
        };
        let Some(key) = self.segment.facts(doc).map(|facts| facts.key) else {
            return;
        };
        if (self.after).is_some_and(|after| (after.rank, after.key) <= (rank, key)) {
            return;
        }
        self.tops.offer(Top {
            rank,
            key,
            segment: self.ordinal,
            doc,
        });
        if let (Some(ranked), Some(floor)) = (&mut self.ranking, self.tops.floor()) {
            ranked.floor = ranked.floor.max(score_of(floor));
        }
    }
}

/// The score whose bits a rank is.
fn score_of(rank: u64) -> Score {
    u32::try_from(rank).map_or(0.0, Score::from_bits)
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

fn item<T>(of: &[T], ordinal: u32) -> Option<&T> {
    of.get(usize::try_from(ordinal).ok()?)
}

fn at<T>(of: &mut [T], ordinal: u32) -> Option<&mut T> {
    of.get_mut(usize::try_from(ordinal).ok()?)
}

impl SegmentCollector for GatherSegment {
    type Fruit = Gathered;

    fn collect(&mut self, doc: DocId, score: Score) {
        self.take(doc, &mut || score);
    }

    fn harvest(mut self) -> Gathered {
        self.count_values();
        let mut tally = Tally::default();
        for (class, counted) in self.segment.classes.iter().zip(&self.classes) {
            // Under the filter's own dimension, what fails only that filter counts too.
            let count = |dimension: u8| {
                let beside = counted.fails == dimension;
                counted.passed + if beside { counted.beside } else { 0 }
            };
            tally.parts.add(&class.part, count(PART));
            if let Some(kind) = &class.kind {
                tally.kinds.add(kind, count(KIND));
            }
            if let Some(state) = &class.state {
                tally.states.add(state, count(STATE));
            }
        }
        let values = |values: &[i64], counted: &[ValueTally]| {
            let mut tally = Counted::default();
            for (value, counted) in values.iter().zip(counted) {
                // Counted with the others so that the ordinals fit, but no value of the filter.
                if *value != Segment::NO_AREA {
                    tally.add(value, counted.count);
                }
            }
            tally
        };
        tally.consultations = values(&self.segment.consultations, &self.consultations);
        tally.agencies = values(&self.segment.agencies, &self.agencies);
        tally.areas = values(&self.segment.areas, &self.areas);
        let (tops, reached) = self.tops.finish();
        if let (Some(ranked), Some(reached)) = (&self.ranking, reached) {
            ranked.scoring.reach(reached);
        }
        Gathered {
            total: self.total,
            tops,
            tally,
        }
    }
}
