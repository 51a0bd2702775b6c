//! Telling moderators of a post.

use super::{commented, decide, report, site};
use crate::posting::posted;
use crate::site::Site;
use domain::roles::Role;

#[tokio::test]
async fn a_visitor_reports_a_post_and_moderators_find_it() {
    let site = site().await;
    let id = posted(
        &mut site.member("siti").await,
        "fkp",
        "Lampu mati",
        "public",
    )
    .await;
    let mut visitor = site.visitor();
    let page = visitor.get(&format!("/aspirasi/{id}/laporkan")).await;
    page.is(200).has("Lampu mati").has("Data pribadi");
    let sent = report(
        &mut visitor,
        ("aspirasi", &id),
        "insult",
        "Kata-katanya kasar.",
    )
    .await;
    let thanks = visitor.get(sent.is(303).location()).await;
    thanks.is(200).has("Terima kasih");
    let mut afifah = site.staff("afifah", Role::Moderator, "kelapa-dua").await;
    let queue = afifah.get("/kelola/moderasi").await;
    queue
        .is(200)
        .has("Lampu mati")
        .has("Hinaan atau ancaman (1)");
    let case = afifah.get(&format!("/kelola/moderasi/aspirasi/{id}")).await;
    case.is(200).has("Kata-katanya kasar.");
}

#[tokio::test]
async fn a_comment_is_reported_with_what_it_stands_under() {
    let site = site().await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, "fkp", "Lampu mati", "public").await;
    let comment = commented(&mut siti, &id, "Dasar tidak becus.").await;
    let mut budi = site.member("budi").await;
    report(&mut budi, ("komentar", &comment), "insult", "")
        .await
        .is(303);
    let mut afifah = site.staff("afifah", Role::Moderator, "kelapa-dua").await;
    afifah
        .get("/kelola/moderasi")
        .await
        .has("Dasar tidak becus.");
    let case = afifah
        .get(&format!("/kelola/moderasi/komentar/{comment}"))
        .await;
    case.is(200)
        .has("Dasar tidak becus.")
        .has("Lampu mati")
        .lacks("Budi");
}

#[tokio::test]
async fn one_person_has_one_open_report_and_a_form_sent_twice_makes_one() {
    let site = site().await;
    let id = posted(
        &mut site.member("siti").await,
        "fkp",
        "Lampu mati",
        "public",
    )
    .await;
    let mut budi = site.member("budi").await;
    report(&mut budi, ("aspirasi", &id), "spam", "")
        .await
        .is(303);
    let path = format!("/aspirasi/{id}/laporkan");
    budi.get(&path).await.has("Anda sudah melaporkan");
    budi.post(&path, &[("reason", "hoax")]).await.is(303);
    let mut visitor = site.visitor();
    let form_key = visitor.get(&path).await.field("form_key");
    for _ in 0..2 {
        let fields = [("reason", "spam"), ("form_key", form_key.as_str())];
        visitor.post(&path, &fields).await.is(303);
    }
    let mut afifah = site.staff("afifah", Role::Moderator, "kelapa-dua").await;
    let queue = afifah.get("/kelola/moderasi").await;
    queue
        .has("Iklan atau kiriman berulang (2)")
        .lacks("Kabar tidak benar (");
    // once decided, the same person may report again
    decide(&mut afifah, ("aspirasi", &id), "keep", "Bukan iklan.")
        .await
        .is(303);
    report(&mut budi, ("aspirasi", &id), "hoax", "")
        .await
        .is(303);
    afifah
        .get("/kelola/moderasi")
        .await
        .has("Kabar tidak benar (1)");
}

#[tokio::test]
async fn a_report_needs_a_reason_and_keeps_what_was_typed() {
    let site = site().await;
    let id = posted(
        &mut site.member("siti").await,
        "fkp",
        "Lampu mati",
        "public",
    )
    .await;
    let path = format!("/aspirasi/{id}/laporkan");
    let mut visitor = site.visitor();
    for (fields, message) in [
        (vec![("note", "Tolong dicek")], "Pilih satu alasan"),
        (
            vec![("reason", "rejected_in_source"), ("note", "Tolong dicek")],
            "Pilih satu alasan",
        ),
        (
            vec![("reason", "other"), ("note", " ")],
            "Jelaskan alasannya",
        ),
    ] {
        let again = visitor.post(&path, &fields).await;
        again.is(422).has(message).has("href=\"#");
        if fields.contains(&("note", "Tolong dicek")) {
            again.has("Tolong dicek");
        }
    }
    let long = "a".repeat(2_001);
    let fields = [("reason", "spam"), ("note", long.as_str())];
    visitor
        .post(&path, &fields)
        .await
        .is(422)
        .has("Terlalu panjang");
}

#[tokio::test]
async fn what_one_may_not_see_cannot_be_reported() {
    let site = site().await;
    let secret = posted(
        &mut site.member("siti").await,
        "fkp",
        "Rahasia saya",
        "confidential",
    )
    .await;
    let mut budi = site.member("budi").await;
    for id in [secret.as_str(), "00000000000000000000", "x"] {
        let path = format!("/aspirasi/{id}/laporkan");
        budi.get(&path).await.is(404).lacks("Rahasia saya");
        budi.post(&path, &[("reason", "spam")]).await.is(404);
    }
}

#[tokio::test]
async fn reports_from_one_network_are_limited() {
    let site = Site::start_limited().await;
    site.consultation("fkp").await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, "fkp", "Lampu mati", "public").await;
    let path = format!("/aspirasi/{id}/laporkan");
    let mut visitor = site.visitor();
    for _ in 0..10 {
        visitor.post(&path, &[("reason", "spam")]).await.is(303);
    }
    visitor.post(&path, &[("reason", "spam")]).await.is(429);
    // a form with an error costs nothing
    visitor.post(&path, &[]).await.is(422);
}
