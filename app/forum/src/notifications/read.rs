//! Whoever reads the page of an aspiration needs no mail that says what they have just read.
//!
//! What waits for that reader is taken back; nothing is written down of who read what.

use super::Stop;
use crate::actor::Actor;
use crate::forum::Forum;
use domain::ids::AspirationId;
use domain::notifications::FollowKind;
use std::time::Duration;
use store::pending::Reader;
use store::{StoreError, outbox, pending};

/// Letters about one aspiration that are looked through for those of a reader.
const LOOKED_THROUGH: u64 = 500;
/// How long a page waits for taking letters back; it is not worth more.
const PATIENCE: Duration = Duration::from_millis(500);

/// Takes back the letters about an aspiration that wait for somebody who is reading its page. Failing to do so does not
/// fail the page: at worst a mail comes that says what is known. `own` is set for the reader's own aspiration.
pub async fn take_back_read(forum: &Forum, actor: &Actor, (aspiration, own): (AspirationId, bool)) {
    let done = take_back(forum, actor, (aspiration, own));
    match tokio::time::timeout(PATIENCE, done).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::warn!(%error, "letters not taken back"),
        Err(_elapsed) => tracing::debug!("letters not taken back: writer is busy"),
    }
}

async fn take_back(
    forum: &Forum,
    actor: &Actor,
    (aspiration, own): (AspirationId, bool),
) -> Result<(), StoreError> {
    let db = forum.store.read();
    let ids: Vec<i64> = pending::readers_about(db, aspiration, actor.person, LOOKED_THROUGH)
        .await?
        .into_iter()
        .filter(|(_, reader)| match reader {
            Reader::Named(person) => *person == actor.person,
            Reader::Sealed(seal) => forum.seal.open(seal) == Some(actor.person),
        })
        .map(|(id, _)| id)
        .collect();
    let stop = if own {
        Stop::Author(aspiration)
    } else {
        Stop::Follow(actor.person, FollowKind::Aspiration, aspiration.0)
    };
    let stop = stop.token(forum);
    let queued = outbox::any_waiting(db, &stop).await?;
    if ids.is_empty() && !queued {
        return Ok(());
    }
    let tx = forum.store.write().await?;
    pending::remove(&*tx, &ids).await?;
    if queued {
        outbox::drop_read(&*tx, &stop).await?;
    }
    tx.commit().await
}
