//! Mail on its way out: what goes first, what waits, what is tried again, and that none is lost or sent twice.

mod addresses;
pub(crate) mod faults;
mod lanes;
mod postfix;
mod queue;
mod refusals;
pub(crate) mod relay;

use crate::site::{NOW, Site};
use domain::agencies::Slug;
use domain::identity::Email;
use domain::ids::PersonId;
use domain::language::Language;
use domain::letters::{CodeLetter, CodePurpose, Letter, Matter, SummaryLetter};
use domain::time::Timestamp;
use forum::Forum;
use mail::{SiteMail, Smtp, Transport};
use rembuk::workers::outbox::Post;
use store::outbox::NewMail;

/// A letter that goes to very many.
pub(crate) fn summary() -> Letter {
    Letter::Summary(SummaryLetter {
        on: Matter {
            title: "Penanganan pengaduan".to_owned(),
            path: "/konsultasi/fkp".to_owned(),
            confidential: false,
            consultation: Slug::parse("fkp"),
            thread: None,
        },
        agency: Some("Kecamatan Kelapa Dua".to_owned()),
        excerpt: "Ringkasan".to_owned(),
    })
}

/// A letter somebody waits for.
fn code() -> Letter {
    Letter::Code(CodeLetter {
        code: "482913".to_owned(),
        path: "/masuk/tautan/abc".to_owned(),
        purpose: CodePurpose::SignIn,
        minutes: 10,
    })
}

/// A mail of a letter to an address, which names nobody.
pub(crate) fn mail_of(letter: &Letter, to: &str) -> NewMail {
    NewMail {
        uuid: forum::secret::uuid().unwrap(),
        notice: letter.notice(),
        person: None::<PersonId>,
        email: Email::parse(to).unwrap(),
        language: Language::Indonesian,
        letter: serde_json::to_string(letter).unwrap(),
        unsubscribe: (!letter.notice().is_security()).then(|| "p-1_abc".to_owned()),
        erase_when_sent: false,
    }
}

/// Queues mails as an act would.
pub(crate) async fn queue(forum: &Forum, mails: Vec<NewMail>) {
    let now: Timestamp = forum.clock.now();
    let tx = forum.store.write().await.unwrap();
    store::outbox::queue_all(&*tx, mails, now).await.unwrap();
    tx.commit().await.unwrap();
}

/// The way out through a relay, at so many mails a minute to one domain.
fn post_to(port: u16, per_domain: u32) -> Post {
    let url = format!("smtp://127.0.0.1:{port}");
    let patience = std::time::Duration::from_millis(400);
    let smtp = Smtp::from_url(&url, None).unwrap();
    let smtp = smtp.with_patience(patience, patience);
    let site = SiteMail::new("https://rembuk.example", "Rembuk <noreply@rembuk.example>").unwrap();
    let site = site.receiving("surat.rembuk.example").unwrap();
    Post::new(site, Transport::Smtp(Box::new(smtp)), per_domain)
}

/// Moves the site's clock by seconds.
fn pass(site: &Site, seconds: i64) {
    let now = site.clock.now();
    site.clock.move_to(now.plus_seconds(seconds));
    assert!(site.clock.now() >= NOW);
}
