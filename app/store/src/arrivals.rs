//! Table `arrival`: texts that were published and are not compared with the saved searches yet.
//!
//! Invariant: a row is written once, in the transaction that publishes the text, and deleted in the one that records
//! which searches it fits: so each text is compared exactly once, whatever happens in between. Imported texts are
//! old, and never arrive.

use crate::entities::arrival;
use crate::error::StoreError;
use crate::index_marks;
use domain::search::IndexPart;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// A text that arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// Order of arrival.
    pub id: i64,
    /// Which kind of thing.
    pub part: IndexPart,
    /// The row's key.
    pub row: i64,
}

/// Announces a text that was published just now, to the index and to the saved searches.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn announce(
    db: &impl ConnectionTrait,
    part: IndexPart,
    row: i64,
) -> Result<(), StoreError> {
    let arrival = arrival::ActiveModel {
        id: NotSet,
        part: Set(part),
        row_id: Set(row),
    };
    arrival::Entity::insert(arrival)
        .exec_without_returning(db)
        .await?;
    index_marks::mark(db, part, row).await
}

/// The oldest, at most `limit`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn oldest(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<Arrival>, StoreError> {
    let rows = arrival::Entity::find()
        .order_by_asc(arrival::Column::Id)
        .limit(limit)
        .all(db)
        .await?;
    let read = |row: arrival::Model| Arrival {
        id: row.id,
        part: row.part,
        row: row.row_id,
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Deletes those that were compared; says whether all of them were still there. If not, another process compared them.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn remove(db: &impl ConnectionTrait, ids: &[i64]) -> Result<bool, StoreError> {
    let removed = arrival::Entity::delete_many()
        .filter(arrival::Column::Id.is_in(ids.iter().copied()))
        .exec(db)
        .await?;
    Ok(usize::try_from(removed.rows_affected) == Ok(ids.len()))
}

/// Deletes all: after a restore, and in the example, nothing is new.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn forget_all(db: &impl ConnectionTrait) -> Result<(), StoreError> {
    arrival::Entity::delete_many().exec(db).await?;
    Ok(())
}
