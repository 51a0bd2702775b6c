//! Table `rate_bucket`: acts counted in windows of time, where the count must survive a restart.
//!
//! Invariant: one row a key; a window that is over begins anew with the next act.

use crate::entities::rate_bucket;
use crate::error::StoreError;
use domain::time::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// What was counted in a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Acts so far.
    pub acts: i64,
    /// When the window began; the moment asked for where none is running.
    pub since: Timestamp,
}

/// Acts counted under `key` in the window that holds `now`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn count(
    db: &impl ConnectionTrait,
    key: &str,
    now: Timestamp,
    seconds: i64,
) -> Result<Counted, StoreError> {
    let row = rate_bucket::Entity::find_by_id(key).one(db).await?;
    let running = row.filter(|row| now.seconds_since(row.started_at) < seconds);
    Ok(running.map_or(
        Counted {
            acts: 0,
            since: now,
        },
        |row| Counted {
            acts: row.acts,
            since: row.started_at,
        },
    ))
}

/// Counts one more act and returns the acts of this window with it.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn add(
    db: &impl ConnectionTrait,
    key: &str,
    now: Timestamp,
    seconds: i64,
) -> Result<i64, StoreError> {
    let acts = count(db, key, now, seconds).await?.acts;
    if acts == 0 {
        let row = rate_bucket::ActiveModel {
            key: Set(key.to_owned()),
            started_at: Set(now),
            acts: Set(1),
        };
        rate_bucket::Entity::insert(row)
            .on_conflict(
                OnConflict::column(rate_bucket::Column::Key)
                    .update_columns([rate_bucket::Column::StartedAt, rate_bucket::Column::Acts])
                    .to_owned(),
            )
            .exec_without_returning(db)
            .await?;
    } else {
        rate_bucket::Entity::update_many()
            .col_expr(
                rate_bucket::Column::Acts,
                Expr::col(rate_bucket::Column::Acts).add(1),
            )
            .filter(rate_bucket::Column::Key.eq(key))
            .exec(db)
            .await?;
    }
    Ok(acts + 1)
}

/// Deletes windows that began before `before`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn forget(db: &impl ConnectionTrait, before: Timestamp) -> Result<(), StoreError> {
    rate_bucket::Entity::delete_many()
        .filter(rate_bucket::Column::StartedAt.lt(before))
        .exec(db)
        .await?;
    Ok(())
}
