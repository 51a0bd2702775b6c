//! Table `synonym`: groups of words that mean the same in search.
//!
//! Invariants: a group stands there once, as the line that [`SynonymGroup::line`] gives; whoever changes the table
//! changes the setting [`SYNONYMS`](settings::SYNONYMS) in the same transaction, by which processes notice.

use crate::entities::synonym;
use crate::error::StoreError;
use crate::settings;
use domain::ids::SynonymId;
use domain::synonyms::{GROUPS_MAX, SynonymGroup};
use domain::time::Timestamp;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

/// A group as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Synonyms {
    /// Row key.
    pub id: SynonymId,
    /// The words.
    pub group: SynonymGroup,
    /// When it was added.
    pub created_at: Timestamp,
}

/// Every group, the newest first.
///
/// # Errors
/// [`StoreError::Database`]; [`StoreError::Unreadable`] when a row is no group.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Synonyms>, StoreError> {
    let rows = synonym::Entity::find()
        .order_by_desc(synonym::Column::Id)
        .limit(GROUPS_MAX)
        .all(db)
        .await?;
    rows.into_iter().map(synonyms_of).collect()
}

fn synonyms_of(row: synonym::Model) -> Result<Synonyms, StoreError> {
    let group = SynonymGroup::parse(&row.words).map_err(|_error| StoreError::Unreadable {
        table: "synonym",
        what: "words",
    })?;
    Ok(Synonyms {
        id: row.id,
        group,
        created_at: row.created_at,
    })
}

/// One group.
///
/// # Errors
/// As [`all`].
pub async fn by_id(
    db: &impl ConnectionTrait,
    id: SynonymId,
) -> Result<Option<Synonyms>, StoreError> {
    let row = synonym::Entity::find_by_id(id).one(db).await?;
    row.map(synonyms_of).transpose()
}

/// The group of exactly these words, if it is there.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn id_of(
    db: &impl ConnectionTrait,
    group: &SynonymGroup,
) -> Result<Option<SynonymId>, StoreError> {
    let row = synonym::Entity::find()
        .filter(synonym::Column::Words.eq(group.line()))
        .one(db)
        .await?;
    Ok(row.map(|row| row.id))
}

/// How many groups there are.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn count(db: &impl ConnectionTrait) -> Result<u64, StoreError> {
    Ok(synonym::Entity::find().count(db).await?)
}

/// Adds a group and returns its key.
///
/// # Errors
/// [`StoreError::Database`]; a duplicate when it is there already.
pub async fn insert(
    db: &impl ConnectionTrait,
    group: &SynonymGroup,
    now: Timestamp,
) -> Result<SynonymId, StoreError> {
    let row = synonym::ActiveModel {
        id: NotSet,
        words: Set(group.line()),
        created_at: Set(now),
    };
    let inserted = synonym::Entity::insert(row).exec(db).await?;
    changed(db).await?;
    Ok(inserted.last_insert_id)
}

/// Removes a group; nothing happens where it is gone.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn remove(db: &impl ConnectionTrait, id: SynonymId) -> Result<(), StoreError> {
    synonym::Entity::delete_by_id(id).exec(db).await?;
    changed(db).await
}

/// Which state the groups are in; another text after every change.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn state(db: &impl ConnectionTrait) -> Result<Option<String>, StoreError> {
    settings::get(db, settings::SYNONYMS).await
}

async fn changed(db: &impl ConnectionTrait) -> Result<(), StoreError> {
    let changes: u64 = state(db)
        .await?
        .and_then(|state| state.parse().ok())
        .unwrap_or_default();
    let next = changes.wrapping_add(1).to_string();
    settings::put(db, settings::SYNONYMS, &next).await
}
