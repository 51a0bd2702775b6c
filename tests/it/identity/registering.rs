//! Registering: what is asked, what is kept, what comes of it.

use super::{ask_to_register, ask_to_sign_in, code, enter, newest, registration, ticket_of};
use crate::site::Site;

#[tokio::test]
async fn a_newcomer_registers_with_a_code_and_is_signed_in() {
    let site = Site::start().await;
    let mut siti = site.visitor();
    siti.get("/daftar?next=/cari%3Fq%3Djalan")
        .await
        .is(200)
        .has("name=\"consent\"");
    let answer = siti
        .post("/daftar", &registration("siti", "/cari?q=jalan"))
        .await;
    let code_page = answer.is(303).location().to_owned();
    siti.get(&code_page)
        .await
        .is(200)
        .has("autocomplete=\"one-time-code\"")
        .has("siti@example.com");
    let letter = newest(&site, "siti").await;
    let answer = enter(&mut siti, &code_page, &code(&letter)).await;
    assert_eq!(answer.is(303).location(), "/cari?q=jalan");
    let cookie = answer.header("set-cookie").unwrap_or_default().to_owned();
    for part in ["rembuk=", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age="] {
        assert!(cookie.contains(part), "{cookie}");
    }
    siti.get("/akun")
        .await
        .is(200)
        .has("Siti Aminah")
        .has("siti@example.com")
        .has("2026-11-24");
}

#[tokio::test]
async fn a_newcomer_without_a_place_to_go_is_welcomed() {
    let site = Site::start().await;
    let mut siti = site.visitor();
    let code_page = ask_to_register(&mut siti, "siti").await;
    let letter = newest(&site, "siti").await;
    let answer = enter(&mut siti, &code_page, &code(&letter)).await;
    let welcome = answer.is(303).location().to_owned();
    siti.get(&welcome).await.is(200).has("Selamat datang");
    siti.get("/masuk").await.is(303);
    siti.get("/daftar").await.is(303);
}

#[tokio::test]
async fn what_was_typed_stays_beside_what_is_wrong_with_it() {
    let site = Site::start().await;
    let mut visitor = site.visitor();
    let long = "ä".repeat(81);
    let wrong = [
        ("name", long.as_str()),
        ("email", "siti(at)example.com"),
        ("age", "12"),
    ];
    visitor
        .post("/daftar", &wrong)
        .await
        .is(422)
        .has("siti(at)example.com")
        .has(&long)
        .has("href=\"#name\"")
        .has("href=\"#email\"")
        .has("href=\"#age\"")
        .has("href=\"#consent\"");
    visitor.post("/daftar", &[]).await.is(422);
    visitor
        .post("/masuk", &[("email", "siti")])
        .await
        .is(422)
        .has("href=\"#email\"");
    let forged = [
        ("name", "Siti\u{202e}nimda"),
        ("email", "siti@example.com"),
        ("age", "adult"),
        ("consent", "ya"),
    ];
    visitor
        .post("/daftar", &forged)
        .await
        .is(422)
        .has("href=\"#name\"");
    assert!(site.mails().await.is_empty());
}

#[tokio::test]
async fn forged_fields_give_no_role() {
    let site = Site::start().await;
    let mut siti = site.visitor();
    let mut fields = registration("siti", "");
    fields.extend([("role", "administrator"), ("grants", "1"), ("id", "1")]);
    let code_page = siti.post("/daftar", &fields).await.location().to_owned();
    let letter = newest(&site, "siti").await;
    enter(&mut siti, &code_page, &code(&letter)).await.is(303);
    let token = siti.cookies.get("rembuk").unwrap();
    let actor = forum::identity::actor_of(&site.forum, token).await.unwrap();
    assert!(actor.unwrap().grants.0.is_empty());
}

#[tokio::test]
async fn registering_with_a_known_address_signs_in_and_changes_nothing() {
    let site = Site::start().await;
    site.person("siti", true, Vec::new()).await;
    let mut siti = site.visitor();
    let code_page = ask_to_register(&mut siti, "siti").await;
    let letter = newest(&site, "siti").await;
    enter(&mut siti, &code_page, &code(&letter)).await.is(303);
    siti.get("/akun")
        .await
        .is(200)
        .has("Siti")
        .lacks("Siti Aminah");
}

#[tokio::test]
async fn an_unknown_address_that_signs_in_finishes_registering_without_another_code() {
    let site = Site::start().await;
    let mut siti = site.visitor();
    let code_page = ask_to_sign_in(&mut siti, "siti", "/cari").await;
    let letter = newest(&site, "siti").await;
    let answer = enter(&mut siti, &code_page, &code(&letter)).await;
    let finish = answer.is(303).location().to_owned();
    assert!(finish.starts_with("/masuk/lengkapi?ticket="), "{finish}");
    siti.get(&finish).await.is(200).has("siti@example.com");
    let ticket = ticket_of(&finish);
    let incomplete = [("ticket", ticket.as_str()), ("name", "Siti Aminah")];
    siti.post("/masuk/lengkapi", &incomplete)
        .await
        .is(422)
        .has("Siti Aminah");
    let whole = [
        ("ticket", ticket.as_str()),
        ("name", "Siti Aminah"),
        ("age", "young"),
        ("consent", "ya"),
    ];
    let answer = siti.post("/masuk/lengkapi", &whole).await;
    assert_eq!(answer.is(303).location(), "/cari");
    siti.get("/akun").await.is(200).has("Di bawah 18 tahun");
    site.visitor().post("/masuk/lengkapi", &whole).await.is(422);
    assert_eq!(site.mails_to("siti").await.len(), 1);
}

#[tokio::test]
async fn two_who_prove_the_same_new_address_at_once_become_one_account() {
    let site = Site::start().await;
    let mut pages = Vec::new();
    for _ in 0..4 {
        let mut browser = site.visitor();
        let code_page = ask_to_register(&mut browser, "siti").await;
        let code = code(&newest(&site, "siti").await);
        pages.push((browser, code_page, code));
    }
    let entering =
        pages
            .into_iter()
            .map(|(mut browser, page, code)| async move {
                enter(&mut browser, &page, &code).await.status
            });
    let statuses = futures::future::join_all(entering).await;
    assert_eq!(statuses, [303; 4]);
}
