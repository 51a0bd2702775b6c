//! Decisions of moderators, the answers of authors, and the public log.

use super::posts::PostRef;
use super::reports;
use crate::entities::{consultation, moderation};
use crate::error::StoreError;
use crate::paging::{Cursor, Key, Page, Paged, paged};
use domain::agencies::Slug;
use domain::ids::{AgencyId, ConsultationId, ModerationId, PersonId, PublicId};
use domain::moderation::{Decision, PostKind, Reason};
use domain::time::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QueryOrder, QuerySelect,
};

/// A decision to be recorded.
#[derive(Debug, Clone)]
pub struct NewDecision {
    /// Its name in URLs.
    pub public_id: PublicId,
    /// What it is about.
    pub post: PostRef,
    /// Whose moderators decide.
    pub agency: AgencyId,
    /// Where it was posted.
    pub consultation: ConsultationId,
    /// What was decided.
    pub decision: Decision,
    /// Why.
    pub reason: Reason,
    /// In the moderator's words.
    pub note: String,
    /// Who; `None` where it came with an import.
    pub moderator: Option<PersonId>,
    /// Whether it stands in the public log.
    pub logged: bool,
}

/// Records a decision; it settles the open reports of its post and closes what its author has answered.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn record(
    db: &impl ConnectionTrait,
    new: NewDecision,
    now: Timestamp,
) -> Result<ModerationId, StoreError> {
    let post = new.post;
    moderation::Entity::update_many()
        .col_expr(moderation::Column::AppealOpen, Expr::value(false))
        .filter(about(post))
        .filter(moderation::Column::AppealOpen.eq(true))
        .exec(db)
        .await?;
    let row = moderation::ActiveModel {
        id: NotSet,
        public_id: Set(new.public_id),
        post_kind: Set(post.kind),
        post_id: Set(post.row),
        decision: Set(new.decision),
        reason: Set(new.reason),
        note: Set(new.note),
        appeal: Set(None),
        appealed_at: Set(None),
        appeal_open: Set(false),
        logged: Set(new.logged),
        created_at: Set(now),
        agency_id: Set(new.agency),
        consultation_id: Set(new.consultation),
        moderator_id: Set(new.moderator),
    };
    let id = moderation::Entity::insert(row)
        .exec(db)
        .await?
        .last_insert_id;
    reports::settle(db, post, id).await?;
    Ok(id)
}

/// A decision. It is for the author of the post and the agency's moderators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// The row.
    pub id: ModerationId,
    /// Its name in URLs.
    pub public_id: PublicId,
    /// What it is about.
    pub post: PostRef,
    /// What was decided.
    pub decision: Decision,
    /// Why.
    pub reason: Reason,
    /// In the moderator's words.
    pub note: String,
    /// What the author answered, and when.
    pub appeal: Option<(String, Timestamp)>,
    /// Whether the answer still waits for a decision.
    pub appeal_open: bool,
    /// When it was made.
    pub created_at: Timestamp,
}

/// A decision by its name in URLs; whether the reader may know of it is for the caller to say.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn by_public_id(
    db: &impl ConnectionTrait,
    id: &PublicId,
) -> Result<Option<Decided>, StoreError> {
    let row = moderation::Entity::find()
        .filter(moderation::Column::PublicId.eq(id.as_str()))
        .one(db)
        .await?;
    Ok(row.map(decided))
}

/// The decisions about a post, newest first; at most `rows_max`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of_post(
    db: &impl ConnectionTrait,
    post: PostRef,
    rows_max: u64,
) -> Result<Vec<Decided>, StoreError> {
    let rows = moderation::Entity::find()
        .filter(about(post))
        .order_by_desc(moderation::Column::Id)
        .limit(rows_max)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(decided).collect())
}

