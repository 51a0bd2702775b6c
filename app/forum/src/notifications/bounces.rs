//! The token in the envelope of every mail, by which a report of failure is known to be ours, recent, and for which
//! address.
//!
//! It holds a keyed mark of the address, the day, and a keyed digest of both: whoever reads a report learns no name, it
//! fits rows that were erased long ago, and without the site's key nobody makes one up. A mark is the same for all mails
//! to an address, so failures can be counted under it.

use crate::forum::Forum;
use domain::delivery::day_of;
use domain::identity::Email;

/// Reports later than this are not believed: a token that has become known is of no use for long.
const DAYS_MAX: i64 = 21;
/// Letters of a mark: 100 bits.
const MARK_LETTERS: usize = 20;
/// Letters of the digest: 60 bits, which nobody can try by mail.
const DIGEST_LETTERS: usize = 12;
/// Letters of the day: enough for a million of them.
const DAY_LETTERS: usize = 4;
/// Small letters and digits only: servers may change the case of an address.
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// The keyed mark of an address, under which failures to reach it can be counted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AddressMark(String);

impl AddressMark {
    /// The mark of an address.
    pub fn of(forum: &Forum, email: &Email) -> Self {
        let digest = forum
            .seal
            .digest("address mark", &[email.as_str().as_bytes()]);
        Self(letters(&digest, MARK_LETTERS))
    }

    /// The mark as it is kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The token of a mail sent now: small letters and digits.
    pub fn bounce_token(&self, forum: &Forum) -> String {
        let day = day_letters(day_of(forum.clock.now()));
        let digest = self.digest(forum, &day);
        format!("{}{day}{digest}", self.0)
    }

    /// Reads the token of a report, in any case; `None` when it was not made here or long ago.
    pub fn of_bounce_token(forum: &Forum, token: &str) -> Option<Self> {
        let token = token.to_ascii_lowercase();
        let (mark, rest) = token.split_at_checked(MARK_LETTERS)?;
        let (day, given) = rest.split_at_checked(DAY_LETTERS)?;
        let mark = Self(mark.to_owned());
        if !store::seal::same(mark.digest(forum, day).as_bytes(), given.as_bytes()) {
            return None;
        }
        let today = day_of(forum.clock.now());
        // a day ahead: the clock may have been put back
        let recent = (today - DAYS_MAX..=today + 1).any(|one| day_letters(one) == day);
        recent.then_some(mark)
    }

    fn digest(&self, forum: &Forum, day: &str) -> String {
        let parts = [self.0.as_bytes(), day.as_bytes()];
        letters(&forum.seal.digest("bounce", &parts), DIGEST_LETTERS)
    }
}

fn letters(bytes: &[u8], many: usize) -> String {
    bytes
        .iter()
        .take(many)
        .map(|byte| letter(i64::from(*byte)))
        .collect()
}

fn day_letters(day: i64) -> String {
    (0..DAY_LETTERS)
        .rev()
        .map(|place| letter(day >> (5 * place)))
        .collect()
}

fn letter(value: i64) -> char {
    let place = usize::try_from(value & 31).unwrap_or_default();
    ALPHABET.get(place).copied().map_or('a', char::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_apart() {
        assert_eq!(day_letters(0), "aaaa");
        assert_eq!(day_letters(33), "aabb");
        assert_ne!(day_letters(20_782), day_letters(20_783));
    }
}
