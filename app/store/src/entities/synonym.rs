//! Table `synonym`: A group of words that mean the same in search.

use domain::ids::SynonymId;
use domain::time::Timestamp;
use sea_orm::entity::prelude::*;

/// A group of words that mean the same in search.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "synonym")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: SynonymId,
    pub(crate) words: String,
    pub(crate) created_at: Timestamp,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
