//! Feeds, read by a parser of XML that is not ours.

use super::writes;
use crate::http_client::Answer;
use crate::search::{answers, comments, decides};
use crate::site::{NOW, Site};
use crate::taking_part::SLUG;
use domain::roles::Role;
use roxmltree::{Document, Node};

const ATOM: &str = "http://www.w3.org/2005/Atom";

/// The texts of an element's children of this name.
fn texts(of: Node<'_, '_>, name: &str) -> Vec<String> {
    of.children()
        .filter(|child| child.has_tag_name((ATOM, name)))
        .map(|child| child.text().unwrap_or_default().to_owned())
        .collect()
}

fn text(of: Node<'_, '_>, name: &str) -> String {
    let all = texts(of, name);
    assert_eq!(all.len(), 1, "{name}");
    all.into_iter().next().unwrap()
}

/// What RFC 4287 asks of a feed; the titles of its entries.
fn checked(site: &Site, answer: &Answer) -> Vec<String> {
    assert_eq!(
        answer.is(200).header("content-type"),
        Some("application/atom+xml; charset=utf-8")
    );
    let document = Document::parse(&answer.text).unwrap();
    let feed = document.root_element();
    assert!(feed.has_tag_name((ATOM, "feed")));
    let base = format!("http://{}", site.addr);
    let absolute = |address: &str| assert!(address.starts_with(&base), "{address}");
    let moment = |moment: &str| {
        let moment = mail_parser::DateTime::parse_rfc3339(moment);
        moment
            .filter(mail_parser::DateTime::is_valid)
            .unwrap()
            .to_timestamp()
    };
    absolute(&text(feed, "id"));
    assert!(!text(feed, "title").is_empty());
    let updated = moment(&text(feed, "updated"));
    let links: Vec<_> = feed
        .children()
        .filter(|child| child.has_tag_name((ATOM, "link")))
        .collect();
    assert_eq!(links[0].attribute("rel"), Some("self"));
    assert_eq!(links[0].attribute("href"), Some(text(feed, "id").as_str()));
    assert_eq!(links[1].attribute("rel"), Some("alternate"));
    absolute(links[1].attribute("href").unwrap());
    let author = feed
        .children()
        .find(|child| child.has_tag_name((ATOM, "author")))
        .unwrap();
    assert_eq!(text(author, "name"), "Rembuk");
    let mut ids = std::collections::BTreeSet::new();
    let mut titles = Vec::new();
    for entry in feed
        .children()
        .filter(|child| child.has_tag_name((ATOM, "entry")))
    {
        let id = text(entry, "id");
        absolute(&id);
        assert!(ids.insert(id), "an id twice");
        assert!(moment(&text(entry, "updated")) <= updated);
        assert!(texts(entry, "author").is_empty());
        titles.push(text(entry, "title"));
    }
    titles
}

#[tokio::test]
async fn a_search_is_a_valid_feed_of_public_things_newest_first() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut mira = site.staff("mira", Role::Moderator, "kelapa-dua").await;
    let odd = "Lampu <b>mati</b> & \"gelap\" \u{fffe}]]>";
    let one = writes(&mut siti, odd, "public").await;
    site.clock.move_to(NOW.plus_seconds(60));
    writes(&mut siti, "Lampu rahasia", "confidential").await;
    let hidden = writes(&mut siti, "Lampu hina", "public").await;
    decides(&mut mira, ("aspirasi", &hidden), "hide").await;
    writes(&mut siti, "Lampu anonim", "anonymous").await;
    site.clock.move_to(NOW.plus_seconds(120));
    comments(&mut siti, &one, "Lampu lain juga.").await;
    site.index().await;
    let answer = site.visitor().get("/cari.atom?q=lampu").await;
    assert_eq!(
        checked(&site, &answer),
        [
            "Komentar pada “Lampu <b>mati</b> & \"gelap\" ]]>”",
            "Lampu <b>mati</b> & \"gelap\" ]]>",
            "Lampu anonim",
        ]
    );
    answer
        .has("<title>Pencarian: lampu</title>")
        .has(&format!("<id>http://{}/aspirasi/{one}</id>", site.addr))
        .lacks("Siti")
        .lacks("rahasia")
        .lacks("hina");
    // of the anonymous one the day
    let (_, anonymous) = answer.text.split_once("<title>Lampu anonim").unwrap();
    assert!(anonymous.contains("<updated>2026-11-23T17:00:00Z</updated>"));
    assert!(!anonymous.contains("2026-11-24T"));
    // a reader with a session sees the same, and filters hold
    assert_eq!(
        siti.get("/cari.atom?q=lampu").await.text,
        site.visitor().get("/cari.atom?q=lampu").await.text
    );
    let only = site
        .visitor()
        .get("/cari.atom?q=lampu&bagian=comment")
        .await;
    assert_eq!(checked(&site, &only).len(), 1);
    let none = site.visitor().get("/cari.atom?q=zzzzzz").await;
    assert_eq!(checked(&site, &none).len(), 0);
    // English where it is asked for
    let english = site.visitor().get("/cari.atom?q=lampu&lang=en").await;
    english.has("xml:lang=\"en\"").has("Comment on");
}

