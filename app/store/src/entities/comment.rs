//! Table `comment`: A reply to an aspiration or to another comment.

use domain::ids::{AgencyId, AspirationId, CommentId, PersonId, PublicId};
use domain::moderation::Reason;
use domain::time::Timestamp;
use domain::visibility::Visibility;
use sea_orm::entity::prelude::*;

/// A reply to an aspiration or to another comment.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "comment")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: CommentId,
    pub(crate) public_id: PublicId,
    pub(crate) depth: i16,
    pub(crate) body: String,
    pub(crate) visibility: Visibility,
    pub(crate) hidden_at: Option<Timestamp>,
    pub(crate) hidden_reason: Option<Reason>,
    pub(crate) withdrawn_at: Option<Timestamp>,
    pub(crate) author_muted: bool,
    pub(crate) form_key: Option<String>,
    pub(crate) created_at: Timestamp,
    pub(crate) author_seal: Option<Vec<u8>>,
    pub(crate) author_tag: Option<Vec<u8>>,
    pub(crate) aspiration_id: AspirationId,
    pub(crate) parent_id: Option<CommentId>,
    pub(crate) root_id: Option<CommentId>,
    pub(crate) author_id: Option<PersonId>,
    pub(crate) agency_id: Option<AgencyId>,
}

/// Relations are written out where they are joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
