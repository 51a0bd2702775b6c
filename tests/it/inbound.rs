//! Mail that arrives: what comes back, what people reply, and the two ways in.

mod bounces;
mod replies;
mod ways_in;

use crate::site::{INBOUND, Letter, Site};
use domain::identity::Email;
use forum::notifications::AddressMark;
use mail::inbound::lmtp::Answer;
use mail::inbound::{Envelope, Recipient};
use rembuk::workers::inbound::{is_known, take};

const UNKNOWN: &str = include_str!("../../app/mail/tests/it/arriving/postfix-unknown.eml");
const COMPLAINT: &str = include_str!("../../app/mail/tests/it/arriving/complaint.eml");
const VACATION: &str = include_str!("../../app/mail/tests/it/arriving/vacation.eml");
const GMAIL: &str = include_str!("../../app/mail/tests/it/arriving/reply-gmail.eml");

/// The token in the envelope of mail to `KEY@example.com`.
fn bounce_token(site: &Site, key: &str) -> String {
    let email = Email::parse(&format!("{key}@example.com")).unwrap();
    AddressMark::of(&site.forum, &email).bounce_token(&site.forum)
}

/// The address an answer to a letter goes to.
fn reply_to(letter: &Letter) -> String {
    let found = letter.everything.split_once("Reply-To: ");
    let (line, _) = found.expect("a way to answer").1.split_once('\n').unwrap();
    line.trim().trim_matches(['<', '>']).to_owned()
}

/// A letter of a person, as their program sends it.
fn letter(key: &str, id: &str, body: &str) -> String {
    format!(
        "From: {key} <{key}@example.com>\nTo: rembuk\nSubject: Re: x\nMessage-ID: <{id}@example.com>\n\n{body}\n"
    )
}

/// Hands a message over as a server would; false when its address is refused.
async fn arrive(site: &Site, from: &str, to: &str, text: &str) -> bool {
    let Some(recipient) = Recipient::parse(to, INBOUND) else {
        return false;
    };
    if !is_known(&site.forum, &recipient) {
        return false;
    }
    let envelope = Envelope {
        sender: from.to_owned(),
        recipients: vec![to.to_owned()],
    };
    let bytes = text.replace('\n', "\r\n").into_bytes();
    let answer = take(&site.forum, &envelope, &recipient, &bytes).await;
    assert_eq!(answer, Answer::Taken);
    true
}

/// A report of postfix about mail to a person.
async fn bounce(site: &Site, key: &str, id: &str, status: &str) -> bool {
    let token = bounce_token(site, key);
    let text = UNKNOWN
        .replace("TOKEN", &token)
        .replace("siti@", &format!("{key}@"))
        .replace("4FZ1qK55Vgz1R", id)
        .replace("5.1.1", status);
    arrive(site, "", &format!("bounce+{token}@{INBOUND}"), &text).await
}
