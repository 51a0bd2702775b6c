//! Stopping mail by the link at its foot: no session, no token of a form, and at once.

use crate::posting::{between, posted};
use crate::site::{Letter, Site};
use crate::taking_part::{Postman, SLUG, commented, follow};

/// The path of the link that stops a letter's kind.
fn stop_path(letter: &Letter) -> String {
    let header = between(&letter.everything, "List-Unsubscribe:", ">");
    let (_, token) = header.split_once("/surat/berhenti/").unwrap();
    format!("/surat/berhenti/{token}")
}

/// As mail programs do it: one POST without cookie, origin or token.
const ONE_CLICK: &[u8] = b"List-Unsubscribe=One-Click";

#[tokio::test]
async fn a_follower_stops_with_one_click_and_waiting_mail_is_dropped() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut postman = Postman::default();
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let mut dewi = site.member("dewi").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let page = format!("/aspirasi/{id}");
    follow(&mut dewi, &page, "yes").await.is(303);
    postman.new_letters(&site).await;
    commented(&mut budi, &id, "Satu", &[]).await;
    let letters = postman.new_letters(&site).await;
    let letter = letters
        .iter()
        .find(|letter| letter.to.starts_with("dewi"))
        .unwrap();
    let path = stop_path(letter);
    let mut program = site.visitor();
    // looking changes nothing
    program
        .get(&path)
        .await
        .is(200)
        .has("Lampu mati")
        .has("Belum ada yang berubah");
    dewi.get(&page).await.has("Anda mengikuti ini");
    commented(&mut budi, &id, "Dua", &[]).await;
    program
        .post_raw(&path, &[], ONE_CLICK)
        .await
        .is(200)
        .has("Sudah berhenti");
    program.post_raw(&path, &[], ONE_CLICK).await.is(200);
    assert_eq!(postman.new_readers(&site).await, ["siti"]);
    commented(&mut budi, &id, "Tiga", &[]).await;
    assert_eq!(postman.new_readers(&site).await, ["siti"]);
    dewi.get(&page).await.lacks("Anda mengikuti ini");
}

#[tokio::test]
async fn an_author_stops_without_the_page_telling_which_aspiration() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    for visibility in ["public", "anonymous", "confidential"] {
        let mut postman = Postman::default();
        let mut siti = site.member(&format!("siti-{visibility}")).await;
        let mut endah = site
            .staff(
                &format!("endah-{visibility}"),
                domain::roles::Role::Official,
                "kelapa-dua",
            )
            .await;
        let id = posted(&mut siti, SLUG, "KENARI-JUDUL", visibility).await;
        postman.new_letters(&site).await;
        commented(&mut endah, &id, "Satu", &[]).await;
        let letters = postman.new_letters(&site).await;
        assert_eq!(letters.len(), 1);
        let path = stop_path(&letters[0]);
        site.visitor()
            .get(&path)
            .await
            .is(200)
            .lacks("KENARI")
            .lacks("Siti");
        // one that waits is dropped with it
        commented(&mut endah, &id, "Dua", &[]).await;
        let mut program = site.visitor();
        program
            .post_raw(&path, &[], ONE_CLICK)
            .await
            .is(200)
            .lacks("KENARI");
        assert_eq!(site.rows("pending_letter").await, 0, "{visibility}");
        commented(&mut endah, &id, "Tiga", &[]).await;
        assert_eq!(postman.new_readers(&site).await, [""; 0]);
    }
}

#[tokio::test]
async fn whoever_commented_stops_replies_to_that_comment_only() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut postman = Postman::default();
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let mut dewi = site.member("dewi").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let one = commented(&mut budi, &id, "Satu", &[("hide_name", "ya")]).await;
    let two = commented(&mut budi, &id, "Dua", &[]).await;
    postman.new_letters(&site).await;
    commented(&mut dewi, &id, "Balas", &[("parent", &one)]).await;
    let letters = postman.new_letters(&site).await;
    let letter = letters
        .iter()
        .find(|letter| letter.to.starts_with("budi"))
        .unwrap();
    let path = stop_path(letter);
    site.visitor().post_raw(&path, &[], ONE_CLICK).await.is(200);
    commented(&mut dewi, &id, "Lagi", &[("parent", &one)]).await;
    assert_eq!(postman.new_readers(&site).await, ["siti"]);
    commented(&mut dewi, &id, "Juga", &[("parent", &two)]).await;
    assert_eq!(postman.new_readers(&site).await, ["budi", "siti"]);
}

#[tokio::test]
async fn a_made_up_token_stops_nothing() {
    let site = Site::start().await;
    let siti = site.member("siti").await;
    let real = forum::notifications::Stop::Everything(siti.person.unwrap()).token(&site.forum);
    let mut visitor = site.visitor();
    let other = real.replace("p-", "p-9");
    for token in ["", "x", "p-1", "p-1_abc", &other, &real[..real.len() - 1]] {
        let path = format!("/surat/berhenti/{token}");
        visitor.get(&path).await.is(404);
        visitor.post_raw(&path, &[], ONE_CLICK).await.is(404);
    }
    let path = format!("/surat/berhenti/{real}");
    visitor.get(&path).await.is(200);
    // from a browser with a session it works the same
    let mut siti = siti;
    siti.post(&path, &[]).await.is(200);
}
