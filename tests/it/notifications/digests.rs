//! Digests: at seven where the reader is, once, of everything and of nothing that must not be in them.

use super::{MORNING, move_by, sent_to};
use crate::posting::posted;
use crate::site::{NOW, Site};
use crate::taking_part::{SLUG, commented, follow, told};
use domain::notifications::{Cadence, Topic};
use domain::roles::{Grant, Role};
use domain::time::Zone;
use forum::notifications::gather;
use sea_orm::{ConnectionTrait, Statement};

const DAY: i64 = 86_400;

/// Dewi follows Siti's aspiration with a cadence; Budi can comment on it.
async fn site_with(cadence: Cadence) -> (Site, String, crate::site::Browser) {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let budi = site.member("budi").await;
    let mut dewi = site.member("dewi").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    follow(&mut dewi, &format!("/aspirasi/{id}"), "yes")
        .await
        .is(303);
    told(&dewi, Topic::Followed, cadence).await;
    site.mails().await;
    (site, id, budi)
}

#[tokio::test]
async fn followers_are_told_in_the_morning_unless_they_chose_otherwise() {
    let (site, id, mut budi) = site_with(Topic::Followed.row().default).await;
    commented(&mut budi, &id, "Satu", &[]).await;
    move_by(&site, 3_600);
    commented(&mut budi, &id, "Dua", &[]).await;
    site.clock.move_to(MORNING.plus_seconds(-1));
    assert_eq!(sent_to(&site, "dewi").await.len(), 0);
    site.clock.move_to(MORNING);
    let mails = sent_to(&site, "dewi").await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].subject, "2 kabar hari ini: Lampu mati");
    assert!(mails[0].text.contains("Satu") && mails[0].text.contains("Dua"));
    assert!(mails[0].everything.contains("List-Unsubscribe"));
    // nothing happened: nothing is mailed
    move_by(&site, DAY);
    assert_eq!(sent_to(&site, "dewi").await.len(), 1);
}

#[tokio::test]
async fn a_weekly_digest_comes_on_monday() {
    let (site, id, mut budi) = site_with(Cadence::Weekly).await;
    commented(&mut budi, &id, "Satu", &[]).await;
    site.clock.move_to(MORNING.plus_days(5).plus_seconds(-1));
    assert_eq!(sent_to(&site, "dewi").await.len(), 0, "Sunday");
    site.clock.move_to(MORNING.plus_days(5));
    let mails = sent_to(&site, "dewi").await;
    assert_eq!(mails.len(), 1);
    assert!(
        mails[0].subject.contains("pekan ini"),
        "{}",
        mails[0].subject
    );
}

#[tokio::test]
async fn seven_is_seven_where_the_reader_works() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    for zone in [Zone::Wita, Zone::Wit] {
        let tx = site.forum.store.write().await.unwrap();
        let slug = format!("dinas-{}", zone.code());
        let words = store::agency_admin::AgencyWords {
            slug: domain::agencies::Slug::parse(&slug).unwrap(),
            name: slug.clone(),
            kind: domain::agencies::AgencyKind::Service,
            parent: None,
            code_prefix: "XX".to_owned(),
            zone,
            area_code: None,
            about: None,
            about_english: None,
        };
        let agency = store::agency_admin::insert(&*tx, words, NOW).await.unwrap();
        tx.commit().await.unwrap();
        let grant = Grant {
            role: Role::Official,
            agency: Some(agency),
        };
        let person = site.person(zone.code(), true, vec![grant]).await;
        let mut official = site.browser_of(person).await;
        follow(&mut official, &format!("/aspirasi/{id}"), "yes")
            .await
            .is(303);
        told(&official, Topic::Followed, Cadence::Daily).await;
    }
    site.mails().await;
    commented(&mut budi, &id, "Satu", &[]).await;
    for (key, hours) in [("wit", 2), ("wita", 1)] {
        site.clock.move_to(MORNING.plus_seconds(-3_600 * hours - 1));
        assert_eq!(sent_to(&site, key).await.len(), 0, "{key}");
        site.clock.move_to(MORNING.plus_seconds(-3_600 * hours));
        assert_eq!(sent_to(&site, key).await.len(), 1, "{key}");
    }
}

