//! How often somebody is told: at once, in a daily or weekly digest, or not at all.

use crate::time::{Timestamp, Zone};

crate::codes! {
    /// When news of one kind is mailed.
    Cadence {
        /// As soon as it happens; several comments on the same thing wait for each other for [`COALESCE_SECONDS`].
        AtOnce = "at_once",
        /// With everything else of the day, at [`DIGEST_HOUR`] local time.
        Daily = "daily",
        /// With everything else of the week, on Monday at [`DIGEST_HOUR`] local time.
        Weekly = "weekly",
        /// Never.
        Off = "off",
    }
}

/// Seconds for which comments on the same thing wait for each other, to become one mail.
pub const COALESCE_SECONDS: i64 = 600;
/// The local hour at which digests are written.
pub const DIGEST_HOUR: i64 = 7;
/// Days without a visit after which digests pause.
pub const AWAY_DAYS: i64 = 180;

const HOUR: i64 = 3_600;
const DAYS_OF_WEEK: i64 = 7;
/// 1970-01-01 was a Thursday: three days after a Monday.
const THURSDAY: i64 = 3;

impl Cadence {
    /// Whether such news waits for a digest.
    pub const fn is_digest(self) -> bool {
        matches!(self, Self::Daily | Self::Weekly)
    }

    /// When news of `now` is mailed; `None` for never.
    ///
    /// A digest is due at the first [`DIGEST_HOUR`] after `now` (on a Monday for a weekly one) in `zone`, so that the
    /// moment depends on nothing but the news itself.
    pub const fn due(self, now: Timestamp, zone: Zone) -> Option<Timestamp> {
        match self {
            Self::AtOnce => Some(now),
            Self::Daily => Some(next_morning(now, zone)),
            Self::Weekly => {
                let morning = next_morning(now, zone);
                let day = (morning.seconds() + zone.hours() * HOUR).div_euclid(24 * HOUR);
                let past_monday = (day + THURSDAY).rem_euclid(DAYS_OF_WEEK);
                Some(morning.plus_days((DAYS_OF_WEEK - past_monday) % DAYS_OF_WEEK))
            }
            Self::Off => None,
        }
    }
}

/// The first [`DIGEST_HOUR`] after a moment.
const fn next_morning(now: Timestamp, zone: Zone) -> Timestamp {
    let today = now.start_of_day(zone).plus_seconds(DIGEST_HOUR * HOUR);
    if today.0 > now.0 {
        today
    } else {
        today.plus_days(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// 2026-11-25 01:30 WIB, a Wednesday.
    const NIGHT: Timestamp = Timestamp(1_795_545_000_000_000);

    fn local_hour(at: Timestamp, zone: Zone) -> i64 {
        at.seconds_since(at.start_of_day(zone)) / HOUR
    }

    #[test]
    fn a_digest_is_due_at_seven_of_the_reader() {
        let morning = Cadence::Daily.due(NIGHT, Zone::Wib).unwrap();
        assert_eq!(morning, NIGHT.plus_seconds(5 * HOUR + 1_800));
        // what happens at seven sharp comes the day after
        let next = Cadence::Daily.due(morning, Zone::Wib).unwrap();
        assert_eq!(next, morning.plus_days(1));
        let east = Cadence::Daily.due(NIGHT, Zone::Wit).unwrap();
        assert_eq!(morning.seconds_since(east), 2 * HOUR);
        // Monday 2026-11-30
        let monday = Cadence::Weekly.due(NIGHT, Zone::Wib).unwrap();
        assert_eq!(monday, morning.plus_days(5));
        let again = Cadence::Weekly.due(monday, Zone::Wib).unwrap();
        assert_eq!(again, monday.plus_days(7));
        assert_eq!(Cadence::AtOnce.due(NIGHT, Zone::Wib), Some(NIGHT));
        assert_eq!(Cadence::Off.due(NIGHT, Zone::Wib), None);
    }

    proptest! {
        #[test]
        fn the_next_digest_is_later_and_not_too_late(seconds in -4_000_000_000_i64..8_000_000_000, zone in 0..3_usize) {
            let zone = Zone::ALL[zone];
            let now = Timestamp(0).plus_seconds(seconds);
            let daily = Cadence::Daily.due(now, zone).unwrap();
            let weekly = Cadence::Weekly.due(now, zone).unwrap();
            prop_assert!(daily > now && daily.seconds_since(now) <= 24 * HOUR);
            prop_assert!(weekly >= daily && weekly.seconds_since(now) <= 7 * 24 * HOUR);
            prop_assert_eq!(local_hour(daily, zone), DIGEST_HOUR);
            prop_assert_eq!(local_hour(weekly, zone), DIGEST_HOUR);
        }
    }
}
