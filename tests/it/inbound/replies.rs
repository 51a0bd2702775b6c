//! Answering a comment by mail: the same rules as on the page, and no more names than there.

use super::{GMAIL, UNKNOWN, VACATION, arrive, letter, reply_to};
use crate::posting::posted;
use crate::site::{INBOUND, Letter, NOW, Site};
use crate::taking_part::{SLUG, comment_with, commented};
use domain::consultations::{Dates, VoteMode};
use domain::identity::Email;
use domain::ids::PersonId;

/// A site on which budi has commented on what siti wrote, and the letter siti got of it.
async fn told(visibility: &str) -> (Site, String, Letter) {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", visibility).await;
    commented(&mut budi, &id, "Sejak kapan?", &[]).await;
    let letter = site.mails_to("siti").await.pop().unwrap();
    (site, id, letter)
}

async fn siti(site: &Site) -> PersonId {
    let email = Email::parse("siti@example.com").unwrap();
    let found = store::people::of_email(site.forum.store.read(), &email).await;
    found.unwrap().unwrap().id
}

async fn page(site: &Site, id: &str) -> String {
    site.visitor()
        .get(&format!("/aspirasi/{id}"))
        .await
        .is(200)
        .text
        .clone()
}

/// Letters to siti about replies, newest last.
async fn notes(site: &Site) -> Vec<Letter> {
    let letters = site.mails_to("siti").await;
    let notes = letters.into_iter();
    notes
        .filter(|letter| letter.text.contains("ada balasan atas nama Anda"))
        .collect()
}

#[tokio::test]
async fn a_reply_becomes_a_comment_below_what_it_answers_and_only_once() {
    let (site, id, told) = told("public").await;
    assert!(told.text.contains("Balas saja surat ini"), "{}", told.text);
    let to = reply_to(&told);
    assert!(
        to.ends_with(INBOUND) && to.split('@').next().unwrap().len() <= 64,
        "{to}"
    );
    let text = GMAIL.replace("TOKEN", "x");
    for _ in 0..3 {
        assert!(arrive(&site, "siti@example.com", &to.to_uppercase(), &text).await);
    }
    let html = page(&site, &id).await;
    assert_eq!(
        html.matches("lampunya mati sejak Senin – tolong dicek.")
            .count(),
        1
    );
    assert!(html.contains("depth-2") && !html.contains("Budi mengomentari aspirasi Anda"));
    assert!(html.contains("2 komentar"));
    // budi is told as by any comment, and siti that her photograph was not kept, once
    let letters = site.mails_to("budi").await;
    assert!(
        letters
            .last()
            .unwrap()
            .text
            .contains("lampunya mati sejak Senin")
    );
    let notes = notes(&site).await;
    assert_eq!(notes.len(), 1);
    assert!(
        notes[0]
            .text
            .contains("Lampiran di surat Anda tidak kami simpan")
    );
}

#[tokio::test]
async fn whoever_is_anonymous_there_stays_so() {
    let (site, id, told) = told("anonymous").await;
    let to = reply_to(&told);
    let signed = letter("siti", "r1", "Sejak Senin.\n\nSiti");
    assert!(arrive(&site, "siti@example.com", &to, &signed).await);
    let html = page(&site, &id).await;
    assert!(html.contains("Sejak Senin.") && html.contains("2 komentar"));
    assert!(!html.contains("Siti"), "the name of an anonymous author");
    // what tells budi of it is on its way
    site.mails().await;
    // words that give the name away are not posted, and the row of the note names nobody
    let named = letter(
        "siti",
        "r2",
        "Hubungi siti@example.com saja, saya menunggu.",
    );
    assert!(arrive(&site, "siti@example.com", &to, &named).await);
    let kept = site.mails_kept().await;
    assert!(!page(&site, &id).await.contains("saya menunggu"));
    let notes = notes(&site).await;
    assert!(
        notes
            .last()
            .unwrap()
            .text
            .contains("memuat nama atau alamat Anda")
    );
    assert_eq!(
        site.mails_kept().await,
        kept - 1,
        "the note is erased once sent"
    );
    for letter in site.mails_to("budi").await {
        assert!(!letter.everything.contains("Siti"), "{}", letter.everything);
    }
}

#[tokio::test]
async fn a_forwarded_mail_does_not_speak_in_the_name_of_its_first_reader() {
    let (site, id, told) = told("public").await;
    let to = reply_to(&told);
    for round in 0..3 {
        let text = letter("dewi", &format!("d{round}"), "Saya bukan Siti.");
        assert!(arrive(&site, "dewi@example.com", &to, &text).await);
    }
    assert!(!page(&site, &id).await.contains("bukan Siti"));
    assert_eq!(notes(&site).await.len(), 1, "told once a day");
    assert!(site.mails_to("dewi").await.is_empty());
    site.clock.move_to(NOW.plus_days(1));
    let text = letter("dewi", "d9", "Saya bukan Siti.");
    assert!(arrive(&site, "dewi@example.com", &to, &text).await);
    assert_eq!(notes(&site).await.len(), 2);
    // with a tag it is the same mailbox
    let text = letter("siti+rembuk", "d10", "Ini saya.");
    assert!(arrive(&site, "siti+rembuk@example.com", &to, &text).await);
    assert!(page(&site, &id).await.contains("Ini saya."));
}

