//! Searches people keep, and how soon they are told of what is new to them.
//!
//! Invariant: who keeps which search is shown to that person only.

mod letter;
mod tell;

pub(crate) use letter::in_words;
pub use store::saved_searches::SavedSearch;
pub use tell::{Queued, compare_arrivals, queue_due};

use crate::actor::Actor;
use crate::error::{ActError, Never};
use crate::forum::Forum;
use crate::notifications::Stop;
use domain::ids::{PublicId, SavedSearchId};
use domain::notifications::{Cadence, Topic};
use domain::saved_searches::{SaveRefused, may_save};
use domain::time::Zone;
use domain::words::SearchName;
use store::saved_searches::{self as searches, NewSearch};
use store::{ConnectionTrait, StoreError, outbox};

/// In whose mornings gathered news is told.
const ZONE: Zone = Zone::Wib;

/// A search somebody wants to keep.
#[derive(Debug, Clone)]
pub struct ToKeep {
    /// What to call it.
    pub name: SearchName,
    /// The address of its results, from the root of the site; made here, never typed.
    pub address: String,
    /// It has neither words nor filters.
    pub blank: bool,
}

/// Keeps a search and returns its name in URLs; of one that is kept already, that of the one there is.
///
/// # Errors
/// [`SaveRefused`] says why not.
pub async fn save(
    forum: &Forum,
    actor: &Actor,
    search: ToKeep,
) -> Result<PublicId, ActError<SaveRefused>> {
    let tx = forum.store.write().await?;
    if let Some(kept) = searches::of_address(&*tx, actor.person, &search.address).await? {
        return Ok(kept.public_id);
    }
    let count = searches::count(&*tx, actor.person).await?;
    may_save(search.address.len(), search.blank, count).map_err(ActError::Refused)?;
    let public_id = forum.new_id()?;
    let new = NewSearch {
        public_id: public_id.clone(),
        person: actor.person,
        name: search.name,
        address: search.address,
        cadence: Topic::SavedSearch.row().default,
    };
    searches::insert(&*tx, new, forum.clock.now()).await?;
    forum.commit(tx).await?;
    Ok(public_id)
}

/// Calls a search something else and sets how soon its owner is told.
///
/// # Errors
/// [`ActError::NotFound`] unless the actor keeps it.
pub async fn change(
    forum: &Forum,
    actor: &Actor,
    id: &PublicId,
    (name, cadence): (SearchName, Cadence),
) -> Result<(), ActError<Never>> {
    let tx = forum.store.write().await?;
    let kept = locked(&*tx, actor, id).await?;
    searches::rename(&*tx, kept.id, name).await?;
    if cadence != kept.cadence {
        set_cadence(forum, &*tx, &kept, cadence).await?;
    }
    forum.commit(tx).await?;
    Ok(())
}

/// Keeps a search no longer; its waiting mail is not sent.
///
/// # Errors
/// [`ActError::NotFound`] unless the actor keeps it.
pub async fn delete(forum: &Forum, actor: &Actor, id: &PublicId) -> Result<(), ActError<Never>> {
    let tx = forum.store.write().await?;
    let kept = locked(&*tx, actor, id).await?;
    drop_mail(forum, &*tx, kept.id).await?;
    searches::delete(&*tx, kept.id).await?;
    forum.commit(tx).await?;
    Ok(())
}

/// What the actor keeps, by name.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn kept(forum: &Forum, actor: &Actor) -> Result<Vec<SavedSearch>, StoreError> {
    searches::of_person(forum.store.read(), actor.person).await
}

/// One search the actor keeps.
///
/// # Errors
/// [`ActError::NotFound`] unless the actor keeps it.
pub async fn one(
    forum: &Forum,
    actor: &Actor,
    id: &PublicId,
) -> Result<SavedSearch, ActError<Never>> {
    let kept = searches::find(forum.store.read(), actor.person, id).await?;
    kept.ok_or(ActError::NotFound)
}

/// Ends the mail of a search, also what waits; the search itself stays.
pub(crate) async fn silence(
    forum: &Forum,
    db: &impl ConnectionTrait,
    id: SavedSearchId,
) -> Result<(), StoreError> {
    match searches::lock(db, id).await? {
        Some(kept) => set_cadence(forum, db, &kept, Cadence::Off).await,
        None => Ok(()),
    }
}

async fn locked(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: &PublicId,
) -> Result<SavedSearch, ActError<Never>> {
    let found = searches::find(db, actor.person, id)
        .await?
        .ok_or(ActError::NotFound)?;
    let locked = searches::lock(db, found.id).await?;
    locked.ok_or(ActError::NotFound)
}

async fn set_cadence(
    forum: &Forum,
    db: &impl ConnectionTrait,
    kept: &SavedSearch,
    cadence: Cadence,
) -> Result<(), StoreError> {
    if cadence == Cadence::Off {
        searches::remove_hits(db, &[kept.id]).await?;
        drop_mail(forum, db, kept.id).await?;
    }
    let due = cadence.due(forum.clock.now(), ZONE);
    let due = due.filter(|_| kept.due_at.is_some());
    searches::set_cadence(db, kept.id, (cadence, due)).await
}

async fn drop_mail(
    forum: &Forum,
    db: &impl ConnectionTrait,
    id: SavedSearchId,
) -> Result<(), StoreError> {
    outbox::drop_unwanted(db, &Stop::Search(id).token(forum)).await?;
    Ok(())
}
