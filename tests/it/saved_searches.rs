//! Searches people keep: from the results, by mail, and as feeds.

mod feeds;
mod hearing;
mod keeping;
mod together;

use crate::posting::{id_of, send, with, words};
use crate::site::{Browser, Letter, Site};
use crate::taking_part::SLUG;

/// Keeps a search of words, to be told of at once or otherwise; the path of its form.
async fn keeps(browser: &mut Browser, words: &str, cadence: &str) -> String {
    keeps_with(browser, &[("q", words)], cadence).await
}

/// The same with filters.
async fn keeps_with(browser: &mut Browser, fields: &[(&str, &str)], cadence: &str) -> String {
    let mut fields = fields.to_vec();
    fields.push(("name", "Pencarian saya"));
    let saved = browser.post("/akun/pencarian", &fields).await;
    let form = saved.is(303).location().split('?').next().unwrap();
    let fields = [("name", "Pencarian saya"), ("cadence", cadence)];
    browser.post(form, &fields).await.is(303);
    form.to_owned()
}

/// Compares and queues, as the worker does.
async fn told(site: &Site) -> u64 {
    rembuk::workers::saved_searches::step(&site.forum)
        .await
        .unwrap()
}

/// Letters about searches to somebody so far, after all that is due was sent.
async fn letters(site: &Site, key: &str) -> Vec<Letter> {
    told(site).await;
    let all = site.mails_to(key).await;
    all.into_iter()
        .filter(|letter| letter.subject.contains("Pencarian saya"))
        .map(|letter| Letter {
            text: letter.text.replace('\r', ""),
            ..letter
        })
        .collect()
}

/// Writes an aspiration with a title and words of its own; its id.
async fn writes(browser: &mut Browser, title: &str, visibility: &str) -> String {
    let fields = with(words(title, visibility), "body", "Tolong segera diperiksa.");
    id_of(&send(browser, SLUG, &fields).await)
}
