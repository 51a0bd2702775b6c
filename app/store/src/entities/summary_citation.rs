//! Table `summary_citation`: An aspiration a paragraph rests on.

use domain::ids::AspirationId;
use sea_orm::entity::prelude::*;

/// An aspiration a paragraph rests on.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "summary_citation")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) paragraph_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) aspiration_id: AspirationId,
    pub(crate) position: i16,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
