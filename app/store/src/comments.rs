//! Table `comment`: replies to an aspiration or to another comment, in threads at most three deep.
//!
//! Invariants: `root_id` names the comment a thread begins with and is empty for that one; the counter beside the
//! aspiration equals its comments that are neither hidden nor withdrawn; whoever writes holds the lock of
//! [`standing`](crate::standing). A name leaves this module only where the comment is public and visible.

mod list;

pub use list::{Page, Shown, one, page, threads_before};

use crate::authors::Author;
use crate::entities::{aspiration, comment};
use crate::error::StoreError;
use crate::standing::Standing;
use crate::viewer::Viewer;
use domain::ids::{AgencyId, AspirationId, CommentId, PublicId};
use domain::time::Timestamp;
use domain::visibility::Visibility;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
};

/// A comment to be written.
#[derive(Debug, Clone)]
pub struct NewComment {
    /// Its name outside.
    pub public_id: PublicId,
    /// What it stands under.
    pub aspiration: AspirationId,
    /// Its place in a thread; `None` begins one.
    pub place: Option<Place>,
    /// Markdown.
    pub body: String,
    /// Who wrote it, by name or sealed, and the tag by which an anonymous author finds it again.
    pub author: (Author, Option<Vec<u8>>),
    /// The agency it speaks for.
    pub agency: Option<AgencyId>,
    /// The form it came with.
    pub form_key: Option<String>,
}

/// A reply's place in its thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The comment it stands below.
    pub parent: CommentId,
    /// The comment the thread begins with.
    pub root: CommentId,
    /// Its level, 2 or 3.
    pub depth: i16,
}

/// A comment that an act is about.
#[derive(Debug, Clone)]
pub struct Target {
    /// The row.
    pub id: CommentId,
    /// Its name outside.
    pub public_id: PublicId,
    /// The aspiration it stands under.
    pub aspiration: AspirationId,
    /// The comment it stands below.
    pub parent: Option<CommentId>,
    /// The comment its thread begins with; itself where it begins one.
    pub root: CommentId,
    /// Its level, 1 to 3.
    pub depth: i16,
    /// Its words.
    pub body: String,
    /// Who wrote it.
    pub author: Author,
    /// Whether the reader wrote it.
    pub own: bool,
    /// The author wants no mail about replies.
    pub author_muted: bool,
    /// A moderator has hidden it.
    pub hidden: bool,
    /// Its author has taken it back.
    pub withdrawn: bool,
}

impl Target {
    /// Whether everybody who sees the aspiration can read it.
    pub const fn is_readable(&self) -> bool {
        !self.hidden && !self.withdrawn
    }
}

/// Writes a comment, counts it and returns its key.
///
/// # Errors
/// [`StoreError::Database`]; a duplicate when its form was sent before.
pub async fn add(
    db: &impl ConnectionTrait,
    new: NewComment,
    now: Timestamp,
) -> Result<CommentId, StoreError> {
    let (author, author_tag) = new.author;
    let (visibility, author_id, author_seal) = match author {
        Author::Named(person) => (Visibility::Public, Some(person), None),
        Author::Sealed(seal) => (Visibility::Anonymous, None, Some(seal)),
        Author::Guest => (Visibility::Anonymous, None, None),
    };
    let row = comment::ActiveModel {
        id: NotSet,
        public_id: Set(new.public_id),
        depth: Set(new.place.map_or(1, |place| place.depth)),
        body: Set(new.body),
        visibility: Set(visibility),
        hidden_at: Set(None),
        hidden_reason: Set(None),
        withdrawn_at: Set(None),
        author_muted: Set(false),
        form_key: Set(new.form_key),
        created_at: Set(now),
        author_seal: Set(author_seal),
        author_tag: Set(author_tag),
        aspiration_id: Set(new.aspiration),
        parent_id: Set(new.place.map(|place| place.parent)),
        root_id: Set(new.place.map(|place| place.root)),
        author_id: Set(author_id),
        agency_id: Set(new.agency),
    };
    let id = comment::Entity::insert(row).exec(db).await?.last_insert_id;
    count(db, new.aspiration, 1).await?;
    Ok(id)
}

/// Moves the counter of visible comments beside an aspiration; for hiding and restoring too.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn count(
    db: &impl ConnectionTrait,
    aspiration: AspirationId,
    by: i64,
) -> Result<(), StoreError> {
    let column = aspiration::Column::CommentCount;
    aspiration::Entity::update_many()
        .col_expr(column, Expr::col(column).add(by))
        .filter(aspiration::Column::Id.eq(aspiration))
        .exec(db)
        .await?;
    Ok(())
}

