//! Table `response`: An agency's official answer.

use domain::ids::{AgencyId, AspirationId, PersonId, PublicId, ResponseId};
use domain::time::Timestamp;
use sea_orm::entity::prelude::*;

/// An agency's official answer.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "response")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: ResponseId,
    pub(crate) public_id: PublicId,
    pub(crate) body: String,
    pub(crate) form_key: Option<String>,
    pub(crate) created_at: Timestamp,
    pub(crate) aspiration_id: AspirationId,
    pub(crate) agency_id: AgencyId,
    pub(crate) person_id: PersonId,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
