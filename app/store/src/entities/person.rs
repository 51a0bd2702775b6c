//! Table `person`: Somebody who registered, or came with an import.

use domain::identity::Email;
use domain::ids::PersonId;
use domain::language::Language;
use domain::time::Timestamp;
use sea_orm::entity::prelude::*;

/// Somebody who registered, or came with an import.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: PersonId,
    pub(crate) name: String,
    pub(crate) email: Option<Email>,
    pub(crate) language: Language,
    pub(crate) adult: bool,
    pub(crate) consent_version: Option<String>,
    pub(crate) consent_at: Option<Timestamp>,
    pub(crate) password_hash: Option<String>,
    pub(crate) suspended_at: Option<Timestamp>,
    pub(crate) mail_off: bool,
    pub(crate) mail_stopped_at: Option<Timestamp>,
    pub(crate) source: Option<String>,
    pub(crate) created_at: Timestamp,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