#[tokio::test]
async fn a_consultation_and_the_answers_have_feeds_of_their_own() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    site.consultation("lain").await;
    site.draft("rancangan").await;
    let mut siti = site.member("siti").await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let id = writes(&mut siti, "Lampu mati", "public").await;
    site.clock.move_to(NOW.plus_seconds(60));
    answers(&mut endah, &id, "Diganti hari Senin.").await;
    site.index().await;
    let mut visitor = site.visitor();
    let feed = visitor.get(&format!("/konsultasi/{SLUG}/kabar.atom")).await;
    let titles = checked(&site, &feed);
    assert_eq!(
        titles[..2],
        ["Tanggapan resmi untuk “Lampu mati”", "Lampu mati"]
    );
    let other = visitor.get("/konsultasi/lain/kabar.atom").await;
    assert_eq!(checked(&site, &other), ["Forum lain"]);
    visitor
        .get("/konsultasi/rancangan/kabar.atom")
        .await
        .is(404);
    let answers = visitor.get("/tanggapan.atom").await;
    assert_eq!(
        checked(&site, &answers),
        ["Tanggapan resmi untuk “Lampu mati”"]
    );
    answers.has(&format!("/aspirasi/{id}#jawaban-"));
    visitor.get(&format!("/konsultasi/{SLUG}")).await.has(&format!(
        "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/konsultasi/{SLUG}/kabar.atom\""
    ));
}

#[tokio::test]
async fn an_unchanged_feed_is_not_sent_again() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut mira = site.staff("mira", Role::Moderator, "kelapa-dua").await;
    writes(&mut siti, "Lampu mati", "public").await;
    site.clock.move_to(NOW.plus_seconds(60));
    let second = writes(&mut siti, "Lampu padam", "public").await;
    site.index().await;
    let feed = site.visitor().get("/cari.atom?q=lampu").await;
    let date = feed.header("last-modified").unwrap().to_owned();
    assert_eq!(date, "Tue, 24 Nov 2026 12:27:00 GMT");
    let tag = feed.header("etag").unwrap().to_owned();
    let again = async |name: &str, value: &str| {
        let asked = [(name.to_owned(), value.to_owned())];
        site.visitor()
            .send("GET", "/cari.atom?q=lampu", &asked, &[])
            .await
            .status
    };
    assert_eq!(again("if-none-match", &tag).await, 304);
    assert_eq!(again("if-modified-since", &date).await, 304);
    assert_eq!(again("if-none-match", "W/\"other\"").await, 200);
    // gone again: an earlier date than before, and news all the same
    decides(&mut mira, ("aspirasi", &second), "hide").await;
    assert_eq!(again("if-none-match", &tag).await, 200);
    assert_eq!(again("if-modified-since", &date).await, 200);
}

#[tokio::test]
async fn feeds_are_counted_like_searches() {
    let site = Site::start_limited().await;
    let mut visitor = site.visitor();
    for number in 0..60 {
        visitor
            .get(&format!("/cari.atom?q=lampu{number}"))
            .await
            .is(200);
    }
    let refused = visitor.get("/cari.atom?q=sekali-lagi").await;
    assert!(refused.is(429).header("retry-after").is_some());
    visitor.get("/cari?q=sekali-lagi").await.is(429);
}
