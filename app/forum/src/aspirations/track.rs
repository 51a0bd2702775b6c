//! Following an aspiration by its code, and a guest's by code and secret.
//!
//! Whoever has the code sees state and dates; with the secret also the words. A wrong code and a wrong secret are
//! refused in the same way and after the same work, so that codes cannot be tried out.

use super::add::{AddRefused, Words};
use super::view::{Step, steps};
use super::withdraw::{self, WithdrawRefused};
use crate::error::ActError;
use crate::forum::Forum;
use crate::rates;
use domain::aspirations::AspirationState;
use domain::limits::Limited;
use domain::time::{Timestamp, Zone};
use domain::tracking::TrackingCode;
use domain::visibility::Visibility;
use domain::words::Body;
use store::aspirations::{Addition, Tracked};
use store::consultations::Consultation;
use store::{ConnectionTrait, StoreError};

/// What somebody who looks for an aspiration types.
#[derive(Clone, PartialEq, Eq)]
pub struct Key<'a> {
    /// The tracking code.
    pub code: &'a str,
    /// The secret; empty without one.
    pub secret: &'a str,
    /// The network the request comes from, for the limit.
    pub network: &'a str,
}

impl std::fmt::Debug for Key<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key")
    }
}

/// Why nothing was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TrackRefused {
    /// There is no such code, or not with this secret.
    #[error("no such code and secret")]
    NoMatch,
    /// Adding was refused.
    #[error(transparent)]
    Add(#[from] AddRefused),
    /// Withdrawing was refused.
    #[error(transparent)]
    Withdraw(#[from] WithdrawRefused),
}

/// What a code shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrackView {
    /// The code, as it is printed.
    pub code: TrackingCode,
    /// Where it stands.
    pub state: AspirationState,
    /// A moderator has hidden it.
    pub hidden: bool,
    /// No finer time than the day may be shown of what the author did.
    pub day_only: bool,
    /// Its moves, oldest first; notes only with the secret.
    pub steps: Vec<Step>,
    /// The zone of its dates.
    pub zone: Zone,
    /// Everything else, with the secret.
    pub opened: Option<Opened>,
}

/// What the secret shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The headline.
    pub title: Option<String>,
    /// The words in Markdown.
    pub body: String,
    /// Who may see it.
    pub visibility: Visibility,
    /// When it was posted; of an anonymous one the day.
    pub created_at: Timestamp,
    /// What was added.
    pub additions: Vec<Addition>,
    /// Where it was posted.
    pub consultation: Consultation,
    /// Who answers.
    pub agency: String,
    /// LAPOR's number.
    pub lapor_number: Option<String>,
    /// Official answers, oldest first.
    pub answers: Vec<store::responses::Response>,
}

/// Shows what a code, or a code and secret, give to see.
///
/// # Errors
/// [`ActError::TooOften`], [`TrackRefused::NoMatch`].
pub async fn track(forum: &Forum, key: &Key<'_>) -> Result<TrackView, ActError<TrackRefused>> {
    rates::count(forum, Limited::Track, key.network).await??;
    let db = forum.store.read();
    let tracked = matching(forum, db, key).await?;
    Ok(shown(db, tracked, !secret_is_empty(key.secret)).await?)
}

/// Adds words to a guest's aspiration, then shows it. The same form sent twice adds once.
///
/// # Errors
/// [`ActError::TooOften`], [`TrackRefused`].
pub async fn add_as_guest(
    forum: &Forum,
    key: &Key<'_>,
    (body, form_key): (&Body, &str),
) -> Result<TrackView, ActError<TrackRefused>> {
    rates::count(forum, Limited::Track, key.network).await??;
    let tx = forum.store.write().await?;
    let tracked = matching_guest(forum, &*tx, key).await?;
    if tracked.state == AspirationState::Withdrawn {
        return Err(ActError::Refused(AddRefused::Withdrawn.into()));
    }
    let words = Words {
        body,
        form_key,
        at: kept_moment(forum, &*tx, &tracked).await?,
    };
    if !words.write(forum, &*tx, tracked.id).await? {
        return Err(ActError::Refused(AddRefused::FormUsed.into()));
    }
    forum.commit(tx).await?;
    Ok(shown(forum.store.read(), tracked, true).await?)
}

/// Withdraws a guest's aspiration, then shows it. Twice changes nothing.
///
/// # Errors
/// [`ActError::TooOften`], [`TrackRefused`].
pub async fn withdraw_as_guest(
    forum: &Forum,
    key: &Key<'_>,
) -> Result<TrackView, ActError<TrackRefused>> {
    rates::count(forum, Limited::Track, key.network).await??;
    let tx = forum.store.write().await?;
    let mut tracked = matching_guest(forum, &*tx, key).await?;
    if tracked.state != AspirationState::Withdrawn {
        if tracked.hidden_at.is_some() {
            return Err(ActError::Refused(WithdrawRefused::Hidden.into()));
        }
        let at = kept_moment(forum, &*tx, &tracked).await?;
        withdraw::write(&*tx, (tracked.id, &tracked.public_id), at).await?;
        forum.commit(tx).await?;
        tracked.state = AspirationState::Withdrawn;
        tracked.title = None;
        tracked.body.clear();
    }
    Ok(shown(forum.store.read(), tracked, true).await?)
}

