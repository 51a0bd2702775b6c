//! Table `presence`: the day a person was last here, and whether their digests pause. Invariant: one row a person, and
//! of a visit only the day is kept.

use crate::entities::{person, presence};
use crate::error::StoreError;
use domain::ids::PersonId;
use domain::time::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};

/// When somebody was here, as far as digests care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Presence {
    /// The first moment of the day of the last visit; of somebody never seen, when they registered.
    pub seen_at: Timestamp,
    /// Since when digests pause.
    pub paused_at: Option<Timestamp>,
}

/// Records that a person is here, on the day that begins at `day`; digests go on.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn seen(
    db: &impl ConnectionTrait,
    person: PersonId,
    day: Timestamp,
) -> Result<(), StoreError> {
    let row = presence::ActiveModel {
        person_id: Set(person),
        seen_at: Set(day),
        paused_at: Set(None),
    };
    let again = OnConflict::column(presence::Column::PersonId)
        .update_columns([presence::Column::SeenAt, presence::Column::PausedAt])
        .to_owned();
    presence::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// When a person was here last.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Option<Presence>, StoreError> {
    if let Some(row) = presence::Entity::find_by_id(person).one(db).await? {
        return Ok(Some(Presence {
            seen_at: row.seen_at,
            paused_at: row.paused_at,
        }));
    }
    let row = person::Entity::find_by_id(person).one(db).await?;
    Ok(row.map(|row| Presence {
        seen_at: row.created_at,
        paused_at: None,
    }))
}

/// Pauses the digests of a person who was last seen at `seen_at`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn pause(
    db: &impl ConnectionTrait,
    person: PersonId,
    (seen_at, now): (Timestamp, Timestamp),
) -> Result<(), StoreError> {
    let row = presence::ActiveModel {
        person_id: Set(person),
        seen_at: Set(seen_at),
        paused_at: Set(Some(now)),
    };
    let again = OnConflict::column(presence::Column::PersonId)
        .update_column(presence::Column::PausedAt)
        .to_owned();
    presence::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(db)
        .await?;
    Ok(())
}
