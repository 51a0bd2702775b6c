//! Table `aspiration`: One contribution of a person.

use domain::aspirations::{AspirationKind, AspirationState};
use domain::ids::{AgencyId, AreaId, AspirationId, ConsultationId, PersonId, PublicId};
use domain::language::Language;
use domain::moderation::Reason;
use domain::time::Timestamp;
use domain::tracking::TrackingCode;
use domain::visibility::Visibility;
use sea_orm::entity::prelude::*;

/// One contribution of a person.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "aspiration")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: AspirationId,
    pub(crate) public_id: PublicId,
    pub(crate) kind: AspirationKind,
    pub(crate) title: Option<String>,
    pub(crate) body: String,
    pub(crate) place: Option<String>,
    pub(crate) visibility: Visibility,
    pub(crate) guest_secret_hash: Option<Vec<u8>>,
    pub(crate) tracking_code: TrackingCode,
    pub(crate) state: AspirationState,
    pub(crate) language: Language,
    pub(crate) lapor_number: Option<String>,
    pub(crate) hidden_at: Option<Timestamp>,
    pub(crate) hidden_reason: Option<Reason>,
    pub(crate) agree_count: i64,
    pub(crate) disagree_count: i64,
    pub(crate) pass_count: i64,
    pub(crate) comment_count: i64,
    pub(crate) author_muted: bool,
    pub(crate) form_key: Option<String>,
    pub(crate) source: Option<String>,
    pub(crate) shuffle: i64,
    pub(crate) created_at: Timestamp,
    pub(crate) author_seal: Option<Vec<u8>>,
    pub(crate) author_tag: Option<Vec<u8>>,
    pub(crate) consultation_id: ConsultationId,
    pub(crate) agency_id: AgencyId,
    pub(crate) area_id: Option<AreaId>,
    pub(crate) author_id: Option<PersonId>,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
