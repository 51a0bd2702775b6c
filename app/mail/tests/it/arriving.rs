//! Mail as servers and programs really write it, and what is read from it.

use domain::bounces::BounceKind;
use domain::identity::Email;
use mail::inbound::{Envelope, Inbound, Recipient, read};

const TOKEN: &str = "abcdefghijklmnopqrstuvwxyz2345abcd";

fn message(text: &str) -> Vec<u8> {
    let text = text.replace("TOKEN", TOKEN);
    text.replace('\n', "\r\n").into_bytes()
}

fn bounced(text: &str) -> Inbound {
    let to = Recipient::Bounce(TOKEN.to_owned());
    read(&Envelope::default(), &to, &message(text))
}

fn replied(from: &str, text: &str) -> Inbound {
    let envelope = Envelope {
        sender: from.to_owned(),
        recipients: Vec::new(),
    };
    read(
        &envelope,
        &Recipient::Reply(TOKEN.to_owned()),
        &message(text),
    )
}

#[test]
fn a_report_of_postfix_says_whom_it_could_not_reach_and_why() {
    let Inbound::Bounce(bounce) = bounced(include_str!("arriving/postfix-unknown.eml")) else {
        panic!("no bounce");
    };
    assert_eq!(bounce.token, TOKEN);
    assert_eq!(
        bounce.id.as_deref(),
        Some("4FZ1qK55Vgz1R@relay.example.net")
    );
    let [failed] = bounce.failed.as_slice() else {
        panic!("{:?}", bounce.failed);
    };
    assert_eq!(failed.addresses[0].as_str(), "siti@example.com");
    assert_eq!(failed.status.to_string(), "5.1.1");
    assert_eq!(failed.status.kind(), Some(BounceKind::Hard));
}

#[test]
fn behind_a_forwarding_the_mail_that_came_back_says_whom_it_was_for() {
    let Inbound::Bounce(bounce) = bounced(include_str!("arriving/postfix-full-forwarded.eml"))
    else {
        panic!("no bounce");
    };
    let addresses: Vec<&str> = bounce.failed[0]
        .addresses
        .iter()
        .map(Email::as_str)
        .collect();
    assert_eq!(addresses, ["kotak-lain@example.net", "siti@example.com"]);
    assert_eq!(bounce.failed[0].status.kind(), Some(BounceKind::Soft));
}

#[test]
fn a_delay_and_a_letter_to_the_address_of_reports_are_nothing() {
    let delayed = bounced(include_str!("arriving/postfix-delayed.eml"));
    assert_eq!(delayed, Inbound::Nothing);
    assert_eq!(
        bounced("From: a@b.id\nSubject: x\n\nHalo\n"),
        Inbound::Nothing
    );
    assert_eq!(bounced(""), Inbound::Nothing);
    let cut: String = include_str!("arriving/postfix-unknown.eml")
        .chars()
        .take(1_500)
        .collect();
    assert_eq!(bounced(&cut), Inbound::Nothing);
}

#[test]
fn a_complaint_names_the_token_of_the_mail_it_is_about() {
    let text = include_str!("arriving/complaint.eml");
    let read_as = |text: &str| read(&Envelope::default(), &Recipient::Complaint, &message(text));
    let Inbound::Complaint(complaint) = read_as(text) else {
        panic!("no complaint");
    };
    assert_eq!(complaint.tokens, [TOKEN, TOKEN]);
    assert_eq!(complaint.addresses[0].as_str(), "siti@example.com");
    assert!(matches!(bounced(text), Inbound::Complaint(_)));
    let other = text.replace("Feedback-Type: abuse", "Feedback-Type: not-spam");
    assert_eq!(read_as(&other), Inbound::Nothing);
    // a bounce at the address for complaints has no token to believe
    let bounce = read_as(include_str!("arriving/postfix-unknown.eml"));
    assert_eq!(bounce, Inbound::Nothing);
}

#[test]
fn a_reply_is_the_words_of_the_person_without_quote_and_files() {
    let Inbound::Reply(reply) =
        replied("siti@example.com", include_str!("arriving/reply-gmail.eml"))
    else {
        panic!("no reply");
    };
    assert_eq!(reply.token, TOKEN);
    assert_eq!(
        reply.words,
        "Betul, lampunya mati sejak Senin – tolong dicek."
    );
    assert_eq!(reply.from.unwrap().as_str(), "siti@example.com");
    assert_eq!(reply.id.as_deref(), Some("CAExample+1@mail.gmail.com"));
    assert!(reply.attachments);
}

#[test]
fn other_forms_of_a_reply_are_read_too() {
    let words = |headers: &str, body: &str| {
        let text = format!("From: siti@example.com\n{headers}\n\n{body}\n");
        match replied("siti@example.com", &text) {
            Inbound::Reply(reply) => reply.words,
            other => format!("{other:?}"),
        }
    };
    let flowed = words(
        "Content-Type: text/plain; charset=utf-8; format=flowed",
        "Satu kalimat yang \npanjang sekali.\n\nDua.\n-- \nSiti",
    );
    assert_eq!(flowed, "Satu kalimat yang panjang sekali.\n\nDua.");
    let html = words(
        "Content-Type: text/html; charset=utf-8",
        "<p>Setuju.</p><div class=\"gmail_quote\"><blockquote>lama</blockquote></div>",
    );
    assert_eq!(html, "Setuju.");
    assert_eq!(words("Content-Type: image/png", "xx"), "");
    assert_eq!(words("Content-Type: text/plain", "> lama"), "");
}

#[test]
fn programs_get_no_comment() {
    let vacation = include_str!("arriving/vacation.eml");
    assert_eq!(replied("siti@example.com", vacation), Inbound::AutoReply);
    let person = vacation.replace("Auto-Submitted: auto-replied\n", "");
    assert!(matches!(
        replied("siti@example.com", &person),
        Inbound::Reply(_)
    ));
    assert_eq!(replied("", &person), Inbound::AutoReply);
    let bounce = include_str!("arriving/postfix-unknown.eml");
    assert_eq!(replied("", bounce), Inbound::AutoReply);
}

#[test]
fn a_subject_that_is_a_token_ends_mail() {
    let stop = |subject: &str| {
        let text = format!("From: x@y.id\nSubject: {subject}\n\n");
        read(&Envelope::default(), &Recipient::Stop, &message(&text))
    };
    assert_eq!(
        stop("p-12_abcDEF"),
        Inbound::Unsubscribe("p-12_abcDEF".to_owned())
    );
    for other in ["", "tolong berhenti", "p-12_abc; DROP", "ä"] {
        assert_eq!(stop(other), Inbound::Nothing, "{other}");
    }
}
