//! Table `saved_search`: searches people keep. Invariant: one row a person and address.
//!
//! Who keeps which search is shown to that person only. What fits a search stands in `hits`, and is gone once mailed.

mod hits;
mod own;

pub use hits::{Hit, add_hits, hits_of, remove_hits};
pub use own::own;

use crate::entities::{saved_search, saved_search_hit};
use crate::error::StoreError;
use domain::ids::{PersonId, PublicId, SavedSearchId};
use domain::notifications::Cadence;
use domain::saved_searches::SAVED_MAX;
use domain::time::Timestamp;
use domain::words::SearchName;
use sea_orm::sea_query::{Expr, LockBehavior, LockType};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

/// A search somebody keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSearch {
    /// Row key.
    pub id: SavedSearchId,
    /// Its name in the owner's URLs.
    pub public_id: PublicId,
    /// Whose it is.
    pub person: PersonId,
    /// What the owner calls it.
    pub name: String,
    /// The address of its results, from the root of the site.
    pub address: String,
    /// How soon the owner is told.
    pub cadence: Cadence,
    /// When its hits are mailed; `None` where it has none.
    pub due_at: Option<Timestamp>,
    /// Since when it is kept.
    pub created_at: Timestamp,
}

/// A search to be kept.
#[derive(Debug, Clone)]
pub struct NewSearch {
    /// Its name in the owner's URLs.
    pub public_id: PublicId,
    /// Whose it is.
    pub person: PersonId,
    /// What the owner calls it.
    pub name: SearchName,
    /// The address of its results.
    pub address: String,
    /// How soon the owner is told.
    pub cadence: Cadence,
}

/// Keeps a search. A duplicate means that the person keeps one of this address.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn insert(
    db: &impl ConnectionTrait,
    new: NewSearch,
    now: Timestamp,
) -> Result<(), StoreError> {
    let row = saved_search::ActiveModel {
        id: NotSet,
        public_id: Set(new.public_id),
        name: Set(new.name.into_string()),
        address: Set(new.address),
        cadence: Set(new.cadence),
        due_at: Set(None),
        created_at: Set(now),
        person_id: Set(new.person),
    };
    saved_search::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// All a person keeps, by name.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of_person(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Vec<SavedSearch>, StoreError> {
    let rows = saved_search::Entity::find()
        .filter(saved_search::Column::PersonId.eq(person))
        .order_by_asc(saved_search::Column::Name)
        .order_by_asc(saved_search::Column::Id)
        .limit(SAVED_MAX * 2)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(read).collect())
}

/// How many a person keeps.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn count(db: &impl ConnectionTrait, person: PersonId) -> Result<u64, StoreError> {
    Ok(saved_search::Entity::find()
        .filter(saved_search::Column::PersonId.eq(person))
        .count(db)
        .await?)
}

/// The one a person keeps under this address.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of_address(
    db: &impl ConnectionTrait,
    person: PersonId,
    address: &str,
) -> Result<Option<SavedSearch>, StoreError> {
    let row = saved_search::Entity::find()
        .filter(saved_search::Column::PersonId.eq(person))
        .filter(saved_search::Column::Address.eq(address))
        .one(db)
        .await?;
    Ok(row.map(read))
}

/// The one of this name in URLs, if it is that person's.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn find(
    db: &impl ConnectionTrait,
    person: PersonId,
    id: &PublicId,
) -> Result<Option<SavedSearch>, StoreError> {
    let row = saved_search::Entity::find()
        .filter(saved_search::Column::PersonId.eq(person))
        .filter(saved_search::Column::PublicId.eq(id.clone()))
        .one(db)
        .await?;
    Ok(row.map(read))
}

/// One by its key, whoever keeps it.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn by_id(
    db: &impl ConnectionTrait,
    id: SavedSearchId,
) -> Result<Option<SavedSearch>, StoreError> {
    let row = saved_search::Entity::find_by_id(id).one(db).await?;
    Ok(row.map(read))
}

/// The same, locked until the transaction ends.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn lock(
    db: &impl ConnectionTrait,
    id: SavedSearchId,
) -> Result<Option<SavedSearch>, StoreError> {
    let row = saved_search::Entity::find_by_id(id)
        .lock_exclusive()
        .one(db)
        .await?;
    Ok(row.map(read))
}

