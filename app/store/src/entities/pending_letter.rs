//! Table `pending_letter`: A letter that waits to be mailed together with others.

use domain::ids::{AspirationId, PersonId};
use domain::notifications::{Cadence, Topic};
use domain::time::Timestamp;
use sea_orm::entity::prelude::*;

/// A letter that waits to be mailed together with others.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pending_letter")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) topic: Topic,
    pub(crate) cadence: Cadence,
    pub(crate) stop: String,
    pub(crate) aspiration_id: Option<AspirationId>,
    pub(crate) letter: String,
    pub(crate) due_at: Timestamp,
    pub(crate) person_seal: Option<Vec<u8>>,
    pub(crate) person_id: Option<PersonId>,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
