//! Exactly who is told of what: each person once, never whoever did it, and never by whom where that is a secret.

use crate::posting::posted;
use crate::site::Site;
use crate::taking_part::{Postman, SLUG, commented, follow};
use domain::roles::Role;

#[tokio::test]
async fn a_comment_reaches_author_followers_and_whoever_is_answered_once_each() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut postman = Postman::default();
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let mut dewi = site.member("dewi").await;
    let mut joko = site.member("joko").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let page = format!("/aspirasi/{id}");
    for browser in [&mut dewi, &mut joko] {
        follow(browser, &page, "yes").await.is(303);
    }
    follow(&mut joko, &format!("/konsultasi/{SLUG}"), "yes")
        .await
        .is(303);
    postman.new_letters(&site).await;
    let first = commented(&mut budi, &id, "Di gang saya juga", &[]).await;
    assert_eq!(postman.new_readers(&site).await, ["dewi", "joko", "siti"]);
    commented(&mut dewi, &id, "Sejak kapan?", &[("parent", &first)]).await;
    assert_eq!(postman.new_readers(&site).await, ["budi", "joko", "siti"]);
    commented(&mut siti, &id, "Senin", &[("parent", &first)]).await;
    let letters = postman.new_letters(&site).await;
    let to: Vec<&str> = letters.iter().map(|letter| letter.to.as_str()).collect();
    assert_eq!(letters.len(), 3, "{to:?}");
    for letter in &letters {
        assert!(
            letter.text.contains("Siti") && letter.text.contains("Senin"),
            "{}",
            letter.text
        );
        assert!(letter.everything.contains("List-Unsubscribe"));
        assert!(
            letter.everything.contains(&format!("<{id}@")),
            "{}",
            letter.everything
        );
    }
}

#[tokio::test]
async fn an_answer_reaches_followers_of_the_consultation_too() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut postman = Postman::default();
    let mut siti = site.member("siti").await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let mut dewi = site.member("dewi").await;
    let mut joko = site.member("joko").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let page = format!("/aspirasi/{id}");
    let consultation = format!("/konsultasi/{SLUG}");
    follow(&mut dewi, &page, "yes").await.is(303);
    for browser in [&mut dewi, &mut joko, &mut siti, &mut endah] {
        follow(browser, &consultation, "yes").await.is(303);
    }
    postman.new_letters(&site).await;
    endah
        .post(
            &format!("{page}/jawab"),
            &[("answer", "Kami perbaiki Kamis.")],
        )
        .await
        .is(303);
    assert_eq!(postman.new_readers(&site).await, ["dewi", "joko", "siti"]);
    endah
        .post(&format!("{page}/status"), &[("state", "done")])
        .await
        .is(303);
    assert_eq!(postman.new_readers(&site).await, ["dewi", "siti"]);
}

#[tokio::test]
async fn a_sealed_author_is_told_and_leaves_no_trace() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut postman = Postman::default();
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let mut dewi = site.member("dewi").await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "anonymous").await;
    let page = format!("/aspirasi/{id}");
    follow(&mut dewi, &page, "yes").await.is(303);
    postman.new_letters(&site).await;
    let kept = site.mails_kept().await;
    let hidden = commented(&mut budi, &id, "Saya lihat sendiri", &[("hide_name", "ya")]).await;
    commented(
        &mut siti,
        &id,
        "Tolong dicek",
        &[("hide_name", "ya"), ("parent", &hidden)],
    )
    .await;
    endah
        .post(&format!("{page}/jawab"), &[("answer", "Kami perbaiki.")])
        .await
        .is(303);
    let letters = postman.new_letters(&site).await;
    let mut to: Vec<&str> = letters.iter().map(|letter| letter.to.as_str()).collect();
    to.sort_unstable();
    assert_eq!(
        to,
        [
            "budi@example.com",
            "dewi@example.com",
            "siti@example.com",
            "siti@example.com"
        ]
    );
    for letter in &letters {
        let others = letter
            .everything
            .replace("siti@example.com", "")
            .replace("budi@example.com", "");
        if letter.to != "siti@example.com" {
            assert!(!others.contains("Siti"), "{others}");
        }
        if letter.to != "budi@example.com" {
            assert!(!others.contains("Budi"), "{others}");
        }
    }
    // of the mails that were sent only the follower's row is kept
    assert_eq!(site.mails_kept().await - kept, 1);
    assert_eq!(site.rows("pending_letter").await, 0);
}

