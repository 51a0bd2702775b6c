//! What tests of votes, comments, follows and answers share.

use crate::http_client::Answer;
use crate::site::{Browser, Letter, Site};
use domain::ids::{AspirationId, PublicId};
use domain::notifications::{Cadence, Topic};
use forum::actor::Actor;
use store::viewer::Viewer;

/// The consultation of these tests.
pub(crate) const SLUG: &str = "fkp-pengaduan";

/// Presses a button of the vote.
pub(crate) async fn vote(browser: &mut Browser, id: &str, choice: &str) -> Answer {
    let path = format!("/aspirasi/{id}/dukungan");
    browser.post(&path, &[("choice", choice)]).await
}

/// Sends a comment with more fields; the last answer.
pub(crate) async fn comment_with(
    browser: &mut Browser,
    id: &str,
    body: &str,
    more: &[(&str, &str)],
) -> Answer {
    let mut fields = vec![("comment", body)];
    fields.extend(more);
    browser
        .post(&format!("/aspirasi/{id}/komentar"), &fields)
        .await
}

/// Comments and returns the comment's id.
pub(crate) async fn commented(
    browser: &mut Browser,
    id: &str,
    body: &str,
    more: &[(&str, &str)],
) -> String {
    let answer = comment_with(browser, id, body, more).await;
    let location = answer.is(303).location().to_owned();
    let (_, comment) = location
        .split_once("#komentar-")
        .unwrap_or_else(|| panic!("led to {location}"));
    comment.to_owned()
}

/// Lets a person be told of a topic as often as this.
pub(crate) async fn told(browser: &Browser, topic: Topic, cadence: Cadence) {
    let Some(person) = browser.person else {
        return;
    };
    let tx = browser.forum.store.write().await.unwrap();
    store::mail_choices::choose(&*tx, person, (topic, cadence))
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// Follows a thing and is told of it at once, or stops to.
pub(crate) async fn follow(browser: &mut Browser, path: &str, follow: &str) -> Answer {
    told(browser, Topic::Followed, Cadence::AtOnce).await;
    let path = format!("{path}/ikuti");
    browser.post(&path, &[("follow", follow)]).await
}

/// The row of an aspiration everybody sees.
pub(crate) async fn row_of(site: &Site, id: &str) -> AspirationId {
    let id = PublicId::parse(id).unwrap();
    store::standing::find(site.forum.store.read(), &Viewer::visitor(), &id)
        .await
        .unwrap()
        .unwrap()
        .id
}

/// The person behind a browser.
pub(crate) async fn actor(site: &Site, browser: &Browser) -> Actor {
    let token = browser.cookies.get("rembuk").unwrap();
    forum::identity::actor_of(&site.forum, token)
        .await
        .unwrap()
        .unwrap()
}

/// Letters sent since the last look.
#[derive(Default)]
pub(crate) struct Postman {
    seen: usize,
}

impl Postman {
    /// The new letters, oldest first.
    pub(crate) async fn new_letters(&mut self, site: &Site) -> Vec<Letter> {
        let all = site.mails().await;
        let new = all[self.seen..].to_vec();
        self.seen = all.len();
        new
    }

    /// Whom the new letters went to, sorted.
    pub(crate) async fn new_readers(&mut self, site: &Site) -> Vec<String> {
        let mut readers: Vec<String> = self
            .new_letters(site)
            .await
            .into_iter()
            .map(|letter| letter.to.replace("@example.com", ""))
            .collect();
        readers.sort();
        readers
    }
}