#[tokio::test]
async fn a_clock_that_jumps_makes_no_digest_twice_and_loses_none() {
    for jump in [DAY, 3_600] {
        let (site, id, mut budi) = site_with(Cadence::Daily).await;
        commented(&mut budi, &id, "Kata-pertama", &[]).await;
        site.clock.move_to(MORNING);
        assert_eq!(sent_to(&site, "dewi").await.len(), 1);
        // back: the same morning comes again
        move_by(&site, -jump);
        assert_eq!(sent_to(&site, "dewi").await.len(), 1);
        commented(&mut budi, &id, "Kata-kedua", &[]).await;
        site.clock.move_to(MORNING);
        assert_eq!(
            sent_to(&site, "dewi").await.len(),
            1,
            "one digest a morning"
        );
        // forward: over a morning, and back again
        move_by(&site, DAY + jump);
        let mails = sent_to(&site, "dewi").await;
        assert_eq!(mails.len(), 2);
        assert!(mails[1].text.contains("Kata-kedua") && !mails[1].text.contains("Kata-pertama"));
        move_by(&site, -jump);
        commented(&mut budi, &id, "Kata-ketiga", &[]).await;
        for _ in 0..4 {
            move_by(&site, DAY);
            sent_to(&site, "dewi").await;
        }
        let mails = sent_to(&site, "dewi").await;
        let told = |words: &str| {
            let with = mails.iter().filter(|mail| mail.text.contains(words));
            with.count()
        };
        for words in ["Kata-pertama", "Kata-kedua", "Kata-ketiga"] {
            assert_eq!(told(words), 1, "{words} after {jump}");
        }
    }
}

#[tokio::test]
async fn two_workers_at_once_make_one_digest() {
    let (site, id, mut budi) = site_with(Cadence::Daily).await;
    for words in ["Satu", "Dua", "Tiga"] {
        commented(&mut budi, &id, words, &[]).await;
    }
    site.clock.move_to(MORNING);
    let gathered = tokio::join!(
        gather(&site.forum, MORNING),
        gather(&site.forum, MORNING),
        gather(&site.forum, MORNING),
    );
    for one in [gathered.0, gathered.1, gathered.2] {
        one.unwrap();
    }
    let mails = sent_to(&site, "dewi").await;
    assert_eq!(mails.len(), 1);
    for words in ["Satu", "Dua", "Tiga"] {
        assert!(mails[0].text.contains(words));
    }
}

#[tokio::test]
async fn a_digest_and_its_mail_are_written_together_or_not_at_all() {
    let (site, id, mut budi) = site_with(Cadence::Daily).await;
    commented(&mut budi, &id, "Satu", &[]).await;
    let waiting = site.rows("pending_letter").await;
    let digest = Statement::from_string(
        site.forum.store.read().get_database_backend(),
        "ALTER TABLE outbox RENAME TO outbox_away",
    );
    let back = Statement::from_string(
        site.forum.store.read().get_database_backend(),
        "ALTER TABLE outbox_away RENAME TO outbox",
    );
    // the process dies, or the disk fills, between the two
    let db = site.forum.store.writer();
    db.execute_raw(digest).await.unwrap();
    gather(&site.forum, MORNING).await.unwrap_err();
    db.execute_raw(back).await.unwrap();
    assert_eq!(site.rows("digest").await, 0);
    assert_eq!(site.rows("pending_letter").await, waiting);
    site.clock.move_to(MORNING);
    assert_eq!(sent_to(&site, "dewi").await.len(), 1);
    assert_eq!(site.rows("digest").await, 1);
    assert_eq!(site.rows("pending_letter").await, 0);
}

#[tokio::test]
async fn a_digest_of_which_nothing_is_left_is_not_sent() {
    let (site, id, mut budi) = site_with(Cadence::Daily).await;
    let gone = commented(&mut budi, &id, "KENARI-TARIK", &[]).await;
    let rude = commented(&mut budi, &id, "KENARI-KASAR", &[]).await;
    let mut mira = site.staff("mira", Role::Moderator, "kelapa-dua").await;
    budi.post(&format!("/komentar/{gone}/tarik"), &[])
        .await
        .is(303);
    let hide = [
        ("decision", "hide"),
        ("reason", "insult"),
        ("note", "Ada hinaan"),
    ];
    mira.post(&format!("/kelola/moderasi/komentar/{rude}"), &hide)
        .await
        .is(303);
    site.clock.move_to(MORNING);
    assert_eq!(sent_to(&site, "dewi").await.len(), 0);
    assert_eq!(site.rows("digest").await, 0);
    assert_eq!(site.rows("pending_letter").await, 0);
    // so the next one of that morning is not put off
    site.clock.move_to(MORNING.plus_seconds(-60));
    commented(&mut budi, &id, "Tetap sopan", &[]).await;
    site.clock.move_to(MORNING);
    assert_eq!(sent_to(&site, "dewi").await.len(), 1);
}

