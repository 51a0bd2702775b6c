//! Addresses as people type them, from the form to the envelope.

use super::relay::Relay;
use super::{mail_of, post_to, queue, summary};
use crate::site::Site;
use rembuk::workers::outbox::send_due;

/// Of 254 bytes, the longest there is.
fn longest() -> String {
    let local = "a".repeat(64);
    let label = "b".repeat(61);
    format!("{local}@{label}.{label}.{label}.id")
}

#[tokio::test]
async fn odd_but_right_addresses_get_their_code_and_wrong_ones_a_word() {
    let site = Site::start().await;
    assert_eq!(longest().len(), 64 + 1 + 3 * 62 + 2);
    for right in [
        "siti+forum@example.com",
        "o'brien!#$%&*/=?^_`{|}~@example.com",
        "Siti.RAHMA@Example.COM",
        "xn--siti@xn--bcher-kva.example",
        &longest(),
    ] {
        let answer = site.visitor().post("/masuk", &[("email", right)]).await;
        answer.is(303);
        let mails = site.mails().await;
        assert_eq!(mails.last().unwrap().to, right.to_lowercase());
    }
    let before = site.mails().await.len();
    for wrong in [
        "\"siti rahma\"@example.com",
        "\"a\\\"b\"@example.com",
        "siti@bücher.example",
        "sití@example.com",
        "siti@[127.0.0.1]",
        "siti@localhost",
        "siti@example.com, budi@example.com",
        "siti@example.com\r\nBcc: budi@example.com",
        "siti@example.com\0",
        "siti(comment)@example.com",
        "<siti@example.com>",
        &format!("a{}", longest()),
        &"@".repeat(300),
    ] {
        let answer = site.visitor().post("/masuk", &[("email", wrong)]).await;
        answer.is(422);
    }
    assert_eq!(site.mails().await.len(), before);
}

#[tokio::test]
async fn upper_case_makes_no_second_account() {
    let site = Site::start().await;
    let siti = site.person("siti", true, Vec::new()).await;
    site.visitor()
        .post("/masuk", &[("email", "SITI@EXAMPLE.COM")])
        .await
        .is(303);
    assert_eq!(site.mails_to("siti").await.len(), 1);
    assert_eq!(site.rows("person").await, 1, "{siti:?}");
}

#[tokio::test]
async fn every_address_the_forum_takes_passes_the_envelope_unchanged() {
    let site = Site::start().await;
    let relay = Relay::start(0).await;
    let addresses = [
        "siti+forum@example.com".to_owned(),
        "o'brien!#$%&*/=?^_`{|}~@example.com".to_owned(),
        "a.b-c@xn--bcher-kva.example".to_owned(),
        longest(),
    ];
    let mails = addresses.iter().map(|to| mail_of(&summary(), to));
    queue(&site.forum, mails.collect()).await;
    let post = post_to(relay.port, 0);
    while send_due(&site.forum, &post).await.unwrap() > 0 {}
    let mut taken: Vec<String> = relay.taken().into_iter().map(|mail| mail.to).collect();
    taken.sort();
    let mut expected = addresses.to_vec();
    expected.sort();
    assert_eq!(taken, expected);
}
