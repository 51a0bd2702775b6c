//! Closing a consultation with a summary in which every paragraph rests on what people wrote.
//!
//! Writing is the coordinators' of the consultation's agency; a published summary is everybody's, and stays as it is.

mod publish;
mod write;

pub use publish::publish;
pub use store::summaries::{Citable, Coverage, Summary};
pub use write::{
    Draft, Form, ParagraphRefused, Picking, delete_paragraph, editor, form, move_paragraph,
    save_paragraph,
};

use crate::forum::Forum;
use domain::agencies::Slug;
use domain::ids::ConsultationId;
use store::agencies::Agency;
use store::consultations::Consultation;
use store::{ConnectionTrait, StoreError};

/// A paragraph and what it cites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParagraphView {
    /// Its key, for coordinators.
    pub id: i64,
    /// Its words in Markdown.
    pub body: String,
    /// What it cites that everybody may read.
    pub cites: Vec<Citable>,
    /// How many more it cited that nobody may read any more.
    pub gone: usize,
}

/// A summary with its text.
#[derive(Debug, Clone)]
pub struct SummaryView {
    /// What it closes.
    pub consultation: Consultation,
    /// Whose consultation that is.
    pub agency: Agency,
    /// The summary; `None` while nothing has been written.
    pub summary: Option<Summary>,
    /// Its paragraphs in order.
    pub paragraphs: Vec<ParagraphView>,
    /// How much of the consultation it rests on.
    pub coverage: Coverage,
}

/// The published summary of a consultation; `None` while there is none.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn published(forum: &Forum, slug: &Slug) -> Result<Option<SummaryView>, StoreError> {
    let db = forum.store.read();
    let found = store::consultations::by_slug(db, slug).await?;
    match found.filter(Consultation::is_published) {
        Some(consultation) => published_of(forum, &consultation).await,
        None => Ok(None),
    }
}

/// The same, for a consultation that is loaded already.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn published_of(
    forum: &Forum,
    consultation: &Consultation,
) -> Result<Option<SummaryView>, StoreError> {
    let db = forum.store.read();
    let summary = store::summaries::of_consultation(db, consultation.id, false).await?;
    let is_published = summary.is_some_and(|summary| summary.published_at.is_some());
    if !(is_published && consultation.is_published()) {
        return Ok(None);
    }
    view(db, consultation.clone(), summary).await.map(Some)
}

async fn view(
    db: &impl ConnectionTrait,
    consultation: Consultation,
    summary: Option<Summary>,
) -> Result<SummaryView, StoreError> {
    let agency = crate::consultations::agency_of(db, &consultation).await?;
    let (paragraphs, coverage) = match &summary {
        Some(summary) => (
            paragraphs(db, consultation.id, summary).await?,
            store::summaries::coverage(db, summary).await?,
        ),
        None => {
            let open = store::aspirations::count_public(db, [consultation.id]).await?;
            let all = open.get(&consultation.id).copied().unwrap_or_default();
            (Vec::new(), Coverage { cited: 0, all })
        }
    };
    Ok(SummaryView {
        consultation,
        agency,
        summary,
        paragraphs,
        coverage,
    })
}

async fn paragraphs(
    db: &impl ConnectionTrait,
    consultation: ConsultationId,
    summary: &Summary,
) -> Result<Vec<ParagraphView>, StoreError> {
    let rows = store::summaries::paragraphs(db, summary.id).await?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut citations = store::summaries::citations_of(db, consultation, &ids).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let (cites, gone) = citations
                .remove(&row.id)
                .map_or((Vec::new(), 0), |cited| (cited.shown, cited.gone));
            ParagraphView {
                id: row.id,
                body: row.body,
                cites,
                gone,
            }
        })
        .collect())
}
