//! Table `saved_search_hit`: new texts that fit a saved search and wait for its mail.
//!
//! Invariants: a text waits for a search once at most; at most [`WAITING_MAX`] and one more wait for each, and the one
//! more says that there were others. The owner's own texts wait like those of anybody, so that no gap tells who wrote
//! an anonymous one; they are left out when the mail is written.

use crate::entities::saved_search_hit;
use crate::error::StoreError;
use domain::ids::SavedSearchId;
use domain::saved_searches::WAITING_MAX;
use domain::search::IndexPart;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

/// A text that fits: what it is, and its row.
pub type Hit = (IndexPart, i64);

/// Adds what fits a search, as far as there is room.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn add_hits(
    db: &impl ConnectionTrait,
    search: SavedSearchId,
    hits: &[Hit],
) -> Result<(), StoreError> {
    let waiting = saved_search_hit::Entity::find()
        .filter(saved_search_hit::Column::SavedSearchId.eq(search))
        .count(db)
        .await?;
    let room = usize::try_from((WAITING_MAX + 1).saturating_sub(waiting)).unwrap_or(usize::MAX);
    let rows: Vec<_> = hits
        .iter()
        .take(room)
        .map(|(part, row)| saved_search_hit::ActiveModel {
            saved_search_id: Set(search),
            part: Set(*part),
            row_id: Set(*row),
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    let again = OnConflict::columns([
        saved_search_hit::Column::SavedSearchId,
        saved_search_hit::Column::Part,
        saved_search_hit::Column::RowId,
    ])
    .do_nothing()
    .to_owned();
    saved_search_hit::Entity::insert_many(rows)
        .on_conflict(again)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// What waits for the mail of a search.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn hits_of(
    db: &impl ConnectionTrait,
    search: SavedSearchId,
) -> Result<Vec<Hit>, StoreError> {
    Ok(saved_search_hit::Entity::find()
        .select_only()
        .columns([
            saved_search_hit::Column::Part,
            saved_search_hit::Column::RowId,
        ])
        .filter(saved_search_hit::Column::SavedSearchId.eq(search))
        .order_by_asc(saved_search_hit::Column::Part)
        .order_by_asc(saved_search_hit::Column::RowId)
        .limit(WAITING_MAX + 1)
        .into_tuple()
        .all(db)
        .await?)
}

/// Forgets what waits for the mail of some searches.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn remove_hits(
    db: &impl ConnectionTrait,
    searches: &[SavedSearchId],
) -> Result<(), StoreError> {
    saved_search_hit::Entity::delete_many()
        .filter(saved_search_hit::Column::SavedSearchId.is_in(searches.iter().copied()))
        .exec(db)
        .await?;
    Ok(())
}
