//! Telling people: letters into the outbox, in the transaction of the act they tell of.
//!
//! Invariants: a person who turned mail off, is suspended or has no address gets nothing but codes; the row of a mail
//! that would tell who wrote an anonymous post names no person and is deleted once sent.

mod bounces;
mod news;
mod unsubscribe;

pub use bounces::AddressMark;
pub(crate) use news::{News, excerpt};
pub use unsubscribe::{Stopped, stop, what_stops};

use crate::forum::Forum;
use domain::identity::Email;
use domain::ids::{AspirationId, CommentId, PersonId, SavedSearchId};
use domain::language::Language;
use domain::letters::Letter;
use domain::notifications::{FollowKind, Notice};
use store::outbox::{self, NewMail};
use store::people::Reachable;
use store::{ConnectionTrait, StoreError};

/// What a person stops when they use the link at the foot of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// All mail that is not about security.
    Everything(PersonId),
    /// Mail about a thing the person follows.
    Follow(PersonId, FollowKind, i64),
    /// Mail to the author of an aspiration; names no person, so that the token of an anonymous author tells nothing.
    Author(AspirationId),
    /// Mail about replies to a comment; names no person either.
    Comment(CommentId),
    /// Mail about what is new to a saved search.
    Search(SavedSearchId),
}

impl Stop {
    /// The token that does it: the words and a keyed digest, so that nobody can make one up.
    pub fn token(self, forum: &Forum) -> String {
        let words = self.words();
        format!("{words}_{}", mark(forum, &words))
    }

    /// Reads a token; `None` when it was not made here.
    pub fn of_token(forum: &Forum, token: &str) -> Option<Self> {
        let (words, given) = token.rsplit_once('_')?;
        if !store::seal::same(mark(forum, words).as_bytes(), given.as_bytes()) {
            return None;
        }
        let mut parts = words.split('-');
        let kind = parts.next()?;
        let numbers: Vec<i64> = parts.map(str::parse).collect::<Result<_, _>>().ok()?;
        match (kind, numbers.as_slice()) {
            ("p", [person]) => Some(Self::Everything(PersonId(*person))),
            ("k", [person, target]) => Some(Self::Follow(
                PersonId(*person),
                FollowKind::Consultation,
                *target,
            )),
            ("a", [person, target]) => Some(Self::Follow(
                PersonId(*person),
                FollowKind::Aspiration,
                *target,
            )),
            ("t", [aspiration]) => Some(Self::Author(AspirationId(*aspiration))),
            ("c", [comment]) => Some(Self::Comment(CommentId(*comment))),
            ("s", [search]) => Some(Self::Search(SavedSearchId(*search))),
            _ => None,
        }
    }

    fn words(self) -> String {
        match self {
            Self::Everything(person) => format!("p-{}", person.0),
            Self::Follow(person, FollowKind::Consultation, target) => {
                format!("k-{}-{target}", person.0)
            }
            Self::Follow(person, FollowKind::Aspiration, target) => {
                format!("a-{}-{target}", person.0)
            }
            Self::Author(aspiration) => format!("t-{}", aspiration.0),
            Self::Comment(comment) => format!("c-{}", comment.0),
            Self::Search(search) => format!("s-{}", search.0),
        }
    }
}

fn mark(forum: &Forum, words: &str) -> String {
    crate::secret::letters(&forum.seal.digest("unsubscribe", &[words.as_bytes()]))
}

/// Whether the row may name whom it goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trace {
    /// The row names the person and stays after sending.
    Keep,
    /// The row would tell who wrote an anonymous post: it names nobody and is deleted once sent.
    Erase,
}

/// Queues a letter to a person, unless they want no mail or cannot be reached.
pub(crate) async fn tell(
    forum: &Forum,
    db: &impl ConnectionTrait,
    to: &Reachable,
    letter: &Letter,
    (stop, trace): (Stop, Trace),
) -> Result<(), StoreError> {
    let mail = mail_to(forum, to, (letter.notice(), json(letter)?), (stop, trace))?;
    outbox::queue(db, mail, forum.clock.now()).await
}

/// Queues one letter to many people, each with what stops it and whether its row may name them.
pub(crate) async fn tell_all(
    forum: &Forum,
    db: &impl ConnectionTrait,
    letter: &Letter,
    to: &[(Reachable, Stop, Trace)],
) -> Result<(), StoreError> {
    let words = (letter.notice(), json(letter)?);
    let mails = to
        .iter()
        .map(|(to, stop, trace)| mail_to(forum, to, words.clone(), (*stop, *trace)))
        .collect::<Result<Vec<_>, _>>()?;
    outbox::queue_all(db, mails, forum.clock.now()).await
}

fn mail_to(
    forum: &Forum,
    to: &Reachable,
    (notice, letter): (Notice, String),
    (stop, trace): (Stop, Trace),
) -> Result<NewMail, StoreError> {
    Ok(NewMail {
        uuid: crate::secret::uuid()?,
        notice,
        person: (trace == Trace::Keep).then_some(to.person),
        email: to.email.clone(),
        language: to.language,
        letter,
        unsubscribe: Some(stop.token(forum)),
        erase_when_sent: trace == Trace::Erase,
    })
}

/// Queues a letter to an address, whoever has it, without a way to stop such mail. The row names nobody and is deleted
/// once sent: it holds a code, or would tell who is anonymous.
pub(crate) async fn tell_address(
    forum: &Forum,
    db: &impl ConnectionTrait,
    (email, language): (&Email, Language),
    letter: &Letter,
) -> Result<(), StoreError> {
    let mail = NewMail {
        uuid: crate::secret::uuid()?,
        notice: letter.notice(),
        person: None,
        email: email.clone(),
        language,
        letter: json(letter)?,
        unsubscribe: None,
        erase_when_sent: true,
    };
    outbox::queue(db, mail, forum.clock.now()).await
}

pub(crate) fn json(letter: &Letter) -> Result<String, StoreError> {
    serde_json::to_string(letter).map_err(|_error| StoreError::Unreadable {
        table: "outbox",
        what: "letter",
    })
}

/// Whether a queued mail is still wanted at the moment of sending: the person may have turned mail off since.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn still_wanted(forum: &Forum, mail: &outbox::LeasedMail) -> Result<bool, StoreError> {
    match mail.person {
        Some(person) if !mail.notice.is_security() => {
            Ok(!store::people::reachable(forum.store.read(), &[person])
                .await?
                .is_empty())
        }
        _ => Ok(true),
    }
}

/// A waiting letter as it may be read at the moment of sending, as JSON; `None` when nothing is left of it.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn readable_now(
    forum: &Forum,
    mail: &outbox::LeasedMail,
) -> Result<Option<String>, StoreError> {
    if mail.notice != Notice::SavedSearch {
        return Ok(Some(mail.letter.clone()));
    }
    // One that cannot be read is given up where it is written.
    let (Some(person), Ok(Letter::SavedSearch(letter))) =
        (mail.person, serde_json::from_str(&mail.letter))
    else {
        return Ok(Some(mail.letter.clone()));
    };
    let letter = crate::saved_searches::in_words(forum, person, letter).await?;
    letter
        .map(|letter| json(&Letter::SavedSearch(letter)))
        .transpose()
}
