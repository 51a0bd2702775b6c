//! `/akun/surat`: every topic has a choice, one switch turns all of it off, and a link at the foot of a mail does too.

use super::{MORNING, sent_to};
use crate::posting::{between, posted};
use crate::site::Site;
use crate::taking_part::{SLUG, commented, follow, told};
use domain::notifications::{Cadence, Topic};
use domain::roles::Role;

#[tokio::test]
async fn every_topic_one_can_choose_for_is_on_the_page_and_is_kept() {
    let site = Site::start().await;
    let mut siti = site.member("siti").await;
    let page = siti.get("/akun/surat").await;
    page.is(200);
    for topic in Topic::ALL {
        let shown = page.text.contains(&format!("name=\"{}\"", topic.code()));
        assert_eq!(shown, topic.is_in_settings(), "{topic:?}");
    }
    let fields = [
        ("mail", "on"),
        ("language", "id"),
        ("followed", "weekly"),
        ("reply", "off"),
        ("bulletin", "daily"),
    ];
    siti.post("/akun/surat", &fields)
        .await
        .is(422)
        .has("href=\"#bulletin\"");
    siti.post("/akun/surat", &fields[..4]).await.is(303);
    let page = siti.get("/akun/surat").await;
    for (topic, chosen) in [
        ("followed", "weekly"),
        ("reply", "off"),
        ("answer", "at_once"),
    ] {
        let row = between(&page.text, &format!("id=\"{topic}\""), "</select>");
        let option = format!("value=\"{chosen}\" selected");
        assert!(row.contains(&option), "{topic}: {row}");
    }
    // the default leaves no row
    assert_eq!(site.rows("mail_choice").await, 2);
    let back = [("mail", "on"), ("language", "id"), ("followed", "daily")];
    siti.post("/akun/surat", &back).await.is(303);
    assert_eq!(site.rows("mail_choice").await, 1);
}

#[tokio::test]
async fn what_is_off_is_not_told_and_a_choice_counts_for_letters_that_wait() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let mut count = 0;
    for visibility in ["public", "anonymous"] {
        told(&siti, Topic::Comment, Cadence::AtOnce).await;
        let id = posted(&mut siti, SLUG, "Lampu mati", visibility).await;
        count += 1;
        told(&siti, Topic::Answer, Cadence::Off).await;
        endah
            .post(&format!("/aspirasi/{id}/jawab"), &[("answer", "Ya.")])
            .await
            .is(303);
        commented(&mut budi, &id, "Menunggu", &[]).await;
        told(&siti, Topic::Comment, Cadence::Off).await;
        assert_eq!(site.mails_to("siti").await.len(), count, "{visibility}");
        assert_eq!(site.rows("pending_letter").await, 0);
    }
    // the one switch
    let mut dewi = site.member("dewi").await;
    let id = posted(&mut siti, SLUG, "Got mampet", "public").await;
    follow(&mut dewi, &format!("/aspirasi/{id}"), "yes")
        .await
        .is(303);
    commented(&mut budi, &id, "Menunggu", &[]).await;
    dewi.post("/akun/surat", &[("mail", "off"), ("language", "id")])
        .await
        .is(303);
    assert_eq!(site.rows("pending_letter").await, 0);
    assert_eq!(site.mails_to("dewi").await.len(), 0);
}

#[tokio::test]
async fn the_link_of_a_digest_ends_digests_of_that_kind() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let mut dewi = site.member("dewi").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    follow(&mut dewi, &format!("/aspirasi/{id}"), "yes")
        .await
        .is(303);
    told(&dewi, Topic::Followed, Cadence::Daily).await;
    commented(&mut budi, &id, "Satu", &[]).await;
    site.clock.move_to(MORNING);
    let mail = sent_to(&site, "dewi").await.pop().unwrap();
    let header = between(&mail.everything, "List-Unsubscribe:", ">");
    let (_, token) = header.split_once("/surat/berhenti/").unwrap();
    let path = format!("/surat/berhenti/{token}");
    let mut program = site.visitor();
    program
        .get(&path)
        .await
        .is(200)
        .has("berhenti menerima ringkasan harian");
    program
        .post_raw(&path, &[], b"List-Unsubscribe=One-Click")
        .await
        .is(200);
    commented(&mut budi, &id, "Dua", &[]).await;
    site.clock.move_to(MORNING.plus_days(1));
    assert_eq!(sent_to(&site, "dewi").await.len(), 1);
    let page = dewi.get("/akun/surat").await;
    let row = between(&page.text, "id=\"followed\"", "</select>");
    assert!(row.contains("value=\"off\" selected"), "{row}");
}
