//! When mail goes out, how it ends, and that a crash neither repeats nor loses it.

use super::{keeps, letters, told, writes};
use crate::posting::between;
use crate::site::{NOW, Site};
use crate::taking_part::SLUG;
use domain::consultations::{Dates, VoteMode};
use domain::ids::PersonId;
use domain::time::Timestamp;
use forum::saved_searches::{compare_arrivals, queue_due};

/// Wednesday, 25 November 2026, 07.00 in Western Indonesia.
const MORNING: Timestamp = NOW.plus_seconds((11 * 60 + 34) * 60);

#[tokio::test]
async fn daily_and_weekly_news_wait_for_seven_in_the_local_morning() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut budi = site.member("budi").await;
    let mut dewi = site.member("dewi").await;
    let mut siti = site.member("siti").await;
    keeps(&mut budi, "lampu", "daily").await;
    keeps(&mut dewi, "lampu", "weekly").await;
    let one = writes(&mut siti, "Lampu satu", "public").await;
    assert_eq!(told(&site).await, 0);
    site.clock.move_to(MORNING.plus_seconds(-60));
    let two = writes(&mut siti, "Lampu dua", "public").await;
    assert_eq!(letters(&site, "budi").await.len(), 0);
    site.clock.move_to(MORNING);
    let heard = letters(&site, "budi").await;
    assert_eq!(heard.len(), 1);
    assert!(heard[0].text.contains(&one) && heard[0].text.contains(&two));
    assert_eq!(letters(&site, "dewi").await.len(), 0);
    // no news, no mail
    site.clock.move_to(MORNING.plus_days(1));
    assert_eq!(letters(&site, "budi").await.len(), 1);
    // Monday
    site.clock.move_to(MORNING.plus_days(5).plus_seconds(-1));
    assert_eq!(letters(&site, "dewi").await.len(), 0);
    site.clock.move_to(MORNING.plus_days(5));
    assert_eq!(letters(&site, "dewi").await.len(), 1);
}

#[tokio::test]
async fn a_long_list_is_cut_and_says_that_there_is_more() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut budi = site.member("budi").await;
    let mut siti = site.member("siti").await;
    keeps(&mut budi, "lampu", "daily").await;
    for number in 0..33 {
        writes(&mut siti, &format!("Lampu nomor {number}"), "public").await;
        if number % 10 == 0 {
            told(&site).await;
        }
    }
    told(&site).await;
    assert_eq!(site.rows("saved_search_hit").await, 31);
    site.clock.move_to(MORNING);
    let heard = letters(&site, "budi").await;
    assert_eq!(heard.len(), 1);
    assert_eq!(heard[0].text.matches("Aspirasi: Lampu nomor").count(), 30);
    assert!(heard[0].text.contains("Masih ada lagi."));
}

#[tokio::test]
async fn one_click_ends_the_mail_of_that_search_and_what_waits() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut budi = site.member("budi").await;
    let mut siti = site.member("siti").await;
    let form = keeps(&mut budi, "lampu", "at_once").await;
    keeps(&mut budi, "taman", "at_once").await;
    writes(&mut siti, "Lampu satu", "public").await;
    let heard = letters(&site, "budi").await;
    let header = between(&heard[0].everything, "List-Unsubscribe:", ">");
    let (_, token) = header.split_once("/surat/berhenti/").unwrap();
    let stop = format!("/surat/berhenti/{token}");
    let mut program = site.visitor();
    program
        .get(&stop)
        .await
        .is(200)
        .has("pencarian “Pencarian saya”")
        .has("Belum ada yang berubah");
    writes(&mut siti, "Lampu dua", "public").await;
    assert_eq!(told(&site).await, 1);
    program
        .post_raw(&stop, &[], b"List-Unsubscribe=One-Click")
        .await
        .is(200)
        .has("Sudah berhenti");
    writes(&mut siti, "Lampu tiga", "public").await;
    writes(&mut siti, "Taman", "public").await;
    let heard = letters(&site, "budi").await;
    assert_eq!(heard.len(), 2);
    assert!(heard[1].text.contains("Aspirasi: Taman"));
    budi.get("/akun/pencarian").await.has("Jangan lewat email");
    // kept no longer, the link still answers
    budi.post(&format!("{form}/hapus"), &[]).await.is(303);
    program.get(&stop).await.is(200);
    program.post_raw(&stop, &[], b"").await.is(200);
}

#[tokio::test]
async fn a_change_moves_what_waits_and_deleting_drops_it() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut budi = site.member("budi").await;
    let mut siti = site.member("siti").await;
    let form = keeps(&mut budi, "lampu", "weekly").await;
    writes(&mut siti, "Lampu satu", "public").await;
    assert_eq!(told(&site).await, 0);
    let change = async |cadence: &str| {
        let fields = [("name", "Pencarian saya"), ("cadence", cadence)];
        budi.clone().post(&form, &fields).await.is(303);
    };
    change("at_once").await;
    assert_eq!(letters(&site, "budi").await.len(), 1);
    change("daily").await;
    writes(&mut siti, "Lampu dua", "public").await;
    told(&site).await;
    change("off").await;
    change("at_once").await;
    assert_eq!(letters(&site, "budi").await.len(), 1);
    writes(&mut siti, "Lampu tiga", "public").await;
    assert_eq!(told(&site).await, 1);
    budi.post(&format!("{form}/hapus"), &[]).await.is(303);
    assert_eq!(letters(&site, "budi").await.len(), 1);
    assert_eq!(site.rows("saved_search_hit").await, 0);
}