#[tokio::test]
async fn an_anonymous_authors_digest_names_nobody_and_is_a_mail_of_its_own() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    told(&siti, Topic::Comment, Cadence::Daily).await;
    let named = posted(&mut siti, SLUG, "Bernama", "public").await;
    let one = posted(&mut siti, SLUG, "Tanpa nama", "anonymous").await;
    let two = posted(&mut siti, SLUG, "Tanpa nama juga", "anonymous").await;
    site.mails().await;
    for id in [&named, &one, &two, &one] {
        commented(&mut budi, id, "Komentar", &[]).await;
    }
    let person = siti.person.unwrap();
    let db = site.forum.store.read();
    let named_rows = format!(
        "SELECT COUNT(*) FROM pending_letter WHERE person_id = {}",
        person.0
    );
    let count = Statement::from_string(db.get_database_backend(), named_rows);
    let row = db.query_one_raw(count).await.unwrap().unwrap();
    assert_eq!(row.try_get_by_index::<i64>(0).unwrap(), 1);
    let before = site.mails_now().await.len();
    let kept = site.mails_kept().await;
    site.clock.move_to(MORNING);
    let letters = site.mails_now().await.split_off(before);
    let mut subjects: Vec<&str> = letters
        .iter()
        .map(|letter| letter.subject.as_str())
        .collect();
    subjects.sort_unstable();
    assert_eq!(
        subjects,
        [
            "1 kabar hari ini: Bernama",
            "1 kabar hari ini: Tanpa nama juga",
            "2 kabar hari ini: Tanpa nama",
        ]
    );
    assert_eq!(site.mails_kept().await, kept + 1, "the others are erased");
    assert_eq!(site.rows("digest").await, 1);
}

#[tokio::test]
async fn of_a_confidential_aspiration_a_digest_says_nothing() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    told(&siti, Topic::Answer, Cadence::Daily).await;
    let id = posted(&mut siti, SLUG, "KENARI-JUDUL", "confidential").await;
    site.mails().await;
    endah
        .post(
            &format!("/aspirasi/{id}/jawab"),
            &[("answer", "KENARI-JAWAB")],
        )
        .await
        .is(303);
    site.clock.move_to(MORNING);
    let mails = sent_to(&site, "siti").await;
    assert_eq!(mails.len(), 2);
    assert!(!mails[1].everything.contains("KENARI"));
    assert!(mails[1].text.contains(&format!("/aspirasi/{id}")));
}

#[tokio::test]
async fn digests_pause_after_half_a_year_and_come_back() {
    let (site, id, mut budi) = site_with(Cadence::Daily).await;
    site.clock.move_to(MORNING.plus_days(181).plus_seconds(-60));
    // the consultation is over by now: a state tells instead of a comment
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let path = format!("/aspirasi/{id}/status");
    endah.post(&path, &[("state", "in_progress")]).await.is(303);
    move_by(&site, 60);
    let mails = sent_to(&site, "dewi").await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].subject.contains("hentikan sementara"));
    endah.post(&path, &[("state", "done")]).await.is(303);
    move_by(&site, DAY);
    assert_eq!(sent_to(&site, "dewi").await.len(), 1, "told once");
    // signing in brings them back
    let person = store::people::of_email(
        site.forum.store.read(),
        &domain::identity::Email::parse("dewi@example.com").unwrap(),
    )
    .await
    .unwrap()
    .unwrap();
    site.browser_of(person.id).await;
    endah
        .post(&format!("/aspirasi/{id}/jawab"), &[("answer", "Selesai.")])
        .await
        .is(303);
    move_by(&site, DAY);
    let mails = sent_to(&site, "dewi").await;
    assert_eq!(mails.len(), 2);
    assert!(mails[1].subject.contains("Lampu mati"));
    budi.get("/").await.is(200);
}
