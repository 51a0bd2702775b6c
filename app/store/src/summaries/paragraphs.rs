//! Paragraphs of a summary and what each cites. Hold the summary's lock to change them.

use crate::entities::{summary_citation, summary_paragraph};
use crate::error::StoreError;
use domain::ids::{AspirationId, SummaryId};
use domain::summaries::PARAGRAPHS_MAX;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// The row.
    pub id: i64,
    /// Its place among the others.
    pub position: i16,
    /// Its words in Markdown.
    pub body: String,
}

/// A paragraph to be added at the end.
#[derive(Debug, Clone)]
pub struct NewParagraph {
    /// The summary.
    pub summary: SummaryId,
    /// Its words in Markdown.
    pub body: String,
    /// What it cites, in order.
    pub cites: Vec<AspirationId>,
    /// The form it came with.
    pub form_key: Option<String>,
}

/// The paragraphs of a summary, in order.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn paragraphs(
    db: &impl ConnectionTrait,
    summary: SummaryId,
) -> Result<Vec<Paragraph>, StoreError> {
    let rows_max = u64::try_from(PARAGRAPHS_MAX * 2).unwrap_or(u64::MAX);
    let rows = summary_paragraph::Entity::find()
        .filter(summary_paragraph::Column::SummaryId.eq(summary))
        .order_by_asc(summary_paragraph::Column::Position)
        .order_by_asc(summary_paragraph::Column::Id)
        .limit(rows_max)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Paragraph {
            id: row.id,
            position: row.position,
            body: row.body,
        })
        .collect())
}

/// The paragraph a form has already made in this summary.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn by_form_key(
    db: &impl ConnectionTrait,
    summary: SummaryId,
    form_key: &str,
) -> Result<Option<i64>, StoreError> {
    let row = summary_paragraph::Entity::find()
        .filter(summary_paragraph::Column::SummaryId.eq(summary))
        .filter(summary_paragraph::Column::FormKey.eq(form_key))
        .one(db)
        .await?;
    Ok(row.map(|row| row.id))
}

/// Adds a paragraph after all others.
///
/// # Errors
/// [`StoreError::Database`]; a duplicate when its form was sent before.
pub async fn add_paragraph(
    db: &impl ConnectionTrait,
    new: NewParagraph,
) -> Result<i64, StoreError> {
    let last = summary_paragraph::Entity::find()
        .filter(summary_paragraph::Column::SummaryId.eq(new.summary))
        .order_by_desc(summary_paragraph::Column::Position)
        .limit(1)
        .one(db)
        .await?;
    let row = summary_paragraph::ActiveModel {
        id: NotSet,
        position: Set(last.map_or(1, |last| last.position.saturating_add(1))),
        body: Set(new.body),
        form_key: Set(new.form_key),
        summary_id: Set(new.summary),
    };
    let id = summary_paragraph::Entity::insert(row)
        .exec(db)
        .await?
        .last_insert_id;
    cite(db, id, &new.cites).await?;
    Ok(id)
}

/// Gives a paragraph other words and citations.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn change_paragraph(
    db: &impl ConnectionTrait,
    id: i64,
    body: &str,
    cites: &[AspirationId],
) -> Result<(), StoreError> {
    summary_paragraph::Entity::update_many()
        .col_expr(summary_paragraph::Column::Body, Expr::value(body))
        .filter(summary_paragraph::Column::Id.eq(id))
        .exec(db)
        .await?;
    uncite(db, id).await?;
    cite(db, id, cites).await
}

/// Lets two paragraphs change places.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn swap_paragraphs(
    db: &impl ConnectionTrait,
    one: &Paragraph,
    other: &Paragraph,
) -> Result<(), StoreError> {
    for (id, position) in [(one.id, other.position), (other.id, one.position)] {
        summary_paragraph::Entity::update_many()
            .col_expr(summary_paragraph::Column::Position, Expr::value(position))
            .filter(summary_paragraph::Column::Id.eq(id))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// Deletes a paragraph with its citations.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn delete_paragraph(db: &impl ConnectionTrait, id: i64) -> Result<(), StoreError> {
    uncite(db, id).await?;
    summary_paragraph::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

async fn cite(
    db: &impl ConnectionTrait,
    paragraph: i64,
    cites: &[AspirationId],
) -> Result<(), StoreError> {
    for (position, aspiration) in (1..).zip(cites) {
        let row = summary_citation::ActiveModel {
            paragraph_id: Set(paragraph),
            aspiration_id: Set(*aspiration),
            position: Set(position),
        };
        summary_citation::Entity::insert(row)
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

async fn uncite(db: &impl ConnectionTrait, paragraph: i64) -> Result<(), StoreError> {
    summary_citation::Entity::delete_many()
        .filter(summary_citation::Column::ParagraphId.eq(paragraph))
        .exec(db)
        .await?;
    Ok(())
}
