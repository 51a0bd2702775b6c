//! Telling people: letters into the outbox, or to those that wait to be mailed together, in the transaction of the act
//! they tell of.
//!
//! Invariants: a person who turned mail off, is suspended or has no address gets nothing but codes; the row of a mail
//! that would tell who wrote an anonymous post names no person and is deleted once sent. Such a letter is never bundled
//! with letters about anything else.

mod bounces;
mod choices;
mod fresh;
mod gather;
mod news;
mod pausing;
mod phases;
mod read;
mod routing;
mod stops;
mod unsubscribe;

pub use bounces::AddressMark;
pub use choices::{MailSettings, change_mail, mail_settings};
pub use fresh::letter_now;
pub use gather::gather;
pub(crate) use news::{News, excerpt, shortened};
pub(crate) use pausing::pauses;
pub use phases::tell_phases;
pub(crate) use phases::{matter_of, reached, way};
pub use read::take_back_read;
pub(crate) use routing::{About, tell, tell_all};
pub use stops::Stop;
pub use unsubscribe::{Stopped, stop, what_stops};

use crate::forum::Forum;
use domain::identity::Email;
use domain::language::Language;
use domain::letters::Letter;
use domain::notifications::Notice;
use store::outbox::{self, NewMail};
use store::people::Reachable;
use store::{ConnectionTrait, StoreError};

/// Whether the row may name whom it goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trace {
    /// The row names the person and stays after sending.
    Keep,
    /// The row would tell who wrote an anonymous post: it names nobody and is deleted once sent.
    Erase,
}

/// The mail of a letter (with its JSON) to a person; `stop` is the token that ends such mail.
fn mail_to(
    to: &Reachable,
    (notice, letter): (Notice, String),
    (stop, trace): (String, Trace),
) -> Result<NewMail, StoreError> {
    Ok(NewMail {
        uuid: crate::secret::uuid()?,
        notice,
        person: (trace == Trace::Keep).then_some(to.person),
        email: to.email.clone(),
        language: to.language,
        letter,
        unsubscribe: Some(stop),
        erase_when_sent: trace == Trace::Erase,
    })
}

/// Queues a letter to a person whatever they chose: they have just asked for it.
pub(crate) async fn queue_to(
    forum: &Forum,
    db: &impl ConnectionTrait,
    (to, letter): (&Reachable, &Letter),
    stop: Stop,
) -> Result<(), StoreError> {
    let words = (letter.notice(), json(letter)?);
    let mail = mail_to(to, words, (stop.token(forum), Trace::Keep))?;
    outbox::queue(db, mail, forum.clock.now()).await
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
