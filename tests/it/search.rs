//! Search over HTTP: what is found, what never is, and what happens to the index.

mod faults;
mod finding;
mod golden;
mod keeping;
mod language;
mod near;
mod oracle;
mod secrets;
mod staff;
mod suggesting;
mod synonyms;

use crate::posting::{id_of, send, with, words};
use crate::site::{Browser, Site};

/// Posts an aspiration of words of its own and returns its id.
pub(crate) async fn wrote(
    browser: &mut Browser,
    (slug, kind, visibility): (&str, &str, &str),
    (title, body): (&str, &str),
) -> String {
    let fields = with(with(words(title, visibility), "body", body), "kind", kind);
    id_of(&send(browser, slug, &fields).await)
}

/// Comments on an aspiration and returns the comment's id.
pub(crate) async fn comments(browser: &mut Browser, aspiration: &str, words: &str) -> String {
    let path = format!("/aspirasi/{aspiration}/komentar");
    let answer = browser.post(&path, &[("comment", words)]).await;
    let (_, id) = answer.is(303).location().rsplit_once("#komentar-").unwrap();
    id.to_owned()
}

/// Answers an aspiration as an official.
pub(crate) async fn answers(official: &mut Browser, aspiration: &str, words: &str) {
    let path = format!("/aspirasi/{aspiration}/jawab");
    official.post(&path, &[("answer", words)]).await.is(303);
}

/// Hides or restores a post as a moderator does.
pub(crate) async fn decides(moderator: &mut Browser, (kind, id): (&str, &str), decision: &str) {
    let path = format!("/kelola/moderasi/{kind}/{id}");
    let seen = moderator.get(&path).await.is(200).field("seen");
    let fields = [
        ("decision", decision),
        ("reason", "insult"),
        ("note", "Ada kata yang menghina."),
        ("seen", &seen),
    ];
    moderator.post(&path, &fields).await.is(303);
}

/// A consultation with three aspirations on roads, lamps and the counter.
async fn small_world() -> (Site, Browser, [String; 3]) {
    let site = Site::start().await;
    site.consultation("fkp").await;
    let mut siti = site.member("siti").await;
    let road = wrote(
        &mut siti,
        ("fkp", "complaint", "public"),
        (
            "Jalan rusak di depan sekolah",
            "Sudah tiga kali **mengadukan** lubang ini, belum ada yang datang.",
        ),
    )
    .await;
    let lamp = wrote(
        &mut siti,
        ("fkp", "aspiration", "anonymous"),
        ("Lampu gang padam", "Warga takut lewat sejak Senin."),
    )
    .await;
    let counter = wrote(
        &mut siti,
        ("fkp", "information", "public"),
        (
            "Jam buka loket",
            "Apakah loket buka hari Sabtu? Lihat [situs](https://a.example).",
        ),
    )
    .await;
    site.index().await;
    (site, siti, [road, lamp, counter])
}

/// The address of a search.
fn search(words: &str) -> String {
    format!("/cari?{}", crate::site::encode(&[("q", words)]))
}
