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
pub use recipients::{Recipient, SealedPost, recipients};

use crate::aspirations;
use crate::consultations::{self, Consultation};
use crate::entities::{summary, summary_citation, summary_paragraph};
use crate::error::StoreError;
use domain::ids::{AspirationId, ConsultationId, PersonId, SummaryId};
use domain::time::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};

/// Published summaries looked through at once.
const SUMMARIES_MAX: u64 = 1_000;

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

/// Consultations with a published summary, last published first; at most `rows_max`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn latest_published(
    db: &impl ConnectionTrait,
    rows_max: u64,
) -> Result<Vec<Summary>, StoreError> {
    let rows = summary::Entity::find()
        .filter(summary::Column::PublishedAt.is_not_null())
        .order_by_desc(summary::Column::PublishedAt)
        .order_by_desc(summary::Column::Id)
        .limit(rows_max.min(SUMMARIES_MAX))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(summary_of).collect())
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

/// A published summary for the search index: its consultation and its words.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn for_index(
    db: &impl ConnectionTrait,
    id: SummaryId,
) -> Result<Option<(Consultation, Summary, String)>, StoreError> {
    let row = summary::Entity::find_by_id(id)
        .filter(summary::Column::PublishedAt.is_not_null())
        .one(db)
        .await?;
    let Some(found) = row.map(summary_of) else {
        return Ok(None);
    };
    let Some(consultation) = consultations::for_index(db, found.consultation).await? else {
        return Ok(None);
    };
    let words: Vec<String> = paragraphs(db, found.id)
        .await?
        .into_iter()
        .map(|paragraph| paragraph.body)
        .collect();
    Ok(Some((consultation, found, words.join("\n\n"))))
}

/// Row keys after one, ascending, for going through the whole table.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn ids_after(
    db: &impl ConnectionTrait,
    after: SummaryId,
    rows_max: u64,
) -> Result<Vec<SummaryId>, StoreError> {
    Ok(summary::Entity::find()
        .select_only()
        .column(summary::Column::Id)
        .filter(summary::Column::Id.gt(after))
        .order_by_asc(summary::Column::Id)
        .limit(rows_max)
        .into_tuple()
        .all(db)
        .await?)
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