#[tokio::test]
async fn about_a_confidential_aspiration_only_its_author_is_told_and_nothing_said() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut postman = Postman::default();
    let mut siti = site.member("siti").await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let mut mira = site.staff("mira", Role::Moderator, "kelapa-dua").await;
    let mut dewi = site.member("dewi").await;
    let id = posted(&mut siti, SLUG, "KENARI-JUDUL", "public").await;
    let page = format!("/aspirasi/{id}");
    follow(&mut dewi, &page, "yes").await.is(303);
    follow(&mut dewi, &format!("/konsultasi/{SLUG}"), "yes")
        .await
        .is(303);
    let tighter = [("visibility", "confidential")];
    siti.post(&format!("{page}/perketat"), &tighter)
        .await
        .is(303);
    postman.new_letters(&site).await;
    let asked = commented(&mut endah, &id, "KENARI-TANYA", &[]).await;
    commented(&mut mira, &id, "KENARI-LAIN", &[("parent", &asked)]).await;
    commented(&mut siti, &id, "KENARI-BALAS", &[("parent", &asked)]).await;
    endah
        .post(&format!("{page}/jawab"), &[("answer", "KENARI-JAWAB")])
        .await
        .is(303);
    let note = [("state", "done"), ("note", "KENARI-CATATAN")];
    endah.post(&format!("{page}/status"), &note).await.is(303);
    let letters = postman.new_letters(&site).await;
    assert_eq!(letters.len(), 3, "the comments come in one mail");
    for letter in &letters {
        assert_eq!(letter.to, "siti@example.com");
        assert!(
            !letter.everything.contains("KENARI"),
            "{}",
            letter.everything
        );
        assert!(!letter.everything.contains("Endah") && !letter.everything.contains("Mira"));
        assert!(letter.everything.contains(&page));
    }
}

#[tokio::test]
async fn nobody_who_is_suspended_or_turned_mail_off_is_told() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut postman = Postman::default();
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let mut dewi = site.member("dewi").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "anonymous").await;
    let page = format!("/aspirasi/{id}");
    follow(&mut dewi, &page, "yes").await.is(303);
    postman.new_letters(&site).await;
    let off = forum::notifications::Stop::Everything(dewi.person.unwrap()).token(&site.forum);
    forum::notifications::stop(&site.forum, &off).await.unwrap();
    commented(&mut budi, &id, "Di sini juga", &[]).await;
    assert_eq!(postman.new_readers(&site).await, ["siti"]);
    let off = forum::notifications::Stop::Everything(siti.person.unwrap()).token(&site.forum);
    forum::notifications::stop(&site.forum, &off).await.unwrap();
    commented(&mut budi, &id, "Masih", &[]).await;
    assert_eq!(postman.new_readers(&site).await, [""; 0]);
}

#[tokio::test]
async fn two_thousand_followers_are_told_in_one_act() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let thing = store::follows::Followed::Aspiration(crate::taking_part::row_of(&site, &id).await);
    let mut people = Vec::new();
    for number in 0..2_050 {
        people.push(
            site.person(&format!("warga{number}"), true, Vec::new())
                .await,
        );
    }
    let tx = site.forum.store.write().await.unwrap();
    for person in people {
        store::follows::add(&*tx, person, thing, site.forum.clock.now())
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    let before = site.mails_kept().await;
    let path = format!("/aspirasi/{id}/jawab");
    endah
        .post(&path, &[("answer", "Kami perbaiki.")])
        .await
        .is(303);
    // the author's mail, and those that wait for the morning
    assert_eq!(site.mails_kept().await - before, 1);
    assert_eq!(site.rows("pending_letter").await, 2_050);
}
