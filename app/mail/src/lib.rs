//! Messages to bytes, their templates, and the transports that carry them.
//!
//! A [`Letter`](domain::letters::Letter) says what to tell, as data: the outbox keeps it as JSON until it is sent. [`compose`] makes a finished
//! message of it for one [`Addressee`] of one [`SiteMail`]; a [`Transport`] carries the [`ComposedMessage`] away.
//!
//! Invariants: a letter about a confidential aspiration becomes a mail that holds nothing but a link, whatever its
//! fields say; every link begins with the site's address; no text of a person can add a header or a recipient; the
//! same letter composed twice with the same [`Stamp`] gives the same bytes, so that a retry can be recognised; no message is
//! larger than [`MESSAGE_BYTES_MAX`].
//! Absent: the database, the clock, the outbox and its retries.

mod address;
mod clean;
mod compose;
mod content;
mod dkim;
pub mod inbound;
pub mod preview;
mod render;
mod transport;

pub use address::{Addressee, SiteMail, SiteMailError};
pub use compose::{ComposeError, ComposedMessage, MESSAGE_BYTES_MAX, Parts, Stamp, compose, parts};
pub use dkim::{Signer, SignerError};
pub use transport::{Delivery, MemoryBox, SendError, Smtp, SmtpUrlError, Transport};
