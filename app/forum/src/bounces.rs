//! Mail that came back, and complaints: what they change for the person whose address it is.
//!
//! Invariants: a report counts only with the token of the very address it is about, which stood in the envelope of the
//! mail and nowhere else; it is never answered, so that no loop can begin; an address that takes no mail still gets
//! codes, and signing in with one proves that it works again.

use crate::forum::Forum;
use crate::notifications::AddressMark;
use domain::bounces::{BounceKind, DeliveryStatus, STOP_AT, counted_since};
use domain::identity::Email;
use domain::ids::PersonId;
use domain::time::{Timestamp, Zone};
use store::bounces::{self, Bounced, NewBounce};
use store::outbox::carrying::LeasedMail;
use store::people::{self, Account, Change};
use store::{ConnectionTrait, StoreError};

/// A report, as it arrived.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// Tokens found in it or in the address it came to.
    pub tokens: &'a [String],
    /// Addresses it may be about.
    pub addresses: &'a [Email],
    /// What makes it known again: its Message-ID, or all of it.
    pub id: &'a [u8],
}

/// What became of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noted {
    /// It was counted.
    Counted,
    /// It was counted, and the person is sent no more mail.
    Stopped,
    /// It was counted before.
    Again,
    /// Its token is not the one of its address, or nobody has the address.
    Nobody,
}

/// Notes that mail to an address failed.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn returned(
    forum: &Forum,
    report: Report<'_>,
    status: DeliveryStatus,
) -> Result<Noted, StoreError> {
    match status.kind() {
        Some(kind) => note(forum, report, (kind, Some(status.to_string()))).await,
        None => Ok(Noted::Nobody),
    }
}

/// Notes that a reader complained: from now on they get codes and nothing else, until they turn mail on again.
///
/// # Errors
/// As [`returned`].
pub async fn complained(forum: &Forum, report: Report<'_>) -> Result<Noted, StoreError> {
    note(forum, report, (BounceKind::Complaint, None)).await
}

/// Notes that a server refused an address when mail was handed over: it counts like a report of the same failure.
pub(crate) async fn refused(
    forum: &Forum,
    db: &impl ConnectionTrait,
    mail: &LeasedMail,
    status: DeliveryStatus,
) -> Result<(), StoreError> {
    let account = people::of_email(db, &mail.email).await?;
    let Some((account, kind)) = account.zip(status.kind()) else {
        return Ok(());
    };
    let now = forum.clock.now();
    let new = NewBounce {
        person: account.id,
        kind,
        status: Some(status.to_string()),
        report: forum
            .seal
            .digest("refusal", &[mail.uuid.as_bytes()])
            .to_vec(),
        day: now.start_of_day(Zone::Wib),
    };
    if bounces::add(db, new).await? {
        stop_if_enough(db, (&account, &mail.email), kind, now).await?;
    }
    Ok(())
}

async fn note(
    forum: &Forum,
    report: Report<'_>,
    (kind, status): (BounceKind, Option<String>),
) -> Result<Noted, StoreError> {
    let tokens = report.tokens.iter();
    let marks: Vec<AddressMark> = tokens
        .filter_map(|token| AddressMark::of_bounce_token(forum, token))
        .collect();
    let mut addresses = report.addresses.iter();
    let proven = addresses.find(|email| marks.contains(&AddressMark::of(forum, email)));
    let Some(email) = proven else {
        return Ok(Noted::Nobody);
    };
    let now = forum.clock.now();
    let tx = forum.store.write().await?;
    let Some(account) = people::of_email(&*tx, email).await? else {
        return Ok(Noted::Nobody);
    };
    let new = NewBounce {
        person: account.id,
        kind,
        status,
        report: forum.seal.digest("report", &[report.id]).to_vec(),
        day: now.start_of_day(Zone::Wib),
    };
    if !bounces::add(&*tx, new).await? {
        return Ok(Noted::Again);
    }
    let noted = stop_if_enough(&*tx, (&account, email), kind, now).await?;
    forum.commit(tx).await?;
    Ok(noted)
}

async fn stop_if_enough(
    db: &impl ConnectionTrait,
    (account, email): (&Account, &Email),
    kind: BounceKind,
    now: Timestamp,
) -> Result<Noted, StoreError> {
    if kind == BounceKind::Complaint {
        let off = Change {
            mail_off: Some(true),
            ..Change::default()
        };
        people::change(db, account.id, off).await?;
    } else {
        let counted = bounces::of_person(db, account.id, counted_since(now)).await?;
        let points: i64 = counted.iter().map(|one| one.kind.points()).sum();
        if points < STOP_AT {
            return Ok(Noted::Counted);
        }
        bounces::stop(db, account.id, now.start_of_day(Zone::Wib)).await?;
    }
    store::outbox::drop_all_to(db, email).await?;
    Ok(Noted::Stopped)
}

/// How mail to a person goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reception {
    /// Since which day nothing but codes is sent.
    pub stopped_at: Option<Timestamp>,
    /// What came back lately, newest first.
    pub bounced: Vec<Bounced>,
}

impl Reception {
    /// What came back last, complaints left aside.
    pub fn last(&self) -> Option<&Bounced> {
        let mut bounced = self.bounced.iter();
        bounced.find(|one| one.kind != BounceKind::Complaint)
    }

    /// How many mails came back.
    pub fn returned(&self) -> usize {
        let bounced = self.bounced.iter();
        bounced
            .filter(|one| one.kind != BounceKind::Complaint)
            .count()
    }

    /// The day of the last complaint.
    pub fn complained(&self) -> Option<Timestamp> {
        let mut bounced = self.bounced.iter();
        let found = bounced.find(|one| one.kind == BounceKind::Complaint);
        found.map(|one| one.day)
    }
}

/// How mail to a person goes; for the person and for administrators, which the caller has made sure of.
pub(crate) async fn reception(forum: &Forum, person: PersonId) -> Result<Reception, StoreError> {
    let db = forum.store.read();
    let since = counted_since(forum.clock.now());
    Ok(Reception {
        stopped_at: bounces::stopped(db, person).await?,
        bounced: bounces::of_person(db, person, since).await?,
    })
}
