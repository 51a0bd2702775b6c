//! Who is doing something: a signed-in person with the rights they hold at this moment.

use domain::ids::{PersonId, SessionId};
use domain::language::Language;
use domain::roles::Grants;

/// A signed-in person. Made only from a live session of somebody who is not suspended.
#[derive(Debug, Clone)]
pub struct Actor {
    /// The person.
    pub person: PersonId,
    /// The browser session this request came with.
    pub session: SessionId,
    /// What the person is called.
    pub name: String,
    /// The language the person's mail is written in.
    pub language: Language,
    /// Whether the person said to be 18 or older; younger people post anonymously unless they choose otherwise.
    pub adult: bool,
    /// Roles held.
    pub grants: Grants,
}
