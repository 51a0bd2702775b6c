//! Table `saved_search`: A search somebody keeps.

use domain::ids::{PersonId, PublicId, SavedSearchId};
use domain::notifications::Cadence;
use domain::time::Timestamp;
use sea_orm::entity::prelude::*;

/// A search somebody keeps.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_search")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: SavedSearchId,
    pub(crate) public_id: PublicId,
    pub(crate) name: String,
    pub(crate) address: String,
    pub(crate) cadence: Cadence,
    pub(crate) due_at: Option<Timestamp>,
    pub(crate) created_at: Timestamp,
    pub(crate) person_id: PersonId,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
