//! Table `consultation_told`: That people were told of a consultation that opened or closed.

use domain::consultations::ConsultationPhase;
use domain::ids::ConsultationId;
use domain::time::Timestamp;
use sea_orm::entity::prelude::*;

/// That people were told of a consultation that opened or closed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consultation_told")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) consultation_id: ConsultationId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) phase: ConsultationPhase,
    pub(crate) told_at: Timestamp,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
