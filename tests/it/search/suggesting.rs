//! Suggestions while one types: words, titles and areas that everybody may know of.

use super::{decides, search, small_world, wrote};
use crate::site::{Site, encode};
use domain::roles::Role;

fn typed(words: &str) -> String {
    format!("/cari/saran?{}", encode(&[("q", words)]))
}

#[tokio::test]
async fn words_titles_and_areas_are_suggested() {
    let (site, _, [road, ..]) = small_world().await;
    let mut visitor = site.visitor();
    visitor
        .get(&typed("jalan ru"))
        .await
        .is(200)
        .has("role=\"option\"")
        .has("data-words=\"jalan rusak\"")
        .has(&format!("data-to=\"/aspirasi/{road}\""))
        .has("Jalan rusak di depan sekolah");
    visitor
        .get(&typed("benc"))
        .await
        .has("Bencongan")
        .has("Wilayah");
    for none in ["", "j", " ", "zzzqqq", "\"", "*", "%", "\u{1F642}"] {
        visitor
            .get(&typed(none))
            .await
            .is(200)
            .has("Tidak ada saran")
            .lacks("role=\"option\"");
    }
    visitor
        .get(&format!("{}&lang=en", typed("jalan ru")))
        .await
        .has("suggestions");
}

#[tokio::test]
async fn without_javascript_the_same_words_are_links_below_the_box() {
    let (site, _, [road, ..]) = small_world().await;
    let mut visitor = site.visitor();
    // A title that begins so, and an area.
    visitor
        .get(&search("jalan rusa"))
        .await
        .has("Mungkin Anda mencari")
        .has("href=\"/cari?q=jalan%20rusak\"")
        .has(&format!("href=\"/aspirasi/{road}\""));
    visitor
        .get(&search("benc"))
        .await
        .has("36.03.28.1002\"")
        .has("Bencongan");
    visitor
        .get(&search("lub"))
        .await
        .has("Mungkin Anda mencari")
        .has("href=\"/cari?q=lubang\"");
    site.administrator("admin").await;
    let page = visitor.get("/cari").await;
    page.has("search.js").has("data-suggestions");
    // a script there would be one request too many
    for path in ["/", "/bantuan"] {
        visitor.get(path).await.lacks("search.js");
    }
}

#[tokio::test]
async fn what_is_hidden_is_suggested_to_nobody() {
    let (site, mut siti, _) = small_world().await;
    let mut mira = site.staff("mira", Role::Moderator, "kelapa-dua").await;
    let paths = ["kan", "kanari", "lampu ka", "la", "ra"].map(typed);
    let mut before = Vec::new();
    for path in &paths {
        before.push(site.visitor().get(path).await.text);
    }
    wrote(
        &mut siti,
        ("fkp", "complaint", "confidential"),
        ("Lampu kanari rahasia", "Kanari."),
    )
    .await;
    let hidden = wrote(
        &mut siti,
        ("fkp", "complaint", "public"),
        ("Lampu kanari hina", "Kanari rambat."),
    )
    .await;
    site.index().await;
    site.visitor()
        .get(&typed("kan"))
        .await
        .has("kanari")
        .lacks("rahasia");
    decides(&mut mira, ("aspirasi", &hidden), "hide").await;
    // The title is gone at once, the words as soon as the index has heard of it.
    site.visitor().get(&typed("kan")).await.lacks("hina");
    site.index().await;
    for (path, before) in paths.iter().zip(before) {
        for mut reader in [site.visitor(), mira.clone(), siti.clone()] {
            assert_eq!(reader.get(path).await.text, before, "{path}");
        }
    }
}

#[tokio::test]
async fn a_visitor_who_asks_too_often_waits() {
    let site = Site::start_limited().await;
    site.consultation("fkp").await;
    site.index().await;
    let mut visitor = site.visitor();
    for number in 0..240 {
        visitor.get(&typed(&format!("kata{number}"))).await.is(200);
    }
    let refused = visitor.get(&typed("kata")).await;
    assert!(refused.is(429).header("retry-after").is_some());
    visitor.get(&search("kata")).await.is(200);
}
