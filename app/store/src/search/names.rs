//! What people name in a search: agencies, areas and consultations by their names.

use crate::agencies::{Agency, Area, agency_of, area_of};
use crate::consultations::Consultation;
use crate::entities::{agency, area, consultation};
use crate::error::StoreError;
use crate::words::holds;
use domain::consultations::ConsultationStatus;
use domain::ids::AreaId;
use sea_orm::sea_query::{Expr, ExprTrait, Func};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// Rows that a name is compared with.
const ROWS_MAX: u64 = 20;
/// Areas below one, at most; more than any kecamatan has.
const AREAS_MAX: u64 = 1_000;

/// Agencies whose name in URLs this is, or whose name holds the words.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn agencies_named(
    db: &impl ConnectionTrait,
    name: &str,
) -> Result<Vec<Agency>, StoreError> {
    let slug = name.to_lowercase().replace(' ', "-");
    let which = Condition::any()
        .add(agency::Column::Slug.eq(slug))
        .add(holds(agency::Column::Name, name));
    let rows = agency::Entity::find()
        .filter(which)
        .order_by_asc(agency::Column::Id)
        .limit(ROWS_MAX)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(agency_of).collect())
}

/// Published consultations whose name in URLs this is, or whose theme holds the words.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn consultations_named(
    db: &impl ConnectionTrait,
    name: &str,
) -> Result<Vec<Consultation>, StoreError> {
    let slug = name.to_lowercase().replace(' ', "-");
    let which = Condition::any()
        .add(consultation::Column::Slug.eq(slug))
        .add(holds(consultation::Column::Title, name));
    let rows = consultation::Entity::find()
        .filter(consultation::Column::Status.eq(ConsultationStatus::Published))
        .filter(which)
        .order_by_asc(consultation::Column::Id)
        .limit(ROWS_MAX)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Consultation::from).collect())
}

/// The widest area with exactly this name, in any case, or this official code.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn area_named(db: &impl ConnectionTrait, name: &str) -> Result<Option<Area>, StoreError> {
    let lower = Func::lower(Expr::col(area::Column::Name));
    let which = Condition::any()
        .add(area::Column::Code.eq(name))
        .add(lower.eq(name.to_lowercase()));
    // Codes grow by what they stand for, so that of a kecamatan comes before those of its villages.
    let row = area::Entity::find()
        .filter(which)
        .order_by_asc(area::Column::Code)
        .limit(1)
        .one(db)
        .await?;
    Ok(row.map(area_of))
}

/// An area and all below it.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn areas_within(
    db: &impl ConnectionTrait,
    code: &str,
) -> Result<Vec<AreaId>, StoreError> {
    let below = Condition::any()
        .add(area::Column::Code.eq(code))
        .add(area::Column::Code.starts_with(format!("{code}.")));
    let query = area::Entity::find().select_only().column(area::Column::Id);
    let query = query.filter(below).limit(AREAS_MAX);
    Ok(query.into_tuple().all(db).await?)
}

/// Areas by key.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn areas_by_id(
    db: &impl ConnectionTrait,
    ids: &[AreaId],
) -> Result<Vec<Area>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let some = ids.iter().copied().take(super::ROWS_MAX);
    let rows = area::Entity::find()
        .filter(area::Column::Id.is_in(some))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(area_of).collect())
}

/// Areas whose name begins so, in any case, by name.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn areas_beginning(
    db: &impl ConnectionTrait,
    begin: &str,
    rows_max: u64,
) -> Result<Vec<Area>, StoreError> {
    let lower = Func::lower(Expr::col(area::Column::Name));
    let rows = area::Entity::find()
        .filter(ExprTrait::like(lower, crate::words::beginning(begin)))
        .order_by_asc(area::Column::Name)
        .order_by_asc(area::Column::Code)
        .limit(rows_max)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(area_of).collect())
}
