//! A letter becomes bytes: headers, text part, HTML part.

use crate::address::{Addressee, SiteMail};
use crate::clean;
use crate::content::{self, Content};
use crate::render::Page;
use domain::identity::{CODE_DIGITS, Email};
use domain::letters::Letter;
use domain::time::Timestamp;
use lettre::Address;
use lettre::address::Envelope;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, Message, MessageBuilder, MultiPart, SinglePart};
use std::time::{Duration, SystemTime};
use texts::Texts;
use uuid::Uuid;

/// Characters of a subject line; titles and names in it are cut before.
const SUBJECT_MAX: usize = 250;

/// Characters of a reader's name.
const NAME_MAX: usize = 80;

/// The largest message; no letter comes near it, and providers cut or refuse larger ones.
pub const MESSAGE_BYTES_MAX: usize = 100_000;

/// Names a message: the same over every try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// The row of the outbox; becomes the Message-ID.
    pub id: Uuid,
    /// When what it tells of happened; becomes the Date.
    pub at: Timestamp,
}

/// A finished message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComposedMessage {
    /// The [`Stamp::id`].
    pub id: Uuid,
    /// The sender of the envelope.
    pub from: String,
    /// The one recipient.
    pub to: Email,
    /// Headers and body, lines ending in CR LF.
    pub bytes: Vec<u8>,
}

/// What a reader sees of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The subject line.
    pub subject: String,
    /// The display name of the sender.
    pub sender: String,
    /// The text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
}

