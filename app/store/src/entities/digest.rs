//! Table `digest`: A digest that was written.

use domain::ids::PersonId;
use domain::notifications::Cadence;
use domain::time::Timestamp;
use sea_orm::entity::prelude::*;

/// A digest that was written.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "digest")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) person_id: PersonId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) cadence: Cadence,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) due_at: Timestamp,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
