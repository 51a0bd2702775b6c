//! Mail that arrives: what it is. What is to be done about it is for the forum to say.
//!
//! Nothing here is believed: who sent a message, and what it says of itself, can be made up by anybody. What counts is
//! the token in the address it came to, and that is checked by whoever made it. Absent: the database, and answers.

mod cut;
mod headers;
mod html;
pub mod lmtp;
mod recipient;
mod reply;
mod report;

pub use headers::{Envelope, envelope};
pub use recipient::Recipient;

use domain::bounces::DeliveryStatus;
use domain::identity::Email;
use mail_parser::MessageParser;

/// The largest message that is taken, in bytes. A reply with photographs fits; they are not read.
pub const ARRIVING_BYTES_MAX: usize = 10 * 1024 * 1024;

/// What a message is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inbound {
    /// A server could not deliver mail of this site.
    Bounce(Bounce),
    /// A reader told their provider that mail of this site is not wanted.
    Complaint(Complaint),
    /// A person answered a mail.
    Reply(Reply),
    /// A program answered a mail: a note of absence, a list, another robot.
    AutoReply,
    /// A mail program asks to stop mail: the token of its List-Unsubscribe header.
    Unsubscribe(String),
    /// Nothing anybody has to know of.
    Nothing,
}

/// A report of delivery (RFC 3464) about mail that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounce {
    /// The token of the address the report came to.
    pub token: String,
    /// Who was not reached, and why.
    pub failed: Vec<Failed>,
    /// The Message-ID of the report.
    pub id: Option<String>,
}

/// Somebody who was not reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    /// The addresses the report gives for them: where the mail ended, and where it was sent to.
    pub addresses: Vec<Email>,
    /// Why.
    pub status: DeliveryStatus,
}

/// A report of abuse (RFC 5965).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// Tokens of the site in it; one of them must be the one of the address.
    pub tokens: Vec<String>,
    /// The addresses it may be about.
    pub addresses: Vec<Email>,
    /// The Message-ID of the report.
    pub id: Option<String>,
}

/// What a person wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The token of the address it came to.
    pub token: String,
    /// Who says to have written it; anybody can say so.
    pub from: Option<Email>,
    /// The words, without quotes and signatures; may be empty.
    pub words: String,
    /// Files came with it, which are not kept.
    pub attachments: bool,
    /// Its Message-ID.
    pub id: Option<String>,
}

/// Says what a message to one of the addresses of this site is.
pub fn read(envelope: &Envelope, to: &Recipient, bytes: &[u8]) -> Inbound {
    let Some(message) = MessageParser::default().parse(bytes) else {
        return Inbound::Nothing;
    };
    match to {
        Recipient::Bounce(token) => report::read(&message, Some(token)),
        Recipient::Complaint => report::read(&message, None),
        Recipient::Reply(_) if headers::is_of_a_program(envelope, &message) => Inbound::AutoReply,
        Recipient::Reply(token) => Inbound::Reply(reply::read(&message, token)),
        Recipient::Stop => match message.subject().map(str::trim) {
            Some(token) if recipient::is_stop_token(token) => {
                Inbound::Unsubscribe(token.to_owned())
            }
            _ => Inbound::Nothing,
        },
    }
}
