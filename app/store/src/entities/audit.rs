//! Table `audit`: A privileged act, chained by hash to the one before.

use domain::ids::PersonId;
use domain::time::Timestamp;
use sea_orm::entity::prelude::*;

/// A privileged act, chained by hash to the one before.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) at: Timestamp,
    pub(crate) person_id: Option<PersonId>,
    pub(crate) act: String,
    pub(crate) target: String,
    pub(crate) detail: String,
    pub(crate) previous: Vec<u8>,
    pub(crate) hash: Vec<u8>,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
