//! How mail is carried: what goes first, when a failed mail is tried again, how much a person and a domain get.

use crate::notifications::Notice;
use crate::time::{Timestamp, Zone};
use std::collections::HashMap;

/// Mails a person gets in one day; what is more waits for the next day. Codes are not counted.
pub const MAILS_A_DAY: i64 = 100;
/// The hour (in the zone of the capital) at which mail that was put off is due again.
const MORNING_HOUR: i64 = 7;
/// The first wait after a failure; it doubles each time.
const RETRY_SECONDS: i64 = 60;
/// The longest wait between two tries.
const RETRY_SECONDS_MAX: i64 = 12 * 3_600;
/// The last try comes so long after the first.
const GIVE_UP_SECONDS: i64 = 5 * 86_400;
/// How long the count of a domain runs.
const PACE_SECONDS: i64 = 60;
/// Days a mail that was sent, or not wanted any more, stays in the queue's table.
pub const SENT_DAYS: i64 = 30;
/// Days a mail that was given up stays there, to be tried again.
pub const DEAD_DAYS: i64 = 90;

/// Which mail is carried before which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    /// Somebody sits and waits for it. Has a connection of its own.
    Codes,
    /// News to one person or a few.
    News,
    /// The same to very many.
    Bulk,
}

impl Lane {
    /// The lane of a mail.
    pub const fn of(notice: Notice) -> Self {
        if notice.is_security() {
            Self::Codes
        } else if matches!(
            notice,
            Notice::Summary
                | Notice::Consultation
                | Notice::Digest
                | Notice::Bulletin
                | Notice::Paused
        ) {
            Self::Bulk
        } else {
            Self::News
        }
    }

    /// The number it is sorted by; smaller goes first.
    pub const fn priority(self) -> i16 {
        match self {
            Self::Codes => 0,
            Self::News => 5,
            Self::Bulk => 9,
        }
    }
}

/// How long to wait after a failure that had `tries` failures before it; `None` when it was the last.
///
/// One minute, then twice as long each time up to 12 hours, for five days in all.
pub fn retry_after(tries: i16) -> Option<i64> {
    let waited: i64 = (0..tries).map(wait).sum();
    (waited < GIVE_UP_SECONDS).then(|| wait(tries).min(GIVE_UP_SECONDS - waited))
}

fn wait(tries: i16) -> i64 {
    let doublings = u32::try_from(tries.clamp(0, 12)).unwrap_or(0);
    (RETRY_SECONDS << doublings).min(RETRY_SECONDS_MAX)
}

/// The number of the day mails of a person are counted in.
pub const fn day_of(now: Timestamp) -> i64 {
    now.start_of_day(Zone::Wib).seconds().div_euclid(86_400)
}

/// When mail that is too much for today is due again.
#[must_use]
pub const fn tomorrow(now: Timestamp) -> Timestamp {
    let midnight = now.start_of_day(Zone::Wib).plus_days(1);
    midnight.plus_seconds(MORNING_HOUR * 3_600)
}

/// What a server said, fit to be kept and shown: addresses are taken out of it.
pub fn without_addresses(reply: &str) -> String {
    let words = reply.split_whitespace().map(|word| {
        if word.contains('@') {
            "[address]"
        } else {
            word
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// How many mails went to each domain in the running minute.
#[derive(Debug)]
pub struct Pace {
    a_minute: u32,
    minutes: HashMap<String, (Timestamp, u32)>,
}

impl Pace {
    /// So many mails a minute to one domain; 0 sets no limit.
    pub fn new(a_minute: u32) -> Self {
        Self {
            a_minute,
            minutes: HashMap::new(),
        }
    }

    /// Counts one more mail to a domain; false when it has had enough for this minute.
    pub fn take(&mut self, domain: &str, now: Timestamp) -> bool {
        if self.a_minute == 0 {
            return true;
        }
        let minute = self.minutes.entry(domain.to_owned()).or_insert((now, 0));
        if is_over(minute.0, now) {
            *minute = (now, 0);
        }
        let free = minute.1 < self.a_minute;
        minute.1 += u32::from(free);
        free
    }

    /// The domains that have had enough for now.
    pub fn full(&mut self, now: Timestamp) -> Vec<String> {
        self.minutes.retain(|_, (began, _)| !is_over(*began, now));
        let full = self.minutes.iter();
        full.filter(|(_, (_, mails))| *mails >= self.a_minute)
            .map(|(domain, _)| domain.clone())
            .collect()
    }
}

/// A clock that was put back ends the minute too.
const fn is_over(began: Timestamp, now: Timestamp) -> bool {
    let passed = now.seconds_since(began);
    passed < 0 || passed >= PACE_SECONDS
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tuesday, 24 November 2026, 19.26 WIB.
    const NOW: Timestamp = Timestamp(1_795_523_160_000_000);

    #[test]
    fn a_mail_is_tried_for_five_days_and_no_longer() {
        let waits: Vec<i64> = (0..).map_while(retry_after).collect();
        assert_eq!(waits.first(), Some(&60));
        assert_eq!(waits.get(1), Some(&120));
        assert_eq!(waits.iter().max(), Some(&(12 * 3_600)));
        assert_eq!(waits.iter().sum::<i64>(), 5 * 86_400);
        assert_eq!(retry_after(i16::MAX), None);
    }

    #[test]
    fn codes_go_first_and_what_goes_to_all_goes_last() {
        assert!(Lane::of(Notice::Code).priority() < Lane::of(Notice::Comment).priority());
        assert!(Lane::of(Notice::Comment).priority() < Lane::of(Notice::Summary).priority());
    }

    #[test]
    fn tomorrow_is_the_next_morning_of_the_same_calendar() {
        assert_eq!(
            tomorrow(NOW).seconds_since(NOW),
            (4 * 60 + 34 + 7 * 60) * 60
        );
        assert_eq!(day_of(tomorrow(NOW)), day_of(NOW) + 1);
        // 23.30 WIB and half an hour later
        let late = NOW.plus_seconds(4 * 3_600 + 4 * 60);
        assert_eq!(day_of(late), day_of(NOW));
        assert_eq!(day_of(late.plus_seconds(1_800)), day_of(NOW) + 1);
    }

    #[test]
    fn a_domain_that_had_enough_waits_and_others_do_not() {
        let mut pace = Pace::new(2);
        assert!(pace.take("a.id", NOW) && pace.take("a.id", NOW));
        assert!(!pace.take("a.id", NOW));
        assert!(pace.take("b.id", NOW));
        assert_eq!(pace.full(NOW), ["a.id"]);
        let later = NOW.plus_seconds(60);
        assert!(pace.full(later).is_empty());
        assert!(pace.take("a.id", later));
        assert!(pace.take("a.id", NOW.plus_seconds(-1)), "a clock put back");
        let mut free = Pace::new(0);
        assert!((0..1_000).all(|_| free.take("a.id", NOW)) && free.full(NOW).is_empty());
    }

    #[test]
    fn no_address_stays_in_what_a_server_said() {
        let said = "550 5.1.1 <Siti@Example.COM>: no such user, ask a@b.id";
        assert_eq!(
            without_addresses(said),
            "550 5.1.1 [address] no such user, ask [address]"
        );
    }
}
