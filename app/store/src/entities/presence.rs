//! Table `presence`: The day a person was last here, and whether their digests pause.

use domain::ids::PersonId;
use domain::time::Timestamp;
use sea_orm::entity::prelude::*;

/// The day a person was last here, and whether their digests pause.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "presence")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) person_id: PersonId,
    pub(crate) seen_at: Timestamp,
    pub(crate) paused_at: Option<Timestamp>,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
