//! Table `mute`: What a person does not want to hear of.

use domain::ids::PersonId;
use domain::notifications::FollowKind;
use sea_orm::entity::prelude::*;

/// What a person does not want to hear of.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mute")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) kind: FollowKind,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) target_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) person_id: PersonId,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
