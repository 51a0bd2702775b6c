//! Carrying mail: what a worker takes from the outbox, what it puts back, and what administrators see of it.
//!
//! Invariants: nobody gets more than [`MAILS_A_DAY`] mails a day besides codes, whatever queues them; a mail that is put
//! off or given back has not been tried; what a server said is kept without addresses.

use crate::actor::Actor;
use crate::bounces;
use crate::error::{ActError, Never};
use crate::forum::Forum;
use domain::bounces::DeliveryStatus;
use domain::delivery::{
    DEAD_DAYS, MAILS_A_DAY, Pace, SENT_DAYS, day_of, retry_after, tomorrow, without_addresses,
};
use domain::identity::Email;
use domain::notifications::{Notice, OutboxState};
use domain::time::Timestamp;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};
use store::StoreError;
use store::audit;
use store::outbox::carrying::{self, LeasedMail, Wanted};
use store::outbox::daily;
use store::outbox::overview;
pub use store::outbox::overview::{DeadMail, Which};

/// How long a lease lasts, in seconds: longer than the slowest server takes for the mail that is begun last.
pub const LEASE_SECONDS: i64 = 150;
/// Given-up mails shown at once.
const DEAD_SHOWN: u64 = 50;
/// Rows of the past deleted in one transaction.
const FORGET_AT_ONCE: u64 = 500;

/// What a worker carries.
#[derive(Debug, Default)]
pub struct Load {
    /// To be sent now; nobody else does so for [`LEASE_SECONDS`].
    pub mails: Vec<LeasedMail>,
    /// How many were put off to the next day.
    pub put_off: usize,
}

/// What became of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The transport took it.
    Sent,
    /// Not wanted any more; nothing was sent.
    Unwanted,
    /// Not taken this time.
    Failed {
        /// What was wrong; addresses are taken out before it is kept.
        why: String,
        /// Trying again cannot help.
        hopeless: bool,
        /// What the server said of the address, if it was that which it refused.
        address: Option<DeliveryStatus>,
    },
    /// Not begun; it is due at once.
    GivenBack,
}

/// Leases at most `limit` mails that are due: codes only, or everything else at the pace of each domain.
///
/// # Errors
/// [`StoreError`] when the database failed; then nothing is leased.
pub async fn take(
    forum: &Forum,
    codes: bool,
    pace: &Mutex<Pace>,
    limit: u64,
) -> Result<Load, StoreError> {
    let now = forum.clock.now();
    let without = if codes {
        Vec::new()
    } else {
        locked(pace).full(now)
    };
    let wanted = Wanted {
        codes,
        without: &without,
        limit,
    };
    // most often nothing is due: then no writer is kept waiting
    if !carrying::is_due(forum.store.read(), wanted, now).await? {
        return Ok(Load::default());
    }
    let tx = forum.store.write().await?;
    let mut mails = carrying::due(&*tx, wanted, now).await?;
    let mut put_off = Vec::new();
    if !codes {
        keep_pace(&mut mails, pace, now);
        put_off = over_today(forum, &*tx, &mut mails, now).await?;
    }
    let leased = mails.iter().map(|mail| mail.id).collect();
    carrying::lease(&*tx, leased, now.plus_seconds(LEASE_SECONDS)).await?;
    let load = Load {
        put_off: put_off.len(),
        mails,
    };
    carrying::lease(&*tx, put_off, tomorrow(now)).await?;
    tx.commit_unseen().await?;
    Ok(load)
}

fn locked(pace: &Mutex<Pace>) -> MutexGuard<'_, Pace> {
    pace.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes those out whose domain has had enough for this minute; they stay due.
fn keep_pace(mails: &mut Vec<LeasedMail>, pace: &Mutex<Pace>, now: Timestamp) {
    let mut pace = locked(pace);
    mails.retain(|mail| pace.take(mail.email.domain(), now));
}

/// Counts the mails and takes those out that are too much for today; returns their rows.
async fn over_today(
    forum: &Forum,
    db: &impl store::ConnectionTrait,
    mails: &mut Vec<LeasedMail>,
    now: Timestamp,
) -> Result<Vec<i64>, StoreError> {
    let mut free: HashMap<String, i64> = daily::add(db, &tally(forum, mails, now, 1), now).await?;
    for (key, mails) in tally(forum, mails, now, 1) {
        // what today still had room for before these were counted
        free.entry(key)
            .and_modify(|count| *count = MAILS_A_DAY - (*count - mails));
    }
    let mut over = Vec::new();
    mails.retain(|mail| {
        let room = free.get_mut(&key(forum, &mail.email, now));
        let fits = room.is_none_or(|room| {
            *room -= 1;
            *room >= 0
        });
        if !fits {
            over.push(mail.clone());
        }
        fits
    });
    daily::add(db, &tally(forum, &over, now, -1), now).await?;
    Ok(over.into_iter().map(|mail| mail.id).collect())
}

fn tally(forum: &Forum, mails: &[LeasedMail], now: Timestamp, each: i64) -> BTreeMap<String, i64> {
    let mut counts = BTreeMap::new();
    for mail in mails {
        *counts.entry(key(forum, &mail.email, now)).or_insert(0) += each;
    }
    counts
}

/// The row mails of today to an address are counted in.
fn key(forum: &Forum, email: &Email, now: Timestamp) -> String {
    let digest = forum
        .seal
        .digest("mail count", &[email.as_str().as_bytes()]);
    format!("mail:{}:{}", day_of(now), crate::secret::letters(&digest))
}

