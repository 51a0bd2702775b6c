//! The real program, killed while it sends mail.

use super::running::Away;
use crate::delivery::faults::copies;
use crate::delivery::relay::Relay;
use crate::delivery::{mail_of, queue, summary};
use forum::Forum;
use forum::clock::Clock;
use mail::{SiteMail, Smtp, Transport};
use rembuk::open;
use rembuk::workers::outbox::{Post, send_due};
use std::time::Duration;

const KILLS: u64 = 6;
const MAILS: usize = 600;

#[tokio::test]
async fn a_program_killed_while_it_sends_loses_no_mail_and_doubles_only_what_it_held() {
    let mut away = Away::prepare(None).await;
    let relay = Relay::start(10).await;
    relay.slow_down(Duration::from_millis(2));
    let url = format!("smtp://127.0.0.1:{}?timeout=1", relay.port);
    away.config.smtp_url = Some(url.clone());
    let forum = open::open(&away.config, Clock::Machine).await.unwrap();
    let letter = summary();
    let mails = (0..MAILS).map(|number| mail_of(&letter, &format!("warga{number}@a.example")));
    queue(&forum, mails.collect()).await;
    let waiting = async |forum: &Forum| {
        let db = forum.store.read();
        store::outbox::overview::waiting(db).await.unwrap()
    };
    let before = waiting(&forum).await;
    for round in 0..KILLS {
        let mut server = away.serve().await;
        tokio::time::sleep(Duration::from_millis(100 + round * 71 % 200)).await;
        server.kill().await.unwrap();
    }
    let left = waiting(&forum).await;
    assert!(
        left > 0 && left < before,
        "killed too early or too late: {left} of {before} wait"
    );
    forum.store.close().await.unwrap();
    // the leases of the killed ones end, then everything is sent
    relay.calm_down();
    let clock = Clock::set_at(Clock::Machine.now());
    let forum = open::open(&away.config, clock.clone()).await.unwrap();
    let smtp = Smtp::from_url(&url, None).unwrap();
    let site = SiteMail::new(&away.config.base_url, &away.config.mail_from).unwrap();
    let post = Post::new(site, Transport::Smtp(Box::new(smtp)), 0);
    let all = forum::delivery::Which::All;
    forum::delivery::retry(&forum, None, &all).await.unwrap();
    for _ in 0..3 {
        clock.move_to(clock.now().plus_seconds(3_600));
        while send_due(&forum, &post).await.unwrap() > 0 {}
    }
    assert_eq!(waiting(&forum).await, 0);
    let copies = copies(&relay.taken());
    let to_people = relay
        .taken()
        .iter()
        .filter(|mail| mail.to.ends_with("@a.example"))
        .count();
    let ids = copies.len();
    assert!(ids >= MAILS && to_people >= MAILS, "{ids} mails arrived");
    let doubled: usize = copies
        .values()
        .map(|(number, untold)| number - 1 - (*untold).min(number - 1))
        .sum();
    // at most what was under way at each kill: four connections, and as many not yet recorded
    let held = usize::try_from(KILLS).unwrap() * 8;
    assert!(doubled <= held, "{doubled} were sent twice");
    forum.store.close().await.unwrap();
}
