//! Bulletins: written by one, released by another, to exactly those they are for, and naming nobody who is anonymous.

use crate::http_client::Answer;
use crate::posting::{posted, send, with, words};
use crate::site::{Browser, Letter, Site};
use crate::taking_part::{SLUG, follow};
use domain::roles::Role;

const NEW: &str = "/kelola/buletin/baru";

/// A site with a coordinator and an official of the same agency.
async fn site() -> (Site, Browser, Browser) {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let bagas = site.staff("bagas", Role::Coordinator, "kelapa-dua").await;
    let endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    (site, bagas, endah)
}

/// Writes a bulletin and returns its path.
async fn written(bagas: &mut Browser, audience: &str, area: &str) -> String {
    let fields = [
        ("consultation", SLUG),
        ("audience", audience),
        ("area", area),
        ("subject", "Perbaikan dimulai"),
        (
            "body",
            "Mulai Kamis.\n\nhttps://jahat.example/ jangan dibuka",
        ),
    ];
    let answer = bagas.post(NEW, &fields).await;
    answer.is(303).location().to_owned()
}

/// Presses the button of whoever reads the page now.
async fn release(reader: &mut Browser, path: &str) -> Answer {
    let page = reader.get(path).await;
    let asked_at = page.is(200).field("asked_at");
    reader
        .post(path, &[("act", "release"), ("asked_at", &asked_at)])
        .await
}

/// The readers of the letters sent since `before`, sorted.
async fn readers(site: &Site, before: usize) -> (Vec<String>, Vec<Letter>) {
    let letters = site.mails().await.split_off(before);
    let mut to: Vec<String> = letters
        .iter()
        .map(|letter| letter.to.replace("@example.com", ""))
        .collect();
    to.sort();
    (to, letters)
}

#[tokio::test]
async fn whoever_wrote_it_cannot_release_it_and_nobody_what_they_have_not_read() {
    let (site, mut bagas, mut endah) = site().await;
    let mut dewi = site.member("dewi").await;
    follow(&mut dewi, &format!("/konsultasi/{SLUG}"), "yes")
        .await
        .is(303);
    let path = written(&mut bagas, "followers", "").await;
    // a draft is released by nobody, and a colleague does not change it
    for browser in [&mut bagas, &mut endah] {
        browser.post(&path, &[("act", "release")]).await.is(409);
    }
    endah.post(&path, &[("act", "ask")]).await.is(403);
    endah
        .post(&path, &[("act", "save"), ("subject", "Lain")])
        .await
        .is(403);
    bagas.post(&path, &[("act", "ask")]).await.is(303);
    let first = endah.get(&path).await.is(200).field("asked_at");
    release(&mut bagas, &path)
        .await
        .is(409)
        .has("Anda yang menulisnya");
    // what waits cannot be changed unless it is taken back, and then what was read does not count
    let changed = [
        ("act", "save"),
        ("consultation", SLUG),
        ("audience", "followers"),
        ("subject", "Isi lain"),
        ("body", "Bukan yang dibaca."),
    ];
    bagas.post(&path, &changed).await.is(409);
    bagas.post(&path, &[("act", "unask")]).await.is(303);
    bagas.post(&path, &changed).await.is(303);
    site.clock.move_to(site.clock.now().plus_seconds(1));
    bagas.post(&path, &[("act", "ask")]).await.is(303);
    endah
        .post(&path, &[("act", "release"), ("asked_at", &first)])
        .await
        .is(409)
        .has("sudah berubah");
    assert_eq!(site.mails().await.len(), 0);
    release(&mut endah, &path).await.is(303);
    release_again(&mut endah, &path).await;
    let (to, letters) = readers(&site, 0).await;
    assert_eq!(to, ["dewi"]);
    assert_eq!(letters[0].subject, "Isi lain");
    endah
        .get(&path)
        .await
        .has("Terkirim")
        .has("Bagas")
        .has("Endah");
    let mut admin = site.administrator("ratna").await;
    admin.get("/kelola/catatan").await.has("mengirim buletin");
}

/// A second press of the button sends nothing.
async fn release_again(endah: &mut Browser, path: &str) {
    endah
        .post(path, &[("act", "release"), ("asked_at", "1")])
        .await
        .is(409);
}

