//! Unique words in everything that is hidden from somebody, looked for in everything that comes out.
//!
//! Each canary is also read by somebody who may, so that a test which finds nothing has looked in the right place.

mod crawl;
mod planted;
mod sowing;

use crawl::{Page, crawl};
use planted::{Canary, Kind, Planted};

/// Kinds nobody outside may see.
const ALL: &[Kind] = &[
    Kind::Author,
    Kind::Secret,
    Kind::Draft,
    Kind::Hidden,
    Kind::Moderation,
    Kind::Support,
    Kind::Code,
    Kind::Key,
];

/// Where a canary stands though it should not.
fn hits(planted: &Planted, kinds: &[Kind], pages: &[Page]) -> Vec<String> {
    let mut hits = Vec::new();
    for page in pages {
        for canary in planted
            .canaries
            .iter()
            .filter(|canary| kinds.contains(&canary.kind))
        {
            if canary.is_in(&page.text) {
                hits.push(format!("{} on {}", canary.what, page.path));
            }
        }
    }
    hits
}

fn addresses(pages: &[Page], own: &str) -> Vec<String> {
    pages
        .iter()
        .flat_map(|page| {
            page.text
                .split(|c: char| c.is_whitespace() || "<>\"'&:;".contains(c))
                .filter(|word| word.ends_with("@example.com") && *word != own)
                .map(|word| format!("{word} on {}", page.path))
        })
        .collect()
}

#[tokio::test]
async fn everybody_who_may_see_a_canary_sees_it() {
    let planted = Planted::make().await;
    for canary in &planted.canaries {
        let mut found = false;
        for (reader, path) in &canary.seen_by {
            let mut reader = planted.reader(reader);
            let answer = reader.get(path).await;
            assert_eq!(answer.status, 200, "{} at {path}", canary.what);
            found |= canary.is_in(&answer.text.to_lowercase());
        }
        assert!(
            found || canary.seen_by.is_empty(),
            "nobody sees {}",
            canary.what
        );
    }
}

#[tokio::test]
async fn no_page_shows_a_canary_to_whoever_may_not_see_it() {
    let planted = Planted::make().await;
    let mut found = Vec::new();
    for (name, kinds, own) in [
        ("visitor", ALL, ""),
        ("budi", ALL, "budi@example.com"),
        (
            "endah",
            &[
                Kind::Author,
                Kind::Support,
                Kind::Draft,
                Kind::Moderation,
                Kind::Key,
            ][..],
            "endah@example.com",
        ),
        (
            "bagas",
            &[
                Kind::Author,
                Kind::Support,
                Kind::Secret,
                Kind::Moderation,
                Kind::Key,
            ][..],
            "bagas@example.com",
        ),
        (
            "mira",
            &[Kind::Author, Kind::Support, Kind::Draft, Kind::Key][..],
            "mira@example.com",
        ),
    ] {
        for language in ["id", "en"] {
            let pages = crawl(planted.reader(name), language, &planted.seeds()).await;
            for page in pages
                .iter()
                .filter(|page| page.linked && page.status >= 400)
            {
                found.push(format!("{name}: a link to {}: {}", page.path, page.status));
            }
            let read = pages.iter().filter(|page| page.status == 200).count();
            assert!(read > 20, "{name} read {read} pages");
            found.extend(
                hits(&planted, kinds, &pages)
                    .iter()
                    .map(|hit| format!("{name}: {hit}")),
            );
            found.extend(
                addresses(&pages, own)
                    .iter()
                    .map(|hit| format!("{name}: {hit}")),
            );
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test]
async fn administrators_read_no_secrets_and_learn_of_no_author() {
    let planted = Planted::make().await;
    let mut pages = crawl(planted.reader("admin"), "id", &planted.seeds()).await;
    // Every account is listed there, whatever it has written.
    pages.retain(|page| !page.path.starts_with("/kelola/orang"));
    let kinds = [
        Kind::Author,
        Kind::Secret,
        Kind::Draft,
        Kind::Hidden,
        Kind::Support,
        Kind::Key,
    ];
    let found = hits(&planted, &kinds, &pages);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test]
async fn what_is_hidden_leaves_the_page_cache_at_once() {
    let planted = Planted::make().await;
    let first = crawl(planted.reader("visitor"), "id", &planted.seeds()).await;
    let again = crawl(planted.reader("visitor"), "id", &planted.seeds()).await;
    for pages in [&first, &again] {
        assert!(pages.iter().any(|page| page.text.contains("kapurbarus")));
        assert!(pages.iter().any(|page| page.text.contains("qzucapan")));
    }
    planted.hide_late_ones().await;
    let found: Vec<String> = crawl(planted.reader("visitor"), "id", &planted.seeds())
        .await
        .iter()
        .filter(|page| page.text.contains("kapurbarus") || page.text.contains("qzucapan"))
        .map(|page| page.path.clone())
        .collect();
    assert!(found.is_empty(), "{}", found.join(" "));
}

#[tokio::test]
async fn a_mail_holds_a_canary_only_where_it_belongs() {
    let planted = Planted::make().await;
    let letters = planted.site.mails().await;
    assert!(letters.len() > 8);
    let mut found = Vec::new();
    for letter in &letters {
        let text = letter.everything.to_lowercase();
        for canary in &planted.canaries {
            let expected = canary.mailed_to.iter().any(|to| *to == letter.to);
            if canary.is_in(&text) && !expected {
                found.push(format!(
                    "{} to {}: {}",
                    canary.what, letter.to, letter.subject
                ));
            }
        }
        for word in text.split(|c: char| c.is_whitespace() || "<>\"'&:;,".contains(c)) {
            if word.ends_with("@example.com") && word != letter.to {
                found.push(format!("{word} in a mail to {}", letter.to));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test]
async fn no_log_holds_a_canary() {
    let planted = Planted::make().await;
    planted.site.mails().await;
    crawl(planted.reader("visitor"), "id", &planted.seeds()).await;
    let logs = planted.site.logs().to_lowercase();
    assert!(logs.contains("request"), "nothing is logged");
    let found: Vec<&str> = planted
        .canaries
        .iter()
        .filter(|canary| canary.is_in(&logs))
        .map(|canary| canary.what)
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test]
async fn searching_finds_nothing_hidden() {
    let planted = Planted::make().await;
    planted.site.index().await;
    for reader in ["visitor", "budi"] {
        planted
            .reader(reader)
            .get("/cari?q=lampu")
            .await
            .is(200)
            .has("href=\"/aspirasi/");
        for path in ["/cari?q=", "/api/v1/search?q="] {
            let nothing = result(&planted, reader, path, "zwxyvuwx").await;
            for canary in planted
                .canaries
                .iter()
                .filter(|canary| canary.text.is_ascii())
            {
                let found = result(&planted, reader, path, &canary.text).await;
                assert_eq!(found, nothing, "{reader} finds {} by {path}", canary.what);
            }
        }
    }
}

/// What a search for one word answers, without the word.
async fn result(planted: &Planted, reader: &str, path: &str, word: &str) -> String {
    // The groups of a code are words for a search; the longest one is random, and no part of the page by chance.
    let query = word
        .split('-')
        .max_by_key(|group| group.len())
        .unwrap_or_default()
        .to_lowercase();
    let answer = planted.reader(reader).get(&format!("{path}{query}")).await;
    answer.text.to_lowercase().replace(&query, "")
}

impl Canary {
    /// Whether it stands in a text in lower case.
    fn is_in(&self, text: &str) -> bool {
        text.contains(&self.text.to_lowercase())
    }
}
