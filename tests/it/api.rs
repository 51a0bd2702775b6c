//! The machine doors: their shapes, their pages, and what they never say.

use crate::posting::{posted, posted_as_guest};
use crate::search::{answers, comments, decides, wrote};
use crate::site::{Browser, NOW, Site};
use domain::consultations::{Dates, VoteMode};
use domain::roles::Role;
use serde_json::Value;

async fn json(browser: &mut Browser, path: &str) -> Value {
    let answer = browser.get(path).await;
    answer.is(200);
    assert_eq!(
        answer.header("content-type"),
        Some("application/json"),
        "{path}"
    );
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    serde_json::from_str(&answer.text).unwrap()
}

/// Follows `next` to the end and returns every item.
async fn all(site: &Site, path: &str) -> Vec<Value> {
    let mut items = Vec::new();
    let mut path = path.to_owned();
    loop {
        let page = json(&mut site.visitor(), &path).await;
        items.extend(page["items"].as_array().unwrap().iter().cloned());
        match page["next"].as_str() {
            Some(next) => {
                path = next.strip_prefix(&site.config.base_url).unwrap().to_owned();
            }
            None => return items,
        }
    }
}

#[tokio::test]
async fn consultations_are_listed_page_by_page() {
    let site = Site::start().await;
    for number in 0..5 {
        let dates = Dates::new(NOW.plus_days(number - 3), NOW.plus_days(10)).unwrap();
        let slug = format!("fkp-{number}");
        site.consultation_with(&slug, VoteMode::Support, dates)
            .await;
    }
    let items = all(&site, "/api/v1/consultations?limit=2").await;
    let slugs: Vec<&str> = items
        .iter()
        .map(|one| one["slug"].as_str().unwrap())
        .collect();
    assert_eq!(slugs, ["fkp-4", "fkp-3", "fkp-2", "fkp-1", "fkp-0"]);
    assert_eq!(items[0]["phase"], "upcoming");
    assert_eq!(items[4]["phase"], "open");
    assert_eq!(items[4]["agency"], "Kecamatan Kelapa Dua");
    let one = json(&mut site.visitor(), "/api/v1/consultations/fkp-0").await;
    assert_eq!(one["title"], "Forum fkp-0");
    assert_eq!(one["agency"]["slug"], "kelapa-dua");
    assert_eq!(one["closes_at"], "2026-12-04T12:26:00Z");
    assert_eq!(one["summary"], Value::Null);
    assert_eq!(
        one["url"],
        format!("{}/konsultasi/fkp-0", site.config.base_url)
    );
}

