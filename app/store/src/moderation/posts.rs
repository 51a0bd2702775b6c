//! Posts as moderation sees them: aspirations and comments alike.

use crate::aspirations::{self, Aspiration};
use crate::authors::Author;
use crate::comments;
use crate::entities::{aspiration, comment, response};
use crate::error::StoreError;
use crate::index_marks;
use crate::viewer::Viewer;
use domain::aspirations::AspirationState;
use domain::ids::{AgencyId, AspirationId, CommentId, ConsultationId, PublicId, ResponseId};
use domain::moderation::{PostKind, Reason};
use domain::search::IndexPart;
use domain::time::Timestamp;
use domain::visibility::Visibility;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashMap;

/// Names a post by its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PostRef {
    /// Aspiration or comment.
    pub kind: PostKind,
    /// The key of its row.
    pub row: i64,
}

/// A post one reader may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Which row.
    pub at: PostRef,
    /// Its name in URLs.
    pub public_id: PublicId,
    /// The aspiration: the post itself, or what the comment stands under.
    pub on: Aspiration,
    /// Its words in Markdown; empty where its author has taken them back.
    pub body: String,
    /// How it may be seen, as its author chose.
    pub visibility: Visibility,
    /// Since when and why it is hidden.
    pub hidden: Option<(Timestamp, Reason)>,
    /// Its author has taken it back.
    pub withdrawn: bool,
    /// Who wrote it. Never show it.
    pub author: Author,
    /// The author wants no mail about it.
    pub author_muted: bool,
    /// Whether the reader wrote it.
    pub own: bool,
    /// When it was posted; the first moment of the day if it is anonymous.
    pub created_at: Timestamp,
}

impl Post {
    /// The agency whose consultation it is in.
    pub const fn agency(&self) -> AgencyId {
        self.on.agency
    }

    /// The consultation it is in.
    pub const fn consultation(&self) -> ConsultationId {
        self.on.consultation
    }

    /// Whether no finer time than the day may be shown: anonymous, or confidential after having been anonymous.
    pub fn shows_day_only(&self) -> bool {
        self.visibility == Visibility::Anonymous || matches!(self.author, Author::Sealed(_))
    }

    /// Whether nothing about it may leave the circle of author and staff.
    pub fn is_confidential(&self) -> bool {
        !self.on.visibility.is_open()
    }
}

/// A post by its name in URLs, if the reader may see it.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn find(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    kind: PostKind,
    id: &PublicId,
) -> Result<Option<Post>, StoreError> {
    match kind {
        PostKind::Aspiration => Ok(aspirations::find(db, viewer, id).await?.map(of_aspiration)),
        PostKind::Comment => {
            let row = comment_row(db, id).await?;
            let Some(row) = row else { return Ok(None) };
            let on = aspirations::find_by_id(db, viewer, row.aspiration_id).await?;
            Ok(on.and_then(|on| of_comment(viewer, on, row)))
        }
    }
}

/// Like [`find`], and nobody else changes the post until the transaction ends: the aspiration's row is held.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn find_locked(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    kind: PostKind,
    id: &PublicId,
) -> Result<Option<Post>, StoreError> {
    let aspiration = match kind {
        PostKind::Aspiration => Some(id.clone()),
        PostKind::Comment => find(db, viewer, kind, id)
            .await?
            .map(|post| post.on.public_id),
    };
    let Some(aspiration) = aspiration else {
        return Ok(None);
    };
    let on = aspirations::find_locked(db, viewer, &aspiration).await?;
    let Some(on) = on else { return Ok(None) };
    match kind {
        PostKind::Aspiration => Ok(Some(of_aspiration(on))),
        // read again: what was read before the lock may have changed
        PostKind::Comment => Ok(comment_row(db, id)
            .await?
            .and_then(|row| of_comment(viewer, on, row))),
    }
}

/// Posts by their rows, as far as the reader may see them.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn in_rows(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    posts: &[PostRef],
) -> Result<HashMap<PostRef, Post>, StoreError> {
    let rows_of = |kind: PostKind| {
        posts
            .iter()
            .filter(move |post| post.kind == kind)
            .map(|post| post.row)
    };
    let comments = comment::Entity::find()
        .filter(comment::Column::Id.is_in(rows_of(PostKind::Comment).map(CommentId)))
        .all(db)
        .await?;
    let wanted = rows_of(PostKind::Aspiration)
        .map(AspirationId)
        .chain(comments.iter().map(|row| row.aspiration_id));
    let aspirations: HashMap<AspirationId, Aspiration> = aspiration::Entity::find()
        .filter(aspiration::Column::Id.is_in(wanted))
        .all(db)
        .await?
        .into_iter()
        .filter(|row| viewer.sees(row))
        .map(|row| (row.id, aspirations::shown_to(viewer, row)))
        .collect();
    let comments = comments.into_iter().filter_map(|row| {
        let on = aspirations.get(&row.aspiration_id)?.clone();
        of_comment(viewer, on, row)
    });
    let themselves = rows_of(PostKind::Aspiration)
        .filter_map(|row| aspirations.get(&AspirationId(row)).cloned())
        .map(of_aspiration);
    Ok(comments
        .chain(themselves)
        .map(|post| (post.at, post))
        .collect())
}

