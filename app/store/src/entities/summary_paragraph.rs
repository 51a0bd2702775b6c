//! Table `summary_paragraph`: A paragraph of a summary.

use domain::ids::SummaryId;
use sea_orm::entity::prelude::*;

/// A paragraph of a summary.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "summary_paragraph")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) position: i16,
    pub(crate) body: String,
    pub(crate) form_key: Option<String>,
    pub(crate) summary_id: SummaryId,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
