//! Following: mail when something happens to a consultation or an aspiration.

use crate::actor::Actor;
use crate::error::{ActError, Never};
use crate::forum::Forum;
use domain::agencies::Slug;
use domain::follows::FollowRefused;
use domain::ids::PublicId;
use store::follows::{self, Followed};
use store::standing::{self, Standing};
use store::{StoreError, consultations};

pub use store::follows::{FollowedAspiration, FollowedConsultation};

/// Things listed at once.
const LISTED: u64 = 50;

/// Follows an aspiration, or stops to. One's own is not followed: its author is told anyway, and no row tells who that is.
///
/// # Errors
/// [`FollowRefused`] says why not. Stopping is never refused.
pub async fn follow_aspiration(
    forum: &Forum,
    actor: &Actor,
    aspiration: &PublicId,
    follow: bool,
) -> Result<(), ActError<FollowRefused>> {
    let viewer = forum.viewer(Some(actor));
    let tx = forum.store.write().await?;
    let on = standing::find(&*tx, &viewer, aspiration)
        .await?
        .ok_or(ActError::NotFound)?;
    let thing = Followed::Aspiration(on.id);
    if !follow {
        follows::remove(&*tx, actor.person, thing).await?;
    } else if on.own {
        return Ok(());
    } else if on.is_shared() {
        follows::add(&*tx, actor.person, thing, forum.clock.now()).await?;
    } else {
        return Err(ActError::Refused(FollowRefused::NotShared));
    }
    forum.commit(tx).await?;
    Ok(())
}

/// Follows a consultation, or stops to.
///
/// # Errors
/// [`ActError::NotFound`] unless it is published.
pub async fn follow_consultation(
    forum: &Forum,
    actor: &Actor,
    slug: &Slug,
    follow: bool,
) -> Result<(), ActError<Never>> {
    let tx = forum.store.write().await?;
    let consultation = consultations::by_slug(&*tx, slug)
        .await?
        .filter(consultations::Consultation::is_published)
        .ok_or(ActError::NotFound)?;
    let thing = Followed::Consultation(consultation.id);
    if follow {
        follows::add(&*tx, actor.person, thing, forum.clock.now()).await?;
    } else {
        follows::remove(&*tx, actor.person, thing).await?;
    }
    forum.commit(tx).await?;
    Ok(())
}

/// Whether a reader follows something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Following {
    /// Yes.
    Yes,
    /// Not yet.
    No,
    /// After signing in.
    SignedIn,
    /// Never offered: one's own, or not open to everybody.
    NotOffered,
}

/// Whether the reader follows an aspiration.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn following(
    forum: &Forum,
    actor: Option<&Actor>,
    on: &Standing,
) -> Result<Following, StoreError> {
    if on.own || !on.is_shared() {
        return Ok(Following::NotOffered);
    }
    following_of(forum, actor, Followed::Aspiration(on.id)).await
}

/// Whether the reader follows a consultation, which must be published.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn following_consultation(
    forum: &Forum,
    actor: Option<&Actor>,
    consultation: domain::ids::ConsultationId,
) -> Result<Following, StoreError> {
    following_of(forum, actor, Followed::Consultation(consultation)).await
}

async fn following_of(
    forum: &Forum,
    actor: Option<&Actor>,
    thing: Followed,
) -> Result<Following, StoreError> {
    let Some(actor) = actor else {
        return Ok(Following::SignedIn);
    };
    let follows = follows::is_following(forum.store.read(), actor.person, thing).await?;
    Ok(if follows {
        Following::Yes
    } else {
        Following::No
    })
}

/// What a person follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followings {
    /// Consultations.
    pub consultations: Vec<FollowedConsultation>,
    /// Aspirations of this page.
    pub aspirations: Vec<FollowedAspiration>,
    /// The aspiration the next page begins after.
    pub next: Option<PublicId>,
}

/// What the actor follows; the page of aspirations that begins after `after`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn followings(
    forum: &Forum,
    actor: &Actor,
    after: Option<&PublicId>,
) -> Result<Followings, StoreError> {
    let db = forum.store.read();
    let viewer = forum.viewer(Some(actor));
    let before = match after {
        Some(id) => standing::find(db, &viewer, id).await?.map(|on| on.id),
        None => None,
    };
    let mut aspirations = follows::aspirations_of(db, &viewer, before, LISTED + 1).await?;
    let fit = usize::try_from(LISTED).unwrap_or(usize::MAX);
    let more = aspirations.len() > fit;
    aspirations.truncate(fit);
    let next = aspirations
        .last()
        .filter(|_| more)
        .map(|row| row.public_id.clone());
    Ok(Followings {
        consultations: follows::consultations_of(db, &viewer, 200).await?,
        aspirations,
        next,
    })
}
