//! Taking back one's own aspiration: its words are erased, its place, votes and answers stay.

use crate::actor::Actor;
use crate::error::ActError;
use crate::forum::Forum;
use domain::aspirations::AspirationState;
use domain::ids::{AspirationId, PublicId};
use domain::time::Timestamp;
use store::aspirations::NewStep;
use store::{ConnectionTrait, StoreError, index_marks};

/// Why an aspiration was not withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WithdrawRefused {
    /// It was hidden by a moderator: what it said stays for those who decide about it.
    #[error("aspiration is hidden")]
    Hidden,
}

/// Withdraws the actor's own aspiration, at any time: title, text, place and additions are erased. Twice changes nothing.
///
/// # Errors
/// [`ActError::NotFound`], [`ActError::NotAllowed`] for somebody else's, [`WithdrawRefused`].
pub async fn withdraw(
    forum: &Forum,
    actor: &Actor,
    id: &PublicId,
) -> Result<(), ActError<WithdrawRefused>> {
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
    if aspiration.hidden.is_some() {
        return Err(ActError::Refused(WithdrawRefused::Hidden));
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
    write(&*tx, (aspiration.id, id), at).await?;
    forum.commit(tx).await?;
    Ok(())
}

/// Writes the withdrawal of an aspiration that stands. Mail about it, which holds its title, is forgotten too.
pub(super) async fn write(
    db: &impl ConnectionTrait,
    (aspiration, name): (AspirationId, &PublicId),
    at: Timestamp,
) -> Result<(), StoreError> {
    let state = AspirationState::Withdrawn;
    store::aspirations::erase_words(db, aspiration).await?;
    store::outbox::forget_about(db, name).await?;
    store::pending::drop_about(db, aspiration).await?;
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
