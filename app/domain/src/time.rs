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
        let day = CivilDay::of(self, zone);
        let january_or_february = i64::from(day.of_year >= 306);
        i16::try_from(day.year + january_or_february).unwrap_or(i16::MAX)
    }

    /// The first moment of the month this moment lies in, in that zone.
    #[must_use]
    pub const fn start_of_month(self, zone: Zone) -> Self {
        let day = CivilDay::of(self, zone).of_month();
        self.start_of_day(zone).plus_days(1 - day)
    }
}

/// A day of the Gregorian calendar, in a year that begins in March so that a leap day ends it (Howard Hinnant, "days
/// from civil").
struct CivilDay {
    year: i64,
    of_year: i64,
}

impl CivilDay {
    const fn of(moment: Timestamp, zone: Zone) -> Self {
        let days = (moment.seconds() + zone.hours() * 3_600).div_euclid(86_400) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        Self {
            year: era * 400 + year_of_era,
            of_year: day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100),
        }
    }

    /// The day of its month, from 1.
    const fn of_month(&self) -> i64 {
        let month = (5 * self.of_year + 2) / 153;
        self.of_year - (153 * month + 2) / 5 + 1
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

    #[test]
    fn a_month_begins_on_its_first_local_day() {
        // 2026-11-25 01:30 WIB; the month began on 2026-11-01 00:00 WIB.
        let month = Timestamp(1_795_545_000 * MICROS).start_of_month(Zone::Wib);
        assert_eq!(month, Timestamp(1_793_466_000 * MICROS));
        assert_eq!(month.start_of_month(Zone::Wib), month);
        // 2024-02-29 12:00 UTC and 2024-03-01 00:00 WIB
        let leap = Timestamp(1_709_208_000 * MICROS);
        assert_eq!(
            leap.start_of_month(Zone::Wib),
            Timestamp(1_706_720_400 * MICROS)
        );
        let march = Timestamp(1_709_226_000 * MICROS);
        assert_eq!(march.start_of_month(Zone::Wib), march);
    }
}
