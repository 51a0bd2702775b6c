//! Dates as people say them: "Selasa, 24 November 2026 pukul 19.26 WIB", "3 hari lalu".

use crate::Texts;
use domain::language::Language;
use domain::time::{Timestamp, Zone};
use jiff::civil::{DateTime, Weekday};
use jiff::tz::{Offset, TimeZone};

/// So far ahead of the page's own time something may be that was done while it was made.
const JUST_NOW_SECONDS: i64 = 5;

impl Texts {
    /// A day: "24 November 2026".
    pub fn day(&self, at: Timestamp, zone: Zone) -> String {
        let local = local(at, zone);
        format!(
            "{} {} {}",
            local.day(),
            self.month(local.month()),
            local.year()
        )
    }

    /// A day with its name: "Selasa, 24 November 2026".
    pub fn weekday_and_day(&self, at: Timestamp, zone: Zone) -> String {
        format!(
            "{}, {}",
            self.weekday(local(at, zone).weekday()),
            self.day(at, zone)
        )
    }

    /// A moment: "Selasa, 24 November 2026 pukul 19.26 WIB".
    pub fn moment(&self, at: Timestamp, zone: Zone) -> String {
        let local = local(at, zone);
        let zone_name = zone.code().to_uppercase();
        let day = self.weekday_and_day(at, zone);
        match self.language {
            Language::Indonesian => {
                format!(
                    "{day} pukul {:02}.{:02} {zone_name}",
                    local.hour(),
                    local.minute()
                )
            }
            Language::English => {
                format!(
                    "{day} at {:02}:{:02} {zone_name}",
                    local.hour(),
                    local.minute()
                )
            }
        }
    }

    /// How long ago something was, or how soon it will be, in the largest fitting unit.
    pub fn ago(&self, at: Timestamp, now: Timestamp) -> String {
        let seconds = now.seconds_since(at);
        // A page may be told the time before an act is: what is a moment ahead has just happened.
        let past = seconds >= -JUST_NOW_SECONDS;
        let seconds = seconds.unsigned_abs();
        let (count, unit) = match seconds {
            0..60 => {
                return if past {
                    self.time_just_now()
                } else {
                    self.time_in_a_moment()
                };
            }
            60..3_600 => (seconds / 60, Unit::Minutes),
            3_600..86_400 => (seconds / 3_600, Unit::Hours),
            86_400..2_592_000 => (seconds / 86_400, Unit::Days),
            2_592_000..31_536_000 => (seconds / 2_592_000, Unit::Months),
            _ => (seconds / 31_536_000, Unit::Years),
        };
        let length = self.length(count, unit);
        if past {
            self.time_ago(length)
        } else {
            self.time_from_now(length)
        }
    }

    /// A date for machines: `2026-11-24`.
    pub fn machine_day(at: Timestamp, zone: Zone) -> String {
        local(at, zone).date().to_string()
    }

    /// A moment for machines, in UTC: `2026-11-24T12:26:00Z`.
    pub fn machine_moment(at: Timestamp) -> String {
        jiff::Timestamp::from_second(at.seconds())
            .map_or_else(|_| String::new(), |moment| moment.to_string())
    }

    /// A moment for HTTP headers: `Tue, 24 Nov 2026 12:26:00 GMT`.
    pub fn http_date(at: Timestamp) -> String {
        jiff::Timestamp::from_second(at.seconds()).map_or_else(
            |_| String::new(),
            |moment| moment.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string(),
        )
    }

    /// The year a moment lies in.
    pub fn year(at: Timestamp, zone: Zone) -> i16 {
        local(at, zone).year()
    }

    /// The first moment of a day written `2026-11-24`; `None` when it is not a date.
    pub fn parse_day(text: &str, zone: Zone) -> Option<Timestamp> {
        let date: jiff::civil::Date = text.trim().parse().ok()?;
        let moment = date
            .at(0, 0, 0, 0)
            .to_zoned_datetime(time_zone(zone))
            .ok()?;
        Some(Timestamp(moment.timestamp().as_microsecond()))
    }

    fn length(&self, count: u64, unit: Unit) -> String {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        match unit {
            Unit::Minutes => self.time_minutes(count),
            Unit::Hours => self.time_hours(count),
            Unit::Days => self.time_days(count),
            Unit::Months => self.time_months(count),
            Unit::Years => self.time_years(count),
        }
    }

    fn month(&self, month: i8) -> String {
        match month {
            1 => self.month_1(),
            2 => self.month_2(),
            3 => self.month_3(),
            4 => self.month_4(),
            5 => self.month_5(),
            6 => self.month_6(),
            7 => self.month_7(),
            8 => self.month_8(),
            9 => self.month_9(),
            10 => self.month_10(),
            11 => self.month_11(),
            _ => self.month_12(),
        }
    }

    fn weekday(&self, day: Weekday) -> String {
        match day {
            Weekday::Monday => self.weekday_monday(),
            Weekday::Tuesday => self.weekday_tuesday(),
            Weekday::Wednesday => self.weekday_wednesday(),
            Weekday::Thursday => self.weekday_thursday(),
            Weekday::Friday => self.weekday_friday(),
            Weekday::Saturday => self.weekday_saturday(),
            Weekday::Sunday => self.weekday_sunday(),
        }
    }
}

enum Unit {
    Minutes,
    Hours,
    Days,
    Months,
    Years,
}

fn time_zone(zone: Zone) -> TimeZone {
    let hours = i8::try_from(zone.hours()).unwrap_or(7);
    Offset::from_hours(hours).map_or(TimeZone::UTC, TimeZone::fixed)
}

fn local(at: Timestamp, zone: Zone) -> DateTime {
    jiff::Timestamp::from_microsecond(at.0)
        .unwrap_or(jiff::Timestamp::UNIX_EPOCH)
        .to_zoned_datetime(time_zone(zone))
        .datetime()
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: Timestamp = Timestamp(1_795_523_160_000_000);

    #[test]
    fn moments_read_as_people_say_them() {
        let id = Texts::of(Language::Indonesian);
        let en = Texts::of(Language::English);
        assert_eq!(
            id.moment(AT, Zone::Wib),
            "Selasa, 24 November 2026 pukul 19.26 WIB"
        );
        assert_eq!(
            en.moment(AT, Zone::Wit),
            "Tuesday, 24 November 2026 at 21:26 WIT"
        );
        assert_eq!(Texts::machine_moment(AT), "2026-11-24T12:26:00Z");
        assert_eq!(
            Texts::parse_day("2026-11-24", Zone::Wib),
            Some(AT.start_of_day(Zone::Wib))
        );
        assert_eq!(Texts::parse_day("24 Nov", Zone::Wib), None);
    }

    #[test]
    fn distances_take_the_largest_unit() {
        let id = Texts::of(Language::Indonesian);
        let en = Texts::of(Language::English);
        assert_eq!(id.ago(AT, AT.plus_seconds(59)), "baru saja");
        assert_eq!(id.ago(AT, AT.plus_days(3)), "3 hari lalu");
        assert_eq!(en.ago(AT, AT.plus_days(1)), "1 day ago");
        assert_eq!(en.ago(AT.plus_days(2), AT), "in 2 days");
        assert_eq!(id.ago(AT.plus_seconds(7_200), AT), "2 jam lagi");
    }
}
