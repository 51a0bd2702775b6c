//! Stopping mail by the token at its foot: no session, no second question, effective at once.

use super::Stop;
use crate::error::{ActError, Never};
use crate::forum::Forum;
use domain::ids::{CommentId, ConsultationId, PersonId};
use domain::notifications::{Cadence, FollowKind, Topic};
use store::follows::Followed;
use store::people::Change;
use store::viewer::Viewer;
use store::{ConnectionTrait, StoreError};

/// What a token stops, in words that may be shown to whoever holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stopped {
    /// All mail but codes.
    Everything,
    /// Mail about a consultation that is followed, with its title.
    Consultation(String),
    /// Mail about an aspiration that is followed; its title if everybody may see it.
    Aspiration(Option<String>),
    /// Mail to the author of an aspiration. Which one is not said: the link may be opened by others.
    Author,
    /// Mail about replies to a comment.
    Replies,
    /// Mail about what is new to a saved search, with what its owner calls it; `None` when it is kept no longer.
    Search(Option<String>),
    /// Mail of one topic.
    Topic(Topic),
    /// Daily or weekly digests.
    Digest(Cadence),
}

/// What a token would stop; changes nothing.
///
/// # Errors
/// [`ActError::NotFound`] for a token that was not made here; [`ActError::Store`].
pub async fn what_stops(forum: &Forum, token: &str) -> Result<Stopped, ActError<Never>> {
    let stop = Stop::of_token(forum, token).ok_or(ActError::NotFound)?;
    Ok(described(forum.store.read(), stop).await?)
}

/// Stops what a token names, and drops the mails that wait and carry it.
///
/// # Errors
/// As [`what_stops`].
pub async fn stop(forum: &Forum, token: &str) -> Result<Stopped, ActError<Never>> {
    let stop = Stop::of_token(forum, token).ok_or(ActError::NotFound)?;
    let tx = forum.store.write().await?;
    match stop {
        Stop::Everything(person) => {
            let off = Change {
                mail_off: Some(true),
                ..Change::default()
            };
            store::people::change(&*tx, person, off).await?;
            let account = store::people::of_id(&*tx, person).await?;
            if let Some(email) = account.and_then(|account| account.email) {
                store::outbox::drop_all_to(&*tx, &email).await?;
            }
            store::pending::drop_of(&*tx, person).await?;
        }
        Stop::Follow(person, kind, row) => {
            store::follows::remove(&*tx, person, Followed::new(kind, row)).await?;
        }
        Stop::Author(aspiration) => store::standing::mute_author(&*tx, aspiration, true).await?,
        Stop::Comment(comment) => store::comments::mute_author(&*tx, comment).await?,
        Stop::Search(search) => crate::saved_searches::silence(forum, &*tx, search).await?,
        Stop::Topic(person, topic) => {
            store::mail_choices::choose(&*tx, person, (topic, Cadence::Off)).await?;
        }
        Stop::Digest(person, cadence) => end_digests(&*tx, person, cadence).await?,
    }
    store::outbox::drop_unwanted(&*tx, token).await?;
    store::pending::drop_stopped(&*tx, token).await?;
    let described = described(&*tx, stop).await?;
    forum.commit(tx).await?;
    Ok(described)
}

/// Turns off every topic that goes into a digest.
async fn end_digests(
    db: &impl ConnectionTrait,
    person: PersonId,
    cadence: Cadence,
) -> Result<(), StoreError> {
    let chosen = store::mail_choices::of_person(db, person).await?;
    for topic in Topic::ALL.iter().filter(|topic| topic.is_in_settings()) {
        if topic.effective(chosen.get(topic).copied()) == cadence {
            store::mail_choices::choose(db, person, (*topic, Cadence::Off)).await?;
        }
    }
    Ok(())
}

async fn described(db: &impl ConnectionTrait, stop: Stop) -> Result<Stopped, StoreError> {
    Ok(match stop {
        Stop::Everything(_) => Stopped::Everything,
        Stop::Follow(_, FollowKind::Consultation, row) => {
            let found = store::consultations::by_id(db, ConsultationId(row)).await?;
            let title = found.filter(store::consultations::Consultation::is_published);
            Stopped::Consultation(title.map(|found| found.title).unwrap_or_default())
        }
        Stop::Follow(_, FollowKind::Aspiration, row) => {
            let id = domain::ids::AspirationId(row);
            let found = store::aspirations::find_by_id(db, &Viewer::visitor(), id).await?;
            Stopped::Aspiration(found.and_then(|found| found.title))
        }
        Stop::Author(_) => Stopped::Author,
        Stop::Comment(CommentId(_)) => Stopped::Replies,
        Stop::Search(search) => {
            let kept = store::saved_searches::by_id(db, search).await?;
            Stopped::Search(kept.map(|kept| kept.name))
        }
        Stop::Topic(_, topic) => Stopped::Topic(topic),
        Stop::Digest(_, cadence) => Stopped::Digest(cadence),
    })
}