/// A guest's secret, made of a form's token: 26 letters and digits, 130 bits.
pub(super) fn secret_of_form(forum: &Forum, form_key: &str) -> String {
    let digest = forum.seal.digest("guest secret", &[form_key.as_bytes()]);
    digest
        .iter()
        .take(26)
        .filter_map(|byte| SECRET_LETTERS.get(usize::from(byte & 31)))
        .map(|letter| char::from(*letter))
        .collect()
}

/// How a guest's secret is kept.
pub(super) fn secret_hash(forum: &Forum, secret: &str) -> Vec<u8> {
    let secret = plain_secret(secret);
    forum
        .seal
        .digest("guest secret hash", &[secret.as_bytes()])
        .to_vec()
}

/// Crockford's base 32: easy to read aloud and to type from paper.
const SECRET_LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A secret as it was made, out of how people type it: any case, spaces or hyphens, O for 0, I and L for 1.
fn plain_secret(typed: &str) -> String {
    typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| match letter.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        })
        .collect()
}

fn secret_is_empty(typed: &str) -> bool {
    plain_secret(typed).is_empty()
}

/// The aspiration of a code; with a secret only if it is the right one.
async fn matching(
    forum: &Forum,
    db: &impl ConnectionTrait,
    key: &Key<'_>,
) -> Result<Tracked, ActError<TrackRefused>> {
    let found = match TrackingCode::parse(key.code) {
        Some(code) => store::aspirations::by_tracking_code(db, &code).await?,
        None => None,
    };
    let given = secret_hash(forum, key.secret);
    let kept = found.as_ref().and_then(|found| found.secret_hash.clone());
    let right = store::seal::same(&given, &kept.unwrap_or_else(|| vec![0; 32]));
    found
        .filter(|_| right || secret_is_empty(key.secret))
        .ok_or(ActError::Refused(TrackRefused::NoMatch))
}

/// The same where the secret must be there.
async fn matching_guest(
    forum: &Forum,
    db: &impl ConnectionTrait,
    key: &Key<'_>,
) -> Result<Tracked, ActError<TrackRefused>> {
    if secret_is_empty(key.secret) {
        return Err(ActError::Refused(TrackRefused::NoMatch));
    }
    matching(forum, db, key).await
}

/// The present as it may be kept beside an aspiration.
async fn kept_moment(
    forum: &Forum,
    db: &impl ConnectionTrait,
    tracked: &Tracked,
) -> Result<Timestamp, StoreError> {
    let now = forum.clock.now();
    let zone = zone_of(db, tracked).await?;
    Ok(if day_only(tracked) {
        now.start_of_day(zone)
    } else {
        now
    })
}

fn day_only(tracked: &Tracked) -> bool {
    tracked.visibility == Visibility::Anonymous
}

async fn zone_of(db: &impl ConnectionTrait, tracked: &Tracked) -> Result<Zone, StoreError> {
    let agency = store::agencies::by_id(db, tracked.agency).await?;
    Ok(agency.map_or(Zone::Wib, |agency| agency.zone))
}

async fn shown(
    db: &impl ConnectionTrait,
    tracked: Tracked,
    with_secret: bool,
) -> Result<TrackView, StoreError> {
    let mut steps = steps(db, tracked.id, None).await?;
    if !with_secret {
        for step in &mut steps {
            step.note = None;
            step.agency = None;
        }
    }
    Ok(TrackView {
        code: tracked.code.clone(),
        state: tracked.state,
        hidden: tracked.hidden_at.is_some(),
        day_only: day_only(&tracked),
        steps,
        zone: zone_of(db, &tracked).await?,
        opened: if with_secret {
            opened(db, tracked).await?
        } else {
            None
        },
    })
}

async fn opened(db: &impl ConnectionTrait, tracked: Tracked) -> Result<Option<Opened>, StoreError> {
    let consultation = store::consultations::by_id(db, tracked.consultation).await?;
    let Some(consultation) = consultation else {
        return Ok(None);
    };
    let agency = crate::consultations::agency_of(db, &consultation).await?;
    Ok(Some(Opened {
        title: tracked.title,
        body: tracked.body,
        visibility: tracked.visibility,
        created_at: tracked.created_at,
        additions: store::aspirations::additions(db, tracked.id).await?,
        consultation,
        agency: agency.name,
        lapor_number: tracked.lapor_number,
        answers: store::responses::of(db, tracked.id).await?,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_read_as_people_type_them() {
        assert_eq!(plain_secret(" 0ABC-Ol1i "), "0abc0111");
        assert!(secret_is_empty(" - "));
    }
}
