//! A fifth of all tries goes wrong, in every way there is: nothing is lost, and only what the relay took without saying so
//! arrives twice, under the same Message-ID.
//!
//! A thousand mails in the ordinary run; `REMBUK_TEST_MAILS=10000` makes it as many as that.

use super::relay::{Relay, Taken};
use super::{mail_of, pass, post_to, queue, summary};
use crate::site::Site;
use domain::notifications::OutboxState;
use forum::delivery::{self, Which};
use rembuk::workers::outbox::{Post, send_due};
use std::collections::HashMap;

/// How many mails, unless the environment says otherwise.
const MAILS: usize = 1_000;
/// Longer than any wait between two tries.
const LONGEST_WAIT: i64 = 13 * 3_600;

fn mails() -> usize {
    let asked = std::env::var("REMBUK_TEST_MAILS").ok();
    asked.map_or(MAILS, |number| number.parse().unwrap())
}

/// Sends until nothing waits, whatever time that takes.
async fn send_all(site: &Site, post: &Post) {
    for _ in 0..30 {
        while send_due(&site.forum, post).await.unwrap() > 0 {}
        let queue = delivery::queue(&site.forum).await.unwrap();
        if queue.count(OutboxState::Waiting) == 0 {
            return;
        }
        pass(site, LONGEST_WAIT);
    }
    panic!("mail still waits");
}

/// Every Message-ID with the number of copies the relay took, and how many of these it did not tell of.
pub(crate) fn copies(taken: &[Taken]) -> HashMap<String, (usize, usize)> {
    let mut copies = HashMap::new();
    for mail in taken {
        let entry: &mut (usize, usize) = copies.entry(mail.message_id.clone()).or_default();
        entry.0 += 1;
        entry.1 += usize::from(!mail.told);
    }
    copies
}

#[tokio::test]
async fn with_a_fifth_of_faults_nothing_is_lost_and_only_untold_mail_is_doubled() {
    let site = Site::start().await;
    let relay = Relay::start(20).await;
    let post = post_to(relay.port, 0);
    let all = mails();
    let letter = summary();
    let new =
        (0..all).map(|number| mail_of(&letter, &format!("warga{number}@d{}.example", number % 7)));
    queue(&site.forum, new.collect()).await;
    send_all(&site, &post).await;
    let fates = relay.fates();
    assert!(fates.iter().all(|fate| *fate > 0), "{fates:?}");
    // a final refusal is no loss: it is there with its reason, and can be tried again
    let queue = delivery::queue(&site.forum).await.unwrap();
    let refused = usize::try_from(fates[2]).unwrap();
    assert_eq!(queue.count(OutboxState::Dead), i64::from(fates[2]));
    assert!(
        queue
            .dead
            .iter()
            .all(|dead| dead.why.contains("no such user"))
    );
    // one that was dropped after DATA and refused at the next try has arrived, too
    let taken = copies(&relay.taken()).len();
    assert!((all - refused..=all).contains(&taken), "{taken}");
    relay.calm_down();
    let revived = delivery::retry(&site.forum, None, &Which::All)
        .await
        .unwrap();
    assert_eq!(revived, u64::from(fates[2]));
    send_all(&site, &post).await;
    let copies = copies(&relay.taken());
    assert_eq!(copies.len(), all, "each mail arrives");
    for (message_id, (number, untold)) in &copies {
        assert!(
            number - 1 <= *untold,
            "{message_id}: {number} copies, {untold} untold"
        );
    }
    let doubled = copies.values().filter(|(number, _)| *number > 1).count();
    assert!(
        doubled > 0,
        "the relay broke off after the data {} times",
        fates[4]
    );
    let queue = delivery::queue(&site.forum).await.unwrap();
    assert_eq!(queue.count(OutboxState::Sent), i64::try_from(all).unwrap());
}

#[tokio::test]
async fn two_workers_send_no_mail_twice() {
    let site = Site::start().await;
    let relay = Relay::start(0).await;
    let letter = summary();
    let new = (0..300).map(|number| mail_of(&letter, &format!("warga{number}@a.example")));
    queue(&site.forum, new.collect()).await;
    // another process: its own connections to the same database
    let other = rembuk::open::open(&site.config, site.clock.clone())
        .await
        .unwrap();
    let (one, two) = (post_to(relay.port, 0), post_to(relay.port, 0));
    let work = async |forum, post| while send_due(forum, post).await.unwrap() > 0 {};
    tokio::join!(
        work(&site.forum, &one),
        work(&other, &two),
        work(&site.forum, &two)
    );
    let copies = copies(&relay.taken());
    assert_eq!(copies.len(), 300);
    assert!(copies.values().all(|copies| *copies == (1, 0)));
    other.store.close().await.unwrap();
}

#[tokio::test]
async fn a_relay_that_is_away_is_not_asked_for_every_mail() {
    let site = Site::start().await;
    let port = {
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        free.local_addr().unwrap().port()
    };
    let letter = summary();
    let new = (0..100).map(|number| mail_of(&letter, &format!("warga{number}@a.example")));
    queue(&site.forum, new.collect()).await;
    let tried = send_due(&site.forum, &post_to(port, 0)).await.unwrap();
    assert!((5..=8).contains(&tried), "{tried}");
    // the rest was given back untried, for whoever comes next
    let relay = Relay::start(0).await;
    let post = post_to(relay.port, 0);
    while send_due(&site.forum, &post).await.unwrap() > 0 {}
    assert_eq!(relay.taken().len(), 100 - usize::try_from(tried).unwrap());
    pass(&site, 60);
    while send_due(&site.forum, &post).await.unwrap() > 0 {}
    assert_eq!(copies(&relay.taken()).len(), 100);
}
