//! What nobody may read is in no result, count or suggestion, and leaves at once.

use super::{answers, comments, decides, search, small_world, wrote};
use crate::site::Site;
use domain::roles::Role;
use forum::search::IndexPart;

/// Every page a search can lead to, without what changes by itself.
async fn pages(site: &Site) -> Vec<String> {
    let mut pages = Vec::new();
    for path in [
        "/cari".to_owned(),
        search("lampu"),
        search("rahasia"),
        search("gang"),
        search("lampu jalan rusak"),
        search("lamp*"),
        search("kanari"),
        search("kanar"),
        search("-lampu"),
        "/cari?bagian=comment".to_owned(),
        "/cari?status=received&jenis=complaint".to_owned(),
        "/cari?urut=dukungan".to_owned(),
        "/api/v1/search?q=lampu".to_owned(),
        "/api/v1/search?q=kanari".to_owned(),
        "/sitemap.xml".to_owned(),
    ] {
        pages.push(site.visitor().get(&path).await.text);
    }
    pages
}

#[tokio::test]
async fn hidden_rows_change_nothing_a_reader_can_see() {
    let (site, mut siti, [road, ..]) = small_world().await;
    let mut mira = site.staff("mira", Role::Moderator, "kelapa-dua").await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let before = pages(&site).await;
    // Confidential from the start, hidden, and withdrawn; each with everything below it.
    let confidential = wrote(
        &mut siti,
        ("fkp", "complaint", "confidential"),
        ("Lampu rahasia kanari", "Lampu gang kanari."),
    )
    .await;
    answers(&mut endah, &confidential, "Jawaban kanari lampu.").await;
    let hidden = wrote(
        &mut siti,
        ("fkp", "complaint", "public"),
        ("Lampu hina kanari", "Lampu gang kanari."),
    )
    .await;
    comments(&mut siti, &hidden, "Komentar kanari lampu.").await;
    let withdrawn = wrote(
        &mut siti,
        ("fkp", "complaint", "public"),
        ("Lampu tarik kanari", "Lampu gang kanari."),
    )
    .await;
    comments(&mut siti, &withdrawn, "Komentar kanari lampu.").await;
    let comment = comments(&mut siti, &road, "Komentar kanari lampu.").await;
    site.index().await;
    site.visitor()
        .get(&search("kanari"))
        .await
        .has("Lampu hina")
        .lacks("Lampu rahasia");

    decides(&mut mira, ("aspirasi", &hidden), "hide").await;
    // Gone from the results even before the index has heard of it.
    site.visitor()
        .get(&search("hina kanari"))
        .await
        .lacks("Lampu hina");
    siti.post(&format!("/aspirasi/{withdrawn}/tarik"), &[("yes", "ya")])
        .await
        .is(303);
    decides(&mut mira, ("komentar", &comment), "hide").await;
    site.index().await;
    assert_eq!(pages(&site).await, before);
    // Staff and author read them on their pages, but find the same as everybody.
    for browser in [&mut mira, &mut endah, &mut siti] {
        browser
            .get(&search("kanari"))
            .await
            .lacks("Lampu rahasia")
            .lacks("Lampu hina");
    }
    assert!(!site.logs().contains("Lampu rahasia"));
}

#[tokio::test]
async fn what_is_restored_or_tightened_is_found_again_or_no_more() {
    let (site, mut siti, [road, lamp, _]) = small_world().await;
    let mut mira = site.staff("mira", Role::Moderator, "kelapa-dua").await;
    comments(&mut siti, &road, "Lubangnya makin dalam.").await;
    decides(&mut mira, ("aspirasi", &road), "hide").await;
    site.index().await;
    for words in ["jalan rusak", "lubangnya"] {
        site.visitor().get(&search(words)).await.lacks(&road);
    }
    decides(&mut mira, ("aspirasi", &road), "restore").await;
    site.index().await;
    for words in ["jalan rusak", "lubangnya"] {
        site.visitor().get(&search(words)).await.has(&road);
    }
    siti.post(
        &format!("/aspirasi/{lamp}/perketat"),
        &[("visibility", "confidential")],
    )
    .await
    .is(303);
    site.visitor().get(&search("lampu gang")).await.lacks(&lamp);
    site.index().await;
    let kept = forum::search::keys(&site.forum).await.unwrap();
    let aspirations = kept
        .iter()
        .filter(|(part, _)| *part == IndexPart::Aspiration)
        .count();
    assert_eq!(aspirations, 2);
}

#[tokio::test]
async fn a_draft_is_found_by_nobody() {
    let site = Site::start().await;
    let mut bagas = site.staff("bagas", Role::Coordinator, "kelapa-dua").await;
    site.consultation("fkp").await;
    site.index().await;
    let page = bagas.get("/kelola/konsultasi/baru").await;
    let form_key = page.is(200).field("form_key");
    let fields = [
        ("title", "Naskah kanari"),
        ("question", "Apa kanari itu?"),
        ("background", "Kanari."),
        ("limits", "Kanari."),
        ("agency", "kelapa-dua"),
        ("vote_mode", "support"),
        ("opens", "2026-12-01"),
        ("closes", "2026-12-20"),
        ("form_key", &form_key),
    ];
    let made = bagas.post("/kelola/konsultasi/baru", &fields).await;
    made.is(303);
    site.index().await;
    for browser in [&mut site.visitor(), &mut bagas] {
        browser.get(&search("kanari")).await.lacks("Naskah kanari");
    }
    let kept = forum::search::keys(&site.forum).await.unwrap();
    assert_eq!(kept.len(), 1);
}
