//! Table `mail_choice`: What a person chose to be told, where it is not the default.

use domain::ids::PersonId;
use domain::notifications::{Cadence, Topic};
use sea_orm::entity::prelude::*;

/// What a person chose to be told, where it is not the default.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_choice")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) person_id: PersonId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) topic: Topic,
    pub(crate) cadence: Cadence,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
