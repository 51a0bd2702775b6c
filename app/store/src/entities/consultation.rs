//! Table `consultation`: One forum on one theme.

use domain::agencies::Slug;
use domain::consultations::{ConsultationStatus, VoteMode};
use domain::ids::{AgencyId, ConsultationId, PersonId};
use domain::time::Timestamp;
use sea_orm::entity::prelude::*;

/// One forum on one theme.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consultation")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: ConsultationId,
    pub(crate) slug: Slug,
    pub(crate) title: String,
    pub(crate) question: String,
    pub(crate) background: String,
    pub(crate) limits: String,
    pub(crate) status: ConsultationStatus,
    pub(crate) vote_mode: VoteMode,
    pub(crate) opens_at: Timestamp,
    pub(crate) closes_at: Timestamp,
    pub(crate) published_at: Option<Timestamp>,
    pub(crate) source: Option<String>,
    pub(crate) form_key: Option<String>,
    pub(crate) people_count: i64,
    pub(crate) created_at: Timestamp,
    pub(crate) agency_id: AgencyId,
    pub(crate) created_by: Option<PersonId>,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
