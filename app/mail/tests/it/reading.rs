//! Composes messages and reads them back with a foreign parser.

use domain::identity::Email;
use domain::language::Language;
use domain::letters::Letter;
use domain::time::Timestamp;
use mail::preview;
use mail::{Addressee, ComposedMessage, SiteMail, Stamp};
use mail_parser::{Message, MessageParser};
use uuid::Uuid;

pub(crate) const STAMP: Stamp = Stamp {
    id: Uuid::from_u128(0x0190_a1b2_c3d4_4e5f_8a9b_0c1d_2e3f_4a5b),
    at: Timestamp(1_795_523_160_000_000),
};

pub(crate) fn site() -> SiteMail {
    SiteMail::new(
        "https://rembuk.example.go.id",
        "Rembuk <noreply@example.go.id>",
    )
    .unwrap()
}

pub(crate) fn reader(language: Language) -> Addressee {
    Addressee {
        email: Email::parse("siti@example.com").unwrap(),
        ..preview::addressee(language).unwrap()
    }
}

pub(crate) fn sample(name: &str, language: Language) -> Letter {
    preview::samples(language)
        .into_iter()
        .find(|sample| sample.name == name)
        .unwrap()
        .letter
}

pub(crate) fn composed(letter: &Letter, to: &Addressee) -> ComposedMessage {
    mail::compose(&site(), to, letter, STAMP).unwrap()
}

pub(crate) fn parsed(message: &ComposedMessage) -> Message<'_> {
    MessageParser::default().parse(&message.bytes).unwrap()
}

pub(crate) fn text(message: &Message<'_>) -> String {
    message.body_text(0).unwrap().replace("\r\n", "\n")
}

pub(crate) fn html(message: &Message<'_>) -> String {
    message.body_html(0).unwrap().replace("\r\n", "\n")
}

/// The raw headers as they stand in the bytes, unfolded: name and value.
pub(crate) fn raw_headers(bytes: &[u8]) -> Vec<(String, String)> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let (head, _) = text.split_once("\r\n\r\n").unwrap();
    head.replace("\r\n ", " ")
        .split("\r\n")
        .map(|line| {
            let (name, value) = line.split_once(": ").unwrap();
            (name.to_owned(), value.to_owned())
        })
        .collect()
}
