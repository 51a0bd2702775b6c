//! Table `session`: A signed-in browser; only the hash of its token is kept.

use domain::ids::{PersonId, SessionId};
use domain::time::Timestamp;
use sea_orm::entity::prelude::*;

/// A signed-in browser; only the hash of its token is kept.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: SessionId,
    pub(crate) token_hash: Vec<u8>,
    pub(crate) user_agent: String,
    pub(crate) created_at: Timestamp,
    pub(crate) seen_at: Timestamp,
    pub(crate) person_id: PersonId,
}

/// Whose session it is.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::PersonId",
        to = "super::person::Column::Id"
    )]
    Person,
}

impl ActiveModelBehavior for ActiveModel {}
