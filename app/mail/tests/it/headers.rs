//! Headers: the expected set, and nothing people write can change it.

use crate::reading::{composed, parsed, raw_headers, reader, sample};
use domain::agencies::Slug;
use domain::identity::Email;
use domain::language::Language;
use domain::letters::{CommentLetter, Letter, Matter, ResponseLetter, Why};
use proptest::prelude::*;
use std::collections::BTreeMap;

pub(crate) const NEWS: [&str; 17] = [
    "Subject",
    "From",
    "Reply-To",
    "To",
    "Date",
    "Message-ID",
    "Content-Language",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "In-Reply-To",
    "References",
    "List-Id",
    "Precedence",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "MIME-Version",
    "Content-Type",
];

fn header_map(letter: &Letter) -> BTreeMap<String, String> {
    let message = composed(letter, &reader(Language::Indonesian));
    raw_headers(&message.bytes).into_iter().collect()
}

#[test]
fn news_name_their_list_their_thread_and_the_way_out() {
    let headers = header_map(&sample("response-mine", Language::Indonesian));
    let value = |name: &str| headers.get(name).map(String::as_str);
    assert_eq!(
        value("Message-ID"),
        Some("<0190a1b2-c3d4-4e5f-8a9b-0c1d2e3f4a5b@example.go.id>")
    );
    assert_eq!(value("Date"), Some("Tue, 24 Nov 2026 12:26:00 +0000"));
    assert_eq!(value("Auto-Submitted"), Some("auto-generated"));
    assert_eq!(value("X-Auto-Response-Suppress"), Some("All"));
    assert_eq!(value("Content-Language"), Some("id"));
    assert_eq!(
        value("List-Id"),
        Some("<penanganan-pengaduan-2026.konsultasi.example.go.id>")
    );
    assert_eq!(
        value("List-Unsubscribe"),
        Some("<https://rembuk.example.go.id/surat/berhenti/abcdefghijklmnopqrstuvwx>")
    );
    assert_eq!(
        value("List-Unsubscribe-Post"),
        Some("List-Unsubscribe=One-Click")
    );
    let root = Some("<7k3m9q2xw8hbt4zrn6vd@example.go.id>");
    assert_eq!(value("In-Reply-To"), root);
    assert_eq!(value("References"), root);
}

#[test]
fn security_mail_has_no_list_and_private_mail_no_thread() {
    let code = header_map(&sample("code-sign-in", Language::Indonesian));
    assert!(!code.keys().any(|name| name.starts_with("List-")));
    assert!(!code.contains_key("Precedence"));
    assert_eq!(code.get("To").map(String::as_str), Some("siti@example.com"));
    let private = header_map(&sample("private", Language::Indonesian));
    assert_eq!(
        private.get("List-Id").map(String::as_str),
        Some("<surat.example.go.id>")
    );
    assert!(!private.contains_key("References") && !private.contains_key("In-Reply-To"));
}

#[test]
fn where_mail_arrives_programs_may_unsubscribe_by_mail_too() {
    let site = crate::reading::site()
        .receiving("surat.example.go.id")
        .unwrap();
    let letter = sample("response-mine", Language::Indonesian);
    let stamp = crate::reading::STAMP;
    let message = mail::compose(&site, &reader(Language::Indonesian), &letter, stamp).unwrap();
    let headers: BTreeMap<_, _> = raw_headers(&message.bytes).into_iter().collect();
    assert_eq!(
        headers.get("List-Unsubscribe").map(String::as_str),
        Some(
            "<https://rembuk.example.go.id/surat/berhenti/abcdefghijklmnopqrstuvwx>, \
             <mailto:stop@surat.example.go.id?subject=abcdefghijklmnopqrstuvwx>"
        )
    );
    assert_eq!(site.return_path("abc"), "bounce+abc@surat.example.go.id");
}

#[test]
fn the_longest_letter_stays_below_a_hundred_kilobytes() {
    let long = "👨\u{200d}👩\u{200d}👧 é".repeat(4_000);
    let letter = Letter::Response(ResponseLetter {
        on: matter(long.clone()),
        agency: long.clone(),
        excerpt: long.clone(),
        why: Why::Mine,
    });
    let mut to = reader(Language::Indonesian);
    to.name = Some(long);
    assert!(composed(&letter, &to).bytes.len() < mail::MESSAGE_BYTES_MAX);
}

#[test]
fn a_thread_with_a_strange_name_is_left_out() {
    let Letter::Comment(mut letter) = sample("comment-mine", Language::Indonesian) else {
        panic!("a comment");
    };
    for thread in ["", "a b", "a>\r\nBcc: <x@jahat.example", "ä"] {
        letter.on.thread = Some(thread.to_owned());
        let headers = header_map(&Letter::Comment(letter.clone()));
        assert!(!headers.contains_key("References") && !headers.contains_key("Bcc"));
    }
}

