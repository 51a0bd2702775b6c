//! A mail about a confidential aspiration holds a link and nothing else of the letter.

use crate::reading::{STAMP, html, parsed, raw_headers, reader, site, text};
use domain::agencies::Slug;
use domain::aspirations::AspirationState;
use domain::language::Language;
use domain::letters::{
    BundleLetter, CommentLetter, Letter, Matter, ModerationLetter, ReceiptLetter, ResponseLetter,
    StateLetter, SummaryLetter, Why,
};
use domain::moderation::{Decision, PostKind, Reason};
use domain::notifications::{Cadence, Notice};
use domain::tracking::TrackingCode;
use domain::visibility::Visibility;
use std::collections::BTreeSet;

/// Stands in every field; also as a slug.
const CANARY: &str = "kenari9q";
const THREAD: &str = "feedbeeffeedbeeffeed";

fn matter(confidential: bool) -> Matter {
    Matter {
        title: format!("judul {CANARY}"),
        path: "/lacak/rahasia".to_owned(),
        confidential,
        consultation: Slug::parse(CANARY),
        thread: Some(THREAD.to_owned()),
    }
}

fn secret() -> String {
    format!("isi {CANARY} yang rahasia")
}

/// One letter of every kind about something confidential, with the canary in every field that can hold it.
fn letters() -> Vec<Letter> {
    let on = || matter(true);
    let tracking = TrackingCode::new("KENARI", 2026, [0; 7]);
    let receipt = |on, visibility| {
        Letter::Receipt(ReceiptLetter {
            on,
            tracking: Some(tracking.clone()),
            consultation_title: secret(),
            visibility,
        })
    };
    let mut all = vec![
        receipt(on(), Visibility::Confidential),
        // Either mark alone is enough.
        receipt(matter(false), Visibility::Confidential),
        receipt(on(), Visibility::Public),
        Letter::Comment(CommentLetter {
            on: on(),
            who: Some(secret()),
            excerpt: secret(),
            why: Why::Mine,
        }),
        Letter::Response(ResponseLetter {
            on: on(),
            agency: secret(),
            excerpt: secret(),
            why: Why::Followed,
        }),
        Letter::Moderation(ModerationLetter {
            on: on(),
            post: PostKind::Aspiration,
            decision: Decision::Hide,
            reason: Some(Reason::Insult),
            note: Some(secret()),
            can_answer: true,
        }),
        Letter::Summary(SummaryLetter {
            on: on(),
            agency: Some(secret()),
            excerpt: secret(),
        }),
    ];
    all.extend(AspirationState::ALL.iter().map(|state| {
        Letter::State(StateLetter {
            on: on(),
            agency: Some(secret()),
            state: *state,
            note: Some(secret()),
            why: Why::Reply,
        })
    }));
    // comments of a few minutes on something confidential
    let together = all
        .iter()
        .filter(|letter| letter.notice() == Notice::Comment);
    let letters: Vec<Letter> = together.clone().chain(together).cloned().collect();
    all.push(Letter::Bundle(BundleLetter {
        cadence: Cadence::AtOnce,
        letters,
    }));
    all
}

#[test]
fn a_digest_says_nothing_of_what_is_confidential() {
    let digest = Letter::Bundle(BundleLetter {
        cadence: Cadence::Daily,
        letters: letters(),
    });
    for language in Language::ALL {
        let message = mail::compose(&site(), &reader(*language), &digest, STAMP).unwrap();
        let read = parsed(&message);
        for part in [text(&read), html(&read), read.subject().unwrap().to_owned()] {
            assert!(!part.to_lowercase().contains(CANARY), "{part}");
        }
        assert!(text(&read).contains("https://rembuk.example.go.id/lacak/rahasia\n"));
    }
}

#[test]
fn no_field_of_a_confidential_letter_is_in_the_mail() {
    for language in Language::ALL {
        for letter in letters() {
            let message = mail::compose(&site(), &reader(*language), &letter, STAMP).unwrap();
            let read = parsed(&message);
            let from = read.from().unwrap().first().unwrap();
            let seen = [
                String::from_utf8(message.bytes.clone()).unwrap(),
                text(&read),
                html(&read),
                read.subject().unwrap().to_owned(),
                from.name().unwrap().to_owned(),
            ];
            for part in &seen {
                let lower = part.to_lowercase();
                for hidden in [
                    CANARY,
                    "kenari",
                    "feedbeef",
                    "menghina",
                    "insults",
                    "rahasia yang",
                ] {
                    assert!(!lower.contains(hidden), "{hidden} in {part}");
                }
            }
            assert!(text(&read).contains("https://rembuk.example.go.id/lacak/rahasia\n"));
        }
    }
}

#[test]
fn confidential_mails_of_one_kind_cannot_be_told_apart() {
    for language in Language::ALL {
        for receipt in [true, false] {
            let bytes: BTreeSet<_> = letters()
                .iter()
                .filter(|letter| (letter.notice() == Notice::Receipt) == receipt)
                .map(|letter| {
                    mail::compose(&site(), &reader(*language), letter, STAMP)
                        .unwrap()
                        .bytes
                })
                .collect();
            assert_eq!(
                bytes.len(),
                1,
                "news about a confidential post all look the same"
            );
        }
    }
}

#[test]
fn the_canary_would_be_found() {
    let letter = Letter::Response(ResponseLetter {
        on: matter(false),
        agency: secret(),
        excerpt: secret(),
        why: Why::Mine,
    });
    let message = mail::compose(&site(), &reader(Language::Indonesian), &letter, STAMP).unwrap();
    let read = parsed(&message);
    assert!(text(&read).contains(CANARY) && html(&read).contains(CANARY));
    let headers = raw_headers(&message.bytes);
    assert!(
        headers
            .iter()
            .any(|(name, value)| name == "List-Id" && value.contains(CANARY))
    );
}
