//! Digests pause for whoever has not been here for long: nobody reads them.

use super::{Stop, queue_to};
use crate::forum::Forum;
use domain::ids::PersonId;
use domain::letters::{Letter, PausedLetter};
use domain::notifications::AWAY_DAYS;
use domain::time::Timestamp;
use store::people::Reachable;
use store::presence::{self, Presence};
use store::{ConnectionTrait, StoreError};

/// Whether a person's digests pause at a moment; whoever has been away for too long is told so once.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub(crate) async fn pauses(
    forum: &Forum,
    db: &impl ConnectionTrait,
    (to, at): (&Reachable, Timestamp),
) -> Result<bool, StoreError> {
    let Some(seen) = presence::of(db, to.person).await? else {
        return Ok(false);
    };
    let days = days_away(seen, at);
    if days < AWAY_DAYS {
        return Ok(false);
    }
    if seen.paused_at.is_none() {
        let now = forum.clock.now();
        presence::pause(db, to.person, (seen.seen_at, now)).await?;
        let letter = Letter::Paused(PausedLetter { days });
        queue_to(forum, db, (to, &letter), Stop::Everything(to.person)).await?;
    }
    Ok(true)
}

/// Whether a person has been away for so long that digests pause, without telling anybody.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub(super) async fn is_away(
    db: &impl ConnectionTrait,
    (person, at): (PersonId, Timestamp),
) -> Result<bool, StoreError> {
    let seen = presence::of(db, person).await?;
    Ok(seen.is_some_and(|seen| days_away(seen, at) >= AWAY_DAYS))
}

const fn days_away(seen: Presence, at: Timestamp) -> i64 {
    at.seconds_since(seen.seen_at).div_euclid(86_400)
}