/// Why a letter cannot become a message. Trying again does not help.
#[derive(Debug, thiserror::Error)]
pub enum ComposeError {
    /// A code has another form than six digits.
    #[error("the code is not six digits")]
    Code,
    /// A link would lead out of the site or be no link.
    #[error("the path is not one of this site")]
    Path,
    /// An unsubscribe token that would not survive a URL.
    #[error("the unsubscribe token is not made of letters, digits, - and _")]
    Token,
    /// An address the mail library does not take.
    #[error("the address cannot be written to")]
    Address(#[from] lettre::address::AddressError),
    /// The parts could not be written.
    #[error("the template failed")]
    Template(#[from] askama::Error),
    /// More than [`MESSAGE_BYTES_MAX`].
    #[error("the message is too large")]
    TooLarge,
    /// A key of the site does not sign.
    #[error("the message cannot be signed")]
    Signature,
    /// The headers do not make a message.
    #[error("the message is incomplete")]
    Message(#[from] lettre::error::Error),
}

/// Writes a letter for one person, without headers: for previews.
///
/// # Errors
/// [`ComposeError`] when code, path or token have the wrong form.
pub fn parts(site: &SiteMail, to: &Addressee, letter: &Letter) -> Result<Parts, ComposeError> {
    written(site, to, letter).map(|written| written.parts)
}

/// Makes the finished message for one person.
///
/// # Errors
/// [`ComposeError`]; none of them goes away by trying again.
pub fn compose(
    site: &SiteMail,
    to: &Addressee,
    letter: &Letter,
    stamp: Stamp,
) -> Result<ComposedMessage, ComposeError> {
    let written = written(site, to, letter)?;
    let recipient: Address = to.email.as_str().parse()?;
    let sender = Mailbox::new(Some(written.parts.sender.clone()), site.sender());
    let mut message = Message::builder()
        .subject(written.parts.subject.clone())
        .from(sender)
        .reply_to(Mailbox::new(None, written.reply_to.clone()))
        .to(Mailbox::new(written.name.clone(), recipient.clone()))
        .date(date(stamp.at))
        .message_id(Some(message_id(stamp.id, site)))
        .envelope(Envelope::new(Some(site.sender()), vec![recipient])?);
    message = raw(message, "Content-Language", to.language.code());
    message = raw(message, "Auto-Submitted", "auto-generated");
    message = raw(message, "X-Auto-Response-Suppress", "All");
    message = threaded(message, site, letter);
    if !letter.notice().is_security() {
        message = listed(message, site, &written);
    }
    let body = MultiPart::alternative()
        .boundary(format!("=_rembuk_{}", stamp.id.simple()))
        .singlepart(part(ContentType::TEXT_PLAIN, written.parts.text))
        .singlepart(part(ContentType::TEXT_HTML, written.parts.html));
    let bytes = signed(site, message.multipart(body)?.formatted())?;
    if bytes.len() > MESSAGE_BYTES_MAX {
        return Err(ComposeError::TooLarge);
    }
    Ok(ComposedMessage {
        id: stamp.id,
        from: site.from_address().to_owned(),
        to: to.email.clone(),
        bytes,
    })
}

/// The message with the signatures of the site on top.
fn signed(site: &SiteMail, bytes: Vec<u8>) -> Result<Vec<u8>, ComposeError> {
    let mut top = String::new();
    for signer in site.signers() {
        top.push_str(&signer.sign(&bytes).ok_or(ComposeError::Signature)?);
    }
    Ok([top.into_bytes(), bytes].concat())
}

/// A letter in words, with what its headers need.
struct Written {
    parts: Parts,
    content: Content,
    /// What the reader is called.
    name: Option<String>,
    /// Where mail of this kind can be ended.
    stop: Option<String>,
    /// Where an answer goes: it becomes a comment, or is not read.
    reply_to: Address,
    /// The same, by mail.
    stop_by_mail: Option<String>,
}

fn written(site: &SiteMail, to: &Addressee, letter: &Letter) -> Result<Written, ComposeError> {
    if let Letter::Code(letter) = letter {
        let digits = letter.code.bytes().all(|b| b.is_ascii_digit());
        if !digits || letter.code.len() != CODE_DIGITS {
            return Err(ComposeError::Code);
        }
    }
    let texts = Texts::of(to.language);
    let content = content::write(site, &texts, letter);
    let token = stop_token(to, letter)?;
    let stop = token.and_then(|token| site.link(&format!("/surat/berhenti/{token}")));
    let name = to
        .name
        .as_deref()
        .filter(|_| content.by_name)
        .map(|name| clean::words(name, NAME_MAX, &texts))
        // A name before an address must not begin with a dot (RFC 5322, 3.4 and 4.1).
        .map(|name| name.trim_start_matches(['.', ' ']).to_owned())
        .filter(|name| name.chars().any(char::is_alphanumeric));
    let reply_token = to.reply_token.as_deref();
    let reply_to = reply_token.and_then(|token| site.reply_address(token));
    let page = Page {
        can_reply: reply_to.is_some(),
        hello: match &name {
            Some(name) => texts.mail_hello_name(name),
            None => texts.mail_hello(),
        },
        link: site.link(&content.action.path).ok_or(ComposeError::Path)?,
        content: &content,
        stop: stop.as_deref(),
        site: site.name(),
        home: site.base_url(),
        texts: &texts,
    };
    let parts = Parts {
        subject: clean::line(&content.subject, SUBJECT_MAX),
        sender: match &content.agency {
            Some(agency) => texts.mail_via(agency, site.name()),
            None => site.name().to_owned(),
        },
        text: page.text()?,
        html: page.html()?,
    };
    Ok(Written {
        parts,
        content,
        name,
        stop,
        reply_to: reply_to.unwrap_or_else(|| site.sender()),
        stop_by_mail: token.and_then(|token| site.stop_address(token)),
    })
}

/// What ends mail of this kind; security mail has no end.
fn stop_token<'a>(to: &'a Addressee, letter: &Letter) -> Result<Option<&'a str>, ComposeError> {
    let token = to.unsubscribe_token.as_deref();
    let token = token.filter(|_| !letter.notice().is_security());
    if token.is_some_and(|token| !is_id(token)) {
        return Err(ComposeError::Token);
    }
    Ok(token)
}

/// Whether a word can stand in a URL and a Message-ID as it is.
fn is_id(word: &str) -> bool {
    (1..=200).contains(&word.len())
        && word
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// Joins the mails about one aspiration; the root of the thread is a name, not a mail.
fn threaded(message: MessageBuilder, site: &SiteMail, letter: &Letter) -> MessageBuilder {
    let thread = letter
        .matter()
        .filter(|_| !letter.is_confidential())
        .and_then(|matter| matter.thread.as_deref())
        .filter(|thread| is_id(thread));
    match thread {
        Some(thread) => {
            let root = format!("<{thread}@{}>", site.domain());
            message.in_reply_to(root.clone()).references(root)
        }
        None => message,
    }
}

/// Names the list and how to leave it (RFC 2919, 2369, 8058).
fn listed(message: MessageBuilder, site: &SiteMail, written: &Written) -> MessageBuilder {
    let label = match &written.content.list {
        Some(slug) => format!("{slug}.konsultasi"),
        None => "surat".to_owned(),
    };
    let list = format!("<{label}.{}>", site.domain());
    let message = raw(message, "List-Id", &list);
    // old programs that know no Auto-Submitted send no note of absence to this
    let message = raw(message, "Precedence", "bulk");
    let Some(url) = &written.stop else {
        return message;
    };
    let ways = match &written.stop_by_mail {
        Some(address) => format!("<{url}>, <{address}>"),
        None => format!("<{url}>"),
    };
    let message = raw(message, "List-Unsubscribe", &ways);
    raw(
        message,
        "List-Unsubscribe-Post",
        "List-Unsubscribe=One-Click",
    )
}

/// A part in 7bit or quoted-printable, which people can read in an `.eml` file; base64 is never used.
fn part(content_type: ContentType, text: String) -> SinglePart {
    let body = if text.is_ascii() {
        Body::new(text)
    } else {
        Body::new_with_encoding(text, ContentTransferEncoding::QuotedPrintable)
            .unwrap_or_else(Body::new)
    };
    SinglePart::builder().header(content_type).body(body)
}

fn raw(message: MessageBuilder, name: &'static str, value: &str) -> MessageBuilder {
    let name = HeaderName::new_from_ascii_str(name);
    message.raw_header(HeaderValue::new(name, value.to_owned()))
}

fn message_id(id: Uuid, site: &SiteMail) -> String {
    format!("<{}@{}>", id.hyphenated(), site.domain())
}

/// The moment as the header wants it; before 1970 and after 9998 it stops.
fn date(at: Timestamp) -> SystemTime {
    const LAST: i64 = 253_370_764_800;
    let seconds = u64::try_from(at.seconds().clamp(0, LAST)).unwrap_or_default();
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}
