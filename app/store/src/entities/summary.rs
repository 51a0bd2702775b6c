//! Table `summary`: The official text that closes a consultation.

use domain::ids::{ConsultationId, PersonId, SummaryId};
use domain::time::Timestamp;
use sea_orm::entity::prelude::*;

/// The official text that closes a consultation.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "summary")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: SummaryId,
    pub(crate) published_at: Option<Timestamp>,
    pub(crate) created_at: Timestamp,
    pub(crate) consultation_id: ConsultationId,
    pub(crate) created_by: Option<PersonId>,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
