//! Recording the number under which SP4N-LAPOR! handles an aspiration.

use crate::actor::Actor;
use crate::error::ActError;
use crate::forum::Forum;
use domain::aspirations::{AspirationState, lapor_number};
use domain::ids::PublicId;
use domain::roles;
use store::audit::{self, Entry};

/// Why a number was not recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LaporRefused {
    /// Not 5 to 12 digits.
    #[error("not a LAPOR number")]
    NotANumber,
    /// The aspiration was withdrawn.
    #[error("aspiration is withdrawn")]
    Withdrawn,
}

/// Records LAPOR's number of an aspiration; an empty text takes it away again.
///
/// # Errors
/// [`ActError::NotFound`], [`ActError::NotAllowed`] unless the actor answers for the agency, [`LaporRefused`].
pub async fn record_lapor_number(
    forum: &Forum,
    actor: &Actor,
    id: &PublicId,
    text: &str,
) -> Result<(), ActError<LaporRefused>> {
    let number = match text.trim() {
        "" => None,
        text => Some(lapor_number(text).ok_or(ActError::Refused(LaporRefused::NotANumber))?),
    };
    let tx = forum.store.write().await?;
    let viewer = forum.viewer(Some(actor));
    let aspiration = store::aspirations::find_locked(&*tx, &viewer, id)
        .await?
        .ok_or(ActError::NotFound)?;
    if !actor.grants.hold(roles::ANSWER, aspiration.agency) {
        return Err(ActError::NotAllowed);
    }
    if aspiration.state == AspirationState::Withdrawn {
        return Err(ActError::Refused(LaporRefused::Withdrawn));
    }
    store::aspirations::record_lapor_number(&*tx, aspiration.id, number.as_deref()).await?;
    let entry = Entry {
        at: forum.clock.now(),
        person: Some(actor.person),
        act: "record_lapor_number",
        target: format!("aspiration:{}", aspiration.id.0),
        detail: if number.is_some() {
            "set"
        } else {
            "taken away"
        }
        .to_owned(),
    };
    audit::append(&*tx, entry).await?;
    forum.commit(tx).await?;
    Ok(())
}