#[tokio::test]
async fn aspirations_are_read_with_all_that_was_said_below() {
    let site = Site::start().await;
    site.consultation("fkp").await;
    let mut siti = site.member("siti").await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let mut ids = Vec::new();
    for number in 0..5 {
        site.clock.move_to(NOW.plus_seconds(number));
        ids.push(posted(&mut siti, "fkp", &format!("Judul {number}"), "public").await);
    }
    ids.reverse();
    comments(&mut siti, &ids[0], "Setuju **sekali**.").await;
    answers(&mut endah, &ids[0], "Akan kami periksa.").await;
    let path = "/api/v1/consultations/fkp/aspirations?limit=2";
    let items = all(&site, path).await;
    let listed: Vec<&str> = items
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    assert_eq!(listed, ids);
    let narrowed = all(&site, &format!("{path}&state=answered&kind=aspiration")).await;
    assert_eq!(narrowed.len(), 1);
    assert_eq!(narrowed[0]["answer"], "Akan kami periksa.");
    let one = json(
        &mut site.visitor(),
        &format!("/api/v1/aspirations/{}", ids[0]),
    )
    .await;
    assert_eq!(one["title"], "Judul 4");
    assert_eq!(one["author"]["name"], "Siti");
    assert_eq!(one["posted"]["on"], "2026-11-24");
    assert_eq!(one["posted"]["at"], "2026-11-24T12:26:04Z");
    assert_eq!(one["answers"][0]["agency"], "Kecamatan Kelapa Dua");
    assert_eq!(one["threads"]["items"][0]["body"], "Setuju **sekali**.");
    assert_eq!(one["threads"]["items"][0]["author"]["name"], "Siti");
    assert_eq!(one["consultation"]["slug"], "fkp");
    assert_eq!(one["state"], "answered");
    assert_eq!(one["steps"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn search_answers_with_marks_counts_and_the_next_page() {
    let site = Site::start().await;
    site.consultation("fkp").await;
    let mut siti = site.member("siti").await;
    for number in 0..5 {
        let title = format!("Jalan rusak {number}");
        wrote(
            &mut siti,
            ("fkp", "complaint", "public"),
            (&title, "Lubang."),
        )
        .await;
    }
    site.index().await;
    let first = json(&mut site.visitor(), "/api/v1/search?q=jln+rusak&limit=2").await;
    assert_eq!(first["total"], 5);
    assert_eq!(first["partial"], false);
    assert_eq!(first["counts"]["kinds"]["complaint"], 5);
    assert_eq!(first["counts"]["consultations"]["fkp"], 5);
    assert_eq!(first["items"][0]["part"], "aspiration");
    assert_eq!(first["items"][0]["title"][0]["text"], "Jalan");
    assert_eq!(first["items"][0]["title"][0]["marked"], true);
    let mut found: Vec<String> = all(&site, "/api/v1/search?q=jln+rusak&limit=2&part=aspiration")
        .await
        .iter()
        .map(|one| one["url"].as_str().unwrap().to_owned())
        .collect();
    found.sort();
    found.dedup();
    assert_eq!(found.len(), 5);
}

#[tokio::test]
async fn nothing_secret_leaves_whatever_cookie_comes_along() {
    let site = Site::start().await;
    site.consultation("fkp").await;
    let mut siti = site.member("siti").await;
    let mut mira = site.staff("mira", Role::Moderator, "kelapa-dua").await;
    let secret = posted(&mut siti, "fkp", "Judul rahasia", "confidential").await;
    site.clock.move_to(NOW.plus_seconds(660));
    let anonymous = posted(&mut siti, "fkp", "Judul anonim", "anonymous").await;
    site.clock.move_to(NOW.plus_seconds(720));
    let hidden = posted(&mut siti, "fkp", "Judul hina", "public").await;
    let ticket = posted_as_guest(&mut site.visitor(), "fkp", "Judul tamu", "public").await;
    decides(&mut mira, ("aspirasi", &hidden), "hide").await;
    site.index().await;
    let doors = [
        "/api/v1/consultations".to_owned(),
        "/api/v1/consultations/fkp".to_owned(),
        "/api/v1/consultations/fkp/aspirations".to_owned(),
        format!("/api/v1/aspirations/{anonymous}"),
        "/api/v1/search?q=judul".to_owned(),
        "/api/v1/search".to_owned(),
        "/sitemap.xml".to_owned(),
        "/robots.txt".to_owned(),
    ];
    for door in &doors {
        let seen = site.visitor().get(door).await.is(200).text.clone();
        for secret in [
            "Judul rahasia",
            "Judul hina",
            &secret,
            &hidden,
            "Siti",
            "siti@",
            "KD-2026",
            &ticket.code,
            &ticket.secret,
            // The moment of the anonymous one.
            "12:37",
            "form_key",
        ] {
            assert!(!seen.contains(secret), "{secret} in {door}: {seen}");
        }
        // The author and the staff get the very same answer.
        for browser in [&mut siti, &mut mira] {
            assert_eq!(browser.get(door).await.text, seen, "{door}");
        }
    }
    let one = json(&mut siti, &format!("/api/v1/aspirations/{anonymous}")).await;
    assert_eq!(one["author"]["kind"], "anonymous");
    assert_eq!(one["author"]["name"], Value::Null);
    assert_eq!(one["posted"]["on"], "2026-11-24");
    assert_eq!(one["posted"]["at"], Value::Null);
    assert_eq!(one["steps"][0]["when"]["at"], Value::Null);
    for id in [&secret, &hidden] {
        for browser in [&mut site.visitor(), &mut siti, &mut mira] {
            browser
                .get(&format!("/api/v1/aspirations/{id}"))
                .await
                .is(404);
        }
    }
}

#[tokio::test]
async fn failures_are_problems_that_machines_can_read() {
    let site = Site::start_limited().await;
    site.consultation("fkp").await;
    site.index().await;
    let mut visitor = site.visitor();
    for (path, status) in [
        ("/api/v1/consultations/tidak-ada", 404),
        ("/api/v1/consultations/%2e%2e", 404),
        ("/api/v1/consultations/tidak-ada/aspirations", 404),
        ("/api/v1/aspirations/00000000000000000000", 404),
        ("/api/v1/aspirations/1", 404),
        ("/api/v1/tidak-ada", 404),
        ("/api/v1/consultations?after=x", 400),
        ("/api/v1/consultations?limit=0", 400),
        ("/api/v1/consultations?limit=51", 400),
        ("/api/v1/consultations/fkp/aspirations?state=hidden", 400),
        ("/api/v1/search?q=a&after=x", 400),
        ("/api/v1/search?q=a&part=x", 400),
        ("/api/v1/search?q=a&order=x", 400),
    ] {
        let answer = visitor.get(path).await;
        answer.is(status);
        assert_eq!(
            answer.header("content-type"),
            Some("application/problem+json"),
            "{path}"
        );
        let problem: Value = serde_json::from_str(&answer.text).unwrap();
        assert_eq!(problem["status"], status, "{path}");
    }
    let mut last = 200;
    for number in 0..61 {
        last = visitor
            .get(&format!("/api/v1/search?q=k{number}"))
            .await
            .status;
    }
    assert_eq!(last, 429);
}

#[tokio::test]
async fn search_engines_are_told_what_they_may_read() {
    let site = Site::start().await;
    site.consultation("fkp").await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, "fkp", "Judul publik", "public").await;
    let base = &site.config.base_url;
    site.visitor()
        .get("/robots.txt")
        .await
        .is(200)
        .has("Disallow: /cari\n")
        .has(&format!("Sitemap: {base}/sitemap.xml"));
    let map = site.visitor().get("/sitemap.xml").await;
    map.is(200)
        .has(&format!("<loc>{base}/konsultasi/fkp</loc>"))
        .has(&format!("<loc>{base}/aspirasi/{id}</loc>"));
    assert_eq!(
        map.header("content-type"),
        Some("application/xml; charset=utf-8")
    );
}
