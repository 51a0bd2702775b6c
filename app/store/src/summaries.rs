//! Tables `summary`, `summary_paragraph` and `summary_citation`: the official text that closes a consultation.
//!
//! Invariants: one summary a consultation; paragraphs stand in the order of `position`; a citation that is shown leads
//! to words everybody may read, whatever has happened to the aspiration since.

mod citable;
mod paragraphs;
mod recipients;

pub use citable::{Citable, Citation, citable, citations_of, public_rows};
pub use paragraphs::{
    NewParagraph, Paragraph, add_paragraph, by_form_key, change_paragraph, delete_paragraph,
    paragraphs, swap_paragraphs,
};
pub use recipients::{Recipient, SealedPost, followers, recipients};

use crate::aspirations;
use crate::entities::{summary, summary_citation, summary_paragraph};
use crate::error::StoreError;
use domain::ids::{AspirationId, ConsultationId, PersonId, SummaryId};
use domain::time::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
};

/// A summary without its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// The row.
    pub id: SummaryId,
    /// What it closes.
    pub consultation: ConsultationId,
    /// When it was published; a draft is for the agency's coordinators.
    pub published_at: Option<Timestamp>,
}

/// The summary of a consultation, draft or published. `locked` holds the row until the transaction ends.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of_consultation(
    db: &impl ConnectionTrait,
    consultation: ConsultationId,
    locked: bool,
) -> Result<Option<Summary>, StoreError> {
    let mut query =
        summary::Entity::find().filter(summary::Column::ConsultationId.eq(consultation));
    if locked {
        query = query.lock_exclusive();
    }
    Ok(query.one(db).await?.map(summary_of))
}

/// Begins the summary of a consultation.
///
/// # Errors
/// [`StoreError::Database`]; a duplicate when it has one.
pub async fn begin(
    db: &impl ConnectionTrait,
    consultation: ConsultationId,
    by: PersonId,
    now: Timestamp,
) -> Result<Summary, StoreError> {
    let row = summary::ActiveModel {
        id: NotSet,
        published_at: Set(None),
        created_at: Set(now),
        consultation_id: Set(consultation),
        created_by: Set(Some(by)),
    };
    let id = summary::Entity::insert(row).exec(db).await?.last_insert_id;
    Ok(Summary {
        id,
        consultation,
        published_at: None,
    })
}

/// Publishes a summary.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn publish(
    db: &impl ConnectionTrait,
    id: SummaryId,
    now: Timestamp,
) -> Result<(), StoreError> {
    summary::Entity::update_many()
        .col_expr(summary::Column::PublishedAt, Expr::value(now.0))
        .filter(summary::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// How much of a consultation its summary rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// Aspirations cited that everybody may read.
    pub cited: u64,
    /// Aspirations that everybody may read.
    pub all: u64,
}

/// How much of a consultation its summary rests on.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn coverage(
    db: &impl ConnectionTrait,
    summary: &Summary,
) -> Result<Coverage, StoreError> {
    let cited: Vec<AspirationId> = summary_citation::Entity::find()
        .select_only()
        .column(summary_citation::Column::AspirationId)
        .distinct()
        .filter(summary_citation::Column::ParagraphId.in_subquery(paragraph_ids(summary.id)))
        .into_tuple()
        .all(db)
        .await?;
    let cited = citable::count_of(db, summary.consultation, &cited).await?;
    let open = aspirations::count_public(db, [summary.consultation]).await?;
    Ok(Coverage {
        cited,
        all: open.get(&summary.consultation).copied().unwrap_or_default(),
    })
}

fn paragraph_ids(summary: SummaryId) -> sea_orm::sea_query::SelectStatement {
    summary_paragraph::Entity::find()
        .select_only()
        .column(summary_paragraph::Column::Id)
        .filter(summary_paragraph::Column::SummaryId.eq(summary))
        .into_query()
}

const fn summary_of(row: summary::Model) -> Summary {
    Summary {
        id: row.id,
        consultation: row.consultation_id,
        published_at: row.published_at,
    }
}
