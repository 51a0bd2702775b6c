//! Telling that a consultation opened or closed: noticed by a worker, because no act makes it happen.

use super::{About, Stop, Trace, tell_all};
use crate::forum::Forum;
use domain::consultations::ConsultationPhase;
use domain::ids::{ConsultationId, PersonId};
use domain::letters::{ConsultationLetter, Letter, Matter};
use domain::notifications::{FollowKind, Topic};
use std::collections::HashMap;
use store::consultations::Consultation;
use store::follows::Followed;
use store::people::Reachable;
use store::summaries::{Recipient, SealedPost};
use store::{ConnectionTrait, StoreError, consultations_told, people};

/// What is longer ago is no news any more.
const NEWS_DAYS: i64 = 2;
/// Consultations told of at once.
const AT_ONCE: u64 = 20;

/// Tells of the consultations that opened or closed within the last two days, each once, and returns how many.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn tell_phases(forum: &Forum) -> Result<u64, StoreError> {
    let now = forum.clock.now();
    let window = (now.plus_days(-NEWS_DAYS), now);
    let mut told = 0;
    for phase in [ConsultationPhase::Open, ConsultationPhase::Closed] {
        let read = forum.store.read();
        for id in consultations_told::untold(read, phase, window, AT_ONCE).await? {
            let tx = forum.store.write().await?;
            if consultations_told::tell(&*tx, id, (phase, now)).await?
                && let Some(consultation) = store::consultations::by_id(&*tx, id).await?
            {
                tell_of(forum, &*tx, (&consultation, phase)).await?;
                told += 1;
            }
            forum.commit(tx).await?;
        }
    }
    Ok(told)
}

/// That it opened is told to those who followed it before; that it closed, to all who took part as well.
async fn tell_of(
    forum: &Forum,
    db: &impl ConnectionTrait,
    (consultation, phase): (&Consultation, ConsultationPhase),
) -> Result<(), StoreError> {
    let id = consultation.id;
    let recipients = if phase == ConsultationPhase::Open {
        let followers = store::summaries::followers(db, id).await?;
        let opened = consultation.dates.opens_at;
        let before =
            store::follows::since_before(db, Followed::Consultation(id), &followers, opened)
                .await?;
        before.into_iter().map(Recipient::Follower).collect()
    } else {
        store::summaries::recipients(db, &forum.seal, id).await?
    };
    let ways = recipients.into_iter().map(|one| way(one, id)).collect();
    let to = reached(db, ways).await?;
    let letter = letter(db, (consultation, phase)).await?;
    tell_all(
        forum,
        db,
        (&letter, About::consultation(consultation.id)),
        &to,
    )
    .await
}

async fn letter(
    db: &impl ConnectionTrait,
    (consultation, phase): (&Consultation, ConsultationPhase),
) -> Result<Letter, StoreError> {
    let agency = crate::consultations::agency_of(db, consultation).await?;
    Ok(Letter::Consultation(ConsultationLetter {
        on: matter_of(consultation),
        agency: Some(agency.name),
        phase,
        closes_at: consultation.dates.closes_at,
        zone: agency.zone,
    }))
}

/// A consultation as what a letter is about.
pub(crate) fn matter_of(consultation: &Consultation) -> Matter {
    Matter {
        title: consultation.title.clone(),
        path: format!("/konsultasi/{}", consultation.slug.as_str()),
        confidential: false,
        consultation: Some(consultation.slug.clone()),
        thread: None,
    }
}

/// Those of the people whom mail reaches, each with what stops it. Those whose rows name them come first, so that the
/// order of what stays tells nothing of the others.
pub(crate) async fn reached(
    db: &impl ConnectionTrait,
    mut ways: HashMap<PersonId, (Stop, Trace)>,
) -> Result<Vec<(Reachable, Stop, Trace)>, StoreError> {
    let mut people: Vec<PersonId> = ways.keys().copied().collect();
    people.sort_unstable();
    let mut to: Vec<_> = people::reachable(db, &people)
        .await?
        .into_iter()
        .filter_map(|to| {
            let (stop, trace) = ways.remove(&to.person)?;
            Some((to, stop, trace))
        })
        .collect();
    to.sort_by_key(|(_, _, trace)| *trace == Trace::Erase);
    Ok(to)
}

/// What stops mail about a consultation, and whether its row may name the person.
pub(crate) fn way(recipient: Recipient, consultation: ConsultationId) -> (PersonId, (Stop, Trace)) {
    match recipient {
        Recipient::Follower(person) => {
            let stop = Stop::Follow(person, FollowKind::Consultation, consultation.0);
            (person, (stop, Trace::Keep))
        }
        Recipient::Named(person) => {
            let stop = Stop::Topic(person, Topic::Consultation);
            (person, (stop, Trace::Keep))
        }
        Recipient::Sealed(person, SealedPost::Aspiration(id)) => {
            (person, (Stop::Author(id), Trace::Erase))
        }
        Recipient::Sealed(person, SealedPost::Comment(id)) => {
            (person, (Stop::Comment(id), Trace::Erase))
        }
    }
}
