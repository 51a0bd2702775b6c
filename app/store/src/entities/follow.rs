//! Table `follow`: A subscription of a person.

use domain::ids::PersonId;
use domain::notifications::FollowKind;
use domain::time::Timestamp;
use sea_orm::entity::prelude::*;

/// A subscription of a person.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "follow")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) kind: FollowKind,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) target_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) person_id: PersonId,
    pub(crate) created_at: Timestamp,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
