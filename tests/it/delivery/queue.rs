//! What those who run the site see of the queue, and how long rows stay.

use super::relay::Relay;
use super::{mail_of, pass, post_to, queue, summary};
use crate::command::rembuk;
use crate::site::Site;
use domain::identity::Email;
use domain::notifications::OutboxState;
use forum::delivery;
use forum::notifications::AddressMark;
use rembuk::workers::outbox::send_due;

#[tokio::test]
async fn given_up_mail_is_shown_masked_and_tried_again_by_command_and_by_button() {
    let site = Site::start().await;
    let mut waiting = mail_of(&summary(), "kanari-nama@b.example");
    waiting.letter = "nonsense".to_owned();
    queue(
        &site.forum,
        vec![waiting, mail_of(&summary(), "budi@a.example")],
    )
    .await;
    assert_eq!(site.mails().await.len(), 1);
    queue(&site.forum, vec![mail_of(&summary(), "ani@a.example")]).await;
    let said = rembuk(&site.config, &["mail", "status"]).await;
    assert!(said.ok, "{said:?}");
    for line in [
        "waiting    1 (0 after a failure)",
        "sent       0 in the last hour",
        "given up   1",
        "waiting  1 summary",
        "to k…@b.example after 1 tries: letter cannot be read",
    ] {
        assert!(said.out.contains(line), "{line}: {}", said.out);
    }
    assert!(!said.out.contains("kanari-nama"), "{}", said.out);
    let mut ratna = site.administrator("ratna").await;
    let page = ratna.get("/kelola/surat/antrean").await;
    page.is(200)
        .has("Antrean surat")
        .has("k…@b.example")
        .has("letter cannot be read")
        .has("ringkasan konsultasi")
        .lacks("kanari-nama");
    ratna
        .get("/kelola/surat/antrean?lang=en")
        .await
        .has("Mail queue");
    let again = ratna
        .post("/kelola/surat/antrean", &[("act", "retry")])
        .await;
    let to = again.is(303).location().to_owned();
    ratna.get("/?lang=id").await.is(200);
    ratna.get(&to).await.has("1 surat menunggu dikirim lagi");
    ratna
        .get("/kelola/catatan")
        .await
        .has("mengirim ulang surat yang gagal");
    site.mails().await;
    let dead = delivery::queue(&site.forum).await.unwrap().dead;
    let number = dead[0].id.to_string();
    let said = rembuk(&site.config, &["mail", "retry", &number, "999"]).await;
    assert!(
        !said.ok && said.out.contains("1 mails wait again"),
        "{said:?}"
    );
    // the program goes by the clock of the machine
    site.clock.move_to(site.clock.now().plus_days(36_500));
    site.mails().await;
    let said = rembuk(&site.config, &["mail", "retry", "--all"]).await;
    assert!(
        said.ok && said.out.contains("1 mails wait again"),
        "{said:?}"
    );
    let said = rembuk(&site.config, &["mail", "retry"]).await;
    assert!(!said.ok);
}

#[tokio::test]
async fn nothing_a_server_says_puts_an_address_into_log_or_queue() {
    let site = Site::start().await;
    let relay = Relay::start(100).await;
    let post = post_to(relay.port, 0);
    let new =
        (0..40).map(|number| mail_of(&summary(), &format!("kanari-alamat-{number}@a.example")));
    queue(&site.forum, new.collect()).await;
    while send_due(&site.forum, &post).await.unwrap() > 0 {}
    let queue = delivery::queue(&site.forum).await.unwrap();
    assert!(queue.retrying > 0 && queue.count(OutboxState::Dead) > 0);
    assert!(!format!("{queue:?}").contains("kanari-alamat"));
    assert!(!site.logs().contains("kanari-alamat"));
}

#[tokio::test]
async fn rows_of_mail_are_deleted_when_their_time_is_over() {
    let site = Site::start().await;
    let mut broken = mail_of(&summary(), "dewi@a.example");
    broken.letter = "nonsense".to_owned();
    queue(
        &site.forum,
        vec![broken, mail_of(&summary(), "budi@a.example")],
    )
    .await;
    let unwanted = mail_of(&summary(), "ani@a.example");
    queue(&site.forum, vec![unwanted]).await;
    let tx = site.forum.store.write().await.unwrap();
    let ani = Email::parse("ani@a.example").unwrap();
    assert_eq!(store::outbox::drop_all_to(&*tx, &ani).await.unwrap(), 1);
    tx.commit().await.unwrap();
    site.mails().await;
    queue(&site.forum, vec![mail_of(&summary(), "joko@a.example")]).await;
    for (days, kept) in [(29, 4), (2, 2), (58, 2), (2, 1)] {
        pass(&site, days * 86_400);
        forum::housekeeping::sweep(&site.forum).await.unwrap();
        assert_eq!(site.mails_kept().await, kept, "after {days} more days");
    }
}

