//! Table `index_mark`: rows whose entry in the search index is out of date.
//!
//! Invariant: a mark is written in the transaction that changed the row, and deleted only after the index has
//! committed the row's new words. Marks may repeat; applying one twice changes nothing.

use crate::entities::index_mark;
use crate::error::StoreError;
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
