//! Table `person_role`: A role a person holds.

use domain::ids::{AgencyId, PersonId};
use domain::roles::Role;
use domain::time::Timestamp;
use sea_orm::entity::prelude::*;

/// A role a person holds.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person_role")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) role: Role,
    pub(crate) granted_at: Timestamp,
    pub(crate) person_id: PersonId,
    pub(crate) agency_id: Option<AgencyId>,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
