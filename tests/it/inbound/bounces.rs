//! Mail that came back: counted once, for the right person, until no more is sent.

use super::{COMPLAINT, UNKNOWN, arrive, bounce, bounce_token};
use crate::posting::posted;
use crate::site::{INBOUND, NOW, Site};
use crate::taking_part::{SLUG, commented};

/// A site on which budi comments on what siti wrote.
async fn site() -> (Site, String) {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    (site, id)
}

/// How many letters siti gets of a comment written now.
async fn letters_of_a_comment(site: &Site, id: &str, words: &str) -> usize {
    let before = site.mails_to("siti").await.len();
    let mut budi = match site.rows("person").await {
        1 => site.member("budi").await,
        many => site.member(&format!("budi{many}")).await,
    };
    commented(&mut budi, id, words, &[]).await;
    site.mails_to("siti").await.len() - before
}

#[tokio::test]
async fn two_hard_bounces_stop_mail_and_a_code_that_arrives_starts_it_again() {
    let (site, id) = site().await;
    let mut siti = site.browser_of(person(&site, "siti").await).await;
    siti.get("/akun").await.lacks("kembali pada");
    assert!(bounce(&site, "siti", "report1", "5.1.1").await);
    siti.get("/akun")
        .await
        .has("kembali pada")
        .has("Kirim kode ke alamat ini");
    assert_eq!(letters_of_a_comment(&site, &id, "Satu").await, 1);
    assert!(bounce(&site, "siti", "report2", "5.1.1").await);
    assert_eq!(letters_of_a_comment(&site, &id, "Dua").await, 0);
    siti.get("/akun").await.has("hanya mengirim kode masuk");
    let mut admin = site.administrator("admin").await;
    let page = format!("/kelola/orang/{}", person(&site, "siti").await.0);
    admin
        .get(&page)
        .await
        .has("Dihentikan sejak")
        .has("status 5.1.1");
    // the form of the notice asks for a code; typing it proves the address
    let asked = siti
        .post(
            "/masuk",
            &[("email", "siti@example.com"), ("next", "/akun")],
        )
        .await;
    let ticket = asked.is(303).location().to_owned();
    let letter = site.mails_to("siti").await.pop().unwrap();
    let code: String = letter
        .text
        .split(|c: char| !c.is_ascii_digit())
        .find(|word| word.len() == 6)
        .unwrap()
        .to_owned();
    let (_, ticket) = ticket.split_once("ticket=").unwrap();
    let entered = siti
        .post("/masuk/kode", &[("ticket", ticket), ("code", &code)])
        .await;
    entered.is(303);
    siti.get("/akun").await.lacks("hanya mengirim kode masuk");
    assert_eq!(letters_of_a_comment(&site, &id, "Tiga").await, 1);
    assert_eq!(site.rows("bounce").await, 0);
}

#[tokio::test]
async fn four_soft_bounces_stop_mail_and_thirty_days_forget_them() {
    let (site, id) = site().await;
    for report in ["a", "b", "c"] {
        assert!(bounce(&site, "siti", report, "4.4.1").await);
    }
    assert_eq!(letters_of_a_comment(&site, &id, "Satu").await, 1);
    assert!(bounce(&site, "siti", "d", "5.2.2").await);
    assert_eq!(letters_of_a_comment(&site, &id, "Dua").await, 0);
    site.clock.move_to(NOW.plus_days(20));
    forum::housekeeping::sweep(&site.forum).await.unwrap();
    assert_eq!(letters_of_a_comment(&site, &id, "Tiga").await, 0);
    site.clock.move_to(NOW.plus_days(31));
    forum::housekeeping::sweep(&site.forum).await.unwrap();
    assert_eq!(site.rows("bounce").await, 0);
    let mut siti = site.browser_of(person(&site, "siti").await).await;
    siti.get("/akun").await.lacks("hanya mengirim kode masuk");
}

