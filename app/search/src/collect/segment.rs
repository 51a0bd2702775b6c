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
    ranking: Option<Ranked>,
    total: u64,
    tops: Best,
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
    fn score(
        &mut self,
        doc: DocId,
        facts: &Facts,
        (words, factor): (&mut dyn FnMut() -> Score, Score),
    ) -> Option<Score> {
        let class = self.segment.classes.get(usize::from(facts.class))?;
        let Some(ranked) = &mut self.ranking else {
            return Some(Factors::of(class, facts, self.today).score(words()));
        };
        let most = ranked.ranking.most(doc, ranked.floor / factor)?;
        let factors = Factors::of(class, facts, self.today);
        if factors.score(most) < ranked.floor {
            return None;
        }
        Some(factors.score(ranked.ranking.score(doc, words())))
    }

    /// Counts a document; what its words are worth is asked only if it may be among the best.
    pub(super) fn take(&mut self, doc: DocId, words: &mut dyn FnMut() -> Score) {
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
                let factor = class.factor;
                self.offer(doc, &facts, (words, factor));
            }
            CONSULTATION => consultation.count += 1,
            AGENCY => agency.count += 1,
            AREA => area.count += 1,
            PART | KIND | STATE => class.beside += 1,
            _ => {}
        }
    }

    fn offer(&mut self, doc: DocId, facts: &Facts, scored: (&mut dyn FnMut() -> Score, Score)) {
        let rank = match self.order {
            Order::Best => match self.score(doc, facts, scored) {
                // The bits of floats that are not negative order like the floats.
                Some(score) => u64::from(score.to_bits()),
                None => return,
            },
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

fn at<T>(of: &mut [T], ordinal: u32) -> Option<&mut T> {
    of.get_mut(usize::try_from(ordinal).ok()?)
}

impl SegmentCollector for GatherSegment {
    type Fruit = Gathered;

    fn collect(&mut self, doc: DocId, score: Score) {
        self.take(doc, &mut || score);
    }

    fn harvest(self) -> Gathered {
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
