//! Numbers of documents by the values of the filters.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use domain::ids::{AgencyId, AreaId, ConsultationId};

use crate::document::Part;
use crate::result::Counts;

/// Counts by value, in the order of the values.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) parts: BTreeMap<Part, u64>,
    pub(super) kinds: BTreeMap<String, u64>,
    pub(super) states: BTreeMap<String, u64>,
    pub(super) consultations: BTreeMap<i64, u64>,
    pub(super) agencies: BTreeMap<i64, u64>,
    pub(super) areas: BTreeMap<i64, u64>,
}

impl Tally {
    pub(super) fn add(&mut self, other: Self) {
        add_all(&mut self.parts, other.parts);
        add_all(&mut self.kinds, other.kinds);
        add_all(&mut self.states, other.states);
        add_all(&mut self.consultations, other.consultations);
        add_all(&mut self.agencies, other.agencies);
        add_all(&mut self.areas, other.areas);
    }

    /// The counts, most first.
    pub(super) fn counts(self) -> Counts {
        Counts {
            parts: most_first(self.parts, |part| part),
            consultations: most_first(self.consultations, ConsultationId),
            kinds: most_first(self.kinds, |kind| kind),
            states: most_first(self.states, |state| state),
            agencies: most_first(self.agencies, AgencyId),
            areas: most_first(self.areas, AreaId),
        }
    }
}

fn add_all<K: Ord>(into: &mut BTreeMap<K, u64>, from: BTreeMap<K, u64>) {
    for (key, count) in from {
        *into.entry(key).or_default() += count;
    }
}

fn most_first<K, V>(tally: BTreeMap<K, u64>, name: impl Fn(K) -> V) -> Vec<(V, u64)> {
    let counted = tally.into_iter().filter(|(_, count)| *count > 0);
    let mut counts: Vec<(V, u64)> = counted.map(|(key, count)| (name(key), count)).collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    counts
}