#[tokio::test]
async fn what_cannot_be_posted_is_explained() {
    let (site, id, told) = told("public").await;
    let to = reply_to(&told);
    let long = "panjang ".repeat(700);
    let cases = [
        ("> hanya kutipan", "tidak menemukan tulisan baru"),
        (long.as_str(), "terlalu panjang"),
    ];
    for (day, (words, explained)) in (0..).zip(cases) {
        site.clock.move_to(NOW.plus_days(day));
        let text = letter("siti", &format!("c{day}"), words);
        assert!(arrive(&site, "siti@example.com", &to, &text).await);
        let note = notes(&site).await.pop().unwrap();
        assert!(note.text.contains(explained), "{}", note.text);
    }
    site.clock.move_to(NOW.plus_days(22));
    assert!(
        arrive(
            &site,
            "siti@example.com",
            &to,
            &letter("siti", "c7", "Terlambat.")
        )
        .await
    );
    let note = notes(&site).await.pop().unwrap();
    assert!(note.text.contains("sedang tidak dibuka"), "{}", note.text);
    site.clock.move_to(NOW.plus_days(32));
    assert!(
        arrive(
            &site,
            "siti@example.com",
            &to,
            &letter("siti", "c8", "Terlambat.")
        )
        .await
    );
    let note = notes(&site).await.pop().unwrap();
    assert!(
        note.text.contains("hanya bisa dibalas dalam 30 hari"),
        "{}",
        note.text
    );
    assert!(page(&site, &id).await.contains("1 komentar"));
}

#[tokio::test]
async fn forged_tokens_programs_and_reports_make_no_comment_and_no_mail() {
    let (site, id, told) = told("public").await;
    let to = reply_to(&told);
    let before = site.mails().await.len();
    let (local, _) = to.split_once('@').unwrap();
    let mut forged: Vec<char> = local.chars().collect();
    forged[20] = if forged[20] == 'a' { 'b' } else { 'a' };
    let forged: String = forged.into_iter().collect();
    for address in [
        format!("{forged}@{INBOUND}"),
        format!("reply+{}@{INBOUND}", "a".repeat(52)),
    ] {
        assert!(
            !arrive(
                &site,
                "siti@example.com",
                &address,
                &letter("siti", "f1", "Palsu")
            )
            .await
        );
    }
    assert!(arrive(&site, "siti@example.com", &to, VACATION).await);
    assert!(arrive(&site, "", &to, UNKNOWN).await);
    assert!(arrive(&site, "", &to, &letter("siti", "f2", "Dari tanpa pengirim")).await);
    let listed = letter("siti", "f3", "Lewat milis").replace("Subject", "List-Id: <a.b>\nSubject");
    assert!(arrive(&site, "siti@example.com", &to, &listed).await);
    assert!(page(&site, &id).await.contains("1 komentar"));
    assert_eq!(site.mails().await.len(), before);
}

#[tokio::test]
async fn only_mail_about_a_comment_everybody_reads_can_be_answered() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut endah = site
        .staff("endah", domain::roles::Role::Official, "kelapa-dua")
        .await;
    let id = posted(&mut siti, SLUG, "Rahasia", "confidential").await;
    comment_with(&mut endah, &id, "Kami cek.", &[])
        .await
        .is(303);
    for letter in site.mails_to("siti").await {
        assert!(
            !letter.everything.contains("reply+"),
            "{}",
            letter.everything
        );
        assert!(!letter.text.contains("Balas saja"), "{}", letter.text);
    }
}

#[tokio::test]
async fn what_was_tightened_hidden_or_suspended_since_is_not_answered() {
    let (site, id, told) = told("public").await;
    let to = reply_to(&told);
    let person = siti(&site).await;
    let mut author = site.browser_of(person).await;
    author
        .post(
            &format!("/aspirasi/{id}/perketat"),
            &[("visibility", "confidential")],
        )
        .await;
    assert!(
        arrive(
            &site,
            "siti@example.com",
            &to,
            &letter("siti", "t1", "Halo")
        )
        .await
    );
    let note = notes(&site).await.pop().unwrap();
    assert!(note.text.contains("sudah tidak tampil") && !note.everything.contains(&id));
    let tx = site.forum.store.write().await.unwrap();
    store::people_admin::suspend(&*tx, person, (person, "uji"), NOW)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    site.clock.move_to(NOW.plus_days(2));
    assert!(
        arrive(
            &site,
            "siti@example.com",
            &to,
            &letter("siti", "t2", "Halo")
        )
        .await
    );
    assert_eq!(notes(&site).await.len(), 1);
}

#[tokio::test]
async fn replies_are_counted_like_comments_and_their_words_are_not_logged() {
    let site = Site::start_limited().await;
    let dates = Dates::new(NOW.plus_days(-1), NOW.plus_days(21)).unwrap();
    site.consultation_with(SLUG, VoteMode::Support, dates).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    commented(&mut budi, &id, "Sejak kapan?", &[]).await;
    let to = reply_to(&site.mails_to("siti").await.pop().unwrap());
    for round in 0..32 {
        let text = letter(
            "siti",
            &format!("n{round}"),
            &format!("Kenarilangka nomor {round}."),
        );
        assert!(arrive(&site, "siti@example.com", &to, &text).await);
    }
    let html = page(&site, &id).await;
    assert!(
        html.contains("31 komentar"),
        "thirty replies and one comment"
    );
    let note = notes(&site).await.pop().unwrap();
    assert!(note.text.contains("banyak komentar dalam waktu singkat"));
    assert!(!site.logs().contains("Kenarilangka nomor"));
}
