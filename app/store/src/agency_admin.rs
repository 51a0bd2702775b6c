//! Table `agency`, written. Reading is in [`agencies`](crate::agencies).
//!
//! Invariant: the parents of an agency form no circle; whoever changes one holds the lock of [`lock_tree`].

use crate::agencies::{AGENCIES_MAX, Agency, agency_of};
use crate::entities::{agency, area};
use crate::error::StoreError;
use domain::agencies::{AgencyKind, Slug};
use domain::ids::AgencyId;
use domain::time::{Timestamp, Zone};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// What an administrator writes of an agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyWords {
    /// Its name in URLs.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// What kind of organisation.
    pub kind: AgencyKind,
    /// The agency above.
    pub parent: Option<AgencyId>,
    /// What its tracking codes begin with.
    pub code_prefix: String,
    /// The zone its dates are in.
    pub zone: Zone,
    /// Code of the area it looks after.
    pub area_code: Option<String>,
    /// What it does, in Indonesian.
    pub about: Option<String>,
    /// What it does, in English.
    pub about_english: Option<String>,
}

/// Every agency, held until the transaction ends, so that nobody else moves one meanwhile.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn lock_tree(db: &impl ConnectionTrait) -> Result<Vec<Agency>, StoreError> {
    let rows = agency::Entity::find()
        .order_by_asc(agency::Column::Id)
        .limit(AGENCIES_MAX)
        .lock_exclusive()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(agency_of).collect())
}

/// Makes an agency and returns its key.
///
/// # Errors
/// [`StoreError::Database`]; a duplicate when the slug is taken.
pub async fn insert(
    db: &impl ConnectionTrait,
    words: AgencyWords,
    now: Timestamp,
) -> Result<AgencyId, StoreError> {
    let row = agency::ActiveModel {
        id: NotSet,
        created_at: Set(now),
        ..columns(words)
    };
    Ok(agency::Entity::insert(row).exec(db).await?.last_insert_id)
}

/// Gives an agency other words.
///
/// # Errors
/// [`StoreError::Database`]; a duplicate when the slug is taken.
pub async fn change(
    db: &impl ConnectionTrait,
    id: AgencyId,
    words: AgencyWords,
) -> Result<(), StoreError> {
    let row = agency::ActiveModel {
        id: sea_orm::ActiveValue::Unchanged(id),
        ..columns(words)
    };
    agency::Entity::update(row).exec(db).await?;
    Ok(())
}

/// Whether there is an area of this code.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn area_exists(db: &impl ConnectionTrait, code: &str) -> Result<bool, StoreError> {
    let row = area::Entity::find()
        .filter(area::Column::Code.eq(code))
        .one(db)
        .await?;
    Ok(row.is_some())
}

fn columns(words: AgencyWords) -> agency::ActiveModel {
    agency::ActiveModel {
        slug: Set(words.slug),
        name: Set(words.name),
        kind: Set(words.kind),
        code_prefix: Set(words.code_prefix),
        zone: Set(words.zone),
        area_code: Set(words.area_code),
        about: Set(words.about),
        about_english: Set(words.about_english),
        parent_id: Set(words.parent),
        ..Default::default()
    }
}
