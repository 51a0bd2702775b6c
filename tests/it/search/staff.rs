//! The search at the desk: an agency's confidential words, for its officials and moderators only.

use super::{answers, comments, decides, wrote};
use crate::site::{Browser, Site, encode};
use domain::roles::{Grant, Role};
use forum::search::compare_confidential;
use std::os::unix::fs::PermissionsExt;

fn desk(words: &str) -> String {
    format!("/kelola/cari?{}", encode(&[("q", words)]))
}

/// A confidential aspiration with a comment and an answer, and a public one with the same words.
async fn secret_world() -> (Site, [Browser; 2], String, String) {
    let site = Site::start().await;
    site.consultation("fkp").await;
    let mut siti = site.member("siti").await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let id = wrote(
        &mut siti,
        ("fkp", "complaint", "confidential"),
        ("Pungutan kenari di loket", "Petugas meminta uang kenari."),
    )
    .await;
    let open = wrote(
        &mut siti,
        ("fkp", "complaint", "public"),
        ("Loket tutup", "Loket tutup sebelum waktunya."),
    )
    .await;
    comments(&mut siti, &id, "Kejadiannya hari Senin, kutilang.").await;
    answers(&mut endah, &id, "Sedang diperiksa, jalak.").await;
    site.index().await;
    (site, [siti, endah], id, open)
}

#[tokio::test]
async fn officials_and_moderators_find_their_agencys_confidential_words() {
    let (site, [_, mut endah], id, open) = secret_world().await;
    let mut mira = site.staff("mira", Role::Moderator, "kelapa-dua").await;
    for reader in [&mut endah, &mut mira] {
        for words in ["kenari", "pungutn loket", "\"uang kenari\"", "pungut*"] {
            let page = reader.get(&desk(words)).await;
            page.is(200).has(&format!("href=\"/aspirasi/{id}\""));
            assert_eq!(page.header("cache-control"), Some("no-store"));
        }
        reader.get(&desk("kutilang")).await.has("#komentar-");
        reader.get(&desk("jalak")).await.has("#jawaban-");
        reader.get(&desk("kenari")).await.has("<mark>kenari</mark>");
        // The public half beside it, with its own count.
        let public = format!("{}&di=publik", desk("loket"));
        reader.get(&public).await.has(&open).lacks(&id);
        reader.get(&desk("loket")).await.has(&id).lacks(&open);
        reader.get(&desk("")).await.has(&id);
        reader
            .get(&format!("{}&lang=en", desk("tidakadasamasekali")))
            .await
            .has("No results for");
    }
}

#[tokio::test]
async fn nobody_else_finds_them_and_other_agencies_notice_nothing() {
    let (site, [mut siti, _], id, _) = secret_world().await;
    let mut far = site.staff("far", Role::Official, "dinas-bina-marga").await;
    let mut empty = Vec::new();
    for words in ["kenari", "kenar", "kanari", "pungut*", "loket", ""] {
        let page = far.get(&desk(words)).await;
        page.is(200)
            .lacks(&id)
            .lacks("Pungutan")
            .lacks("kenari</a>");
        empty.push(page.text);
    }
    // What is said to another agency changes no count, correction or order.
    let before = empty;
    wrote(
        &mut siti,
        ("fkp", "complaint", "confidential"),
        ("Kanari kenari", "Pungutan loket kenari kanari."),
    )
    .await;
    site.index().await;
    for (words, before) in ["kenari", "kenar", "kanari", "pungut*", "loket", ""]
        .iter()
        .zip(before)
    {
        assert_eq!(far.get(&desk(words)).await.text, before, "{words}");
    }
    far.get("/kelola/cari?instansi=kelapa-dua").await.is(404);
    far.get("/kelola/cari?instansi=tidak-ada").await.is(404);
    far.get("/kelola/cari?instansi=../x").await.is(404);
    let mut admin = site.administrator("admin").await;
    admin.get(&desk("kenari")).await.is(403).lacks(&id);
    let mut bagas = site.staff("bagas", Role::Coordinator, "kelapa-dua").await;
    bagas.get(&desk("kenari")).await.is(403).lacks(&id);
    siti.get(&desk("kenari")).await.is(403).lacks(&id);
    site.visitor().get(&desk("kenari")).await.is(303);
    assert!(!site.logs().contains("Pungutan"));
}

