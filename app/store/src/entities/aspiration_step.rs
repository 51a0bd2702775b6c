//! Table `aspiration_step`: A dated move of an aspiration from state to state.

use domain::aspirations::AspirationState;
use domain::ids::{AgencyId, AspirationId, PersonId};
use domain::time::Timestamp;
use sea_orm::entity::prelude::*;

/// A dated move of an aspiration from state to state.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "aspiration_step")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) state: AspirationState,
    pub(crate) note: Option<String>,
    pub(crate) created_at: Timestamp,
    pub(crate) aspiration_id: AspirationId,
    pub(crate) agency_id: Option<AgencyId>,
    pub(crate) person_id: Option<PersonId>,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
