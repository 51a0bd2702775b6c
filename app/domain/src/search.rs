//! What can be searched, and how people name it in a search.

use crate::aspirations::{AspirationKind, AspirationState};
use crate::time::{Timestamp, Zone};
use std::fmt;

crate::codes! {
    /// A kind of thing in the search index.
    IndexPart {
        /// A consultation's own words.
        Consultation = "consultation",
        /// An aspiration.
        Aspiration = "aspiration",
        /// A comment.
        Comment = "comment",
        /// An official answer.
        Response = "response",
        /// A published summary.
        Summary = "summary",
    }
}

/// Indonesian and English words for what a state or kind is called; the names of forms are here, too.
const STATES: &[(&str, AspirationState)] = &[
    ("diterima", AspirationState::Received),
    ("baru", AspirationState::Received),
    ("new", AspirationState::Received),
    ("sedang dikerjakan", AspirationState::InProgress),
    ("dikerjakan", AspirationState::InProgress),
    ("diproses", AspirationState::InProgress),
    ("proses", AspirationState::InProgress),
    ("in progress", AspirationState::InProgress),
    ("dijawab", AspirationState::Answered),
    ("terjawab", AspirationState::Answered),
    ("ditanggapi", AspirationState::Answered),
    ("selesai", AspirationState::Done),
    ("tuntas", AspirationState::Done),
];

const KINDS: &[(&str, AspirationKind)] = &[
    ("aspirasi", AspirationKind::Aspiration),
    ("usul", AspirationKind::Aspiration),
    ("usulan", AspirationKind::Aspiration),
    ("pengaduan", AspirationKind::Complaint),
    ("aduan", AspirationKind::Complaint),
    ("keluhan", AspirationKind::Complaint),
    ("laporan", AspirationKind::Complaint),
    ("permintaan informasi", AspirationKind::Information),
    ("informasi", AspirationKind::Information),
    ("pertanyaan", AspirationKind::Information),
    ("request for information", AspirationKind::Information),
    ("question", AspirationKind::Information),
    ("tanggapan", AspirationKind::Reply),
    ("apresiasi", AspirationKind::Appreciation),
    ("pujian", AspirationKind::Appreciation),
    ("terima kasih", AspirationKind::Appreciation),
    ("thanks", AspirationKind::Appreciation),
];

/// The state that a word of either language, or a code, means in a search.
pub fn state_named(word: &str) -> Option<AspirationState> {
    named(word, STATES).or_else(|| AspirationState::parse(&code_of(word)))
}

/// The kind of aspiration that a word of either language, or a code, means in a search.
pub fn kind_named(word: &str) -> Option<AspirationKind> {
    named(word, KINDS).or_else(|| AspirationKind::parse(&code_of(word)))
}

fn named<V: Copy>(word: &str, names: &[(&str, V)]) -> Option<V> {
    let word = plain(word);
    let found = names.iter().find(|(name, _)| *name == word);
    found.map(|(_, value)| *value)
}

/// Lower case, one space between words, whatever stood between them.
fn plain(word: &str) -> String {
    let lower = word.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn code_of(word: &str) -> String {
    plain(word).replace(' ', "_")
}

/// A day that a search begins or ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SearchDay {
    year: i32,
    month: u8,
    day: u8,
}

impl SearchDay {
    /// The zone its midnights are in: that of the capital, because results come from everywhere.
    const ZONE: Zone = Zone::Wib;

    /// The day of `2026-11-01`, `1-11-2026` or `1/11/2026`, and the first of `2026-11`, `11/2026` or `2026`.
    pub fn first(text: &str) -> Option<Self> {
        Self::read(text, |_, _| 1, 1)
    }

    /// Like [`first`](Self::first), but the last day of a month or year.
    pub fn last(text: &str) -> Option<Self> {
        Self::read(text, days_of_month, 12)
    }

