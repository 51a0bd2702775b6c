//! What the link at the foot of a mail stops, as a token nobody can make up.

use crate::forum::Forum;
use domain::ids::{AspirationId, CommentId, PersonId, SavedSearchId};
use domain::notifications::{Cadence, FollowKind, Topic};

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
    /// Mail of one topic.
    Topic(PersonId, Topic),
    /// Daily or weekly digests.
    Digest(PersonId, Cadence),
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
        if let "n" | "d" = kind {
            let person = PersonId(parts.next()?.parse().ok()?);
            let code = parts.next()?;
            return match kind {
                "n" => Some(Self::Topic(person, Topic::parse(code)?)),
                _ => Some(Self::Digest(person, Cadence::parse(code)?)),
            };
        }
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
            Self::Topic(person, topic) => format!("n-{}-{}", person.0, topic.code()),
            Self::Digest(person, cadence) => format!("d-{}-{}", person.0, cadence.code()),
        }
    }
}

fn mark(forum: &Forum, words: &str) -> String {
    crate::secret::letters(&forum.seal.digest("unsubscribe", &[words.as_bytes()]))
}
