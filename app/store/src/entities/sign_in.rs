//! Table `sign_in`: An attempt to prove an address by code or link.

use domain::identity::Email;
use domain::ids::PublicId;
use domain::language::Language;
use domain::time::Timestamp;
use sea_orm::entity::prelude::*;

/// An attempt to prove an address by code or link.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) ticket: PublicId,
    pub(crate) email: Email,
    pub(crate) code_hash: Vec<u8>,
    pub(crate) link_hash: Vec<u8>,
    pub(crate) registration: Option<String>,
    pub(crate) language: Language,
    pub(crate) next: String,
    pub(crate) tries: i16,
    pub(crate) proven: bool,
    pub(crate) created_at: Timestamp,
    pub(crate) expires_at: Timestamp,
    pub(crate) used_at: Option<Timestamp>,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
