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

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
