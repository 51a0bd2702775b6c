//! Table `suspension`: A time in which a person could not sign in.

use domain::ids::PersonId;
use domain::time::Timestamp;
use sea_orm::entity::prelude::*;

/// A time in which a person could not sign in.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "suspension")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) reason: String,
    pub(crate) created_at: Timestamp,
    pub(crate) ended_at: Option<Timestamp>,
    pub(crate) end_reason: Option<String>,
    pub(crate) person_id: PersonId,
    pub(crate) suspended_by: PersonId,
    pub(crate) ended_by: Option<PersonId>,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