#[tokio::test]
async fn each_audience_gets_it_once_and_anonymous_authors_leave_no_trace() {
    let (site, mut bagas, mut endah) = site().await;
    let mut siti = site.member("siti").await;
    let mut sari = site.member("sari").await;
    let mut rini = site.member("rini").await;
    let mut dewi = site.member("dewi").await;
    let area = "36.03.28.1001";
    let one = posted(&mut siti, SLUG, "Satu", "public").await;
    let two = posted(&mut siti, SLUG, "Dua", "anonymous").await;
    let three = posted(&mut sari, SLUG, "Tiga", "anonymous").await;
    let four = posted(&mut rini, SLUG, "KENARI", "confidential").await;
    let here = with(words("Empat", "anonymous"), "area", area);
    send(&mut sari, SLUG, &here).await.is(303);
    follow(&mut dewi, &format!("/konsultasi/{SLUG}"), "yes")
        .await
        .is(303);
    for id in [&one, &two, &three, &four] {
        endah
            .post(&format!("/aspirasi/{id}/jawab"), &[("answer", "Ya.")])
            .await
            .is(303);
    }
    let mut before = site.mails().await.len();
    for (audience, area, expected, rows) in [
        ("followers", "", vec!["dewi"], 1),
        ("answered", "", vec!["sari", "siti"], 1),
        ("area", area, vec!["sari"], 0),
        // a district is its villages too
        ("area", "36.03.28", vec!["sari"], 0),
        ("done", "", vec![], 0),
    ] {
        let path = written(&mut bagas, audience, area).await;
        bagas.get(&path).await.has("kurang dari 5 orang");
        bagas.post(&path, &[("act", "ask")]).await.is(303);
        let kept = site.mails_kept().await;
        release(&mut endah, &path).await.is(303);
        let (to, letters) = readers(&site, before).await;
        before += letters.len();
        assert_eq!(to, expected, "{audience}");
        assert_eq!(site.mails_kept().await - kept, rows, "{audience}");
        for letter in &letters {
            assert_eq!(letter.subject, "Perbaikan dimulai");
            assert!(letter.text.contains("Mulai Kamis."));
            for hidden in ["jahat.example", "KENARI", &one, &two, &three, &four] {
                assert!(!letter.text.contains(hidden), "{hidden}: {}", letter.text);
            }
        }
    }
}

#[tokio::test]
async fn a_sample_goes_to_oneself_and_bulletins_can_be_stopped() {
    let (site, mut bagas, mut endah) = site().await;
    let mut dewi = site.member("dewi").await;
    let mut joko = site.member("joko").await;
    for browser in [&mut dewi, &mut joko] {
        follow(browser, &format!("/konsultasi/{SLUG}"), "yes")
            .await
            .is(303);
    }
    let path = written(&mut bagas, "followers", "").await;
    let back = bagas.post(&path, &[("act", "test")]).await;
    bagas
        .get(back.is(303).location())
        .await
        .has("dikirim ke alamat Anda");
    let (to, letters) = readers(&site, 0).await;
    assert_eq!(to, ["bagas"]);
    endah
        .post("/akun/surat", &[("mail", "off"), ("language", "id")])
        .await
        .is(303);
    endah
        .post(&path, &[("act", "test")])
        .await
        .is(409)
        .has("Tidak ada surat yang sampai ke Anda");
    endah
        .post("/akun/surat", &[("mail", "on"), ("language", "id")])
        .await
        .is(303);
    // the preview is the mail
    let page = bagas.get(&path).await;
    assert!(page.text.contains("Mulai Kamis."));
    bagas
        .get(&format!("{path}/html"))
        .await
        .is(200)
        .has("Mulai Kamis.");
    dewi.post(
        "/akun/surat",
        &[("mail", "on"), ("language", "id"), ("bulletin", "off")],
    )
    .await
    .is(303);
    bagas.post(&path, &[("act", "ask")]).await.is(303);
    release(&mut endah, &path).await.is(303);
    let (to, letters) = readers(&site, letters.len()).await;
    assert_eq!(to, ["joko"]);
    // the link at its foot ends bulletins, and not the following
    let link = crate::posting::between(&letters[0].everything, "List-Unsubscribe:", ">");
    let (_, token) = link.split_once("/surat/berhenti/").unwrap();
    site.visitor()
        .post_raw(
            &format!("/surat/berhenti/{token}"),
            &[],
            b"List-Unsubscribe=One-Click",
        )
        .await
        .is(200)
        .has("Buletin dari instansi");
    joko.get(&format!("/konsultasi/{SLUG}"))
        .await
        .has("Anda mengikuti ini");
    joko.get("/akun/surat").await.has("value=\"off\" selected");
}

#[tokio::test]
async fn an_agency_releases_three_a_day() {
    let site = Site::start_limited().await;
    site.consultation(SLUG).await;
    let mut bagas = site.staff("bagas", Role::Coordinator, "kelapa-dua").await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    for status in [303, 303, 303, 429] {
        let path = written(&mut bagas, "followers", "").await;
        bagas.post(&path, &[("act", "ask")]).await.is(303);
        release(&mut endah, &path).await.is(status);
    }
}

#[tokio::test]
async fn what_is_missing_is_said_beside_its_field() {
    let (site, mut bagas, _) = site().await;
    bagas
        .post(NEW, &[("subject", ""), ("audience", "followers")])
        .await
        .is(422)
        .has("href=\"#consultation\"");
    let mut fields = vec![
        ("consultation", SLUG),
        ("audience", "area"),
        ("area", "11.01"),
        ("subject", "Perihal"),
        ("body", "Isi yang tetap ada"),
    ];
    bagas
        .post(NEW, &fields)
        .await
        .is(422)
        .has("href=\"#area\"")
        .has("Isi yang tetap ada");
    fields[1] = ("audience", "everybody");
    bagas
        .post(NEW, &fields)
        .await
        .is(422)
        .has("href=\"#audience\"");
    // a consultation of another agency, or a draft, is none
    site.draft("konsep").await;
    fields[0] = ("consultation", "konsep");
    bagas
        .post(NEW, &fields)
        .await
        .is(422)
        .has("href=\"#consultation\"");
}
