//! Taking back one's own aspiration.

use crate::actor::Actor;
use crate::error::{ActError, Never};
use crate::forum::Forum;
use domain::aspirations::AspirationState;
use domain::ids::{AspirationId, PublicId};
use domain::time::Timestamp;
use store::aspirations::NewStep;
use store::{ConnectionTrait, StoreError, index_marks};

/// Withdraws the actor's own aspiration, at any time: its words are no longer shown to others. Twice changes nothing.
///
/// # Errors
/// [`ActError::NotFound`], [`ActError::NotAllowed`] for somebody else's.
pub async fn withdraw(forum: &Forum, actor: &Actor, id: &PublicId) -> Result<(), ActError<Never>> {
    let tx = forum.store.write().await?;
    let viewer = forum.viewer(Some(actor));
    let aspiration = store::aspirations::find_locked(&*tx, &viewer, id)
        .await?
        .ok_or(ActError::NotFound)?;
    if !aspiration.own {
        return Err(ActError::NotAllowed);
    }
    if aspiration.state == AspirationState::Withdrawn {
        return Ok(());
    }
    let zone = store::agencies::by_id(&*tx, aspiration.agency)
        .await?
        .ok_or(ActError::NotFound)?
        .zone;
    let now = forum.clock.now();
    let at = if aspiration.shows_day_only() {
        now.start_of_day(zone)
    } else {
        now
    };
    write(&*tx, aspiration.id, at).await?;
    forum.commit(tx).await?;
    Ok(())
}

/// Writes the withdrawal of an aspiration that stands.
pub(super) async fn write(
    db: &impl ConnectionTrait,
    aspiration: AspirationId,
    at: Timestamp,
) -> Result<(), StoreError> {
    let state = AspirationState::Withdrawn;
    store::aspirations::set_state(db, aspiration, state).await?;
    let step = NewStep {
        aspiration,
        state,
        note: None,
        at,
        agency: None,
        person: None,
    };
    store::aspirations::add_step(db, step).await?;
    index_marks::mark_with_replies(db, aspiration).await
}
