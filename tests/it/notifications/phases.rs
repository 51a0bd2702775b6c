//! A consultation that opens or closes is told once, to those whom it concerns.

use super::move_by;
use crate::posting::posted;
use crate::site::{NOW, Site};
use crate::taking_part::{SLUG, follow};
use domain::consultations::{Dates, VoteMode};
use forum::notifications::tell_phases;

#[tokio::test]
async fn followers_hear_that_it_opens_and_all_who_took_part_that_it_closes() {
    let site = Site::start().await;
    let dates = Dates::new(NOW.plus_days(2), NOW.plus_days(9)).unwrap();
    site.consultation_with(SLUG, VoteMode::Support, dates).await;
    let mut dewi = site.member("dewi").await;
    follow(&mut dewi, &format!("/konsultasi/{SLUG}"), "yes")
        .await
        .is(303);
    assert_eq!(tell_phases(&site.forum).await.unwrap(), 0);
    site.clock.move_to(dates.opens_at);
    assert_eq!(tell_phases(&site.forum).await.unwrap(), 1);
    let letters = site.mails().await;
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].to, "dewi@example.com");
    assert!(letters[0].subject.starts_with("Sudah dibuka: "));
    // again, and again after the clock was put back and forth: nothing
    for seconds in [0, -86_400, 86_400] {
        move_by(&site, seconds);
        assert_eq!(tell_phases(&site.forum).await.unwrap(), 0);
    }
    let mut siti = site.member("siti").await;
    posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let mut sari = site.member("sari").await;
    posted(&mut sari, SLUG, "Got mampet", "anonymous").await;
    site.member("diam").await;
    let before = site.mails().await.len();
    let kept = site.mails_kept().await;
    site.clock.move_to(dates.closes_at);
    assert_eq!(tell_phases(&site.forum).await.unwrap(), 1);
    let letters = site.mails().await.split_off(before);
    let mut to: Vec<&str> = letters.iter().map(|letter| letter.to.as_str()).collect();
    to.sort_unstable();
    assert_eq!(
        to,
        ["dewi@example.com", "sari@example.com", "siti@example.com"]
    );
    assert!(letters[0].subject.starts_with("Sudah ditutup: "));
    assert_eq!(site.mails_kept().await, kept + 2, "one row is erased");
}

#[tokio::test]
async fn what_opened_long_ago_is_no_news() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut dewi = site.member("dewi").await;
    follow(&mut dewi, &format!("/konsultasi/{SLUG}"), "yes")
        .await
        .is(303);
    // it opened before she followed it
    tell_phases(&site.forum).await.unwrap();
    assert_eq!(site.mails().await.len(), 0);
    move_by(&site, 30 * 86_400);
    assert_eq!(tell_phases(&site.forum).await.unwrap(), 0);
}
