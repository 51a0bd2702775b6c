//! The token of a reply address: whom a mail went to, which comment it tells of, and on which day.
//!
//! Sealed under the site's key, so that it says nothing to servers it passes, and small letters and digits alone,
//! because servers may change the case of an address.

use super::Arrived;
use crate::forum::Forum;
use crate::secret;
use domain::ids::{CommentId, PersonId, PublicId};
use domain::letters::Letter;
use domain::time::Timestamp;
use store::StoreError;
use store::outbox::carrying::LeasedMail;

const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
const PURPOSE: &str = "reply token";
const DAY_SECONDS: i64 = 86_400;
/// Letters of a token: 32 bytes.
const LETTERS: usize = 52;

/// What a token stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bound {
    pub(super) person: PersonId,
    pub(super) comment: CommentId,
    /// The beginning of the day the mail was written, in UTC.
    pub(super) at: Timestamp,
}

impl Bound {
    /// Six bytes for a person, six for a comment, four for a day.
    fn bytes(self) -> Option<[u8; 16]> {
        let day = u32::try_from(self.at.seconds().div_euclid(DAY_SECONDS)).ok()?;
        let six = |id: i64| -> Option<[u8; 6]> {
            let [0, 0, id @ ..] = u64::try_from(id).ok()?.to_be_bytes() else {
                return None;
            };
            Some(id)
        };
        let mut bytes = [0; 16];
        let parts = [
            &six(self.person.0)?[..],
            &six(self.comment.0)?,
            &day.to_be_bytes(),
        ]
        .concat();
        for (to, from) in bytes.iter_mut().zip(parts) {
            *to = from;
        }
        Some(bytes)
    }

    fn of_bytes(bytes: [u8; 16]) -> Self {
        let number = |bytes: &[u8]| {
            bytes
                .iter()
                .fold(0_i64, |sum, byte| (sum << 8) | i64::from(*byte))
        };
        let (person, rest) = bytes.split_at(6);
        let (comment, day) = rest.split_at(6);
        Self {
            person: PersonId(number(person)),
            comment: CommentId(number(comment)),
            at: Timestamp(0).plus_seconds(number(day) * DAY_SECONDS),
        }
    }
}

/// The token for answering a mail; `None` for a mail that is not about a comment everybody may read.
///
/// The same for every try to send the mail.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn token_for(
    forum: &Forum,
    mail: &LeasedMail,
    letter: &Letter,
) -> Result<Option<String>, StoreError> {
    // of several comments in one mail none is the one that is answered
    if !matches!(letter, Letter::Comment(_)) || letter.is_confidential() {
        return Ok(None);
    }
    let path = letter.matter().map_or("", |matter| matter.path.as_str());
    let Some(name) = path.strip_prefix("/komentar/").and_then(PublicId::parse) else {
        return Ok(None);
    };
    let db = forum.store.read();
    let comment = store::comments::key_of(db, &name).await?;
    let account = store::people::of_email(db, &mail.email).await?;
    Ok(comment.zip(account).and_then(|(comment, account)| {
        let bound = Bound {
            person: account.id,
            comment,
            at: mail.created_at,
        };
        close(forum, bound)
    }))
}

/// Whether a token was made here, for whomever and however long ago.
pub fn is_token(forum: &Forum, token: &str) -> bool {
    open(forum, token).is_some()
}

pub(super) fn close(forum: &Forum, bound: Bound) -> Option<String> {
    Some(written(&forum.seal.wrap(PURPOSE, bound.bytes()?)))
}

pub(super) fn open(forum: &Forum, token: &str) -> Option<Bound> {
    let sealed = read(token)?;
    forum.seal.unwrap(PURPOSE, &sealed).map(Bound::of_bytes)
}

/// The form key of a reply: the same message to the same address makes one comment.
pub(super) fn form_key(forum: &Forum, arrived: Arrived<'_>) -> String {
    let parts = [arrived.token.as_bytes(), arrived.id];
    secret::letters(&forum.seal.digest("reply by mail", &parts))
}

/// The row that remembers that an author was told today.
pub(super) fn note_key(forum: &Forum, token: &str) -> String {
    secret::letters(&forum.seal.digest("reply note", &[token.as_bytes()]))
}

/// Bytes as letters, five bits each.
fn written(bytes: &[u8; 32]) -> String {
    let mut letters = String::with_capacity(LETTERS);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for byte in bytes {
        bits = (bits << 8) | u32::from(*byte);
        held += 8;
        while held >= 5 {
            held -= 5;
            letters.extend(letter(bits >> held));
        }
        bits &= (1 << held) - 1;
    }
    if held > 0 {
        letters.extend(letter(bits << (5 - held)));
    }
    letters
}

fn letter(bits: u32) -> Option<char> {
    let at = usize::try_from(bits & 31).ok()?;
    ALPHABET.get(at).map(|letter| char::from(*letter))
}

fn read(token: &str) -> Option<[u8; 32]> {
    if token.len() != LETTERS {
        return None;
    }
    let mut bytes = Vec::with_capacity(33);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for given in token.bytes() {
        let value = ALPHABET.iter().position(|letter| *letter == given)?;
        bits = (bits << 5) | u32::try_from(value).ok()?;
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from((bits >> held) & 255).ok()?);
            bits &= (1 << held) - 1;
        }
    }
    // 260 bits for 256: the rest is empty, so that there is one way to write a token
    (bits == 0).then(|| bytes.try_into().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use store::seal::Seal;

    proptest! {
        #[test]
        fn letters_are_read_back(bytes in any::<[u8; 32]>()) {
            let token = written(&bytes);
            prop_assert_eq!(token.len(), LETTERS);
            prop_assert_eq!(read(&token), Some(bytes));
        }

        #[test]
        fn what_is_bound_is_read_back_and_a_changed_token_is_not(
            person in 1..(1_i64 << 47), comment in 1..(1_i64 << 47), day in 0..60_000_i64, at in 0..32_usize, bit in 0..8_u32,
        ) {
            let seal = Seal::new([7; 32]);
            let at_day = Timestamp(0).plus_seconds(day * DAY_SECONDS);
            let bound = Bound { person: PersonId(person), comment: CommentId(comment), at: at_day };
            let mut sealed = seal.wrap(PURPOSE, bound.bytes().unwrap());
            prop_assert_eq!(seal.unwrap(PURPOSE, &sealed).map(Bound::of_bytes), Some(bound));
            prop_assert_eq!(seal.unwrap("other", &sealed), None);
            sealed[at] ^= 1 << bit;
            prop_assert_eq!(seal.unwrap(PURPOSE, &sealed), None);
        }
    }

    #[test]
    fn only_whole_tokens_are_read() {
        for wrong in [
            "",
            "abc",
            &"a".repeat(51),
            &"a".repeat(53),
            &"A".repeat(52),
            &"1".repeat(52),
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        assert!(read(&"a".repeat(52)).is_some());
        // bits beyond the 256
        assert_eq!(read(&format!("{}b", "a".repeat(51))), None);
    }
}
