//! Reports of readers, until a decision settles them.

use super::posts::PostRef;
use crate::entities::report;
use crate::error::StoreError;
use domain::ids::{AgencyId, ConsultationId, ModerationId, PersonId};
use domain::moderation::{PostKind, Reason};
use domain::time::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, Order, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};

/// A reader's report.
#[derive(Debug, Clone)]
pub struct NewReport {
    /// What is reported.
    pub post: PostRef,
    /// Whose moderators decide.
    pub agency: AgencyId,
    /// Where it was posted.
    pub consultation: ConsultationId,
    /// Why.
    pub reason: Reason,
    /// In the reader's words.
    pub note: Option<String>,
    /// Who; `None` for a visitor, of whom nothing is kept.
    pub reporter: Option<PersonId>,
    /// The form it came with.
    pub form_key: Option<String>,
}

/// Writes a report.
///
/// # Errors
/// [`StoreError::Database`]; a duplicate when its form was sent before.
pub async fn add_report(
    db: &impl ConnectionTrait,
    new: NewReport,
    now: Timestamp,
) -> Result<(), StoreError> {
    let row = report::ActiveModel {
        id: NotSet,
        post_kind: Set(new.post.kind),
        post_id: Set(new.post.row),
        reason: Set(new.reason),
        note: Set(new.note),
        form_key: Set(new.form_key),
        created_at: Set(now),
        agency_id: Set(new.agency),
        consultation_id: Set(new.consultation),
        reporter_id: Set(new.reporter),
        moderation_id: Set(None),
    };
    report::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Whether a person has an open report of a post.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn has_open(
    db: &impl ConnectionTrait,
    post: PostRef,
    person: PersonId,
) -> Result<bool, StoreError> {
    let row = report::Entity::find()
        .filter(open_for(post))
        .filter(report::Column::ReporterId.eq(person))
        .limit(1)
        .one(db)
        .await?;
    Ok(row.is_some())
}

/// A report as moderators read it. Who reported is told to nobody.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Reported {
    /// Why.
    pub reason: Reason,
    /// In the reader's words.
    pub note: Option<String>,
    /// When.
    pub created_at: Timestamp,
}

/// The open reports of a post, oldest first; at most `rows_max`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn open_of(
    db: &impl ConnectionTrait,
    post: PostRef,
    rows_max: u64,
) -> Result<Vec<Reported>, StoreError> {
    Ok(report::Entity::find()
        .select_only()
        .columns([
            report::Column::Reason,
            report::Column::Note,
            report::Column::CreatedAt,
        ])
        .filter(open_for(post))
        .order_by_asc(report::Column::Id)
        .limit(rows_max)
        .into_model()
        .all(db)
        .await?)
}

/// A post with open reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub struct Queued {
    /// Aspiration or comment.
    pub post_kind: PostKind,
    /// The key of its row.
    pub post_id: i64,
    /// How many reports are open.
    pub reports: i64,
    /// When the first of them came.
    pub first_at: Timestamp,
}

impl Queued {
    /// Which post.
    pub const fn post(self) -> PostRef {
        PostRef {
            kind: self.post_kind,
            row: self.post_id,
        }
    }
}

/// Posts with open reports in consultations of these agencies; what was reported first stands first.
///
/// `after`: only posts first reported later than this moment.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn queue(
    db: &impl ConnectionTrait,
    agencies: &[AgencyId],
    after: Option<Timestamp>,
    rows_max: u64,
) -> Result<Vec<Queued>, StoreError> {
    let first = || Expr::col(report::Column::CreatedAt).min();
    let mut query = report::Entity::find()
        .select_only()
        .columns([report::Column::PostKind, report::Column::PostId])
        .column_as(report::Column::Id.count(), "reports")
        .column_as(first(), "first_at")
        .filter(open_at(agencies))
        .group_by(report::Column::PostKind)
        .group_by(report::Column::PostId);
    if let Some(after) = after {
        query = query.having(first().gt(after.0));
    }
    Ok(query
        .order_by(first(), Order::Asc)
        .order_by_asc(report::Column::PostId)
        .limit(rows_max)
        .into_model()
        .all(db)
        .await?)
}

/// How many reports are open at these agencies.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn open_count(
    db: &impl ConnectionTrait,
    agencies: &[AgencyId],
) -> Result<u64, StoreError> {
    Ok(report::Entity::find()
        .filter(open_at(agencies))
        .count(db)
        .await?)
}

/// How many open reports of a post give a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub struct ReasonCount {
    /// Aspiration or comment.
    pub post_kind: PostKind,
    /// The key of its row.
    pub post_id: i64,
    /// The reason.
    pub reason: Reason,
    /// How many.
    pub reports: i64,
}

/// The reasons of the open reports of some posts, most frequent first.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn reasons_of(
    db: &impl ConnectionTrait,
    posts: &[PostRef],
) -> Result<Vec<ReasonCount>, StoreError> {
    let rows_max = u64::try_from(posts.len().saturating_mul(Reason::ALL.len())).unwrap_or(0);
    let wanted = posts
        .iter()
        .fold(Condition::any(), |any, post| any.add(open_for(*post)));
    if posts.is_empty() {
        return Ok(Vec::new());
    }
    Ok(report::Entity::find()
        .select_only()
        .columns([
            report::Column::PostKind,
            report::Column::PostId,
            report::Column::Reason,
        ])
        .column_as(report::Column::Id.count(), "reports")
        .filter(wanted)
        .group_by(report::Column::PostKind)
        .group_by(report::Column::PostId)
        .group_by(report::Column::Reason)
        .order_by(report::Column::Id.count(), Order::Desc)
        .limit(rows_max)
        .into_model()
        .all(db)
        .await?)
}

/// Settles the open reports of a post by a decision.
pub(super) async fn settle(
    db: &impl ConnectionTrait,
    post: PostRef,
    by: ModerationId,
) -> Result<(), StoreError> {
    report::Entity::update_many()
        .col_expr(report::Column::ModerationId, Expr::value(by.0))
        .filter(open_for(post))
        .exec(db)
        .await?;
    Ok(())
}

fn open_for(post: PostRef) -> Condition {
    Condition::all()
        .add(report::Column::PostKind.eq(post.kind))
        .add(report::Column::PostId.eq(post.row))
        .add(report::Column::ModerationId.is_null())
}

fn open_at(agencies: &[AgencyId]) -> Condition {
    Condition::all()
        .add(report::Column::AgencyId.is_in(agencies.iter().copied()))
        .add(report::Column::ModerationId.is_null())
}
