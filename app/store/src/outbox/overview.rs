//! Table `outbox`, for those who run the site: how much waits, what was given up and why, and how long rows stay.
//!
//! Addresses leave this module masked.

use crate::entities::outbox;
use crate::error::StoreError;
use domain::notifications::{Notice, OutboxState};
use domain::time::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

/// A mail that was given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadMail {
    /// The row, by which it is tried again.
    pub id: i64,
    /// What it tells of.
    pub notice: Notice,
    /// Whom it was for: `s…@example.com`.
    pub to: String,
    /// Failures before the last one.
    pub tries: i16,
    /// What the last failure was.
    pub why: String,
    /// When what it tells of happened.
    pub created_at: Timestamp,
}

/// Which of the given-up mails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// All of them.
    All,
    /// Those of these rows.
    Rows(Vec<i64>),
}

/// How many mails wait.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn waiting(db: &impl ConnectionTrait) -> Result<u64, StoreError> {
    Ok(outbox::Entity::find()
        .filter(outbox::Column::State.eq(OutboxState::Waiting))
        .count(db)
        .await?)
}

/// How many mails are in each state that has any.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn counts(db: &impl ConnectionTrait) -> Result<Vec<(OutboxState, i64)>, StoreError> {
    Ok(outbox::Entity::find()
        .select_only()
        .column(outbox::Column::State)
        .column_as(outbox::Column::Id.count(), "mails")
        .group_by(outbox::Column::State)
        .order_by_asc(outbox::Column::State)
        .into_tuple()
        .all(db)
        .await?)
}

/// How many mails wait of each notice that has any, and since when the oldest of them.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn waiting_by_notice(
    db: &impl ConnectionTrait,
) -> Result<Vec<(Notice, i64, Timestamp)>, StoreError> {
    let rows: Vec<(Notice, i64, i64)> = outbox::Entity::find()
        .select_only()
        .column(outbox::Column::Notice)
        .column_as(outbox::Column::Id.count(), "mails")
        .column_as(outbox::Column::CreatedAt.min(), "oldest")
        .filter(outbox::Column::State.eq(OutboxState::Waiting))
        .group_by(outbox::Column::Notice)
        .order_by_asc(outbox::Column::Notice)
        .into_tuple()
        .all(db)
        .await?;
    let timed = rows.into_iter();
    Ok(timed
        .map(|(notice, mails, oldest)| (notice, mails, Timestamp(oldest)))
        .collect())
}

/// How many waiting mails have failed at least once.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn retrying(db: &impl ConnectionTrait) -> Result<u64, StoreError> {
    Ok(outbox::Entity::find()
        .filter(outbox::Column::State.eq(OutboxState::Waiting))
        .filter(outbox::Column::Tries.gt(0))
        .count(db)
        .await?)
}

/// How many mails were sent since a moment. Those whose rows are erased are not among them.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn sent_since(db: &impl ConnectionTrait, since: Timestamp) -> Result<u64, StoreError> {
    Ok(outbox::Entity::find()
        .filter(outbox::Column::State.eq(OutboxState::Sent))
        .filter(outbox::Column::SentAt.gte(since))
        .count(db)
        .await?)
}

/// Mails that were given up, newest first, at most `limit`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn dead(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<DeadMail>, StoreError> {
    let rows = outbox::Entity::find()
        .filter(outbox::Column::State.eq(OutboxState::Dead))
        .order_by_desc(outbox::Column::Id)
        .limit(limit)
        .all(db)
        .await?;
    let dead = rows.into_iter().map(|row| DeadMail {
        id: row.id,
        notice: row.notice,
        to: row.email.masked(),
        tries: row.tries,
        why: row.error.unwrap_or_default(),
        created_at: row.created_at,
    });
    Ok(dead.collect())
}

/// Lets given-up mails wait again, as if they had never been tried, and returns how many.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn revive(
    db: &impl ConnectionTrait,
    which: &Which,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let mut dead = Condition::all().add(outbox::Column::State.eq(OutboxState::Dead));
    if let Which::Rows(rows) = which {
        dead = dead.add(outbox::Column::Id.is_in(rows.iter().copied()));
    }
    let revived = outbox::Entity::update_many()
        .col_expr(
            outbox::Column::State,
            Expr::value(OutboxState::Waiting.code()),
        )
        .col_expr(outbox::Column::Tries, Expr::value(0_i16))
        .col_expr(outbox::Column::DueAt, Expr::value(now.0))
        .filter(dead)
        .exec(db)
        .await?;
    Ok(revived.rows_affected)
}

/// Deletes at most `limit` rows that are over: sent or dropped ones from before `sent`, given-up ones from before `dead`.
/// Returns how many there were.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn forget(
    db: &impl ConnectionTrait,
    (sent, dead): (Timestamp, Timestamp),
    limit: u64,
) -> Result<u64, StoreError> {
    let of = |state: OutboxState| Condition::all().add(outbox::Column::State.eq(state));
    let over = Condition::any()
        .add(of(OutboxState::Sent).add(outbox::Column::SentAt.lt(sent)))
        .add(of(OutboxState::Dropped).add(outbox::Column::CreatedAt.lt(sent)))
        .add(of(OutboxState::Dead).add(outbox::Column::CreatedAt.lt(dead)));
    let rows: Vec<i64> = outbox::Entity::find()
        .select_only()
        .column(outbox::Column::Id)
        .filter(over)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?;
    if rows.is_empty() {
        return Ok(0);
    }
    let deleted = outbox::Entity::delete_many()
        .filter(outbox::Column::Id.is_in(rows))
        .exec(db)
        .await?;
    Ok(deleted.rows_affected)
}
