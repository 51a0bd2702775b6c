//! One's own account: sessions, password, name, mail.

use super::{
    NEW_PASSWORD, PASSWORD, ask_to_sign_in, by_password, code, enter, newest, session_forms,
    set_password,
};
use crate::site::{NOW, Site};
use domain::identity::SESSION_DAYS;

#[tokio::test]
async fn sessions_are_listed_and_ended_by_their_person_only() {
    let site = Site::start().await;
    let mut siti = site.member("siti").await;
    let mut phone = site.browser_of(siti.person.unwrap()).await;
    let mut library = site.browser_of(siti.person.unwrap()).await;
    let mut budi = site.member("budi").await;
    let list = siti.get("/akun").await;
    list.is(200).has("Perangkat ini");
    assert_eq!(session_forms(&list.text).len(), 2);
    let others = session_forms(&phone.get("/akun").await.text);
    let of_library = session_forms(&list.text)
        .into_iter()
        .find(|form| others.contains(form))
        .unwrap();
    budi.post(&of_library, &[]).await.is(404);
    library.get("/akun").await.is(200);
    siti.post(&of_library, &[]).await.is(303);
    siti.post(&of_library, &[]).await.is(404);
    siti.post("/akun/sesi/x/akhiri", &[]).await.is(404);
    library.get("/akun").await.is(303);
    phone.get("/akun").await.is(200);
    siti.post("/akun/sesi/akhiri", &[]).await.is(303);
    phone.get("/akun").await.is(303);
    siti.get("/akun").await.is(200);
    budi.get("/akun").await.is(200);
}

#[tokio::test]
async fn signing_out_ends_the_session_and_clears_the_browser() {
    let site = Site::start().await;
    let mut siti = site.member("siti").await;
    let mut copy = siti.clone();
    let answer = siti.post("/keluar", &[]).await;
    assert_eq!(answer.is(303).location(), "/");
    assert!(answer.header("clear-site-data").is_some());
    assert!(!siti.cookies.contains_key("rembuk"));
    copy.get("/akun").await.is(303);
    site.visitor().post("/keluar", &[]).await.is(303);
}

#[tokio::test]
async fn signing_in_again_ends_the_old_session_of_the_browser() {
    let site = Site::start().await;
    let mut siti = site.member("siti").await;
    let mut old = siti.clone();
    let code_page = ask_to_sign_in(&mut siti, "siti", "").await;
    let letter = newest(&site, "siti").await;
    enter(&mut siti, &code_page, &code(&letter)).await.is(303);
    assert_ne!(siti.cookies, old.cookies);
    siti.get("/akun").await.is(200);
    old.get("/akun").await.is(303);
}

#[tokio::test]
async fn an_unused_session_ends_and_a_used_one_lives() {
    let site = Site::start().await;
    let mut siti = site.member("siti").await;
    let mut phone = site.browser_of(siti.person.unwrap()).await;
    site.clock.move_to(NOW.plus_days(SESSION_DAYS - 1));
    siti.get("/akun").await.is(200);
    site.clock.move_to(NOW.plus_days(SESSION_DAYS + 1));
    siti.get("/akun").await.is(200);
    phone.get("/akun").await.is(303);
}

#[tokio::test]
async fn a_password_is_set_used_and_changed() {
    let site = Site::start().await;
    let mut siti = site.member("siti").await;
    let mut phone = site.browser_of(siti.person.unwrap()).await;
    let mut before = siti.clone();
    by_password(&mut site.visitor(), "siti", "").await.is(422);
    for (easy, why) in [
        ("pendek", "terlalu pendek"),
        ("kelapadua2026!", "terlalu pendek"),
        ("kelapadua2026!!", "mudah ditebak"),
        ("tangerangselatan2026", "mudah ditebak"),
        ("siti-siti-example-siti", "mudah ditebak"),
    ] {
        set_password(&mut siti, "", easy).await.is(422).has(why);
    }
    let long = "wq8Xk ".repeat(43);
    set_password(&mut siti, "", &long)
        .await
        .is(422)
        .lacks(&long);
    phone.get("/akun").await.is(200);

    set_password(&mut siti, "", PASSWORD).await.is(303);
    phone.get("/akun").await.is(303);
    before.get("/akun").await.is(303);
    siti.get("/akun").await.is(200).has("Sudah dipasang");

    let mut laptop = site.visitor();
    let unknown = by_password(&mut laptop, "nobody", PASSWORD).await;
    let wrong = by_password(&mut laptop, "siti", NEW_PASSWORD).await;
    assert_eq!(
        unknown.is(422).text.replace("nobody@", "siti@"),
        wrong.is(422).text
    );
    wrong.has("siti@example.com").lacks(NEW_PASSWORD);
    by_password(&mut laptop, "siti", PASSWORD).await.is(303);
    laptop.get("/akun").await.is(200);

    // whoever signed in long ago needs the old password
    site.clock.move_to(NOW.plus_seconds(601));
    laptop.get("/akun/sandi").await.is(200).has("old_password");
    set_password(&mut laptop, "", NEW_PASSWORD)
        .await
        .is(422)
        .has("href=\"#old_password\"");
    set_password(&mut laptop, PASSWORD, NEW_PASSWORD)
        .await
        .is(303);
    by_password(&mut site.visitor(), "siti", PASSWORD)
        .await
        .is(422);
    by_password(&mut site.visitor(), "siti", NEW_PASSWORD)
        .await
        .is(303);
}

#[tokio::test]
async fn composed_and_decomposed_letters_are_the_same_password() {
    let site = Site::start().await;
    let mut siti = site.member("siti").await;
    set_password(&mut siti, "", "caf\u{e9} hijau melompati tujuh pagar")
        .await
        .is(303);
    let typed = "cafe\u{301} hijau melompati tujuh pagar";
    by_password(&mut site.visitor(), "siti", typed)
        .await
        .is(303);
}

#[tokio::test]
async fn name_and_mail_are_changed_by_their_person() {
    let site = Site::start().await;
    let mut siti = site.member("siti").await;
    for path in ["/akun/nama", "/akun/surat", "/akun/sandi"] {
        siti.get(path).await.is(200);
        site.visitor().get(path).await.is(303);
        site.visitor().post(path, &[]).await.is(303);
    }
    siti.post("/akun/nama", &[("name", "  ")])
        .await
        .is(422)
        .has("href=\"#name\"");
    siti.post("/akun/nama", &[("name", "Bu Siti")])
        .await
        .is(303);
    siti.post("/akun/surat", &[("mail", "maybe")])
        .await
        .is(422)
        .has("href=\"#mail\"");
    siti.post("/akun/surat", &[("mail", "off"), ("language", "en")])
        .await
        .is(303);
    siti.get("/akun?done=saved")
        .await
        .is(200)
        .has("Bu Siti")
        .has("Tidak dikirim")
        .has("Sudah disimpan");
    let person = siti.person.unwrap();
    let reachable = store::people::reachable(site.forum.store.read(), &[person]).await;
    assert!(reachable.unwrap().is_empty());
}
