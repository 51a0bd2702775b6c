//! Table `bounce`: Mail that came back from a person's address.

use domain::bounces::BounceKind;
use domain::ids::PersonId;
use domain::time::Timestamp;
use sea_orm::entity::prelude::*;

/// Mail that came back from a person's address.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bounce")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) kind: BounceKind,
    pub(crate) status: Option<String>,
    pub(crate) report: Vec<u8>,
    pub(crate) at: Timestamp,
    pub(crate) person_id: PersonId,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
