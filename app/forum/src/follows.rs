//! Following: mail when something happens to a consultation or an aspiration.

use crate::actor::Actor;
use crate::error::{ActError, Never};
use crate::forum::Forum;
use crate::notifications::Stop;
use domain::agencies::Slug;
use domain::aspirations::AspirationState;
use domain::follows::FollowRefused;
use domain::ids::PublicId;
use store::follows::{self, Followed};
use store::standing::{self, Standing};
use store::{ConnectionTrait, StoreError, consultations, mutes};

pub use store::follows::{FollowedAspiration, FollowedConsultation};

/// Things listed at once.
const LISTED: u64 = 50;

/// What a person wants to hear of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Everything that happens to it.
    Follow,
    /// Only what concerns the person anyway.
    Unfollow,
    /// Nothing, not even what would otherwise be told.
    Mute,
}

/// Follows an aspiration, stops to, or silences it. One's own is not followed: its author is told anyway, and no row
/// tells who that is; that it is silenced is a mark of the aspiration.
///
/// # Errors
/// [`FollowRefused`] says why not. Stopping and silencing are never refused.
pub async fn follow_aspiration(
    forum: &Forum,
    actor: &Actor,
    aspiration: &PublicId,
    wish: Wish,
) -> Result<(), ActError<FollowRefused>> {
    let viewer = forum.viewer(Some(actor));
    let tx = forum.store.write().await?;
    let on = standing::find(&*tx, &viewer, aspiration)
        .await?
        .ok_or(ActError::NotFound)?;
    let thing = Followed::Aspiration(on.id);
    if on.own {
        standing::mute_author(&*tx, on.id, wish == Wish::Mute).await?;
        if wish == Wish::Mute {
            drop_mail(forum, &*tx, Stop::Author(on.id)).await?;
        }
    } else if wish == Wish::Follow && !on.is_shared() {
        return Err(ActError::Refused(FollowRefused::NotShared));
    } else {
        carry_out(forum, &*tx, actor, (thing, wish)).await?;
    }
    forum.commit(tx).await?;
    Ok(())
}

/// Follows a consultation, stops to, or silences it and everything in it.
///
/// # Errors
/// [`ActError::NotFound`] unless it is published.
pub async fn follow_consultation(
    forum: &Forum,
    actor: &Actor,
    slug: &Slug,
    wish: Wish,
) -> Result<(), ActError<Never>> {
    let tx = forum.store.write().await?;
    let consultation = consultations::by_slug(&*tx, slug)
        .await?
        .filter(consultations::Consultation::is_published)
        .ok_or(ActError::NotFound)?;
    let thing = Followed::Consultation(consultation.id);
    carry_out(forum, &*tx, actor, (thing, wish)).await?;
    forum.commit(tx).await?;
    Ok(())
}

async fn carry_out(
    forum: &Forum,
    db: &impl ConnectionTrait,
    actor: &Actor,
    (thing, wish): (Followed, Wish),
) -> Result<(), StoreError> {
    if wish == Wish::Mute {
        mutes::add(db, actor.person, thing).await?;
    } else {
        mutes::remove(db, actor.person, thing).await?;
    }
    if wish == Wish::Follow {
        return follows::add(db, actor.person, thing, forum.clock.now()).await;
    }
    follows::remove(db, actor.person, thing).await?;
    let stop = Stop::Follow(actor.person, thing.kind(), thing.row());
    drop_mail(forum, db, stop).await
}

/// Drops the mail that waits and says what is not wanted any more.
async fn drop_mail(forum: &Forum, db: &impl ConnectionTrait, stop: Stop) -> Result<(), StoreError> {
    let token = stop.token(forum);
    store::outbox::drop_unwanted(db, &token).await?;
    store::pending::drop_stopped(db, &token).await
}

/// Whether a reader follows something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Following {
    /// Yes.
    Yes,
    /// Not yet.
    No,
    /// The reader wants to hear nothing of it.
    Muted,
    /// One's own: its author is told anyway.
    Own,
    /// One's own, of which its author wants to hear nothing.
    OwnMuted,
    /// After signing in.
    SignedIn,
    /// Never offered: not open to everybody.
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
    if on.own && on.state != AspirationState::Withdrawn {
        return Ok(if on.author_muted {
            Following::OwnMuted
        } else {
            Following::Own
        });
    }
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
    let db = forum.store.read();
    Ok(if follows::is_following(db, actor.person, thing).await? {
        Following::Yes
    } else if mutes::is_muted(db, actor.person, thing).await? {
        Following::Muted
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
