//! Tightening who may see an aspiration: its author, or the agency's officials and moderators. Nobody loosens.

use super::tell;
use crate::actor::Actor;
use crate::error::ActError;
use crate::forum::Forum;
use crate::notifications::Stop;
use domain::aspirations::AspirationState;
use domain::ids::PublicId;
use domain::visibility::Visibility;
use store::aspirations::{Aspiration, Tightened};
use store::audit::{self, Entry};
use store::authors::{Author, Authorship};
use store::{StoreError, index_marks};

/// Why a visibility was not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TightenRefused {
    /// It would not be tighter.
    #[error("visibility would not be tighter")]
    NotTighter,
    /// The aspiration was withdrawn.
    #[error("aspiration is withdrawn")]
    Withdrawn,
}

/// Tightens who may see an aspiration.
///
/// What becomes anonymous loses its author's name and the time of day everywhere; what was anonymous stays sealed.
///
/// # Errors
/// [`ActError::NotFound`], [`ActError::NotAllowed`] for other readers, [`TightenRefused`].
pub async fn tighten(
    forum: &Forum,
    actor: &Actor,
    id: &PublicId,
    to: Visibility,
) -> Result<(), ActError<TightenRefused>> {
    let tx = forum.store.write().await?;
    let viewer = forum.viewer(Some(actor));
    let aspiration = store::aspirations::find_locked(&*tx, &viewer, id)
        .await?
        .ok_or(ActError::NotFound)?;
    if !aspiration.own && !aspiration.staff {
        return Err(ActError::NotAllowed);
    }
    if aspiration.state == AspirationState::Withdrawn {
        return Err(ActError::Refused(TightenRefused::Withdrawn));
    }
    if !aspiration.visibility.may_be_tightened_to(to) {
        return Err(ActError::Refused(TightenRefused::NotTighter));
    }
    let agency = store::agencies::by_id(&*tx, aspiration.agency)
        .await?
        .ok_or(ActError::NotFound)?;
    let hides = tell::hides_name(to);
    let change = Tightened {
        visibility: to,
        author: if hides {
            sealed(forum, &aspiration)?
        } else {
            None
        },
        day_only: hides.then_some(agency.zone),
    };
    store::aspirations::tighten(&*tx, aspiration.id, change).await?;
    if let (true, Author::Named(person)) = (hides, &aspiration.author) {
        store::outbox::forget_author(&*tx, *person, &aspiration.public_id).await?;
        let stop = Stop::Author(aspiration.id).token(forum);
        let seal = forum.seal.close(*person)?;
        store::pending::seal_reader(&*tx, (*person, &stop), seal).await?;
    }
    if !aspiration.own {
        audit::append(&*tx, entry(forum, actor, &aspiration, to)).await?;
    }
    index_marks::mark_with_replies(&*tx, aspiration.id).await?;
    forum.commit(tx).await?;
    Ok(())
}

/// The author columns under the seal; `None` where no name has to be hidden.
fn sealed(forum: &Forum, aspiration: &Aspiration) -> Result<Option<Authorship>, StoreError> {
    let Author::Named(person) = aspiration.author else {
        return Ok(None);
    };
    let tag = forum.seal.tag(person, aspiration.consultation);
    Ok(Some((Author::Sealed(forum.seal.close(person)?), Some(tag))))
}

fn entry(forum: &Forum, actor: &Actor, aspiration: &Aspiration, to: Visibility) -> Entry {
    Entry {
        at: forum.clock.now(),
        person: Some(actor.person),
        act: "tighten",
        target: format!("aspiration:{}", aspiration.id.0),
        detail: format!("{} to {}", aspiration.visibility.code(), to.code()),
    }
}