/// Hides a post, or shows it again, and keeps the counter of visible comments right. Hold the post's lock.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn set_hidden(
    db: &impl ConnectionTrait,
    post: &Post,
    hidden: Option<(Timestamp, Reason)>,
) -> Result<(), StoreError> {
    let at = Expr::value(hidden.map(|(at, _)| at.0));
    let reason = Expr::value(hidden.map(|(_, reason)| reason.code()));
    match post.at.kind {
        PostKind::Aspiration => {
            aspiration::Entity::update_many()
                .col_expr(aspiration::Column::HiddenAt, at)
                .col_expr(aspiration::Column::HiddenReason, reason)
                .filter(aspiration::Column::Id.eq(post.at.row))
                .exec(db)
                .await?;
        }
        PostKind::Comment => {
            comment::Entity::update_many()
                .col_expr(comment::Column::HiddenAt, at)
                .col_expr(comment::Column::HiddenReason, reason)
                .filter(comment::Column::Id.eq(post.at.row))
                .exec(db)
                .await?;
            if !post.withdrawn && post.hidden.is_some() != hidden.is_some() {
                let by = if hidden.is_some() { -1 } else { 1 };
                comments::count(db, post.on.id, by).await?;
            }
        }
    }
    Ok(())
}

/// Marks a post for the index; with an aspiration everything said under it appears and disappears too.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn mark_for_index(db: &impl ConnectionTrait, post: &Post) -> Result<(), StoreError> {
    if post.at.kind == PostKind::Comment {
        return index_marks::mark(db, IndexPart::Comment, post.at.row).await;
    }
    index_marks::mark(db, IndexPart::Aspiration, post.at.row).await?;
    let comments: Vec<CommentId> = comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .filter(comment::Column::AspirationId.eq(post.on.id))
        .into_tuple()
        .all(db)
        .await?;
    for comment in comments {
        index_marks::mark(db, IndexPart::Comment, comment.0).await?;
    }
    let responses: Vec<ResponseId> = response::Entity::find()
        .select_only()
        .column(response::Column::Id)
        .filter(response::Column::AspirationId.eq(post.on.id))
        .into_tuple()
        .all(db)
        .await?;
    for response in responses {
        index_marks::mark(db, IndexPart::Response, response.0).await?;
    }
    Ok(())
}

async fn comment_row(
    db: &impl ConnectionTrait,
    id: &PublicId,
) -> Result<Option<comment::Model>, StoreError> {
    Ok(comment::Entity::find()
        .filter(comment::Column::PublicId.eq(id.as_str()))
        .one(db)
        .await?)
}

fn of_aspiration(on: Aspiration) -> Post {
    Post {
        at: PostRef {
            kind: PostKind::Aspiration,
            row: on.id.0,
        },
        public_id: on.public_id.clone(),
        body: on.body.clone(),
        visibility: on.visibility,
        hidden: on.hidden.map(|hidden| (hidden.at, hidden.reason)),
        withdrawn: on.state == AspirationState::Withdrawn,
        author: on.author.clone(),
        author_muted: on.author_muted,
        own: on.own,
        created_at: on.created_at,
        on,
    }
}

fn of_comment(viewer: &Viewer, on: Aspiration, row: comment::Model) -> Option<Post> {
    let own = viewer.wrote(row.author_id, row.author_tag.as_deref(), on.consultation);
    if row.hidden_at.is_some() && !own && !viewer.works_for(on.agency) {
        return None;
    }
    Some(Post {
        at: PostRef {
            kind: PostKind::Comment,
            row: row.id.0,
        },
        own,
        public_id: row.public_id,
        body: row.body,
        visibility: row.visibility,
        hidden: row
            .hidden_at
            .map(|at| (at, row.hidden_reason.unwrap_or(Reason::Other))),
        withdrawn: row.withdrawn_at.is_some(),
        author: Author::of(row.author_id, row.author_seal),
        author_muted: row.author_muted,
        created_at: row.created_at,
        on,
    })
}
