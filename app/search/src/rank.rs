//! What makes one result better than another: all weights of the ranking stand here.

use std::sync::LazyLock;

use domain::time::Timestamp;

use crate::document::Part;

/// A word as it was typed counts so much beside its stem.
pub(crate) const EXACT_BOOST: f32 = 2.0;
/// A word in the title, beside the same word anywhere.
pub(crate) const TITLE_BOOST: f32 = 2.5;
/// A word found only under another spelling.
pub(crate) const TYPO_BOOST: f32 = 0.5;
/// A word found only by what means the same.
pub(crate) const SYNONYM_BOOST: f32 = 0.8;

/// Support adds at most this share to a score …
const SUPPORT_SHARE_MAX: f32 = 0.3;
/// … growing by this much each time the number of supporters doubles.
const SUPPORT_SHARE_STEP: f32 = 0.03;

/// Freshness adds at most this share to a score: less than a word in the title does, so that what fits well is found
/// however old it is …
const FRESH_SHARE_MAX: f32 = 0.25;
/// … and loses half of it in so many days. Consultations run for weeks and are answered for months; after half a year
/// most of what was asked is settled, and the streets have changed.
const FRESH_HALF_LIFE_DAYS: f32 = 180.0;
/// The greatest factor of freshness.
pub(crate) const FRESH_WEIGHT_MAX: f32 = 1.0 + FRESH_SHARE_MAX;
/// The greatest factor of support.
pub(crate) const SUPPORT_WEIGHT_MAX: f32 = 1.0 + SUPPORT_SHARE_MAX;
/// Days after which freshness adds nothing that could be seen any more.
const FRESH_DAYS_MAX: usize = 2_000;

/// The factor of freshness by age in days.
static FRESHNESS: LazyLock<Vec<f32>> = LazyLock::new(|| {
    let days = 0..u16::try_from(FRESH_DAYS_MAX).unwrap_or(u16::MAX);
    days.map(|day| {
        let share = (-f32::from(day) / FRESH_HALF_LIFE_DAYS).exp2();
        1.0 + FRESH_SHARE_MAX * share
    })
    .collect()
});

/// A day, counted from 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Day(pub(crate) u32);

impl Day {
    /// The day of a moment in UTC; the first one for all before 1970.
    pub(crate) fn of(moment: Timestamp) -> Self {
        Self(u32::try_from(moment.seconds().div_euclid(86_400)).unwrap_or_default())
    }
}

/// The bounded factor of a document's age; what is to come is as fresh as what is new.
pub(crate) fn freshness_weight(today: Day, posted: Timestamp) -> f32 {
    let age = today.0.saturating_sub(Day::of(posted).0);
    let weight = usize::try_from(age).ok().and_then(|age| FRESHNESS.get(age));
    weight.copied().unwrap_or(1.0)
}

/// Comments are short, which the length rule rewards; the things they hang on matter more.
pub(crate) fn part_weight(part: Part) -> f32 {
    match part {
        Part::Consultation => 1.2,
        Part::Summary => 1.1,
        Part::Aspiration => 1.0,
        Part::Response => 0.9,
        Part::Comment => 0.7,
    }
}

/// The bounded factor of a number of supporters.
pub(crate) fn support_weight(supports: u64) -> f32 {
    let doublings = u16::try_from(u64::BITS - supports.leading_zeros()).unwrap_or(u16::MAX);
    1.0 + (f32::from(doublings) * SUPPORT_SHARE_STEP).min(SUPPORT_SHARE_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn freshness_helps_within_bounds_and_halves() {
        let now = Timestamp(1_795_523_160_000_000);
        let fresh = |days: i64| freshness_weight(Day::of(now), now.plus_days(-days));
        assert!((fresh(0) - 1.25).abs() < 1e-6);
        assert!((fresh(180) - 1.125).abs() < 1e-6);
        assert!(fresh(1) < fresh(0) && fresh(400) < fresh(180));
        assert!((fresh(90_000) - 1.0).abs() < 1e-6);
        assert!((fresh(1_999) - 1.0).abs() < 1e-3);
        assert!((fresh(-5) - fresh(0)).abs() < 1e-6);
        assert_eq!(Day::of(Timestamp(-1)), Day(0));
    }

    #[test]
    fn support_helps_within_bounds() {
        assert!((support_weight(0) - 1.0).abs() < 1e-6);
        assert!(support_weight(1) < support_weight(10));
        assert!(support_weight(u64::MAX) <= 1.3 + 1e-6);
    }
}