#[tokio::test]
async fn the_envelope_tells_the_address_to_nobody_but_us() {
    let site = Site::start().await;
    let relay = Relay::start(0).await;
    let post = post_to(relay.port, 0);
    let mut anonymous = mail_of(&summary(), "siti@a.example");
    anonymous.erase_when_sent = true;
    queue(
        &site.forum,
        vec![anonymous, mail_of(&summary(), "budi@a.example")],
    )
    .await;
    send_due(&site.forum, &post).await.unwrap();
    assert_eq!(site.mails_kept().await, 1);
    let of = |name: &str| {
        AddressMark::of(
            &site.forum,
            &Email::parse(&format!("{name}@a.example")).unwrap(),
        )
    };
    for name in ["siti", "budi"] {
        let taken = relay.taken();
        let mail = taken.iter().find(|mail| mail.to.starts_with(name)).unwrap();
        let token = mail.from.strip_prefix("bounce+").unwrap();
        let token = token.strip_suffix("@surat.rembuk.example").unwrap();
        assert!(token.len() + "bounce+".len() <= 64);
        let read = |token: &str| AddressMark::of_bounce_token(&site.forum, token);
        assert_eq!(read(token), Some(of(name)));
        assert_eq!(read(&token.to_uppercase()), Some(of(name)));
        // forged, cut, for another address
        let other = of(if name == "siti" { "budi" } else { "siti" });
        let forged = format!("{}{}", other.as_str(), &token[other.as_str().len()..]);
        for wrong in [
            &forged,
            &token[1..],
            "",
            "a",
            &format!("{token}a"),
            "ä".repeat(18).as_str(),
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
    let token = of("siti").bounce_token(&site.forum);
    pass(&site, 20 * 86_400);
    assert_eq!(
        AddressMark::of_bounce_token(&site.forum, &token),
        Some(of("siti"))
    );
    pass(&site, 3 * 86_400);
    assert_eq!(
        AddressMark::of_bounce_token(&site.forum, &token),
        None,
        "long ago"
    );
}

#[tokio::test]
async fn forged_tokens_stop_nothing() {
    let site = Site::start().await;
    let siti = site.person("siti", true, Vec::new()).await;
    let token = forum::notifications::Stop::Everything(siti).token(&site.forum);
    let mut mail = mail_of(&summary(), "siti@example.com");
    mail.unsubscribe = Some(token.clone());
    queue(&site.forum, vec![mail]).await;
    let mut program = site.visitor();
    let (words, mark) = token.split_once('_').unwrap();
    let flipped: String = mark.chars().rev().collect();
    for forged in [
        format!("{words}_{flipped}"),
        format!("p-{}_{mark}", siti.0 + 1),
        format!("{words}_"),
        words.to_owned(),
        format!("{token}x"),
        token.to_uppercase(),
        "p-1".to_owned(),
        "%00".to_owned(),
        "x".repeat(3_000),
    ] {
        let path = format!("/surat/berhenti/{forged}");
        program.get(&path).await.is(404);
        program
            .post_raw(&path, &[], b"List-Unsubscribe=One-Click")
            .await
            .is(404);
    }
    let path = format!("/surat/berhenti/{token}");
    program.get(&path).await.is(200);
    assert_eq!(
        delivery::queue(&site.forum)
            .await
            .unwrap()
            .count(OutboxState::Waiting),
        1
    );
    // no redirect, and what waits is dropped at once
    let answer = program
        .post_raw(&path, &[], b"List-Unsubscribe=One-Click")
        .await;
    answer.is(200);
    assert!(answer.headers.iter().all(|(name, _)| name != "location"));
    let queue = delivery::queue(&site.forum).await.unwrap();
    assert_eq!(queue.count(OutboxState::Waiting), 0);
    assert_eq!(queue.count(OutboxState::Dropped), 1);
    assert!(site.mails().await.is_empty());
}
