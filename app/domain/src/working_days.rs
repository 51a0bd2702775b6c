//! Working days, in which the clocks of complaints run: Monday to Friday without national holidays and collective leave.
//!
//! The list of holidays ends with 2028 (see `data/NOTICE.md`); after it only weekends are left out. Local holidays are
//! absent.

use crate::time::{Timestamp, Zone};
use std::sync::OnceLock;

const LIST: &str = include_str!("../data/holidays.csv");

/// Working days that have begun after the day of `from`, up to the day of `to`; 0 where that is not later.
///
/// Days begin at midnight in `zone`, so that the number tells nothing finer of `from` than its day.
pub fn since(from: Timestamp, to: Timestamp, zone: Zone) -> i64 {
    let (from, to) = (day_of(from, zone), day_of(to, zone));
    if to <= from {
        return 0;
    }
    let holidays = holidays();
    let inside = holidays.iter().filter(|day| (from + 1..=to).contains(*day));
    let lost = i64::try_from(inside.count()).unwrap_or(i64::MAX);
    weekdays_until(to) - weekdays_until(from) - lost
}

/// Days since 1970 in that zone.
fn day_of(moment: Timestamp, zone: Zone) -> i64 {
    (moment.seconds() + zone.hours() * 3_600).div_euclid(86_400)
}

/// Mondays to Fridays from a Monday in 1969 to this day, this day included.
const fn weekdays_until(day: i64) -> i64 {
    // 1970 began on a Thursday, the third day after a Monday
    let days = day + 3;
    let of_week = days.rem_euclid(7) + 1;
    let begun = if of_week > 5 { 5 } else { of_week };
    days.div_euclid(7) * 5 + begun
}

/// The holidays that take a working day away, in order of the list, each once.
fn holidays() -> &'static [i64] {
    static DAYS: OnceLock<Vec<i64>> = OnceLock::new();
    DAYS.get_or_init(|| {
        let listed = LIST
            .lines()
            .skip(1)
            .filter_map(|line| day_named(line.get(..10)?));
        let mut days: Vec<i64> = listed
            .filter(|day| weekdays_until(*day) > weekdays_until(*day - 1))
            .collect();
        days.sort_unstable();
        days.dedup();
        days
    })
}

/// The day of an ISO date (Howard Hinnant, "days from civil").
fn day_named(date: &str) -> Option<i64> {
    let mut parts = date.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let year = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon(date: &str) -> Timestamp {
        Timestamp(0)
            .plus_days(day_named(date).unwrap())
            .plus_seconds(5 * 3_600)
    }

    fn between(from: &str, to: &str) -> i64 {
        since(noon(from), noon(to), Zone::Wib)
    }

    #[test]
    fn weekends_and_holidays_do_not_count() {
        assert_eq!(between("2026-11-24", "2026-11-24"), 0);
        assert_eq!(between("2026-11-24", "2026-11-25"), 1);
        // Tuesday to Saturday, Sunday and Monday
        for (to, days) in [("2026-11-28", 3), ("2026-11-29", 3), ("2026-11-30", 4)] {
            assert_eq!(between("2026-11-24", to), days, "{to}");
        }
        // collective leave on Thursday and Christmas on Friday
        assert_eq!(between("2026-12-23", "2026-12-28"), 1);
        // Idul Fitri 2026 with its leave: Wednesday 18 to Tuesday 24 March
        assert_eq!(between("2026-03-17", "2026-03-24"), 0);
        assert_eq!(between("2026-03-17", "2026-03-25"), 1);
        assert_eq!(between("2026-11-25", "2026-11-24"), 0);
    }

    #[test]
    fn counting_day_by_day_gives_the_same() {
        let start = noon("2026-01-01");
        let mut counted = 0;
        for days in 1..1_200 {
            let day = day_of(start.plus_days(days), Zone::Wib);
            let weekend = (day + 3).rem_euclid(7) >= 5;
            counted += i64::from(!weekend && !holidays().contains(&day));
            assert_eq!(
                since(start, start.plus_days(days), Zone::Wib),
                counted,
                "{days}"
            );
        }
        assert_eq!(day_named("1970-01-01"), Some(0));
        assert_eq!(day_named("2028-03-01"), Some(21_244));
    }

    #[test]
    fn every_line_of_the_list_is_a_day() {
        for line in LIST.lines().skip(1) {
            assert!(line.get(..10).and_then(day_named).is_some(), "{line}");
        }
    }
}
