//! Whatever several people do in whatever order, also at once: the counters equal a recount.

use crate::posting::posted;
use crate::site::{NOW, Site};
use crate::taking_part::{SLUG, actor};
use domain::consultations::{Dates, VoteMode};
use domain::ids::PublicId;
use domain::votes::{Choice, Tally};
use futures::future::join_all;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::sync::Arc;
use store::standing;
use store::viewer::Viewer;

/// Who of three people says what of which of two aspirations.
type Act = (usize, usize, Option<Choice>);

fn act() -> impl Strategy<Value = Act> {
    let choice = prop_oneof![
        Just(None),
        Just(Some(Choice::Agree)),
        Just(Some(Choice::Disagree)),
        Just(Some(Choice::Pass)),
    ];
    (0..3_usize, 0..2_usize, choice)
}

#[tokio::test(flavor = "multi_thread")]
async fn counters_equal_a_recount_after_any_history() {
    let site = Site::start().await;
    let dates = Dates::new(NOW.plus_days(-1), NOW.plus_days(7)).unwrap();
    site.consultation_with(SLUG, VoteMode::Opinion, dates).await;
    let mut siti = site.member("siti").await;
    let mut people = Vec::new();
    for key in ["budi", "dewi", "joko"] {
        people.push(Arc::new(actor(&site, &site.member(key).await).await));
    }
    let mut runner = TestRunner::deterministic();
    for history in 0..12 {
        let mut ids = Vec::new();
        for _ in 0..2 {
            let id = posted(&mut siti, SLUG, "Lampu mati", "anonymous").await;
            ids.push(PublicId::parse(&id).unwrap());
        }
        let acts = proptest::collection::vec(act(), 0..40)
            .new_tree(&mut runner)
            .unwrap()
            .current();
        if history % 2 == 0 {
            let last = in_turn(&site, &people, &ids, &acts).await;
            for (place, id) in ids.iter().enumerate() {
                assert_eq!(
                    counters(&site, id).await,
                    expected(&last, place),
                    "{acts:?}"
                );
            }
        } else {
            at_once(&site, &people, &ids, &acts).await;
        }
        for id in &ids {
            let on = standing(&site, id).await;
            let counted = store::votes::recount(site.forum.store.read(), on.id)
                .await
                .unwrap();
            assert_eq!(on.tally, counted, "{acts:?}");
        }
    }
}

/// What each person last said of each aspiration.
type Last = Vec<Vec<Option<Choice>>>;

async fn in_turn(
    site: &Site,
    people: &[Arc<forum::actor::Actor>],
    ids: &[PublicId],
    acts: &[Act],
) -> Last {
    let mut last = vec![vec![None; ids.len()]; people.len()];
    for (person, aspiration, choice) in acts {
        forum::votes::cast_vote(&site.forum, &people[*person], &ids[*aspiration], *choice)
            .await
            .unwrap();
        last[*person][*aspiration] = *choice;
    }
    last
}

async fn at_once(site: &Site, people: &[Arc<forum::actor::Actor>], ids: &[PublicId], acts: &[Act]) {
    let votes = acts.iter().map(|(person, aspiration, choice)| {
        let (forum, choice) = (Arc::clone(&site.forum), *choice);
        let (actor, id) = (Arc::clone(&people[*person]), ids[*aspiration].clone());
        #[expect(clippy::disallowed_methods, reason = "votes that meet")]
        tokio::spawn(async move { forum::votes::cast_vote(&forum, &actor, &id, choice).await })
    });
    for vote in join_all(votes).await {
        vote.unwrap().unwrap();
    }
}

fn expected(last: &Last, aspiration: usize) -> Tally {
    last.iter().fold(Tally::default(), |sum, choices| {
        sum.plus(Tally::change(None, choices[aspiration]))
    })
}

async fn standing(site: &Site, id: &PublicId) -> standing::Standing {
    standing::find(site.forum.store.read(), &Viewer::visitor(), id)
        .await
        .unwrap()
        .unwrap()
}

async fn counters(site: &Site, id: &PublicId) -> Tally {
    standing(site, id).await.tally
}
