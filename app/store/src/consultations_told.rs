//! Table `consultation_told`: that people were told of a consultation that opened or closed. Invariant: once for each.

use crate::entities::{consultation, consultation_told};
use crate::error::StoreError;
use domain::consultations::{ConsultationPhase, ConsultationStatus};
use domain::ids::ConsultationId;
use domain::time::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};

/// Published consultations that came into a phase after `since` and until `now`, and of which nobody was told yet.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn untold(
    db: &impl ConnectionTrait,
    phase: ConsultationPhase,
    (since, now): (Timestamp, Timestamp),
    limit: u64,
) -> Result<Vec<ConsultationId>, StoreError> {
    let moment = match phase {
        ConsultationPhase::Upcoming => return Ok(Vec::new()),
        ConsultationPhase::Open => consultation::Column::OpensAt,
        ConsultationPhase::Closed => consultation::Column::ClosesAt,
    };
    let told = consultation_told::Entity::find()
        .select_only()
        .column(consultation_told::Column::ConsultationId)
        .filter(consultation_told::Column::Phase.eq(phase))
        .into_query();
    Ok(consultation::Entity::find()
        .select_only()
        .column(consultation::Column::Id)
        .filter(consultation::Column::Status.eq(ConsultationStatus::Published))
        .filter(moment.gt(since))
        .filter(moment.lte(now))
        .filter(consultation::Column::Id.not_in_subquery(told))
        .order_by_asc(consultation::Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?)
}

/// Records that people are told; `false` when they were already.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn tell(
    db: &impl ConnectionTrait,
    consultation: ConsultationId,
    (phase, now): (ConsultationPhase, Timestamp),
) -> Result<bool, StoreError> {
    let row = consultation_told::ActiveModel {
        consultation_id: Set(consultation),
        phase: Set(phase),
        told_at: Set(now),
    };
    let again = OnConflict::columns([
        consultation_told::Column::ConsultationId,
        consultation_told::Column::Phase,
    ])
    .do_nothing()
    .to_owned();
    let done: u64 = consultation_told::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(db)
        .await?;
    Ok(done == 1)
}
