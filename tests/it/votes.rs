//! Votes: one a person, changeable, never one's own, and counters that equal a recount whatever happens.

mod histories;

use crate::posting::{posted, posted_as_guest};
use crate::site::{NOW, Site};
use crate::taking_part::{SLUG, actor, row_of, vote};
use domain::consultations::{Dates, VoteMode};
use domain::ids::PublicId;
use domain::roles::Role;
use domain::votes::Choice;
use futures::future::join_all;
use std::sync::Arc;

/// What a supporter reads; the words alone stand among the texts of the island too.
const SUPPORTED: &str = "role=\"status\" class=\"soft\">Anda mendukung aspirasi ini";

#[tokio::test]
async fn support_is_given_once_shown_to_its_giver_and_taken_back() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let page = format!("/aspirasi/{id}");
    budi.get(&page).await.has("0 dukungan").lacks(SUPPORTED);
    for _ in 0..3 {
        let answer = vote(&mut budi, &id, "agree").await;
        assert_eq!(answer.is(303).location(), format!("{page}#dukungan"));
    }
    budi.get(&page)
        .await
        .has("1 dukungan")
        .has(SUPPORTED)
        .has("aria-pressed=\"true\"");
    // who supports is told to nobody else
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    for reader in [&mut siti, &mut endah, &mut site.visitor()] {
        reader
            .get(&page)
            .await
            .has("1 dukungan")
            .lacks("Budi")
            .lacks(SUPPORTED);
    }
    vote(&mut budi, &id, "none").await.is(303);
    budi.get(&page).await.has("0 dukungan");
}

#[tokio::test]
async fn nobody_votes_on_their_own_whatever_the_visibility() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    for visibility in ["public", "anonymous", "confidential"] {
        let id = posted(&mut siti, SLUG, "Punya saya", visibility).await;
        vote(&mut siti, &id, "agree").await.is(403);
        siti.get(&format!("/aspirasi/{id}"))
            .await
            .is(200)
            .has("Ini aspirasi Anda sendiri")
            .lacks("name=\"choice\"");
    }
}

#[tokio::test]
async fn only_what_everybody_sees_in_an_open_consultation_takes_votes() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let open = posted(&mut siti, SLUG, "Lampu mati", "anonymous").await;
    let secret = posted(&mut siti, SLUG, "Pungutan liar", "confidential").await;
    let withdrawn = posted(&mut siti, SLUG, "Tidak jadi", "public").await;
    siti.post(&format!("/aspirasi/{withdrawn}/tarik"), &[])
        .await
        .is(303);
    vote(&mut budi, &secret, "agree").await.is(404);
    vote(&mut endah, &secret, "agree").await.is(409);
    vote(&mut budi, &withdrawn, "agree").await.is(409);
    vote(&mut budi, "00000000000000000000", "agree")
        .await
        .is(404);
    vote(&mut budi, "lampu", "agree").await.is(404);
    vote(&mut budi, &open, "disagree").await.is(409);
    vote(&mut budi, &open, "").await.is(400);
    vote(&mut budi, &open, "2").await.is(400);
    vote(&mut budi, &open, "agree").await.is(303);
    site.clock.move_to(NOW.plus_days(21));
    vote(&mut budi, &open, "none").await.is(409);
    budi.get(&format!("/aspirasi/{open}"))
        .await
        .has("1 dukungan")
        .has("tidak sedang dibuka")
        .lacks("name=\"choice\"");
}

#[tokio::test]
async fn a_visitor_is_led_to_sign_in_and_back() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut visitor = site.visitor();
    let ticket = posted_as_guest(&mut visitor, SLUG, "Dari tamu", "public").await;
    assert!(!ticket.code.is_empty());
    let id = posted(&mut site.member("siti").await, SLUG, "Lampu mati", "public").await;
    let page = format!("/aspirasi/{id}");
    let sign_in = format!("/masuk?next={page}");
    visitor
        .get(&page)
        .await
        .has(&format!("href=\"{sign_in}\""))
        .lacks("<leptos-island")
        .lacks("loader.js");
    assert_eq!(
        vote(&mut visitor, &id, "agree").await.is(303).location(),
        sign_in
    );
    assert_eq!(
        store::votes::recount(site.forum.store.read(), row_of(&site, &id).await)
            .await
            .unwrap()
            .agree,
        0
    );
}

