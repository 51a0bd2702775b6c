//! Table `outbox`, as the workers see it: what is due, whose it is for now, and what became of it.
//!
//! Invariant: whether a row must not stay is asked of the row when the mail is settled, not of the copy that was leased:
//! its aspiration may have become anonymous meanwhile.

use crate::entities::outbox;
use crate::error::StoreError;
use domain::delivery::Lane;
use domain::identity::Email;
use domain::ids::PersonId;
use domain::language::Language;
use domain::notifications::{Notice, OutboxState};
use domain::time::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

/// A mail a worker has leased.
#[derive(Debug, Clone)]
pub struct LeasedMail {
    /// The row.
    pub id: i64,
    /// The Message-ID's local part.
    pub uuid: String,
    /// What it tells of.
    pub notice: Notice,
    /// The person, where the row names one.
    pub person: Option<PersonId>,
    /// The address.
    pub email: Email,
    /// The language.
    pub language: Language,
    /// The letter as JSON.
    pub letter: String,
    /// The token that stops such mail.
    pub unsubscribe: Option<String>,
    /// Delete once sent.
    pub erase_when_sent: bool,
    /// Tries before this one.
    pub tries: i16,
    /// When the act happened.
    pub created_at: Timestamp,
}

/// Which mails a worker asks for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Codes only, or everything else.
    pub codes: bool,
    /// Domains that have had enough for now.
    pub without: &'a [String],
    /// At most so many.
    pub limit: u64,
}

/// Whether anything is due; reads only.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn is_due(
    db: &impl ConnectionTrait,
    wanted: Wanted<'_>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let first = due_rows(wanted, now)
        .select_only()
        .column(outbox::Column::Id)
        .limit(1)
        .into_tuple::<i64>()
        .one(db)
        .await?;
    Ok(first.is_some())
}

/// The most urgent due mails, locked against other workers until the transaction ends. Call it in a writing one, and
/// [`lease`] what is to be sent.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn due(
    db: &impl ConnectionTrait,
    wanted: Wanted<'_>,
    now: Timestamp,
) -> Result<Vec<LeasedMail>, StoreError> {
    let rows = due_rows(wanted, now)
        .order_by_asc(outbox::Column::Priority)
        .order_by_asc(outbox::Column::DueAt)
        .limit(wanted.limit)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(leased).collect())
}

fn due_rows(wanted: Wanted<'_>, now: Timestamp) -> Select<outbox::Entity> {
    let codes = Lane::Codes.priority();
    let mut rows = outbox::Entity::find()
        .filter(outbox::Column::State.eq(OutboxState::Waiting))
        .filter(if wanted.codes {
            outbox::Column::Priority.eq(codes)
        } else {
            outbox::Column::Priority.gt(codes)
        })
        .filter(outbox::Column::DueAt.lte(now));
    if !wanted.without.is_empty() {
        rows = rows.filter(outbox::Column::Domain.is_not_in(wanted.without));
    }
    rows
}

/// Leases mails until a moment, or puts them off: nobody else sends them before.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn lease(
    db: &impl ConnectionTrait,
    mails: Vec<i64>,
    until: Timestamp,
) -> Result<(), StoreError> {
    if mails.is_empty() {
        return Ok(());
    }
    outbox::Entity::update_many()
        .col_expr(outbox::Column::DueAt, Expr::value(until.0))
        .filter(outbox::Column::Id.is_in(mails))
        .exec(db)
        .await?;
    Ok(())
}

/// Records that the transport took the mails; erases the rows that must not stay.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn sent(
    db: &impl ConnectionTrait,
    mails: Vec<i64>,
    now: Timestamp,
) -> Result<(), StoreError> {
    settle(db, mails, (OutboxState::Sent, None), Some(now)).await
}

/// Records that the mails are not wanted any more.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn dropped(db: &impl ConnectionTrait, mails: Vec<i64>) -> Result<(), StoreError> {
    settle(db, mails, (OutboxState::Dropped, None), None).await
}

/// Records that a mail was given up. A row that must not stay is erased.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn gave_up(db: &impl ConnectionTrait, mail: i64, why: &str) -> Result<(), StoreError> {
    settle(db, vec![mail], (OutboxState::Dead, Some(why)), None).await
}

/// Records a failed try: due again at `again`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn failed(
    db: &impl ConnectionTrait,
    mail: i64,
    again: Timestamp,
    why: &str,
) -> Result<(), StoreError> {
    outbox::Entity::update_many()
        .col_expr(
            outbox::Column::Tries,
            Expr::col(outbox::Column::Tries).add(1),
        )
        .col_expr(outbox::Column::DueAt, Expr::value(again.0))
        .col_expr(outbox::Column::Error, Expr::value(why))
        .filter(outbox::Column::Id.eq(mail))
        .exec(db)
        .await?;
    Ok(())
}

async fn settle(
    db: &impl ConnectionTrait,
    mails: Vec<i64>,
    (state, error): (OutboxState, Option<&str>),
    at: Option<Timestamp>,
) -> Result<(), StoreError> {
    if mails.is_empty() {
        return Ok(());
    }
    outbox::Entity::delete_many()
        .filter(outbox::Column::Id.is_in(mails.clone()))
        .filter(outbox::Column::EraseWhenSent.eq(true))
        .exec(db)
        .await?;
    outbox::Entity::update_many()
        .col_expr(outbox::Column::State, Expr::value(state.code()))
        .col_expr(outbox::Column::SentAt, Expr::value(at.map(|at| at.0)))
        .col_expr(outbox::Column::Error, Expr::value(error.map(str::to_owned)))
        .filter(outbox::Column::Id.is_in(mails))
        .exec(db)
        .await?;
    Ok(())
}

fn leased(row: outbox::Model) -> LeasedMail {
    LeasedMail {
        id: row.id,
        uuid: row.uuid,
        notice: row.notice,
        person: row.person_id,
        email: row.email,
        language: row.language,
        letter: row.letter,
        unsubscribe: row.unsubscribe,
        erase_when_sent: row.erase_when_sent,
        tries: row.tries,
        created_at: row.created_at,
    }
}
