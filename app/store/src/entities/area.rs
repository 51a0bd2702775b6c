//! Table `area`: A kelurahan, desa, kecamatan or regency.

use domain::agencies::AreaKind;
use domain::ids::AreaId;
use sea_orm::entity::prelude::*;

/// A kelurahan, desa, kecamatan or regency.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "area")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: AreaId,
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) kind: AreaKind,
    pub(crate) parent_code: Option<String>,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
