//! The author's side: reading a decision, answering it once.

use super::{decide, decision_in, site};
use crate::posting::posted;
use crate::site::{Browser, Site};
use domain::roles::Role;

/// A hidden aspiration, its author, a moderator, and the address of the decision.
async fn hidden(site: &Site, visibility: &str) -> (String, Browser, Browser, String) {
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, "fkp", "Lampu mati", visibility).await;
    let mut afifah = site.staff("afifah", Role::Moderator, "kelapa-dua").await;
    decide(&mut afifah, ("aspirasi", &id), "hide", "Ada hinaan.")
        .await
        .is(303);
    let letters = site.mails_to("siti").await;
    let path = decision_in(&letters.last().unwrap().text);
    (id, siti, afifah, path)
}

#[tokio::test]
async fn an_author_answers_once_and_the_moderator_restores() {
    let site = site().await;
    let (id, mut siti, mut afifah, path) = hidden(&site, "public").await;
    siti.get(&path).await.is(200).has("Tanggapi sekali");
    siti.post(&path, &[("answer", " ")])
        .await
        .is(422)
        .has("masih kosong");
    siti.post(&path, &[("answer", "Itu kutipan dari spanduk.")])
        .await
        .is(303);
    siti.post(&path, &[("answer", "Sekali lagi.")])
        .await
        .is(303);
    let page = siti.get(&path).await;
    page.has("Itu kutipan dari spanduk.")
        .lacks("Sekali lagi.")
        .lacks("Kirim tanggapan");
    afifah
        .get("/kelola/moderasi")
        .await
        .has("Penulis menanggapi")
        .has("Lampu mati");
    let case = afifah.get(&format!("/kelola/moderasi/aspirasi/{id}")).await;
    case.has("Itu kutipan dari spanduk.");
    decide(
        &mut afifah,
        ("aspirasi", &id),
        "restore",
        "Benar, itu kutipan.",
    )
    .await
    .is(303);
    afifah.get("/kelola/moderasi").await.lacks("Lampu mati");
    siti.get(&path).await.has("sudah memutuskan");
    let letters = site.mails_to("siti").await;
    assert!(letters.last().unwrap().subject.contains("tampil kembali"));
    site.visitor().get(&format!("/aspirasi/{id}")).await.is(200);
}

#[tokio::test]
async fn an_anonymous_author_finds_the_decision_and_nobody_else_does() {
    let site = site().await;
    let (_, mut siti, mut afifah, path) = hidden(&site, "anonymous").await;
    siti.get(&path).await.is(200);
    for browser in [
        &mut afifah,
        &mut site.member("budi").await,
        &mut site.administrator("ratna").await,
        &mut site.staff("endah", Role::Official, "kelapa-dua").await,
    ] {
        browser.get(&path).await.is(404);
        browser
            .post(&path, &[("answer", "Saya penulisnya.")])
            .await
            .is(404);
    }
    let door = site.visitor().get(&path).await;
    assert!(
        door.is(303)
            .location()
            .starts_with("/masuk?next=/moderasi/")
    );
    siti.post(&path, &[("answer", "Itu kutipan.")])
        .await
        .is(303);
    afifah
        .get("/kelola/moderasi")
        .await
        .has("Lampu mati")
        .lacks("Siti");
}

#[tokio::test]
async fn a_hiding_can_stand_and_is_then_closed() {
    let site = site().await;
    let (id, mut siti, mut afifah, path) = hidden(&site, "public").await;
    siti.post(&path, &[("answer", "Itu kutipan.")])
        .await
        .is(303);
    decide(&mut afifah, ("aspirasi", &id), "uphold", "Tetap menghina.")
        .await
        .is(303);
    afifah.get("/kelola/moderasi").await.lacks("Lampu mati");
    let letters = site.mails_to("siti").await;
    let letter = letters.last().unwrap();
    assert!(
        letter.subject.contains("tetap disembunyikan"),
        "{}",
        letter.subject
    );
    let second = decision_in(&letter.text);
    siti.get(&second).await.is(200).lacks("Kirim tanggapan");
    siti.post(&second, &[("answer", "Lagi.")]).await.is(409);
    site.visitor().get(&format!("/aspirasi/{id}")).await.is(404);
}

#[tokio::test]
async fn a_decision_that_no_longer_stands_cannot_be_answered() {
    let site = site().await;
    let (id, mut siti, mut afifah, path) = hidden(&site, "public").await;
    decide(&mut afifah, ("aspirasi", &id), "restore", "Keliru.")
        .await
        .is(303);
    siti.get(&path)
        .await
        .is(200)
        .has("tidak bisa ditanggapi lagi");
    siti.post(&path, &[("answer", "Itu kutipan.")])
        .await
        .is(409);
    afifah.get("/kelola/moderasi").await.lacks("Lampu mati");
}
