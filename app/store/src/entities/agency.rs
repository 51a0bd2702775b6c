//! Table `agency`: An organisation in the tree of agencies.

use domain::agencies::{AgencyKind, Slug};
use domain::ids::AgencyId;
use domain::time::{Timestamp, Zone};
use sea_orm::entity::prelude::*;

/// An organisation in the tree of agencies.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agency")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: AgencyId,
    pub(crate) slug: Slug,
    pub(crate) name: String,
    pub(crate) kind: AgencyKind,
    pub(crate) code_prefix: String,
    pub(crate) zone: Zone,
    pub(crate) area_code: Option<String>,
    pub(crate) about: Option<String>,
    pub(crate) about_english: Option<String>,
    pub(crate) created_at: Timestamp,
    pub(crate) parent_id: Option<AgencyId>,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
