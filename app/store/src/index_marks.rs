//! Table `index_mark`: rows whose entry in the search index is out of date.
//!
//! Invariant: a mark is written in the transaction that changed the row, and deleted only after the index has
//! committed the row's new words. Marks may repeat; applying one twice changes nothing.

use crate::entities::{comment, index_mark, response};
use crate::error::StoreError;
use domain::ids::AspirationId;
use domain::search::IndexPart;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

/// A row to be indexed anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Order of marks.
    pub id: i64,
    /// Which kind of thing.
    pub part: IndexPart,
    /// The row's key.
    pub row: i64,
}

/// Marks a row.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn mark(db: &impl ConnectionTrait, part: IndexPart, row: i64) -> Result<(), StoreError> {
    let mark = index_mark::ActiveModel {
        id: NotSet,
        part: Set(part),
        row_id: Set(row),
    };
    index_mark::Entity::insert(mark)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Marks many rows of one kind.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn mark_all(
    db: &impl ConnectionTrait,
    part: IndexPart,
    rows: &[i64],
) -> Result<(), StoreError> {
    const AT_ONCE: usize = 1_000;
    for some in rows.chunks(AT_ONCE) {
        let marks = some.iter().map(|row| index_mark::ActiveModel {
            id: NotSet,
            part: Set(part),
            row_id: Set(*row),
        });
        index_mark::Entity::insert_many(marks)
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// Marks an aspiration and everything said below it: for when who may see it has changed.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn mark_with_replies(
    db: &impl ConnectionTrait,
    aspiration: AspirationId,
) -> Result<(), StoreError> {
    mark(db, IndexPart::Aspiration, aspiration.0).await?;
    let comments: Vec<i64> = comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .filter(comment::Column::AspirationId.eq(aspiration))
        .into_tuple()
        .all(db)
        .await?;
    let responses: Vec<i64> = response::Entity::find()
        .select_only()
        .column(response::Column::Id)
        .filter(response::Column::AspirationId.eq(aspiration))
        .into_tuple()
        .all(db)
        .await?;
    for row in comments {
        mark(db, IndexPart::Comment, row).await?;
    }
    for row in responses {
        mark(db, IndexPart::Response, row).await?;
    }
    Ok(())
}

/// The oldest marks, at most `limit`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn oldest(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<Mark>, StoreError> {
    let rows = index_mark::Entity::find()
        .order_by_asc(index_mark::Column::Id)
        .limit(limit)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Mark {
            id: row.id,
            part: row.part,
            row: row.row_id,
        })
        .collect())
}

/// Deletes marks that the index has committed.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn remove(db: &impl ConnectionTrait, ids: &[i64]) -> Result<(), StoreError> {
    index_mark::Entity::delete_many()
        .filter(index_mark::Column::Id.is_in(ids.iter().copied()))
        .exec(db)
        .await?;
    Ok(())
}

/// How many marks wait.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn waiting(db: &impl ConnectionTrait) -> Result<u64, StoreError> {
    Ok(index_mark::Entity::find().count(db).await?)
}