/// Decisions of these agencies whose authors have answered and wait, oldest answer first; at most `rows_max`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn open_appeals(
    db: &impl ConnectionTrait,
    agencies: &[AgencyId],
    rows_max: u64,
) -> Result<Vec<Decided>, StoreError> {
    let rows = moderation::Entity::find()
        .filter(moderation::Column::AgencyId.is_in(agencies.iter().copied()))
        .filter(moderation::Column::AppealOpen.eq(true))
        .order_by_asc(moderation::Column::AppealedAt)
        .order_by_asc(moderation::Column::Id)
        .limit(rows_max)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(decided).collect())
}

/// Keeps the author's answer to a decision.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn add_appeal(
    db: &impl ConnectionTrait,
    id: ModerationId,
    words: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    moderation::Entity::update_many()
        .col_expr(moderation::Column::Appeal, Expr::value(words))
        .col_expr(moderation::Column::AppealedAt, Expr::value(now.0))
        .col_expr(moderation::Column::AppealOpen, Expr::value(true))
        .filter(moderation::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// A line of the public log.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct LogEntry {
    /// Places the line; leads nowhere.
    pub public_id: PublicId,
    /// When; show the day only.
    pub created_at: Timestamp,
    /// What kind of post.
    pub post_kind: PostKind,
    /// What was decided.
    pub decision: Decision,
    /// Why.
    pub reason: Reason,
    /// The consultation's name in URLs.
    pub slug: Slug,
    /// The consultation's title.
    pub title: String,
}

/// A page of the public log, newest first.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn log(db: &impl ConnectionTrait, page: &Page) -> Result<Paged<LogEntry>, StoreError> {
    let consultation = moderation::Entity::belongs_to(consultation::Entity)
        .from(moderation::Column::ConsultationId)
        .to(consultation::Column::Id);
    let key = Key {
        number: Expr::col(moderation::Column::CreatedAt.as_column_ref()),
        id: moderation::Column::PublicId,
    };
    let query = moderation::Entity::find()
        .select_only()
        .columns([
            moderation::Column::PublicId,
            moderation::Column::CreatedAt,
            moderation::Column::PostKind,
            moderation::Column::Decision,
            moderation::Column::Reason,
        ])
        .columns([consultation::Column::Slug, consultation::Column::Title])
        .join(JoinType::InnerJoin, consultation.into())
        .filter(moderation::Column::Logged.eq(true));
    let rows = key.narrow(query, page).into_model().all(db).await?;
    Ok(paged(rows, page, |row: &LogEntry| Cursor {
        number: row.created_at.0,
        id: row.public_id.clone(),
    }))
}

/// How often something was decided for a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub struct LogCount {
    /// What.
    pub decision: Decision,
    /// Why.
    pub reason: Reason,
    /// How often.
    pub decisions: i64,
}

/// What the public log holds from one moment until just before another, counted by decision and reason.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn log_counts(
    db: &impl ConnectionTrait,
    from: Timestamp,
    until: Timestamp,
) -> Result<Vec<LogCount>, StoreError> {
    Ok(moderation::Entity::find()
        .select_only()
        .columns([moderation::Column::Decision, moderation::Column::Reason])
        .column_as(moderation::Column::Id.count(), "decisions")
        .filter(moderation::Column::Logged.eq(true))
        .filter(moderation::Column::CreatedAt.gte(from))
        .filter(moderation::Column::CreatedAt.lt(until))
        .group_by(moderation::Column::Decision)
        .group_by(moderation::Column::Reason)
        .order_by_asc(moderation::Column::Decision)
        .order_by_asc(moderation::Column::Reason)
        .into_model()
        .all(db)
        .await?)
}

fn about(post: PostRef) -> Condition {
    Condition::all()
        .add(moderation::Column::PostKind.eq(post.kind))
        .add(moderation::Column::PostId.eq(post.row))
}

fn decided(row: moderation::Model) -> Decided {
    Decided {
        id: row.id,
        public_id: row.public_id,
        post: PostRef {
            kind: row.post_kind,
            row: row.post_id,
        },
        decision: row.decision,
        reason: row.reason,
        note: row.note,
        appeal: row.appeal.zip(row.appealed_at),
        appeal_open: row.appeal_open,
        created_at: row.created_at,
    }
}
