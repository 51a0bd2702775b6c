//! Table `saved_search_hit`: A new text that fits a saved search and waits for its mail.

use domain::ids::SavedSearchId;
use domain::search::IndexPart;
use sea_orm::entity::prelude::*;

/// A new text that fits a saved search and waits for its mail.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_search_hit")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) saved_search_id: SavedSearchId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) part: IndexPart,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) row_id: i64,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