#[test]
fn mail_without_a_token_offers_no_way_out_it_does_not_have() {
    let mut to = reader(Language::English);
    to.unsubscribe_token = None;
    let message = composed(&sample("summary", Language::English), &to);
    let headers: BTreeMap<_, _> = raw_headers(&message.bytes).into_iter().collect();
    assert!(headers.contains_key("List-Id"));
    assert!(!headers.contains_key("List-Unsubscribe"));
}

/// Text as attackers and real people write it: line breaks, NUL, direction marks, emoji, quotes, encoded words.
pub(crate) fn wild() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "\\PC{0,12}",
        2 => "[a-zA-Z ]{0,20}",
        1 => proptest::sample::select(vec![
            "\r\n", "\n", "\r", "\0", "\t", "\u{202e}", "\u{2066}", "\u{2028}", "\u{85}", "\r\n\r\n", "\r\nBcc: x@jahat.example\r\n",
            "\nTo: y@jahat.example", "=?utf-8?q?=0D=0ABcc:_x@jahat.example?=", "=?utf-8?B?DQo=?=", "\"", "\\", "\\\"", "<", ">",
            "<x@jahat.example>", ",", ";", ":", "(", ")", "@", "👨\u{200d}👩\u{200d}👧", "🇮🇩", "…", " ",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn matter(title: String) -> Matter {
    Matter {
        title,
        path: "/aspirasi/7k3m9q2xw8hbt4zrn6vd".to_owned(),
        confidential: false,
        consultation: Slug::parse("lampu-jalan"),
        thread: Some("7k3m9q2xw8hbt4zrn6vd".to_owned()),
    }
}

fn check(letter: &Letter, name: String) -> Result<(), TestCaseError> {
    let mut to = reader(Language::Indonesian);
    to.name = Some(name);
    let message = composed(letter, &to);
    prop_assert!(message.bytes.is_ascii());
    let names: Vec<String> = raw_headers(&message.bytes)
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    prop_assert_eq!(names, NEWS);
    let again = parsed(&message);
    let recipients: Vec<_> = again.to().unwrap().iter().collect();
    prop_assert_eq!(recipients.len(), 1);
    prop_assert_eq!(recipients[0].address(), Some("siti@example.com"));
    let senders: Vec<_> = again.from().unwrap().iter().collect();
    prop_assert_eq!(senders.len(), 1);
    prop_assert_eq!(senders[0].address(), Some("noreply@example.go.id"));
    prop_assert!(again.bcc().is_none() && again.cc().is_none());
    for shown in [again.subject(), recipients[0].name(), senders[0].name()] {
        let shown = shown.unwrap_or_default();
        prop_assert!(!shown.chars().any(char::is_control), "{:?}", shown);
        prop_assert!(
            !shown.contains('\u{202e}') && !shown.contains("=?"),
            "{:?}",
            shown
        );
    }
    // The subject comes back as it was written.
    let parts = mail::parts(&crate::reading::site(), &to, letter).unwrap();
    prop_assert_eq!(again.subject(), Some(parts.subject.as_str()));
    prop_assert_eq!(again.text_body_count(), 1);
    prop_assert_eq!(again.html_body_count(), 1);
    for line in message.bytes.split(|byte| *byte == b'\n') {
        prop_assert!(line.len() <= 999);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn nothing_people_write_adds_a_header_or_a_recipient(
        name in wild(), title in wild(), other in wild(), excerpt in wild(), agency in any::<bool>(),
    ) {
        let letter = if agency {
            Letter::Response(ResponseLetter { on: matter(title), agency: other, excerpt, why: Why::Mine })
        } else {
            Letter::Comment(CommentLetter { on: matter(title), who: Some(other), excerpt, why: Why::Reply })
        };
        check(&letter, name)?;
    }

    #[test]
    fn every_address_the_forum_takes_can_be_written_to(
        local in "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}", domain in "([a-z0-9-]{1,20}\\.){1,3}[a-z]{2,10}",
    ) {
        if let Ok(email) = Email::parse(&format!("{local}@{domain}")) {
            let mut to = reader(Language::English);
            to.email = email.clone();
            let message = composed(&sample("summary", Language::English), &to);
            let again = parsed(&message);
            let recipients: Vec<_> = again.to().unwrap().iter().collect();
            prop_assert_eq!(recipients.len(), 1);
            prop_assert_eq!(recipients[0].address(), Some(email.as_str()));
        }
    }
}
