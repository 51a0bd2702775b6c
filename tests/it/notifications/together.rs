//! Comments of a few minutes in one mail; what was read, hidden or silenced meanwhile is not mailed.

use super::{move_by, sent_to};
use crate::posting::posted;
use crate::site::Site;
use crate::taking_part::{SLUG, commented, follow, row_of};
use domain::roles::Role;

#[tokio::test]
async fn comments_of_ten_minutes_come_in_one_mail() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let other = posted(&mut siti, SLUG, "Got mampet", "public").await;
    assert_eq!(sent_to(&site, "siti").await.len(), 2, "the receipts");
    commented(&mut budi, &id, "Di gang saya juga", &[]).await;
    move_by(&site, 300);
    commented(&mut budi, &id, "Sejak Senin", &[]).await;
    commented(&mut budi, &other, "Bau sekali", &[]).await;
    move_by(&site, 240);
    assert_eq!(sent_to(&site, "siti").await.len(), 2, "nine minutes");
    move_by(&site, 60);
    let mails = sent_to(&site, "siti").await;
    assert_eq!(mails.len(), 3);
    assert_eq!(mails[2].subject, "2 komentar baru: Lampu mati");
    for words in ["Di gang saya juga", "Sejak Senin"] {
        assert!(mails[2].text.contains(words), "{}", mails[2].text);
    }
    assert!(!mails[2].text.contains("Bau sekali"));
    // what came later on another thing has minutes of its own
    move_by(&site, 300);
    let mails = sent_to(&site, "siti").await;
    assert_eq!(mails.len(), 4);
    assert_eq!(mails[3].subject, "Komentar baru: Got mampet");
    assert_eq!(site.rows("pending_letter").await, 0);
}

#[tokio::test]
async fn what_was_read_on_the_page_is_not_mailed() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut budi = site.member("budi").await;
    for visibility in ["public", "anonymous"] {
        let mut siti = site.member(&format!("siti-{visibility}")).await;
        let mut dewi = site.member(&format!("dewi-{visibility}")).await;
        let id = posted(&mut siti, SLUG, "Lampu mati", visibility).await;
        let page = format!("/aspirasi/{id}");
        follow(&mut dewi, &page, "yes").await.is(303);
        site.mails().await;
        commented(&mut budi, &id, "Di sini juga", &[]).await;
        assert_eq!(site.rows("pending_letter").await, 2);
        // readers of the same page, and visitors, take back nothing of others
        site.visitor().get(&page).await.is(200);
        budi.get(&page).await.is(200);
        assert_eq!(site.rows("pending_letter").await, 2);
        siti.get(&page).await.is(200);
        assert_eq!(site.rows("pending_letter").await, 1, "{visibility}");
        dewi.get(&page).await.is(200);
        assert_eq!(site.rows("pending_letter").await, 0, "{visibility}");
        let before = site.mails().await.len();
        // what comes after the visit is mailed
        commented(&mut budi, &id, "Masih", &[]).await;
        assert_eq!(site.mails().await.len(), before + 2);
    }
}

#[tokio::test]
async fn an_answer_that_was_read_before_its_mail_left_is_not_mailed() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let mut dewi = site.member("dewi").await;
    for visibility in ["public", "anonymous"] {
        let id = posted(&mut siti, SLUG, "Lampu mati", visibility).await;
        let page = format!("/aspirasi/{id}");
        follow(&mut dewi, &page, "yes").await.is(303);
        let before = site.mails().await.len();
        endah
            .post(&format!("{page}/jawab"), &[("answer", "Kami perbaiki.")])
            .await
            .is(303);
        // others who read it take back nothing
        for reader in [&mut budi, &mut dewi] {
            reader.get(&page).await.is(200);
        }
        siti.get(&page).await.is(200);
        assert_eq!(site.mails().await.len(), before, "{visibility}");
        endah
            .post(&format!("{page}/jawab"), &[("answer", "Sudah selesai.")])
            .await
            .is(303);
        for reader in [&mut budi, &mut dewi] {
            reader.get(&page).await.is(200);
        }
        assert_eq!(site.mails().await.len(), before + 1, "{visibility}");
    }
}