    fn read(text: &str, of_month: impl Fn(i32, u8) -> u8, month_of_year: u8) -> Option<Self> {
        let parts: Vec<&str> = text.trim().split(['-', '/', '.']).collect();
        let year = |text: &str| {
            let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse::<i32>().ok().filter(|_| digits)
        };
        let small = |text: &str| text.parse::<u8>().ok().filter(|_| text.len() <= 2);
        let (year, month, day) = match parts.as_slice() {
            [y] => (year(y)?, month_of_year, None),
            [one, other] => match (year(one), year(other)) {
                (Some(y), None) => (y, small(other)?, None),
                (None, Some(y)) => (y, small(one)?, None),
                _ => return None,
            },
            [one, m, other] => match (year(one), year(other)) {
                (Some(y), None) => (y, small(m)?, Some(small(other)?)),
                (None, Some(y)) => (y, small(m)?, Some(small(one)?)),
                _ => return None,
            },
            _ => return None,
        };
        if !(1_900..=2_999).contains(&year) || !(1..=12).contains(&month) {
            return None;
        }
        let day = day.unwrap_or_else(|| of_month(year, month));
        let exists = (1..=days_of_month(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// Its first moment.
    pub fn start(self) -> Timestamp {
        // Days from 1970 (Howard Hinnant, "days from civil"): the year begins in March so that a leap day ends it.
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
        Timestamp(0)
            .plus_days(days)
            .plus_seconds(-Self::ZONE.hours() * 3_600)
    }

    /// The first moment after it.
    pub fn end(self) -> Timestamp {
        self.start().plus_days(1)
    }
}

fn days_of_month(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// `2026-11-01`.
impl fmt::Display for SearchDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        for (text, first, last) in [
            ("2026-11-01", "2026-11-01", "2026-11-01"),
            ("1/11/2026", "2026-11-01", "2026-11-01"),
            ("01-11-2026", "2026-11-01", "2026-11-01"),
            ("1.11.2026", "2026-11-01", "2026-11-01"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2/2026", "2026-02-01", "2026-02-28"),
            ("2026", "2026-01-01", "2026-12-31"),
        ] {
            let shown = |day: Option<SearchDay>| day.map(|day| day.to_string());
            assert_eq!(
                shown(SearchDay::first(text)).as_deref(),
                Some(first),
                "{text}"
            );
            assert_eq!(
                shown(SearchDay::last(text)).as_deref(),
                Some(last),
                "{text}"
            );
        }
        for bad in [
            "",
            "kemarin",
            "2026-13",
            "31/2/2026",
            "26",
            "1-2-3",
            "2026-1-1-1",
            "20260101",
            "0/1/2026",
        ] {
            assert_eq!(SearchDay::first(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_day_goes_from_midnight_to_midnight_in_jakarta() {
        let day = SearchDay::first("2026-11-24").unwrap();
        let noon = Timestamp(1_795_523_160_000_000);
        assert_eq!(day.start(), noon.start_of_day(Zone::Wib));
        assert_eq!(day.end(), day.start().plus_days(1));
        let leap = SearchDay::first("2024-02-29").unwrap();
        assert_eq!(leap.end(), SearchDay::first("2024-03-01").unwrap().start());
        assert_eq!(
            SearchDay::first("1970-01-01").unwrap().end(),
            Timestamp(17 * 3_600_000_000)
        );
    }

    #[test]
    fn names_are_read_in_both_languages() {
        assert_eq!(
            state_named("Sedang  Dikerjakan"),
            Some(AspirationState::InProgress)
        );
        assert_eq!(
            state_named("in-progress"),
            Some(AspirationState::InProgress)
        );
        assert_eq!(state_named("done"), Some(AspirationState::Done));
        assert_eq!(kind_named("Pengaduan"), Some(AspirationKind::Complaint));
        assert_eq!(kind_named("complaint"), Some(AspirationKind::Complaint));
        assert_eq!(state_named("xyz"), None);
        assert_eq!(kind_named(""), None);
    }
}
