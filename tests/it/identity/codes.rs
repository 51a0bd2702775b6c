//! Codes and links: once, for ten minutes, so many tries.

use super::{ask_to_register, ask_to_sign_in, code, enter, link, newest, numbers, ticket_of};
use crate::site::{NOW, Site};
use domain::identity::CODE_SECONDS;
use domain::roles::Role;

#[tokio::test]
async fn a_code_works_once_and_for_ten_minutes() {
    let site = Site::start().await;
    site.person("siti", true, Vec::new()).await;
    let mut siti = site.visitor();
    let code_page = ask_to_sign_in(&mut siti, "siti", "").await;
    let letter = newest(&site, "siti").await;
    let spaced = format!(" {} {}\n", &code(&letter)[..3], &code(&letter)[3..]);
    enter(&mut siti, &code_page, &spaced).await.is(303);
    let mut thief = site.visitor();
    enter(&mut thief, &code_page, &code(&letter)).await.is(422);
    thief.get(&code_page).await.is(410);
    thief.get(&link(&letter)).await.is(410);
    thief.post(&link(&letter), &[]).await.is(422);

    let code_page = ask_to_sign_in(&mut thief, "siti", "").await;
    let letter = newest(&site, "siti").await;
    site.clock.move_to(NOW.plus_seconds(CODE_SECONDS));
    enter(&mut thief, &code_page, &code(&letter)).await.is(422);
    thief.post(&link(&letter), &[]).await.is(422);
    assert!(!thief.cookies.contains_key("rembuk"));
}

#[tokio::test]
async fn five_wrong_codes_kill_the_right_one() {
    let site = Site::start().await;
    let mut siti = site.visitor();
    let code_page = ask_to_register(&mut siti, "siti").await;
    let right = code(&newest(&site, "siti").await);
    let wrong = if right == "000000" {
        "000001"
    } else {
        "000000"
    };
    enter(&mut siti, &code_page, "kode")
        .await
        .is(422)
        .has("href=\"#code\"");
    for left in (1..5).rev() {
        enter(&mut siti, &code_page, wrong)
            .await
            .is(422)
            .has(&format!("{left} kali"));
    }
    enter(&mut siti, &code_page, wrong).await.is(422);
    enter(&mut siti, &code_page, &right).await.is(422);
    assert!(!siti.cookies.contains_key("rembuk"));
}

#[tokio::test]
async fn after_twenty_wrong_codes_only_the_link_works_until_tomorrow() {
    let site = Site::start().await;
    site.person("siti", true, Vec::new()).await;
    let mut siti = site.visitor();
    for _ in 0..4 {
        let code_page = ask_to_sign_in(&mut siti, "siti", "").await;
        let right = code(&newest(&site, "siti").await);
        let wrong = if right == "000000" {
            "000001"
        } else {
            "000000"
        };
        for _ in 0..5 {
            enter(&mut siti, &code_page, wrong).await.is(422);
        }
    }
    let code_page = ask_to_sign_in(&mut siti, "siti", "").await;
    let letter = newest(&site, "siti").await;
    enter(&mut siti, &code_page, &code(&letter))
        .await
        .is(422)
        .has("Buka tautan di surat kami");
    siti.post(&link(&letter), &[]).await.is(303);
    siti.get("/akun").await.is(200);

    site.clock.move_to(NOW.plus_days(1));
    let mut later = site.visitor();
    let code_page = ask_to_sign_in(&mut later, "siti", "").await;
    let letter = newest(&site, "siti").await;
    enter(&mut later, &code_page, &code(&letter)).await.is(303);
}

#[tokio::test]
async fn opening_the_link_uses_nothing_up() {
    let site = Site::start().await;
    site.person("siti", true, Vec::new()).await;
    let mut siti = site.visitor();
    ask_to_sign_in(&mut siti, "siti", "/cari").await;
    let letter = newest(&site, "siti").await;
    let mut scanner = site.visitor();
    for _ in 0..3 {
        scanner
            .get(&link(&letter))
            .await
            .is(200)
            .has("siti@example.com")
            .has("method=\"post\"");
        scanner.send("HEAD", &link(&letter), &[], b"").await.is(200);
    }
    assert!(scanner.cookies.is_empty());
    let answer = siti.post(&link(&letter), &[]).await;
    assert_eq!(answer.is(303).location(), "/cari");
    siti.get("/akun").await.is(200);
    scanner.post(&link(&letter), &[]).await.is(422);
    scanner.get("/masuk/tautan/made-up").await.is(410);
}

#[tokio::test]
async fn the_code_mail_holds_one_code_and_no_other_number_of_six_digits() {
    let site = Site::start().await;
    for key in ["siti", "budi", "wati"] {
        ask_to_register(&mut site.visitor(), key).await;
        let letter = newest(&site, key).await;
        assert_eq!(numbers(&letter.text, 6).len(), 1, "{}", letter.text);
        assert!(!letter.everything.contains("Siti Aminah"));
    }
}

#[tokio::test]
async fn a_new_code_replaces_the_old_one() {
    let site = Site::start().await;
    site.person("siti", true, Vec::new()).await;
    let mut siti = site.visitor();
    let first_page = ask_to_sign_in(&mut siti, "siti", "/cari").await;
    let first = newest(&site, "siti").await;
    let fields = [("ticket", ticket_of(&first_page))];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let answer = siti.post("/masuk/kode/lagi", &fields).await;
    let second_page = answer.is(303).location().to_owned();
    let second = newest(&site, "siti").await;
    assert_ne!(link(&first), link(&second));
    siti.post(&link(&first), &[]).await.is(422);
    enter(&mut siti, &first_page, &code(&first)).await.is(422);
    let answer = enter(&mut siti, &second_page, &code(&second)).await;
    assert_eq!(answer.is(303).location(), "/cari");
}

#[tokio::test]
async fn staff_sign_in_like_everybody() {
    let site = Site::start().await;
    site.staff("endah", Role::Official, "kelapa-dua").await;
    let mut endah = site.visitor();
    let code_page = ask_to_sign_in(&mut endah, "endah", "/kelola").await;
    let letter = newest(&site, "endah").await;
    let answer = enter(&mut endah, &code_page, &code(&letter)).await;
    assert_eq!(answer.is(303).location(), "/kelola");
}

#[tokio::test]
async fn nobody_is_sent_to_another_site_after_signing_in() {
    let site = Site::start().await;
    site.person("siti", true, Vec::new()).await;
    for next in [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
    ] {
        let mut siti = site.visitor();
        let code_page = ask_to_sign_in(&mut siti, "siti", next).await;
        let letter = newest(&site, "siti").await;
        let answer = enter(&mut siti, &code_page, &code(&letter)).await;
        assert_eq!(answer.is(303).location(), "/", "{next}");
    }
    let mut visitor = site.visitor();
    let answer = visitor.get("/akun/nama").await;
    assert_eq!(answer.is(303).location(), "/masuk?next=/akun/nama");
    visitor
        .get("/masuk?next=/akun/nama")
        .await
        .is(200)
        .has("value=\"/akun/nama\"");
    visitor
        .get("/masuk?next=//evil.example")
        .await
        .is(200)
        .lacks("value=\"//evil");
}