/// Calls it something else.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn rename(
    db: &impl ConnectionTrait,
    id: SavedSearchId,
    name: SearchName,
) -> Result<(), StoreError> {
    saved_search::Entity::update_many()
        .col_expr(saved_search::Column::Name, Expr::value(name.into_string()))
        .filter(saved_search::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Sets how soon its owner is told, and when of what waits already.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn set_cadence(
    db: &impl ConnectionTrait,
    id: SavedSearchId,
    (cadence, due_at): (Cadence, Option<Timestamp>),
) -> Result<(), StoreError> {
    saved_search::Entity::update_many()
        .col_expr(saved_search::Column::Cadence, Expr::value(cadence.code()))
        .col_expr(
            saved_search::Column::DueAt,
            Expr::value(due_at.map(|at| at.0)),
        )
        .filter(saved_search::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Sets when what waits is mailed; `None`: nothing waits.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn set_due(
    db: &impl ConnectionTrait,
    ids: &[SavedSearchId],
    due_at: Option<Timestamp>,
) -> Result<(), StoreError> {
    saved_search::Entity::update_many()
        .col_expr(
            saved_search::Column::DueAt,
            Expr::value(due_at.map(|at| at.0)),
        )
        .filter(saved_search::Column::Id.is_in(ids.iter().copied()))
        .exec(db)
        .await?;
    Ok(())
}

/// Keeps it no longer, and nothing that waits for its mail.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn delete(db: &impl ConnectionTrait, id: SavedSearchId) -> Result<(), StoreError> {
    remove_hits(db, &[id]).await?;
    saved_search::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// A search that new texts are compared with.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Wanting {
    /// Row key.
    pub id: SavedSearchId,
    /// The address of its results.
    pub address: String,
    /// Since when it is kept.
    pub created_at: Timestamp,
}

/// Searches of which mail is wanted, by key, after `after`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn wanting(
    db: &impl ConnectionTrait,
    after: SavedSearchId,
    limit: u64,
) -> Result<Vec<Wanting>, StoreError> {
    Ok(saved_search::Entity::find()
        .select_only()
        .columns([
            saved_search::Column::Id,
            saved_search::Column::Address,
            saved_search::Column::CreatedAt,
        ])
        .filter(saved_search::Column::Cadence.ne(Cadence::Off))
        .filter(saved_search::Column::Id.gt(after))
        .order_by_asc(saved_search::Column::Id)
        .limit(limit)
        .into_model()
        .all(db)
        .await?)
}

/// Searches whose hits are to be mailed by now, most overdue first; locked, and without those another process holds.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn lock_due(
    db: &impl ConnectionTrait,
    now: Timestamp,
    limit: u64,
) -> Result<Vec<SavedSearch>, StoreError> {
    let rows = saved_search::Entity::find()
        .filter(saved_search::Column::DueAt.lte(now))
        .order_by_asc(saved_search::Column::DueAt)
        .limit(limit)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(read).collect())
}

/// When the next hits are to be mailed.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn next_due(db: &impl ConnectionTrait) -> Result<Option<Timestamp>, StoreError> {
    let row = saved_search::Entity::find()
        .filter(saved_search::Column::DueAt.is_not_null())
        .order_by_asc(saved_search::Column::DueAt)
        .one(db)
        .await?;
    Ok(row.and_then(|row| row.due_at))
}

/// Forgets whatever waits to be mailed: after a restore, old news is not sent again.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn forget_waiting(db: &impl ConnectionTrait) -> Result<(), StoreError> {
    crate::arrivals::forget_all(db).await?;
    saved_search_hit::Entity::delete_many().exec(db).await?;
    saved_search::Entity::update_many()
        .col_expr(saved_search::Column::DueAt, Expr::value(None::<i64>))
        .filter(saved_search::Column::DueAt.is_not_null())
        .exec(db)
        .await?;
    Ok(())
}

fn read(row: saved_search::Model) -> SavedSearch {
    SavedSearch {
        id: row.id,
        public_id: row.public_id,
        person: row.person_id,
        name: row.name,
        address: row.address,
        cadence: row.cadence,
        due_at: row.due_at,
        created_at: row.created_at,
    }
}
