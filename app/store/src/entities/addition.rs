//! Table `addition`: Words an author added later.

use domain::ids::AspirationId;
use domain::time::Timestamp;
use sea_orm::entity::prelude::*;

/// Words an author added later.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "addition")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) body: String,
    pub(crate) form_key: Option<String>,
    pub(crate) created_at: Timestamp,
    pub(crate) aspiration_id: AspirationId,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
