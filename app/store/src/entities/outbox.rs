//! Table `outbox`: A mail to be sent, in the transaction of the act it tells of.

use domain::identity::Email;
use domain::ids::PersonId;
use domain::language::Language;
use domain::notifications::{Notice, OutboxState};
use domain::time::Timestamp;
use sea_orm::entity::prelude::*;

/// A mail to be sent, in the transaction of the act it tells of.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) uuid: String,
    pub(crate) notice: Notice,
    pub(crate) email: Email,
    pub(crate) domain: String,
    pub(crate) language: Language,
    pub(crate) letter: String,
    pub(crate) unsubscribe: Option<String>,
    pub(crate) erase_when_sent: bool,
    pub(crate) priority: i16,
    pub(crate) state: OutboxState,
    pub(crate) tries: i16,
    pub(crate) due_at: Timestamp,
    pub(crate) error: Option<String>,
    pub(crate) created_at: Timestamp,
    pub(crate) sent_at: Option<Timestamp>,
    pub(crate) person_id: Option<PersonId>,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
