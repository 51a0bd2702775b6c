//! Table `vote`: what a person says of an aspiration.
//!
//! Invariants: one row a person and aspiration; the counters beside the aspiration equal a recount. Whoever writes
//! holds the lock of [`standing`](crate::standing). Who voted how is told to nobody but the voter.

use crate::entities::{aspiration, vote};
use crate::error::StoreError;
use domain::ids::{AspirationId, PersonId};
use domain::votes::{Choice, Tally};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
};
use std::collections::HashMap;

/// What a person has said of an aspiration.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of_person(
    db: &impl ConnectionTrait,
    person: PersonId,
    aspiration: AspirationId,
) -> Result<Option<Choice>, StoreError> {
    let row = vote::Entity::find_by_id((aspiration, person))
        .one(db)
        .await?;
    Ok(row.and_then(|row| Choice::from_number(row.choice)))
}

/// What a person has said of each of these aspirations; at most 200 are looked up.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of_person_among(
    db: &impl ConnectionTrait,
    person: PersonId,
    aspirations: &[AspirationId],
) -> Result<HashMap<AspirationId, Choice>, StoreError> {
    let rows = vote::Entity::find()
        .filter(vote::Column::PersonId.eq(person))
        .filter(vote::Column::AspirationId.is_in(aspirations.iter().copied().take(200)))
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| Choice::from_number(row.choice).map(|choice| (row.aspiration_id, choice)))
        .collect())
}

/// Writes a person's choice (`None`: takes it back) and moves the counters. `before` is what [`of_person`] just said.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn put(
    db: &impl ConnectionTrait,
    (aspiration, person): (AspirationId, PersonId),
    before: Option<Choice>,
    after: Option<Choice>,
) -> Result<(), StoreError> {
    if before == after {
        return Ok(());
    }
    match after {
        Some(choice) => {
            let row = vote::ActiveModel {
                aspiration_id: Set(aspiration),
                person_id: Set(person),
                choice: Set(choice.number()),
            };
            let twice = OnConflict::columns([vote::Column::AspirationId, vote::Column::PersonId])
                .update_column(vote::Column::Choice)
                .to_owned();
            vote::Entity::insert(row)
                .on_conflict(twice)
                .exec_without_returning(db)
                .await?;
        }
        None => {
            vote::Entity::delete_by_id((aspiration, person))
                .exec(db)
                .await?;
        }
    }
    add(db, aspiration, Tally::change(before, after)).await
}

async fn add(
    db: &impl ConnectionTrait,
    aspiration: AspirationId,
    change: Tally,
) -> Result<(), StoreError> {
    let mut update = aspiration::Entity::update_many();
    for (column, by) in [
        (aspiration::Column::AgreeCount, change.agree),
        (aspiration::Column::DisagreeCount, change.disagree),
        (aspiration::Column::PassCount, change.pass),
    ] {
        if by != 0 {
            update = update.col_expr(column, Expr::col(column).add(by));
        }
    }
    update
        .filter(aspiration::Column::Id.eq(aspiration))
        .exec(db)
        .await?;
    Ok(())
}

/// Counts the rows of an aspiration anew; what the counters must equal.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn recount(
    db: &impl ConnectionTrait,
    aspiration: AspirationId,
) -> Result<Tally, StoreError> {
    let count = async |choice: Choice| {
        vote::Entity::find()
            .filter(vote::Column::AspirationId.eq(aspiration))
            .filter(vote::Column::Choice.eq(choice.number()))
            .count(db)
            .await
            .map(|rows| i64::try_from(rows).unwrap_or(i64::MAX))
    };
    Ok(Tally {
        agree: count(Choice::Agree).await?,
        disagree: count(Choice::Disagree).await?,
        pass: count(Choice::Pass).await?,
    })
}
