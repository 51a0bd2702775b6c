//! What a relay says when it refuses an address at once counts like a report that comes back later.

use super::relay::Relay;
use super::{code, mail_of, pass, post_to, queue, summary};
use crate::site::Site;
use domain::notifications::OutboxState;
use forum::delivery;
use rembuk::workers::outbox::send_due;

#[tokio::test]
async fn an_address_refused_twice_gets_codes_and_nothing_else() {
    let site = Site::start().await;
    let mut siti = site.member("siti").await;
    let relay = Relay::start(0).await;
    let post = post_to(relay.port, 0);
    relay.refuse(Some("550 5.1.1 <siti@example.com>: no such user\r\n"));
    for (refused, shown) in [(1, "kembali pada"), (2, "hanya mengirim kode masuk")] {
        queue(&site.forum, vec![mail_of(&summary(), "siti@example.com")]).await;
        send_due(&site.forum, &post).await.unwrap();
        assert_eq!(site.rows("bounce").await, refused);
        siti.get("/akun").await.has(shown);
        pass(&site, 60);
    }
    // tried again by an operator, the same mail counts once
    let all = delivery::Which::All;
    assert_eq!(delivery::retry(&site.forum, None, &all).await.unwrap(), 2);
    send_due(&site.forum, &post).await.unwrap();
    assert_eq!(site.rows("bounce").await, 2);
    relay.refuse(None);
    queue(&site.forum, vec![mail_of(&code(), "siti@example.com")]).await;
    send_due(&site.forum, &post).await.unwrap();
    assert_eq!(relay.taken().len(), 1);
}

#[tokio::test]
async fn what_else_waits_for_a_refused_address_is_dropped() {
    let site = Site::start().await;
    site.person("siti", true, Vec::new()).await;
    let relay = Relay::start(0).await;
    let post = post_to(relay.port, 0);
    // the later ones are put off, so that they still wait
    let greylisted = (0..3).map(|_| mail_of(&summary(), "siti@example.com"));
    queue(&site.forum, greylisted.collect()).await;
    relay.refuse(Some("451 4.7.1 come back\r\n"));
    send_due(&site.forum, &post).await.unwrap();
    relay.refuse(Some("550 5.1.1 no such user\r\n"));
    let refused = ["siti", "siti", "budi"].map(|name| format!("{name}@example.com"));
    let mails = refused.iter().map(|to| mail_of(&summary(), to));
    queue(&site.forum, mails.collect()).await;
    send_due(&site.forum, &post).await.unwrap();
    let queue = delivery::queue(&site.forum).await.unwrap();
    assert_eq!(queue.count(OutboxState::Waiting), 0);
    assert_eq!(queue.count(OutboxState::Dropped), 3);
    // nobody has budi's address: nothing to count, and nothing to stop
    assert_eq!(site.rows("bounce").await, 2);
}

#[tokio::test]
async fn a_relay_that_refuses_the_sender_costs_nobody_their_mail() {
    let site = Site::start().await;
    site.person("siti", true, Vec::new()).await;
    let relay = Relay::start(0).await;
    let post = post_to(relay.port, 0);
    for reply in [
        "554 5.7.1 <siti@example.com>: Relay access denied\r\n",
        "550 5.7.1 blocked: your address is on a list\r\n",
        "550 relaying denied\r\n",
        "503 5.5.1 sign in first\r\n",
        "550 5.1.8 sender address rejected\r\n",
    ] {
        relay.refuse(Some(reply));
        queue(&site.forum, vec![mail_of(&summary(), "siti@example.com")]).await;
        send_due(&site.forum, &post).await.unwrap();
        assert_eq!(site.rows("bounce").await, 0, "{reply}");
    }
    let queue = delivery::queue(&site.forum).await.unwrap();
    assert_eq!(queue.count(OutboxState::Dead), 5);
}
