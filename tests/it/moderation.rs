//! Moderation over HTTP: reporting, deciding, answering, and what everybody can count.

mod answering;
mod deciding;
mod log;
mod reporting;

use crate::http_client::Answer;
use crate::site::{Browser, Site};

/// Hides, keeps or restores a post as a moderator does: reads the case, sends its form.
pub(crate) async fn decide(
    moderator: &mut Browser,
    (kind, id): (&str, &str),
    decision: &str,
    note: &str,
) -> Answer {
    let path = format!("/kelola/moderasi/{kind}/{id}");
    let seen = moderator.get(&path).await.is(200).field("seen");
    let fields = [
        ("decision", decision),
        ("reason", "insult"),
        ("note", note),
        ("seen", &seen),
    ];
    moderator.post(&path, &fields).await
}

/// Reports a post as somebody does who reads it.
pub(crate) async fn report(
    browser: &mut Browser,
    (kind, id): (&str, &str),
    reason: &str,
    note: &str,
) -> Answer {
    let path = format!("/{kind}/{id}/laporkan");
    let form_key = browser.get(&path).await.is(200).field("form_key");
    let fields = [("reason", reason), ("note", note), ("form_key", &form_key)];
    browser.post(&path, &fields).await
}

/// Comments on an aspiration and returns the comment's id.
pub(crate) async fn commented(browser: &mut Browser, aspiration: &str, words: &str) -> String {
    comment(browser, aspiration, words, &[]).await
}

/// The same without a name.
pub(crate) async fn commented_anonymously(
    browser: &mut Browser,
    aspiration: &str,
    words: &str,
) -> String {
    comment(browser, aspiration, words, &[("hide_name", "ya")]).await
}

async fn comment(
    browser: &mut Browser,
    aspiration: &str,
    words: &str,
    more: &[(&str, &str)],
) -> String {
    let mut fields = vec![("comment", words)];
    fields.extend(more);
    let path = format!("/aspirasi/{aspiration}/komentar");
    let answer = browser.post(&path, &fields).await;
    let location = answer.is(303).location().to_owned();
    location
        .rsplit_once("#komentar-")
        .unwrap_or_else(|| panic!("led to {location}"))
        .1
        .to_owned()
}

/// The address of the decision in a letter.
pub(crate) fn decision_in(letter: &str) -> String {
    let from = letter.find("/moderasi/").expect("a link to the decision");
    letter[from..]
        .chars()
        .take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '/')
        .collect()
}

/// A site with an open consultation `fkp`.
pub(crate) async fn site() -> Site {
    let site = Site::start().await;
    site.consultation("fkp").await;
    site
}