#[tokio::test]
async fn opinions_are_counted_apart_and_change() {
    let site = Site::start().await;
    let dates = Dates::new(NOW.plus_days(-1), NOW.plus_days(7)).unwrap();
    site.consultation_with(SLUG, VoteMode::Opinion, dates).await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, SLUG, "Jam layanan sampai sore", "public").await;
    let mut budi = site.member("budi").await;
    for choice in ["agree", "disagree", "pass", "disagree"] {
        vote(&mut budi, &id, choice).await.is(303);
    }
    vote(&mut site.member("dewi").await, &id, "agree")
        .await
        .is(303);
    budi.get(&format!("/aspirasi/{id}"))
        .await
        .has("role=\"status\" class=\"soft\">Anda memilih tidak setuju")
        .has("<dt>Setuju</dt><dd>1</dd>")
        .has("<dt>Tidak setuju</dt><dd>1</dd>")
        .has("<dt>Lewati</dt><dd>0</dd>");
}

#[tokio::test]
async fn a_foreign_token_or_site_casts_no_vote() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let id = posted(&mut site.member("siti").await, SLUG, "Lampu mati", "public").await;
    let mut budi = site.member("budi").await;
    let dewi = site.member("dewi").await;
    let foreign = dewi.csrf().await.unwrap();
    for path in [
        format!("/aspirasi/{id}/dukungan"),
        "/api/votes/cast".to_owned(),
    ] {
        let fields = [
            ("aspiration", id.as_str()),
            ("choice", "agree"),
            ("csrf", &foreign),
        ];
        budi.post(&path, &fields).await.is(403);
        let elsewhere = [("origin".to_owned(), "https://jahat.example".to_owned())];
        let own = budi.csrf().await.unwrap();
        let body = format!("aspiration={id}&choice=agree&csrf={own}");
        budi.post_raw(&path, &elsewhere, body.as_bytes())
            .await
            .is(403);
    }
    site.visitor()
        .get(&format!("/aspirasi/{id}"))
        .await
        .has("0 dukungan");
}

#[tokio::test]
async fn the_island_posts_to_a_function_that_obeys_the_same_rules() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    budi.get(&format!("/aspirasi/{id}"))
        .await
        .has("<leptos-island")
        .has("loader.js");
    let cast = "/api/votes/cast";
    let fields = [("aspiration", id.as_str()), ("choice", "agree")];
    let answer = budi.post(cast, &fields).await;
    assert_eq!(answer.is(200).text, r#"{"agree":1,"disagree":0,"pass":0}"#);
    let own = siti.post(cast, &fields).await;
    assert_eq!(own.is(403).text, r#""Refused""#);
    let odd = [("aspiration", id.as_str()), ("choice", "yes")];
    budi.post(cast, &odd).await.is(400);
    let unknown = [("aspiration", "lampu"), ("choice", "agree")];
    budi.post(cast, &unknown).await.is(404);
    site.visitor().post(cast, &fields).await.is(401);
}

#[tokio::test]
async fn too_many_votes_are_told_to_wait() {
    let site = Site::start_limited().await;
    site.consultation(SLUG).await;
    let id = posted(&mut site.member("siti").await, SLUG, "Lampu mati", "public").await;
    let mut budi = site.member("budi").await;
    for _ in 0..120 {
        vote(&mut budi, &id, "agree").await.is(303);
    }
    let answer = vote(&mut budi, &id, "none").await;
    assert!(answer.is(429).header("retry-after").is_some());
    site.visitor()
        .get(&format!("/aspirasi/{id}"))
        .await
        .has("1 dukungan");
}

#[tokio::test(flavor = "multi_thread")]
async fn sixty_four_parallel_identical_votes_leave_one_row_a_hundred_times() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let budi = site.member("budi").await;
    let actor = Arc::new(actor(&site, &budi).await);
    let id = PublicId::parse(&posted(&mut siti, SLUG, "Lampu mati", "public").await).unwrap();
    let row = row_of(&site, id.as_str()).await;
    for round in 0..100 {
        let votes = (0..64).map(|_| {
            let (forum, actor, id) = (Arc::clone(&site.forum), Arc::clone(&actor), id.clone());
            #[expect(clippy::disallowed_methods, reason = "votes that meet")]
            tokio::spawn(async move {
                forum::votes::cast_vote(&forum, &actor, &id, Some(Choice::Agree)).await
            })
        });
        for tally in join_all(votes).await {
            assert_eq!(tally.unwrap().unwrap().agree, 1, "round {round}");
        }
        let counted = store::votes::recount(site.forum.store.read(), row)
            .await
            .unwrap();
        assert_eq!((counted.agree, counted.disagree, counted.pass), (1, 0, 0));
        let taken = forum::votes::cast_vote(&site.forum, &actor, &id, None)
            .await
            .unwrap();
        assert_eq!(taken.agree, 0);
    }
}
