//! Table `index_mark`: A row whose entry in the search index is out of date.

use domain::search::IndexPart;
use sea_orm::entity::prelude::*;

/// A row whose entry in the search index is out of date.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "index_mark")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) part: IndexPart,
    pub(crate) row_id: i64,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
