//! Tables `agency` and `area`: the tree of organisations, and the places they look after.

use crate::entities::{agency, area};
use crate::error::StoreError;
use domain::agencies::{AgencyKind, AreaKind, Slug};
use domain::ids::{AgencyId, AreaId};
use domain::time::Zone;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::HashMap;

/// Agencies of a site at most; more than every district of a province has.
pub(crate) const AGENCIES_MAX: u64 = 2_000;
/// Areas offered at most.
const AREAS_MAX: u64 = 1_000;
/// Levels of the tree; a broken tree ends there.
const LEVELS_MAX: usize = 8;

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Row key.
    pub id: AgencyId,
    /// Name in URLs.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// What kind of organisation.
    pub kind: AgencyKind,
    /// What its tracking codes begin with.
    pub code_prefix: String,
    /// The zone its dates are in.
    pub zone: Zone,
    /// Code of the area it looks after, if it has one of its own.
    pub area_code: Option<String>,
    /// What it does, in Indonesian.
    pub about: Option<String>,
    /// What it does, in English.
    pub about_english: Option<String>,
    /// The agency above.
    pub parent: Option<AgencyId>,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Row key.
    pub id: AreaId,
    /// Official code, for example `36.03.28.1001`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What kind of place.
    pub kind: AreaKind,
}

/// One agency.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn by_id(db: &impl ConnectionTrait, id: AgencyId) -> Result<Option<Agency>, StoreError> {
    let row = agency::Entity::find_by_id(id).one(db).await?;
    Ok(row.map(agency_of))
}

/// One agency, by its name in URLs.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn by_slug(db: &impl ConnectionTrait, slug: &Slug) -> Result<Option<Agency>, StoreError> {
    let row = agency::Entity::find()
        .filter(agency::Column::Slug.eq(slug.as_str()))
        .one(db)
        .await?;
    Ok(row.map(agency_of))
}

/// Every agency, by name.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Agency>, StoreError> {
    let rows = agency::Entity::find()
        .order_by_asc(agency::Column::Name)
        .limit(AGENCIES_MAX)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(agency_of).collect())
}

/// Some agencies by key, for showing beside what is theirs.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = AgencyId>,
) -> Result<HashMap<AgencyId, Agency>, StoreError> {
    let mut ids: Vec<AgencyId> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    let mut found = HashMap::new();
    for some in ids.chunks(500) {
        let rows = agency::Entity::find()
            .filter(agency::Column::Id.is_in(some.iter().copied()))
            .all(db)
            .await?;
        found.extend(rows.into_iter().map(|row| (row.id, agency_of(row))));
    }
    Ok(found)
}

/// One area.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn area(db: &impl ConnectionTrait, id: AreaId) -> Result<Option<Area>, StoreError> {
    Ok(area::Entity::find_by_id(id).one(db).await?.map(area_of))
}

/// Names of areas.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn area_names(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = AreaId>,
) -> Result<HashMap<AreaId, String>, StoreError> {
    let mut ids: Vec<AreaId> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    let mut found = HashMap::new();
    for some in ids.chunks(500) {
        let rows = area::Entity::find()
            .filter(area::Column::Id.is_in(some.iter().copied()))
            .all(db)
            .await?;
        found.extend(rows.into_iter().map(|row| (row.id, row.name)));
    }
    Ok(found)
}

/// Writes the areas of [`domain::areas`] into a site that has none yet.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn fill_areas(db: &impl ConnectionTrait) -> Result<(), StoreError> {
    if area::Entity::find().limit(1).one(db).await?.is_some() {
        return Ok(());
    }
    let rows = domain::areas::listed().map(|listed| area::ActiveModel {
        id: NotSet,
        code: Set(listed.code.to_owned()),
        name: Set(listed.name.to_owned()),
        kind: Set(listed.kind),
        parent_code: Set(listed.parent_code().map(str::to_owned)),
    });
    area::Entity::insert_many(rows)
        .on_conflict(
            OnConflict::column(area::Column::Code)
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// The areas an agency's people can speak about: its own and those below it, by code. An agency without an area has
/// that of the nearest agency above it.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn areas_of(db: &impl ConnectionTrait, agency: &Agency) -> Result<Vec<Area>, StoreError> {
    let Some(code) = area_code(db, agency).await? else {
        return Ok(Vec::new());
    };
    let rows = area::Entity::find()
        .filter(
            Condition::any()
                .add(area::Column::Code.eq(code.as_str()))
                .add(area::Column::Code.starts_with(format!("{code}."))),
        )
        .order_by_asc(area::Column::Code)
        .limit(AREAS_MAX)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(area_of).collect())
}

async fn area_code(
    db: &impl ConnectionTrait,
    agency: &Agency,
) -> Result<Option<String>, StoreError> {
    let mut code = agency.area_code.clone();
    let mut above = agency.parent;
    for _ in 0..LEVELS_MAX {
        let (None, Some(parent)) = (&code, above) else {
            break;
        };
        let parent = by_id(db, parent).await?;
        above = parent.as_ref().and_then(|parent| parent.parent);
        code = parent.and_then(|parent| parent.area_code);
    }
    Ok(code)
}

pub(crate) fn agency_of(row: agency::Model) -> Agency {
    Agency {
        id: row.id,
        slug: row.slug,
        name: row.name,
        kind: row.kind,
        code_prefix: row.code_prefix,
        zone: row.zone,
        area_code: row.area_code,
        about: row.about,
        about_english: row.about_english,
        parent: row.parent_id,
    }
}

pub(crate) fn area_of(row: area::Model) -> Area {
    Area {
        id: row.id,
        code: row.code,
        name: row.name,
        kind: row.kind,
    }
}
