//! Table `moderation`: A moderator's decision about a post.

use domain::ids::{AgencyId, ConsultationId, ModerationId, PersonId, PublicId};
use domain::moderation::{Decision, PostKind, Reason};
use domain::time::Timestamp;
use sea_orm::entity::prelude::*;

/// A moderator's decision about a post.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "moderation")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: ModerationId,
    pub(crate) public_id: PublicId,
    pub(crate) post_kind: PostKind,
    pub(crate) post_id: i64,
    pub(crate) decision: Decision,
    pub(crate) reason: Reason,
    pub(crate) note: String,
    pub(crate) appeal: Option<String>,
    pub(crate) appealed_at: Option<Timestamp>,
    pub(crate) appeal_open: bool,
    pub(crate) logged: bool,
    pub(crate) created_at: Timestamp,
    pub(crate) agency_id: AgencyId,
    pub(crate) consultation_id: ConsultationId,
    pub(crate) moderator_id: Option<PersonId>,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
