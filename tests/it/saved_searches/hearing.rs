//! What people hear of: what is new and fits, once, and nothing that is hidden or their own.

use super::{keeps, keeps_with, letters, told, writes};
use crate::search::{answers, comments, decides};
use crate::site::{NOW, Site};
use crate::taking_part::SLUG;
use domain::roles::Role;

#[tokio::test]
async fn what_is_new_is_told_at_once_and_never_again() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut budi = site.member("budi").await;
    let mut siti = site.member("siti").await;
    writes(&mut siti, "Lampu lama", "public").await;
    site.clock.move_to(NOW.plus_seconds(60));
    keeps(&mut budi, "lampu", "at_once").await;
    let id = writes(&mut siti, "Lampu baru di gang", "public").await;
    writes(&mut siti, "Jalan berlubang", "public").await;
    let first = letters(&site, "budi").await;
    assert_eq!(first.len(), 1);
    assert_eq!(first[0].subject, "Ada yang baru: Pencarian saya");
    assert!(first[0].text.contains("Aspirasi: Lampu baru di gang"));
    assert!(first[0].text.contains(&format!("/aspirasi/{id}\n")));
    assert!(first[0].text.contains("/cari?q=lampu\n"));
    for old in ["Lampu lama", "Jalan berlubang", "Siti"] {
        assert!(!first[0].everything.contains(old), "{old}");
    }
    // nothing of it stays, and neither a new index nor another change tells it again
    assert_eq!(site.rows("arrival").await, 0);
    assert_eq!(site.rows("saved_search_hit").await, 0);
    forum::search::ask_to_rebuild(&site.forum).await.unwrap();
    site.index().await;
    let mut dewi = site.member("dewi").await;
    crate::taking_part::vote(&mut dewi, &id, "agree")
        .await
        .is(303);
    assert_eq!(letters(&site, "budi").await.len(), 1);
}

#[tokio::test]
async fn comments_answers_and_slang_are_heard_of_and_filters_hold() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut budi = site.member("budi").await;
    let mut siti = site.member("siti").await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    keeps(&mut budi, "jln rusak", "at_once").await;
    let id = writes(&mut siti, "Taman kota", "public").await;
    comments(&mut siti, &id, "Jalannya juga rusak parah.").await;
    answers(&mut endah, &id, "Jalan yang rusak diperbaiki Senin.").await;
    let heard = letters(&site, "budi").await;
    assert_eq!(heard.len(), 1);
    let text = &heard[0].text;
    assert!(text.contains("Komentar pada: Taman kota\n> Jalannya juga"));
    assert!(text.contains("Tanggapan resmi untuk: Taman kota\n> Jalan yang"));
    assert!(!text.contains("Aspirasi:"), "{text}");

    let mut dewi = site.member("dewi").await;
    keeps_with(&mut dewi, &[("bagian", "response")], "at_once").await;
    keeps_with(&mut dewi, &[("jenis", "complaint")], "at_once").await;
    keeps_with(&mut dewi, &[("konsultasi", "lain")], "at_once").await;
    writes(&mut siti, "Jalan rusak lagi", "public").await;
    assert_eq!(letters(&site, "dewi").await.len(), 0);
    answers(&mut endah, &id, "Sudah selesai.").await;
    assert_eq!(letters(&site, "dewi").await.len(), 1);
}

#[tokio::test]
async fn a_word_nobody_wrote_is_not_guessed_from_the_few_new_texts() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut budi = site.member("budi").await;
    let mut siti = site.member("siti").await;
    keeps(&mut budi, "lampung", "at_once").await;
    keeps(&mut budi, "lampu taman", "at_once").await;
    writes(&mut siti, "Lampu gang", "public").await;
    assert_eq!(letters(&site, "budi").await.len(), 0);
}

#[tokio::test]
async fn nobody_is_told_of_what_they_wrote_and_no_row_tells_who_did() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    for browser in [&mut siti, &mut budi] {
        keeps(browser, "lampu", "at_once").await;
    }
    for visibility in ["public", "anonymous"] {
        writes(&mut siti, "Lampu mati", visibility).await;
        // until it is sent, both wait for the same
        told(&site).await;
        let kept = site.rows("outbox").await;
        let heard = letters(&site, "budi").await.len();
        assert_eq!(heard, 1 + usize::from(visibility == "anonymous"));
        assert_eq!(letters(&site, "siti").await.len(), 0);
        // and of neither a row is left
        assert_eq!(
            kept - site.rows("outbox").await,
            2 + i64::from(visibility == "anonymous")
        );
    }
    let id = writes(&mut budi, "Taman", "public").await;
    let path = format!("/aspirasi/{id}/komentar");
    let comment = [("comment", "Lampu taman juga mati."), ("hide_name", "ya")];
    siti.post(&path, &comment).await.is(303);
    assert_eq!(letters(&site, "siti").await.len(), 0);
    let heard = letters(&site, "budi").await;
    assert_eq!(heard.len(), 3);
    for letter in &heard {
        assert!(!letter.everything.contains("Siti"), "{}", letter.text);
    }
}

#[tokio::test]
async fn what_was_hidden_in_between_is_in_no_mail() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut budi = site.member("budi").await;
    let mut siti = site.member("siti").await;
    let mut mira = site.staff("mira", Role::Moderator, "kelapa-dua").await;
    keeps(&mut budi, "lampu", "at_once").await;
    writes(&mut siti, "Lampu rahasia", "confidential").await;
    let early = writes(&mut siti, "Lampu hina", "public").await;
    decides(&mut mira, ("aspirasi", &early), "hide").await;
    assert_eq!(letters(&site, "budi").await.len(), 0);

    let late = writes(&mut siti, "Lampu kasar", "public").await;
    let comment = comments(&mut siti, &late, "Lampu di komentar.").await;
    let open = writes(&mut siti, "Lampu sopan", "public").await;
    assert_eq!(told(&site).await, 1);
    // it waits for the mail server
    decides(&mut mira, ("aspirasi", &late), "hide").await;
    let heard = letters(&site, "budi").await;
    assert_eq!(heard.len(), 1);
    assert!(heard[0].text.contains(&open));
    for gone in ["kasar", "komentar", &late, &comment] {
        assert!(!heard[0].everything.contains(gone), "{gone}");
    }

    let alone = writes(&mut siti, "Lampu sendiri", "public").await;
    assert_eq!(told(&site).await, 1);
    siti.post(&format!("/aspirasi/{alone}/tarik"), &[("sure", "ya")])
        .await;
    decides(&mut mira, ("aspirasi", &alone), "hide").await;
    assert_eq!(letters(&site, "budi").await.len(), 1);
    // restoring tells nobody a second time
    decides(&mut mira, ("aspirasi", &late), "restore").await;
    assert_eq!(letters(&site, "budi").await.len(), 1);
}
