//! Numbers of documents by the values of the filters.

use std::cmp::Reverse;

use domain::ids::{AgencyId, AreaId, ConsultationId};

use crate::document::Part;
use crate::result::Counts;

/// Counts by the value of each filter.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) parts: Counted<Part>,
    pub(super) kinds: Counted<String>,
    pub(super) states: Counted<String>,
    pub(super) consultations: Counted<i64>,
    pub(super) agencies: Counted<i64>,
    pub(super) areas: Counted<i64>,
}

/// Values with their counts, in any order, a value more than once: few are counted in many segments.
#[derive(Debug)]
pub(super) struct Counted<K>(Vec<(K, u64)>);

impl<K> Default for Counted<K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl Tally {
    pub(super) fn add(&mut self, other: Self) {
        self.parts.0.extend(other.parts.0);
        self.kinds.0.extend(other.kinds.0);
        self.states.0.extend(other.states.0);
        self.consultations.0.extend(other.consultations.0);
        self.agencies.0.extend(other.agencies.0);
        self.areas.0.extend(other.areas.0);
    }

    /// The counts, most first.
    pub(super) fn counts(self) -> Counts {
        Counts {
            parts: self.parts.most_first(|part| part),
            consultations: self.consultations.most_first(ConsultationId),
            kinds: self.kinds.most_first(|kind| kind),
            states: self.states.most_first(|state| state),
            agencies: self.agencies.most_first(AgencyId),
            areas: self.areas.most_first(AreaId),
        }
    }
}

impl<K: Ord + Clone> Counted<K> {
    pub(super) fn add(&mut self, value: &K, count: u64) {
        if count > 0 {
            self.0.push((value.clone(), count));
        }
    }

    fn most_first<V>(mut self, name: impl Fn(K) -> V) -> Vec<(V, u64)> {
        self.0.sort_by(|one, other| one.0.cmp(&other.0));
        self.0.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 += if same { next.1 } else { 0 };
            same
        });
        self.0.sort_by_key(|(_, count)| Reverse(*count));
        let counts = self.0.into_iter();
        counts.map(|(value, count)| (name(value), count)).collect()
    }
}