#[tokio::test]
async fn who_turned_mail_off_is_told_nothing_and_nothing_waits() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut budi = site.member("budi").await;
    let mut siti = site.member("siti").await;
    let form = keeps(&mut budi, "lampu", "at_once").await;
    let off = [("mail", "off"), ("language", "id")];
    budi.post("/akun/surat", &off).await.is(303);
    budi.get(&form)
        .await
        .has("Surat untuk akun Anda sedang dimatikan");
    writes(&mut siti, "Lampu satu", "public").await;
    assert_eq!(letters(&site, "budi").await.len(), 0);
    assert_eq!(site.rows("saved_search_hit").await, 0);
    let on = [("mail", "on"), ("language", "id")];
    budi.post("/akun/surat", &on).await.is(303);
    assert_eq!(letters(&site, "budi").await.len(), 0);
}

#[tokio::test]
async fn a_crash_between_two_steps_repeats_nothing_and_loses_nothing() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut budi = site.member("budi").await;
    let mut siti = site.member("siti").await;
    keeps(&mut budi, "lampu", "at_once").await;
    writes(&mut siti, "Lampu satu", "public").await;
    // a comparison that was never committed
    let tx = site.forum.store.write().await.unwrap();
    let ids: Vec<i64> = store::arrivals::oldest(&*tx, 10)
        .await
        .unwrap()
        .iter()
        .map(|one| one.id)
        .collect();
    assert!(store::arrivals::remove(&*tx, &ids).await.unwrap());
    drop(tx);
    assert_eq!(site.rows("arrival").await, 1);
    // compared, then the power went
    compare_arrivals(&site.forum, pages::search::ask_of)
        .await
        .unwrap();
    assert_eq!(site.rows("arrival").await, 0);
    assert_eq!(site.rows("saved_search_hit").await, 1);
    assert_eq!(site.mails_to("budi").await.len(), 0);
    // queued, then the power went again
    assert_eq!(queue_due(&site.forum).await.unwrap().queued, 1);
    assert_eq!(site.rows("saved_search_hit").await, 0);
    assert_eq!(told(&site).await, 0);
    assert_eq!(letters(&site, "budi").await.len(), 1);
    assert_eq!(letters(&site, "budi").await.len(), 1);
}

#[tokio::test]
async fn several_processes_at_once_tell_each_thing_once() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    for number in 0..4 {
        let mut reader = site.member(&format!("pembaca{number}")).await;
        keeps(&mut reader, "lampu", "at_once").await;
    }
    for round in 0..5 {
        writes(&mut siti, &format!("Lampu {round}"), "public").await;
        let steps = [told(&site), told(&site), told(&site)];
        let queued: u64 = futures::future::join_all(steps).await.into_iter().sum();
        // what another has in hand, the next step takes
        assert_eq!(queued + told(&site).await, 4, "{round}");
    }
    assert_eq!(letters(&site, "pembaca0").await.len(), 5);
}

#[tokio::test]
async fn nothing_is_new_after_a_restore() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut budi = site.member("budi").await;
    let mut siti = site.member("siti").await;
    keeps(&mut budi, "lampu", "daily").await;
    writes(&mut siti, "Lampu satu", "public").await;
    told(&site).await;
    writes(&mut siti, "Lampu dua", "public").await;
    let tx = site.forum.store.write().await.unwrap();
    store::saved_searches::forget_waiting(&*tx).await.unwrap();
    tx.commit().await.unwrap();
    site.clock.move_to(MORNING);
    assert_eq!(letters(&site, "budi").await.len(), 0);
    let kept = store::saved_searches::of_person(site.forum.store.read(), person(&budi))
        .await
        .unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].due_at, None);
}

fn person(browser: &crate::site::Browser) -> PersonId {
    browser.person.unwrap()
}

#[tokio::test]
async fn daily_news_pause_for_whoever_has_been_away_for_half_a_year() {
    let site = Site::start().await;
    let dates = Dates::new(NOW.plus_days(-1), NOW.plus_days(300)).unwrap();
    site.consultation_with(SLUG, VoteMode::Support, dates).await;
    for (key, cadence) in [("budi", "daily"), ("dewi", "at_once")] {
        let mut browser = site.member(key).await;
        keeps(&mut browser, "lampu", cadence).await;
    }
    site.clock.move_to(MORNING.plus_days(185).plus_seconds(-60));
    let mut siti = site.member("siti").await;
    writes(&mut siti, "Lampu mati", "public").await;
    told(&site).await;
    site.clock.move_to(MORNING.plus_days(185));
    assert_eq!(letters(&site, "budi").await.len(), 0);
    let all = site.mails_to("budi").await;
    assert_eq!(all.len(), 1, "told once");
    assert!(all[0].subject.contains("hentikan sementara"));
    // what was asked for at once still comes
    assert_eq!(letters(&site, "dewi").await.len(), 1);
}