#[tokio::test]
async fn an_agencys_own_words_stay_apart_for_somebody_of_two() {
    let (site, [mut siti, _], id, _) = secret_world().await;
    site.consultation_of("dinas-bina-marga", "jalan").await;
    let other = wrote(
        &mut siti,
        ("jalan", "complaint", "confidential"),
        ("Suap kenari di proyek", "Mandor meminta uang."),
    )
    .await;
    site.index().await;
    let mut roles = Vec::new();
    for agency in ["dinas-bina-marga", "kelapa-dua"] {
        roles.push(Grant {
            role: Role::Official,
            agency: Some(site.agency(agency).await),
        });
    }
    let both = site.person("both", true, roles).await;
    let mut both = site.browser_of(both).await;
    let of = |agency: &str| format!("{}&instansi={agency}", desk("kenari"));
    both.get(&of("dinas-bina-marga"))
        .await
        .has(&other)
        .lacks(&id);
    both.get(&of("kelapa-dua")).await.has(&id).lacks(&other);
}

#[tokio::test]
async fn what_is_tightened_is_found_at_the_desk_and_what_is_withdrawn_no_more() {
    let (site, [mut siti, mut endah], id, _) = secret_world().await;
    let mut mira = site.staff("mira", Role::Moderator, "kelapa-dua").await;
    let public = wrote(
        &mut siti,
        ("fkp", "complaint", "public"),
        ("Jalan kenari", "Berlubang."),
    )
    .await;
    let comment = comments(&mut siti, &public, "Nomor saya merpati.").await;
    site.index().await;
    endah.get(&desk("jalan kenari")).await.lacks(&public);
    siti.post(
        &format!("/aspirasi/{public}/perketat"),
        &[("visibility", "confidential")],
    )
    .await
    .is(303);
    site.index().await;
    endah.get(&desk("jalan kenari")).await.has(&public);
    endah.get(&desk("merpati")).await.has(&comment);
    decides(&mut mira, ("komentar", &comment), "hide").await;
    endah.get(&desk("merpati")).await.lacks(&comment);
    siti.post(&format!("/aspirasi/{id}/tarik"), &[("yes", "ya")])
        .await
        .is(303);
    // Gone at once, and from the index soon after.
    endah.get(&desk("pungutan")).await.lacks(&id);
    site.index().await;
    let kept = compare_confidential(&site.forum).await.unwrap().unwrap();
    assert!(kept.is_equal() && kept.waiting == 0, "{kept:?}");
    assert_eq!(kept.texts, 1);
}

#[tokio::test]
async fn a_damaged_confidential_index_is_made_anew_and_searched_around_meanwhile() {
    let (site, [_, mut endah], id, _) = secret_world().await;
    let folder = site.config.confidential_index_folder();
    let mode = std::fs::metadata(&folder).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            std::fs::remove_dir_all(path).unwrap();
        }
    }
    endah.get(&desk("kenari")).await.is(200).has(&id);
    comments(
        &mut site.member("siti2").await,
        &posted_publicly(&site).await,
        "Ya.",
    )
    .await;
    comments(&mut endah, &id, "Masih diperiksa, tekukur.").await;
    // The first step fails on what is gone; the next makes it anew.
    let _broken = forum::search::keep_up(&site.forum).await;
    site.index().await;
    endah.get(&desk("tekukur")).await.is(200).has("#komentar-");
    let kept = compare_confidential(&site.forum).await.unwrap().unwrap();
    assert!(kept.is_equal() && kept.texts == 4, "{kept:?}");
}

async fn posted_publicly(site: &Site) -> String {
    let mut ani = site.member("ani").await;
    wrote(
        &mut ani,
        ("fkp", "complaint", "public"),
        ("Taman", "Kering."),
    )
    .await
}

#[tokio::test]
async fn before_it_is_built_the_desk_looks_into_the_database() {
    let site = Site::start().await;
    site.consultation("fkp").await;
    let mut siti = site.member("siti").await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let id = wrote(
        &mut siti,
        ("fkp", "complaint", "confidential"),
        ("Pungutan kenari", "Uang."),
    )
    .await;
    endah
        .get(&desk("pungutan"))
        .await
        .is(200)
        .has("Pencarian sedang disiapkan")
        .has(&id);
}
