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

    /// The year of the Gregorian calendar this moment lies in, where the zone is `zone` hours east of UTC.
    pub fn year(self, zone: Zone) -> i16 {
        // Days since 1 March of year 0, so that a leap day ends its year (Howard Hinnant, "days from civil").
        let days = (self.seconds() + zone.hours() * 3_600).div_euclid(86_400) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let january_or_february = i64::from(day_of_year >= 306);
        i16::try_from(era * 400 + year_of_era + january_or_february).unwrap_or(i16::MAX)
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

    #[test]
    fn years_turn_at_local_midnight() {
        // 2026-12-31 16:59:59 UTC is the last second of the year in WIB, and already 2027 in WITA.
        let moment = Timestamp(1_798_736_399 * MICROS);
        assert_eq!(moment.year(Zone::Wib), 2026);
        assert_eq!(moment.year(Zone::Wita), 2027);
        assert_eq!(moment.plus_seconds(1).year(Zone::Wib), 2027);
        assert_eq!(Timestamp(0).year(Zone::Wib), 1970);
        // 2028-02-29 and 2028-03-01, noon UTC
        assert_eq!(Timestamp(1_835_438_400 * MICROS).year(Zone::Wib), 2028);
        assert_eq!(Timestamp(1_835_524_800 * MICROS).year(Zone::Wib), 2028);
    }
}