/// Erases the words of a comment and marks it as taken back; its place in the thread stays.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn withdraw(
    db: &impl ConnectionTrait,
    target: &Target,
    now: Timestamp,
) -> Result<(), StoreError> {
    comment::Entity::update_many()
        .col_expr(comment::Column::Body, Expr::value(""))
        .col_expr(comment::Column::WithdrawnAt, Expr::value(now.0))
        .filter(comment::Column::Id.eq(target.id))
        .exec(db)
        .await?;
    if target.is_readable() {
        count(db, target.aspiration, -1).await?;
    }
    Ok(())
}

/// A comment below an aspiration the viewer sees. Its words are for those who may read it: see
/// [`Target::is_readable`].
///
/// # Errors
/// [`StoreError::Database`].
pub async fn find(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    on: &Standing,
    id: &PublicId,
) -> Result<Option<Target>, StoreError> {
    let row = comment::Entity::find()
        .filter(comment::Column::PublicId.eq(id.clone()))
        .filter(comment::Column::AspirationId.eq(on.id))
        .one(db)
        .await?;
    Ok(row.map(|row| target(viewer, on, row)))
}

/// The aspiration a comment stands under; whether it may be seen is for [`standing`](crate::standing) to say.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn aspiration_of(
    db: &impl ConnectionTrait,
    id: &PublicId,
) -> Result<Option<AspirationId>, StoreError> {
    Ok(comment::Entity::find()
        .select_only()
        .column(comment::Column::AspirationId)
        .filter(comment::Column::PublicId.eq(id.clone()))
        .into_tuple()
        .one(db)
        .await?)
}

/// The row of a comment.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn key_of(
    db: &impl ConnectionTrait,
    id: &PublicId,
) -> Result<Option<CommentId>, StoreError> {
    Ok(comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .filter(comment::Column::PublicId.eq(id.clone()))
        .into_tuple()
        .one(db)
        .await?)
}

/// The name of a comment outside and the aspiration it stands under; whether they may be seen is for
/// [`standing`](crate::standing) to say.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn named(
    db: &impl ConnectionTrait,
    id: CommentId,
) -> Result<Option<(PublicId, AspirationId)>, StoreError> {
    Ok(comment::Entity::find_by_id(id)
        .select_only()
        .columns([comment::Column::PublicId, comment::Column::AspirationId])
        .into_tuple()
        .one(db)
        .await?)
}

/// Whether an anonymous author with this tag has commented on an aspiration.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn any_tagged(
    db: &impl ConnectionTrait,
    aspiration: AspirationId,
    tag: &[u8],
) -> Result<bool, StoreError> {
    let row: Option<CommentId> = comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .filter(comment::Column::AspirationId.eq(aspiration))
        .filter(comment::Column::AuthorTag.eq(tag.to_vec()))
        .limit(1)
        .into_tuple()
        .one(db)
        .await?;
    Ok(row.is_some())
}

/// The comment a form of the viewer has already made under this aspiration.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of_form(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    on: &Standing,
    form_key: &str,
) -> Result<Option<PublicId>, StoreError> {
    let row = comment::Entity::find()
        .filter(comment::Column::FormKey.eq(form_key))
        .filter(comment::Column::AspirationId.eq(on.id))
        .one(db)
        .await?;
    Ok(row
        .filter(|row| viewer.wrote(row.author_id, row.author_tag.as_deref(), on.consultation))
        .map(|row| row.public_id))
}

/// Sends the author of a comment no more mail about replies to it.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn mute_author(db: &impl ConnectionTrait, comment: CommentId) -> Result<(), StoreError> {
    comment::Entity::update_many()
        .col_expr(comment::Column::AuthorMuted, Expr::value(true))
        .filter(comment::Column::Id.eq(comment))
        .exec(db)
        .await?;
    Ok(())
}

/// Counts the visible comments of an aspiration anew; what the counter must equal.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn recount(
    db: &impl ConnectionTrait,
    aspiration: AspirationId,
) -> Result<i64, StoreError> {
    let rows = comment::Entity::find()
        .filter(comment::Column::AspirationId.eq(aspiration))
        .filter(comment::Column::HiddenAt.is_null())
        .filter(comment::Column::WithdrawnAt.is_null())
        .count(db)
        .await?;
    Ok(i64::try_from(rows).unwrap_or(i64::MAX))
}

fn target(viewer: &Viewer, on: &Standing, row: comment::Model) -> Target {
    Target {
        id: row.id,
        public_id: row.public_id,
        aspiration: row.aspiration_id,
        parent: row.parent_id,
        root: row.root_id.unwrap_or(row.id),
        depth: row.depth,
        body: row.body,
        own: viewer.wrote(row.author_id, row.author_tag.as_deref(), on.consultation),
        author: Author::of(row.author_id, row.author_seal),
        author_muted: row.author_muted,
        hidden: row.hidden_at.is_some(),
        withdrawn: row.withdrawn_at.is_some(),
    }
}