#[tokio::test]
async fn what_was_hidden_or_taken_back_meanwhile_is_not_mentioned() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let mut dewi = site.member("dewi").await;
    let mut mira = site.staff("mira", Role::Moderator, "kelapa-dua").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let page = format!("/aspirasi/{id}");
    follow(&mut dewi, &page, "yes").await.is(303);
    site.mails().await;
    let rude = commented(&mut budi, &id, "KENARI-KASAR", &[]).await;
    let gone = commented(&mut budi, &id, "KENARI-TARIK", &[]).await;
    commented(&mut budi, &id, "Tetap sopan", &[]).await;
    let hide = [
        ("decision", "hide"),
        ("reason", "insult"),
        ("note", "Ada hinaan"),
    ];
    mira.post(&format!("/kelola/moderasi/komentar/{rude}"), &hide)
        .await
        .is(303);
    budi.post(&format!("/komentar/{gone}/tarik"), &[])
        .await
        .is(303);
    let before = site.mails_now().await.len();
    let letters = site.mails().await.split_off(before);
    assert_eq!(letters.len(), 2, "author and follower");
    for letter in &letters {
        assert!(letter.text.contains("Tetap sopan"), "{}", letter.text);
        assert!(!letter.everything.contains("KENARI"));
    }
    // an aspiration that nobody may read any more is not news for followers; a queued mail is dropped as well
    commented(&mut budi, &id, "Lagi", &[]).await;
    while forum::notifications::gather(&site.forum, site.clock.now().plus_seconds(700))
        .await
        .unwrap()
        > 0
    {}
    mira.post(&format!("/kelola/moderasi/aspirasi/{id}"), &hide)
        .await
        .is(303);
    let before = letters.len() + before;
    let letters = site.mails_now().await.split_off(before);
    let mut to: Vec<&str> = letters.iter().map(|letter| letter.to.as_str()).collect();
    to.sort_unstable();
    assert_eq!(to, ["siti@example.com", "siti@example.com"]);
}

#[tokio::test]
async fn whoever_silences_a_thing_or_a_consultation_hears_nothing_of_it() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let mut dewi = site.member("dewi").await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let page = format!("/aspirasi/{id}");
    let consultation = format!("/konsultasi/{SLUG}");
    follow(&mut dewi, &consultation, "yes").await.is(303);
    follow(&mut dewi, &page, "mute").await.is(303);
    dewi.get(&page).await.has("Anda tidak dikabari tentang ini");
    let first = commented(&mut dewi, &id, "Saya tanya", &[]).await;
    site.mails().await;
    endah
        .post(&format!("{page}/jawab"), &[("answer", "Kami perbaiki.")])
        .await
        .is(303);
    commented(&mut budi, &id, "Balasan", &[("parent", &first)]).await;
    assert_eq!(site.mails_to("dewi").await.len(), 0);
    // she hears of it again, but a silence that begins while a letter waits counts too
    follow(&mut dewi, &page, "no").await.is(303);
    commented(&mut budi, &id, "Balasan lagi", &[("parent", &first)]).await;
    follow(&mut dewi, &consultation, "mute").await.is(303);
    assert_eq!(site.mails_to("dewi").await.len(), 0);
    follow(&mut dewi, &consultation, "no").await.is(303);
    commented(&mut budi, &id, "Balasan ketiga", &[("parent", &first)]).await;
    assert_eq!(site.mails_to("dewi").await.len(), 1);
}

#[tokio::test]
async fn what_becomes_anonymous_while_letters_wait_names_nobody() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let row = row_of(&site, &id).await;
    site.mails().await;
    commented(&mut budi, &id, "Di sini juga", &[]).await;
    let tighter = [("visibility", "anonymous")];
    siti.post(&format!("/aspirasi/{id}/perketat"), &tighter)
        .await
        .is(303);
    let person = siti.person.unwrap();
    let waiting = store::pending::readers_about(site.forum.store.read(), row, person, 10)
        .await
        .unwrap();
    assert_eq!(waiting.len(), 1);
    assert!(matches!(waiting[0].1, store::pending::Reader::Sealed(_)));
    assert_eq!(site.mails_to("siti").await.len(), 2);
}
