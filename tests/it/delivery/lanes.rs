//! What goes first, what one domain and one person get, and that nothing put off is lost.

use super::relay::Relay;
use super::{code, mail_of, pass, post_to, queue, summary};
use crate::site::Site;
use domain::delivery::MAILS_A_DAY;
use domain::language::Language;
use domain::notifications::OutboxState;
use forum::delivery;
use rembuk::workers::outbox::{run, send_due};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::watch;

/// How long somebody may wait for a code while everybody else's mail is sent.
const CODE: Duration = Duration::from_secs(5);
/// How much of everybody else's mail there is.
const MANY: usize = 50_000;

#[tokio::test]
async fn a_code_overtakes_fifty_thousand_mails_on_a_slow_relay() {
    let site = Site::start().await;
    let relay = Relay::start(0).await;
    relay.slow_down(Duration::from_millis(50));
    let post = Arc::new(post_to(relay.port, 0));
    let letter = summary();
    let new = (0..MANY).map(|number| mail_of(&letter, &format!("warga{number}@a.example")));
    queue(&site.forum, new.collect()).await;
    let (stop, stopped) = watch::channel(false);
    let mut loops = tokio::task::JoinSet::new();
    for codes in [true, false] {
        let forum = Arc::clone(&site.forum);
        loops.spawn(run(forum, Arc::clone(&post), codes, stopped.clone()));
    }
    for number in 0..5 {
        while relay.taken().len() < 5 * (number + 1) {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        let to = format!("kode{number}@a.example");
        let asked = Instant::now();
        queue(&site.forum, vec![mail_of(&code(), &to)]).await;
        site.forum.codes_wait.notify_one();
        while !relay.taken().iter().any(|mail| mail.to == to) {
            assert!(asked.elapsed() < CODE, "the code waits behind other mail");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
    let carried = relay.taken().len();
    assert!(carried < MANY, "the other mail was no load");
    // told to stop, they end soon, and what they held is for the next
    stop.send_replace(true);
    while let Some(ended) = loops.join_next().await {
        ended.unwrap();
    }
    relay.slow_down(Duration::ZERO);
    assert!(send_due(&site.forum, &post).await.unwrap() > 0);
    let copies = super::faults::copies(&relay.taken());
    assert!(copies.values().all(|copies| *copies == (1, 0)));
    let queue = delivery::queue(&site.forum).await.unwrap();
    let count = |state| usize::try_from(queue.count(state)).unwrap();
    assert_eq!(count(OutboxState::Sent), copies.len());
    assert_eq!(count(OutboxState::Waiting), MANY + 5 - copies.len());
}

#[tokio::test]
async fn a_code_that_is_of_no_use_any_more_is_not_sent() {
    let site = Site::start().await;
    let relay = Relay::start(0).await;
    let post = post_to(relay.port, 0);
    relay.refuse(Some("451 4.7.1 come back\r\n"));
    let mut mail = mail_of(&code(), "siti@a.example");
    mail.erase_when_sent = true;
    queue(&site.forum, vec![mail]).await;
    for seconds in [0, 60, 120] {
        pass(&site, seconds);
        assert_eq!(send_due(&site.forum, &post).await.unwrap(), 1);
        assert_eq!(site.mails_kept().await, 1);
    }
    relay.refuse(None);
    pass(&site, 600);
    assert_eq!(send_due(&site.forum, &post).await.unwrap(), 1);
    assert!(relay.taken().is_empty());
    assert_eq!(site.mails_kept().await, 0);
}

#[tokio::test]
async fn a_domain_gets_its_share_a_minute_and_others_do_not_wait_for_it() {
    let site = Site::start().await;
    let relay = Relay::start(0).await;
    let post = post_to(relay.port, 10);
    let letter = summary();
    let big = (0..250).map(|number| mail_of(&letter, &format!("warga{number}@besar.example")));
    queue(&site.forum, big.collect()).await;
    pass(&site, 1);
    let small = (0..5).map(|number| mail_of(&letter, &format!("warga{number}@kecil.example")));
    queue(&site.forum, small.collect()).await;
    let to = |domain: &str| {
        let taken = relay.taken();
        taken
            .iter()
            .filter(|mail| mail.to.ends_with(domain))
            .count()
    };
    while send_due(&site.forum, &post).await.unwrap() > 0 {}
    assert_eq!((to("besar.example"), to("kecil.example")), (10, 5));
    // codes are not held up by it
    queue(&site.forum, vec![mail_of(&code(), "siti@besar.example")]).await;
    assert_eq!(send_due(&site.forum, &post).await.unwrap(), 1);
    for minute in 2..=25 {
        pass(&site, 60);
        while send_due(&site.forum, &post).await.unwrap() > 0 {}
        assert_eq!(to("besar.example"), 10 * minute + 1);
    }
}

#[tokio::test]
async fn a_person_gets_a_hundred_mails_a_day_and_the_rest_the_next_morning() {
    let site = Site::start().await;
    let relay = Relay::start(0).await;
    let post = post_to(relay.port, 0);
    let letter = summary();
    let new = (0..130).map(|_| mail_of(&letter, "siti@a.example"));
    queue(&site.forum, new.collect()).await;
    queue(&site.forum, vec![mail_of(&letter, "budi@a.example")]).await;
    while send_due(&site.forum, &post).await.unwrap() > 0 {}
    let to = |name: &str| {
        let taken = relay.taken();
        i64::try_from(
            taken
                .iter()
                .filter(|mail| mail.to.starts_with(name))
                .count(),
        )
        .unwrap()
    };
    assert_eq!((to("siti"), to("budi")), (MAILS_A_DAY, 1));
    queue(&site.forum, vec![mail_of(&code(), "siti@a.example")]).await;
    while send_due(&site.forum, &post).await.unwrap() > 0 {}
    assert_eq!(to("siti"), MAILS_A_DAY + 1, "codes are not counted");
    // still the same day
    pass(&site, 3_600);
    assert_eq!(send_due(&site.forum, &post).await.unwrap(), 0);
    // 07.00 of the next
    pass(&site, 11 * 3_600);
    while send_due(&site.forum, &post).await.unwrap() > 0 {}
    assert_eq!(to("siti"), 131);
    let queue = delivery::queue(&site.forum).await.unwrap();
    assert_eq!(queue.count(OutboxState::Waiting), 0);
}

#[tokio::test]
async fn a_mail_that_was_not_taken_is_not_counted_for_the_day() {
    let site = Site::start().await;
    let relay = Relay::start(100).await;
    let post = post_to(relay.port, 0);
    let letter = summary();
    let new = (0..60).map(|_| mail_of(&letter, "siti@a.example"));
    queue(&site.forum, new.collect()).await;
    while send_due(&site.forum, &post).await.unwrap() > 0 {}
    relay.calm_down();
    let new = (0..60).map(|_| mail_of(&letter, "siti@a.example"));
    queue(&site.forum, new.collect()).await;
    let before = relay.taken().len();
    while send_due(&site.forum, &post).await.unwrap() > 0 {}
    assert_eq!(relay.taken().len() - before, 60);
}

#[tokio::test]
async fn a_row_that_must_not_stay_is_counted_without_a_name() {
    let site = Site::start().await;
    let mut anonymous = mail_of(&summary(), "siti@a.example");
    anonymous.erase_when_sent = true;
    anonymous.language = Language::English;
    queue(&site.forum, vec![anonymous]).await;
    assert_eq!(site.mails().await.len(), 1);
    assert_eq!(site.mails_kept().await, 0);
    assert_eq!(site.rows("rate_bucket").await, 1);
    let keys: Vec<String> = {
        use sea_orm::{ConnectionTrait, Statement};
        let db = site.forum.store.read();
        let rows = Statement::from_string(db.get_database_backend(), "SELECT key FROM rate_bucket");
        let rows = db.query_all_raw(rows).await.unwrap();
        rows.iter()
            .map(|row| row.try_get_by_index(0).unwrap())
            .collect()
    };
    assert!(keys[0].starts_with("mail:") && !keys[0].contains("siti"));
}
