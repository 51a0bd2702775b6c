//! Table `bulletin`: What an agency writes to people of a consultation.

use domain::bulletins::{Audience, Stage};
use domain::ids::{AgencyId, AreaId, BulletinId, ConsultationId, PersonId, PublicId};
use domain::time::Timestamp;
use sea_orm::entity::prelude::*;

/// What an agency writes to people of a consultation.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bulletin")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: BulletinId,
    pub(crate) public_id: PublicId,
    pub(crate) audience: Audience,
    pub(crate) subject: String,
    pub(crate) body: String,
    pub(crate) stage: Stage,
    pub(crate) form_key: Option<String>,
    pub(crate) created_at: Timestamp,
    pub(crate) asked_at: Option<Timestamp>,
    pub(crate) released_at: Option<Timestamp>,
    pub(crate) agency_id: AgencyId,
    pub(crate) consultation_id: ConsultationId,
    pub(crate) area_id: Option<AreaId>,
    pub(crate) writer_id: PersonId,
    pub(crate) releaser_id: Option<PersonId>,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