/// Records what became of mails, all in one transaction.
///
/// # Errors
/// [`StoreError`] when the database failed; then they are due again when their lease is over.
pub async fn settle(forum: &Forum, settled: &[(LeasedMail, Outcome)]) -> Result<(), StoreError> {
    let now = forum.clock.now();
    let with = |wanted: &Outcome| -> Vec<i64> {
        let found = settled.iter().filter(|(_, outcome)| outcome == wanted);
        found.map(|(mail, _)| mail.id).collect()
    };
    let tx = forum.store.write().await?;
    carrying::sent(&*tx, with(&Outcome::Sent), now).await?;
    carrying::dropped(&*tx, with(&Outcome::Unwanted)).await?;
    carrying::lease(&*tx, with(&Outcome::GivenBack), now).await?;
    for (mail, outcome) in settled {
        if let Outcome::Failed {
            why,
            hopeless,
            address,
        } = outcome
        {
            let why = without_addresses(why);
            let again = retry_after(mail.tries).filter(|_| !hopeless);
            tracing::warn!(mail = mail.id, notice = mail.notice.code(), tries = mail.tries + 1, %why, dead = again.is_none(), "mail not sent");
            match again {
                Some(wait) => {
                    carrying::failed(&*tx, mail.id, now.plus_seconds(wait), &why).await?;
                }
                None => carrying::gave_up(&*tx, mail.id, &why).await?,
            }
            if let Some(status) = address {
                bounces::refused(forum, &*tx, mail, *status).await?;
            }
        }
    }
    let unsent: Vec<LeasedMail> = settled
        .iter()
        .filter(|(mail, outcome)| *outcome != Outcome::Sent && !mail.notice.is_security())
        .map(|(mail, _)| mail.clone())
        .collect();
    daily::add(&*tx, &tally(forum, &unsent, now, -1), now).await?;
    tx.commit_unseen().await
}

/// How the outbox stands.
#[derive(Debug, Clone)]
pub struct Queue {
    /// Mails by state.
    pub counts: Vec<(OutboxState, i64)>,
    /// Waiting mails by notice, each with the age of the oldest as the moment it was written.
    pub waiting: Vec<(Notice, i64, Timestamp)>,
    /// Waiting mails that have failed at least once.
    pub retrying: u64,
    /// Mails sent within the last hour; those whose rows are erased are not counted.
    pub sent_in_hour: u64,
    /// The newest given-up mails, addresses masked.
    pub dead: Vec<DeadMail>,
}

impl Queue {
    /// How many mails are in a state.
    pub fn count(&self, state: OutboxState) -> i64 {
        let found = self.counts.iter().find(|(one, _)| *one == state);
        found.map_or(0, |(_, mails)| *mails)
    }

    /// When the oldest waiting mail was written.
    pub fn oldest(&self) -> Option<Timestamp> {
        self.waiting.iter().map(|(_, _, oldest)| *oldest).min()
    }
}

/// How the outbox stands, for the operator's command line.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn queue(forum: &Forum) -> Result<Queue, StoreError> {
    let db = forum.store.read();
    let hour_ago = forum.clock.now().plus_seconds(-3_600);
    Ok(Queue {
        counts: overview::counts(db).await?,
        waiting: overview::waiting_by_notice(db).await?,
        retrying: overview::retrying(db).await?,
        sent_in_hour: overview::sent_since(db, hour_ago).await?,
        dead: overview::dead(db, DEAD_SHOWN).await?,
    })
}

/// How the outbox stands.
///
/// # Errors
/// [`ActError::NotAllowed`] unless the actor administers the site.
pub async fn queue_for(forum: &Forum, actor: &Actor) -> Result<Queue, ActError<Never>> {
    if !actor.grants.administer() {
        return Err(ActError::NotAllowed);
    }
    Ok(queue(forum).await?)
}

/// Lets given-up mails wait again; says how many. `actor` is `None` for the operator's command line.
///
/// # Errors
/// [`ActError::NotAllowed`] unless the actor administers the site.
pub async fn retry(
    forum: &Forum,
    actor: Option<&Actor>,
    which: &Which,
) -> Result<u64, ActError<Never>> {
    if actor.is_some_and(|actor| !actor.grants.administer()) {
        return Err(ActError::NotAllowed);
    }
    let now = forum.clock.now();
    let tx = forum.store.write().await?;
    let revived = overview::revive(&*tx, which, now).await?;
    if revived > 0 {
        let entry = audit::Entry {
            at: now,
            person: actor.map(|actor| actor.person),
            act: "retry_mail",
            target: "outbox".to_owned(),
            detail: revived.to_string(),
        };
        audit::append(&*tx, entry).await?;
    }
    forum.commit(tx).await?;
    Ok(revived)
}

/// Deletes the rows of mails that are long over, a few at a time, so that no writer waits.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn forget(forum: &Forum) -> Result<(), StoreError> {
    let now = forum.clock.now();
    let before = (now.plus_days(-SENT_DAYS), now.plus_days(-DEAD_DAYS));
    loop {
        let tx = forum.store.write().await?;
        let deleted = overview::forget(&*tx, before, FORGET_AT_ONCE).await?;
        tx.commit_unseen().await?;
        if deleted < FORGET_AT_ONCE {
            return Ok(());
        }
    }
}
