//! Making, publishing, changing and closing a consultation.

use crate::posting::{posted, with};
use crate::site::{Browser, Site};
use domain::roles::Role;
use domain::words::{Body, Line, Title};

const NEW: &str = "/kelola/konsultasi/baru";

fn draft() -> Vec<(&'static str, &'static str)> {
    vec![
        ("title", "Jalan terang & aman"),
        ("question", "Di mana jalan paling gelap?"),
        ("background", "Banyak **lampu** mati."),
        ("limits", "Anggaran tahun ini sudah terkunci."),
        ("agency", "kelapa-dua"),
        ("vote_mode", "support"),
        ("opens", "2026-11-24"),
        ("closes", "2026-12-03"),
    ]
}

async fn made(bagas: &mut Browser) -> String {
    bagas
        .post(NEW, &draft())
        .await
        .is(303)
        .location()
        .to_owned()
}

#[tokio::test]
async fn a_draft_is_seen_by_its_coordinators_only_until_it_is_published() {
    let site = Site::start().await;
    let mut bagas = site.staff("bagas", Role::Coordinator, "kelapa-dua").await;
    let desk = made(&mut bagas).await;
    assert_eq!(desk, "/kelola/konsultasi/jalan-terang-aman");
    let public = "/konsultasi/jalan-terang-aman";
    let mut visitor = site.visitor();
    visitor.get(public).await.is(404);
    visitor.get("/konsultasi").await.lacks("Jalan terang");
    site.administrator("ratna").await.get(public).await.is(404);
    let preview = bagas.get(&format!("{desk}/pratinjau")).await;
    preview
        .is(200)
        .has("<strong>lampu</strong>")
        .has("sudah terkunci")
        .has("3 Desember 2026");
    bagas.get("/kelola/konsultasi").await.has("Draf");
    bagas.post(&format!("{desk}/terbitkan"), &[]).await.is(303);
    visitor
        .get(public)
        .await
        .is(200)
        .has("<strong>lampu</strong>")
        .has("sudah terkunci");
    visitor.get("/").await.has("Jalan terang");
    bagas.post(&format!("{desk}/terbitkan"), &[]).await.is(409);
}

#[tokio::test]
async fn everything_missing_is_said_at_once_and_what_was_typed_is_kept() {
    let site = Site::start().await;
    let mut bagas = site.staff("bagas", Role::Coordinator, "kelapa-dua").await;
    let again = bagas.post(NEW, &[("title", "Hanya tema")]).await;
    again.is(422).has("Hanya tema");
    for field in [
        "question",
        "background",
        "limits",
        "agency",
        "vote_mode",
        "opens",
        "closes",
    ] {
        again.has(&format!("href=\"#{field}\""));
    }
    for (field, value, message) in [
        ("closes", "2026-11-23", "pada atau setelah hari dibuka"),
        ("closes", "2028-01-01", "paling lama satu tahun"),
        ("opens", "besok", "Pilih tanggal dibuka"),
        ("limits", " ", "Bagian ini wajib"),
        ("title", "a\u{202e}b", "href=\"#title\""),
        ("vote_mode", "all", "Pilih cara warga bersikap"),
    ] {
        let again = bagas.post(NEW, &with(draft(), field, value)).await;
        again
            .is(422)
            .has(message)
            .has("Di mana jalan paling gelap?");
    }
}

#[tokio::test]
async fn every_field_holds_as_many_characters_as_it_says_whatever_they_are() {
    let site = Site::start().await;
    let mut bagas = site.staff("bagas", Role::Coordinator, "kelapa-dua").await;
    let full = |characters: usize| "\u{1f4a1}".repeat(characters);
    let (title, question, long) = (full(Title::MAX), full(Line::MAX), full(Body::MAX));
    let mut fields = with(draft(), "title", &title);
    fields = with(fields, "question", &question);
    fields = with(fields, "background", &long);
    fields = with(fields, "limits", &long);
    bagas.post(NEW, &fields).await.is(303);
    let longer = full(Body::MAX + 1);
    let fields = with(fields, "limits", &longer);
    bagas.post(NEW, &fields).await.is(422).has(&title);
}

#[tokio::test]
async fn one_form_makes_one_draft_and_one_title_two_addresses() {
    let site = Site::start().await;
    let mut bagas = site.staff("bagas", Role::Coordinator, "kelapa-dua").await;
    let form_key = bagas.get(NEW).await.field("form_key");
    let mut fields = draft();
    fields.push(("form_key", &form_key));
    let first = bagas.post(NEW, &fields).await.is(303).location().to_owned();
    assert_eq!(bagas.post(NEW, &fields).await.is(303).location(), first);
    assert_eq!(made(&mut bagas).await, format!("{first}-2"));
    assert_eq!(made(&mut bagas).await, format!("{first}-3"));
    let reserved = with(draft(), "title", "Baru");
    let made = bagas.post(NEW, &reserved).await;
    assert_eq!(made.is(303).location(), "/kelola/konsultasi/baru-2");
}

