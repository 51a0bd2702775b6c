//! Table `arrival`: A text that was published and is not compared with the saved searches yet.

use domain::search::IndexPart;
use sea_orm::entity::prelude::*;

/// A text that was published and is not compared with the saved searches yet.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "arrival")]
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
