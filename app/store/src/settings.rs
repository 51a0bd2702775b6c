//! Table `setting`: facts about the whole site. Invariant: one row a key.

use crate::entities::setting;
use crate::error::StoreError;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};

/// Present in a site that holds the demo world.
pub const DEMO: &str = "demo";
/// Present while the process that holds the search index is asked to build it anew.
pub const REINDEX: &str = "reindex";
/// Changes whenever the groups of synonyms do: how many changes there were.
pub const SYNONYMS: &str = "synonyms";

/// The value of a key.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn get(db: &impl ConnectionTrait, key: &str) -> Result<Option<String>, StoreError> {
    Ok(setting::Entity::find_by_id(key)
        .one(db)
        .await?
        .map(|row| row.value))
}

/// Writes the value of a key.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn put(db: &impl ConnectionTrait, key: &str, value: &str) -> Result<(), StoreError> {
    let row = setting::ActiveModel {
        key: Set(key.to_owned()),
        value: Set(value.to_owned()),
    };
    setting::Entity::insert(row)
        .on_conflict(
            OnConflict::column(setting::Column::Key)
                .update_column(setting::Column::Value)
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Forgets a key; nothing happens where it is not set.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn remove(db: &impl ConnectionTrait, key: &str) -> Result<(), StoreError> {
    setting::Entity::delete_by_id(key).exec(db).await?;
    Ok(())
}