#[tokio::test]
async fn a_coordinator_makes_none_for_other_agencies() {
    let site = Site::start().await;
    let mut bagas = site.staff("bagas", Role::Coordinator, "kelapa-dua").await;
    for agency in ["dinas-bina-marga", "tidak-ada", ""] {
        let forged = with(draft(), "agency", agency);
        bagas
            .post(NEW, &forged)
            .await
            .is(422)
            .has("href=\"#agency\"");
    }
    let desk = made(&mut bagas).await;
    let forged = with(draft(), "agency", "dinas-bina-marga");
    bagas.post(&desk, &forged).await.is(422);
    let mut vina = site
        .staff("vina", Role::Coordinator, "dinas-bina-marga")
        .await;
    for path in [desk.clone(), format!("{desk}/pratinjau")] {
        vina.get(&path).await.is(404);
    }
    vina.post(&desk, &draft()).await.is(404);
    for act in ["terbitkan", "tutup"] {
        vina.post(&format!("{desk}/{act}"), &[]).await.is(404);
    }
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    endah.post(NEW, &draft()).await.is(403);
    endah.post(&desk, &draft()).await.is(403);
    endah.post(&format!("{desk}/terbitkan"), &[]).await.is(403);
}

#[tokio::test]
async fn question_and_limits_stay_once_somebody_has_written() {
    let site = Site::start().await;
    let mut bagas = site.staff("bagas", Role::Coordinator, "kelapa-dua").await;
    let desk = made(&mut bagas).await;
    bagas.post(&format!("{desk}/terbitkan"), &[]).await.is(303);
    let changed = with(
        with(draft(), "question", "Pertanyaan lain?"),
        "limits",
        "Batas lain.",
    );
    bagas.post(&desk, &changed).await.is(303);
    let mut visitor = site.visitor();
    let public = "/konsultasi/jalan-terang-aman";
    visitor
        .get(public)
        .await
        .has("Pertanyaan lain?")
        .has("Batas lain.");
    posted(
        &mut site.member("siti").await,
        "jalan-terang-aman",
        "Gang mawar",
        "public",
    )
    .await;
    let again = with(with(draft(), "question", "Dibalik?"), "title", "Tema baru");
    bagas.post(&desk, &again).await.is(303);
    // the fixed fields of a form that was made up do nothing; the others do something
    visitor
        .get(public)
        .await
        .has("Pertanyaan lain?")
        .has("Tema baru")
        .lacks("Dibalik?");
}

#[tokio::test]
async fn dates_are_extended_not_shortened_and_closing_is_an_act() {
    let site = Site::start().await;
    let mut bagas = site.staff("bagas", Role::Coordinator, "kelapa-dua").await;
    let desk = made(&mut bagas).await;
    bagas.post(&format!("{desk}/tutup"), &[]).await.is(409);
    bagas.post(&format!("{desk}/terbitkan"), &[]).await.is(303);
    let shorter = with(draft(), "closes", "2026-11-30");
    bagas
        .post(&desk, &shorter)
        .await
        .is(422)
        .has("hanya bisa dimundurkan");
    let longer = with(draft(), "closes", "2026-12-10");
    bagas.post(&desk, &longer).await.is(303);
    let mut visitor = site.visitor();
    let public = "/konsultasi/jalan-terang-aman";
    visitor.get(public).await.has("10 Desember 2026");
    bagas.post(&format!("{desk}/tutup"), &[]).await.is(303);
    visitor.get(public).await.has("Sudah ditutup");
    let write = format!("{public}/aspirasi/baru");
    let mut siti = site.member("siti").await;
    let late = siti
        .post(&write, &crate::posting::words("Terlambat", "public"))
        .await;
    assert_ne!(late.status, 303);
    // saving the form as it stands does not open it again
    let today = with(draft(), "closes", "2026-11-24");
    bagas.post(&desk, &today).await.is(303);
    visitor.get(public).await.has("Sudah ditutup");
}

#[tokio::test]
async fn a_draft_whose_days_are_over_is_not_published() {
    let site = Site::start().await;
    let mut bagas = site.staff("bagas", Role::Coordinator, "kelapa-dua").await;
    let desk = made(&mut bagas).await;
    site.clock.move_to(crate::site::NOW.plus_days(20));
    let refused = bagas.post(&format!("{desk}/terbitkan"), &[]).await;
    refused.is(409).has("Hari terakhirnya sudah lewat");
    site.visitor()
        .get("/konsultasi/jalan-terang-aman")
        .await
        .is(404);
}
