//! Words that mean the same in search, as administrators keep them. They count for searches at once, without building
//! the index anew.

use crate::actor::Actor;
use crate::agency_admin::administrator;
use crate::error::ActError;
use crate::forum::Forum;
use domain::ids::SynonymId;
use domain::synonyms::{GROUPS_MAX, SynonymGroup};
use store::audit::{self, Entry};

pub use domain::synonyms::SynonymRefused;
pub use store::synonyms::Synonyms;

/// Every group, the newest first; at most 500.
///
/// # Errors
/// [`ActError::NotAllowed`] unless the actor administers the site.
pub async fn list(forum: &Forum, actor: &Actor) -> Result<Vec<Synonyms>, ActError<SynonymRefused>> {
    administrator(actor)?;
    Ok(store::synonyms::all(forum.store.read()).await?)
}

/// Adds the group that was typed. Adding what is there already changes nothing.
///
/// # Errors
/// [`SynonymRefused`]; [`ActError::NotAllowed`] unless the actor administers the site.
pub async fn add(
    forum: &Forum,
    actor: &Actor,
    typed: &str,
) -> Result<SynonymId, ActError<SynonymRefused>> {
    administrator(actor)?;
    let group = SynonymGroup::parse(typed).map_err(ActError::Refused)?;
    let tx = forum.store.write().await?;
    if let Some(id) = store::synonyms::id_of(&*tx, &group).await? {
        return Ok(id);
    }
    if store::synonyms::count(&*tx).await? >= GROUPS_MAX {
        return Err(ActError::Refused(SynonymRefused::Full));
    }
    let now = forum.clock.now();
    let id = store::synonyms::insert(&*tx, &group, now).await?;
    let entry = Entry {
        at: now,
        person: Some(actor.person),
        act: "add_synonyms",
        target: format!("synonym:{}", id.0),
        detail: group.line(),
    };
    audit::append(&*tx, entry).await?;
    forum.commit(tx).await?;
    Ok(id)
}

/// Removes a group.
///
/// # Errors
/// [`ActError::NotFound`] when it is gone; [`ActError::NotAllowed`] unless the actor administers the site.
pub async fn remove(
    forum: &Forum,
    actor: &Actor,
    id: SynonymId,
) -> Result<(), ActError<SynonymRefused>> {
    administrator(actor)?;
    let tx = forum.store.write().await?;
    let old = store::synonyms::by_id(&*tx, id)
        .await?
        .ok_or(ActError::NotFound)?;
    store::synonyms::remove(&*tx, id).await?;
    let entry = Entry {
        at: forum.clock.now(),
        person: Some(actor.person),
        act: "remove_synonyms",
        target: format!("synonym:{}", id.0),
        detail: old.group.line(),
    };
    audit::append(&*tx, entry).await?;
    forum.commit(tx).await?;
    Ok(())
}
