//! Table `participant`: Somebody took part in a consultation; a keyed digest, no name.

use domain::ids::ConsultationId;
use sea_orm::entity::prelude::*;

/// Somebody took part in a consultation; a keyed digest, no name.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "participant")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) consultation_id: ConsultationId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) mark: Vec<u8>,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