#[tokio::test]
async fn a_report_counts_once_and_only_for_the_address_it_was_made_for() {
    let (site, _) = site().await;
    site.person("budi", true, Vec::new()).await;
    for _ in 0..5 {
        assert!(bounce(&site, "siti", "report1", "5.1.1").await);
    }
    assert_eq!(site.rows("bounce").await, 1);
    // budi's token with siti's address, and the other way round
    let token = bounce_token(&site, "budi");
    let about_siti = UNKNOWN
        .replace("TOKEN", &token)
        .replace("4FZ1qK55Vgz1R", "report2");
    assert!(arrive(&site, "", &format!("bounce+{token}@{INBOUND}"), &about_siti).await);
    // a token nobody made is refused at the door
    let forged = format!("{}aaaaaaaaaaaa", &token[..24]);
    assert!(
        !arrive(
            &site,
            "",
            &format!("bounce+{forged}@{INBOUND}"),
            &about_siti
        )
        .await
    );
    assert_eq!(site.rows("bounce").await, 1);
    // nobody has the address
    assert!(bounce(&site, "nobody", "report3", "5.1.1").await);
    assert_eq!(site.rows("bounce").await, 1);
    // a month later the old token opens nothing
    site.clock.move_to(NOW.plus_days(40));
    let to = format!("bounce+{token}@{INBOUND}");
    assert!(!arrive(&site, "", &to, &about_siti).await);
}

#[tokio::test]
async fn a_complaint_ends_all_mail_but_codes() {
    let (site, id) = site().await;
    let token = bounce_token(&site, "siti");
    let forged = COMPLAINT.replace("TOKEN", &bounce_token(&site, "budi"));
    assert!(
        arrive(
            &site,
            "fbl@provider.example",
            &format!("complaint@{INBOUND}"),
            &forged
        )
        .await
    );
    assert_eq!(letters_of_a_comment(&site, &id, "Satu").await, 1);
    let text = COMPLAINT.replace("TOKEN", &token);
    assert!(
        arrive(
            &site,
            "fbl@provider.example",
            &format!("complaint@{INBOUND}"),
            &text
        )
        .await
    );
    assert_eq!(letters_of_a_comment(&site, &id, "Dua").await, 0);
    let mut siti = site.browser_of(person(&site, "siti").await).await;
    siti.get("/akun").await.has("Tidak dikirim");
    let mut admin = site.administrator("admin").await;
    let page = format!("/kelola/orang/{}", person(&site, "siti").await.0);
    admin
        .get(&page)
        .await
        .has("menandai surat kami sebagai spam");
}

#[tokio::test]
async fn nothing_that_comes_back_is_answered_and_no_word_of_it_is_logged() {
    let (site, _) = site().await;
    let before = site.mails().await.len();
    for round in 0..10 {
        assert!(bounce(&site, "siti", &format!("loop{round}"), "5.1.1").await);
    }
    assert_eq!(site.mails().await.len(), before);
    let logs = site.logs();
    assert!(
        !logs.contains("User unknown in virtual"),
        "words of a report are in the log"
    );
    let token = bounce_token(&site, "siti");
    assert!(!logs.contains(&token));
}

#[tokio::test]
async fn a_mail_program_unsubscribes_by_mail_and_a_forged_token_does_nothing() {
    let (site, id) = site().await;
    let letter = {
        assert_eq!(letters_of_a_comment(&site, &id, "Satu").await, 1);
        site.mails_to("siti").await.pop().unwrap()
    };
    let (_, rest) = letter.everything.split_once("/surat/berhenti/").unwrap();
    let token: String = rest
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '-')
        .collect();
    let stop = format!("stop@{INBOUND}");
    let subject = |token: &str| format!("From: x@y.id\nSubject: {token}\n\n");
    let (whole, last) = token.split_at(token.len() - 1);
    let forged = format!("{whole}{}", if last == "x" { "y" } else { "x" });
    assert!(arrive(&site, "x@y.id", &stop, &subject(&forged)).await);
    assert_eq!(letters_of_a_comment(&site, &id, "Dua").await, 1);
    assert!(arrive(&site, "x@y.id", &stop, &subject(&token)).await);
    assert_eq!(letters_of_a_comment(&site, &id, "Tiga").await, 0);
}

async fn person(site: &Site, key: &str) -> domain::ids::PersonId {
    let email = domain::identity::Email::parse(&format!("{key}@example.com")).unwrap();
    let found = store::people::of_email(site.forum.store.read(), &email).await;
    found.unwrap().unwrap().id
}
