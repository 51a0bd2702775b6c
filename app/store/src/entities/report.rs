//! Table `report`: A reader's report of a post.

use domain::ids::{AgencyId, ConsultationId, ModerationId, PersonId, ReportId};
use domain::moderation::{PostKind, Reason};
use domain::time::Timestamp;
use sea_orm::entity::prelude::*;

/// A reader's report of a post.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: ReportId,
    pub(crate) post_kind: PostKind,
    pub(crate) post_id: i64,
    pub(crate) reason: Reason,
    pub(crate) note: Option<String>,
    pub(crate) form_key: Option<String>,
    pub(crate) created_at: Timestamp,
    pub(crate) agency_id: AgencyId,
    pub(crate) consultation_id: ConsultationId,
    pub(crate) reporter_id: Option<PersonId>,
    pub(crate) moderation_id: Option<ModerationId>,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
