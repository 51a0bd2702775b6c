//! Moments and days. Nothing here reads a clock.

use serde::{Deserialize, Serialize};

/// A moment: microseconds since 1970 in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "values", derive(sea_orm::DeriveValueType))]
#[serde(transparent)]
pub struct Timestamp(pub i64);

const MICROS: i64 = 1_000_000;

impl Timestamp {
    /// This moment moved by a number of seconds (negative: earlier); stops at the ends of the range.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(MICROS)))
    }

    /// This moment moved by whole days of 24 hours.
    #[must_use]
    pub const fn plus_days(self, days: i64) -> Self {
        self.plus_seconds(days.saturating_mul(86_400))
    }

    /// Whole seconds since 1970.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(MICROS)
    }

    /// Seconds from `earlier` to this moment, negative when it lies before.
    pub const fn seconds_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0).div_euclid(MICROS)
    }

    /// The first moment of the day this moment lies in, where the zone is `zone` hours east of UTC.
    ///
    /// Of an anonymous post only this is ever shown.
    #[must_use]
    pub const fn start_of_day(self, zone: Zone) -> Self {
        let shift = zone.hours() * 3_600 * MICROS;
        let day = 86_400 * MICROS;
        Self((self.0.saturating_add(shift)).div_euclid(day) * day - shift)
    }
}

crate::codes! {
    /// An Indonesian time zone; none has summer time.
    Zone {
        /// Western Indonesia Time, UTC+7.
        Wib = "wib",
        /// Central Indonesia Time, UTC+8.
        Wita = "wita",
        /// Eastern Indonesia Time, UTC+9.
        Wit = "wit",
    }
}

impl Zone {
    /// Hours east of UTC.
    pub const fn hours(self) -> i64 {
        match self {
            Self::Wib => 7,
            Self::Wita => 8,
            Self::Wit => 9,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_local_midnight() {
        // 2026-11-24 18:30 UTC is already the 25th, 01:30, in WIB.
        let moment = Timestamp(1_795_545_000 * MICROS);
        let start = moment.start_of_day(Zone::Wib);
        assert_eq!(moment.seconds_since(start), 3_600 + 1_800);
        assert_eq!(start.start_of_day(Zone::Wib), start);
        assert!(Timestamp(-1).start_of_day(Zone::Wit) < Timestamp(0));
    }
}
