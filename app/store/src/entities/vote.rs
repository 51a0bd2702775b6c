//! Table `vote`: What a person says of an aspiration.

use domain::ids::{AspirationId, PersonId};
use sea_orm::entity::prelude::*;

/// What a person says of an aspiration.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vote")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) aspiration_id: AspirationId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) person_id: PersonId,
    pub(crate) choice: i16,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
