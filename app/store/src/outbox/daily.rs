//! Table `rate_bucket`, for the mails of a day: how many went to an address, under a keyed digest of it.
//!
//! A count is taken before a mail is sent, so that several workers together keep to the limit, and given back when it was
//! not sent. The sweeping of rate limits forgets it after two days.

use crate::entities::rate_bucket;
use crate::error::StoreError;
use domain::time::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{BTreeMap, HashMap};

/// Adds mails to the counts of their keys (a negative number takes them back) and returns the counts.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn add(
    db: &impl ConnectionTrait,
    mails: &BTreeMap<String, i64>,
    now: Timestamp,
) -> Result<HashMap<String, i64>, StoreError> {
    if mails.is_empty() {
        return Ok(HashMap::new());
    }
    let new = mails.keys().map(|key| rate_bucket::ActiveModel {
        key: Set(key.clone()),
        started_at: Set(now),
        acts: Set(0),
    });
    rate_bucket::Entity::insert_many(new)
        .on_conflict(
            OnConflict::column(rate_bucket::Column::Key)
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    let mut by_number: BTreeMap<i64, Vec<&str>> = BTreeMap::new();
    for (key, number) in mails {
        by_number.entry(*number).or_default().push(key);
    }
    for (number, keys) in by_number {
        rate_bucket::Entity::update_many()
            .col_expr(
                rate_bucket::Column::Acts,
                Expr::col(rate_bucket::Column::Acts).add(number),
            )
            .filter(rate_bucket::Column::Key.is_in(keys))
            .exec(db)
            .await?;
    }
    let rows = rate_bucket::Entity::find()
        .filter(rate_bucket::Column::Key.is_in(mails.keys().map(String::as_str)))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.key, row.acts)).collect())
}
