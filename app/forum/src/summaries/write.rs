//! Writing a summary: paragraphs, their order, and what each cites.

use super::{Citable, ParagraphView, Summary, SummaryView, view};
use crate::actor::Actor;
use crate::consultation_drafts::coordinated;
use crate::error::{ActError, Never};
use crate::forum::Forum;
use domain::agencies::Slug;
use domain::consultations::ConsultationStatus;
use domain::ids::{AspirationId, PublicId};
use domain::summaries::{PARAGRAPHS_MAX, SummaryRefused, may_cite};
use domain::words::{Paragraph, TextError};
use store::consultations::Consultation;
use store::paging::{At, Page, Paged};
use store::summaries::NewParagraph;
use store::{ConnectionTrait, StoreError};

/// Aspirations offered at once.
const OFFERED_MAX: u64 = 30;

/// Why a paragraph was not saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ParagraphRefused {
    /// The words do not fit.
    #[error("words: {0}")]
    Words(#[from] TextError),
    /// A rule of summaries.
    #[error(transparent)]
    Rule(#[from] SummaryRefused),
}

/// A paragraph as it comes from a form.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// Which one; `None` adds one at the end.
    pub id: Option<i64>,
    /// Its words, as typed.
    pub body: &'a str,
    /// What it cites, in order.
    pub cites: &'a [PublicId],
    /// Marks the form, so that a second sending adds no second paragraph.
    pub form_key: Option<&'a str>,
}

/// Loads a summary for writing it.
///
/// # Errors
/// [`ActError::NotAllowed`] unless the actor coordinates somewhere; [`ActError::NotFound`] for those of other agencies.
pub async fn editor(
    forum: &Forum,
    actor: &Actor,
    slug: &Slug,
) -> Result<SummaryView, ActError<Never>> {
    let db = forum.store.read();
    let found = store::consultations::by_slug(db, slug).await?;
    let consultation = published(coordinated(actor, found)?)?;
    let summary = store::summaries::of_consultation(db, consultation.id, false).await?;
    Ok(view(db, consultation, summary).await?)
}

/// What a coordinator looks for to cite.
#[derive(Debug, Clone, Copy)]
pub struct Picking<'a> {
    /// The paragraph; `None` for a new one.
    pub paragraph: Option<i64>,
    /// Words the offered aspirations hold; empty: all.
    pub search: &'a str,
    /// Which page of them.
    pub at: &'a At,
    /// What is picked so far; `None` takes what the paragraph cites.
    pub chosen: Option<&'a [PublicId]>,
}

/// What the form of a paragraph shows.
#[derive(Debug, Clone)]
pub struct Form {
    /// What the summary closes.
    pub consultation: Consultation,
    /// The paragraph as it is kept; `None` for a new one.
    pub paragraph: Option<ParagraphView>,
    /// What is picked.
    pub chosen: Vec<Citable>,
    /// What else can be picked, most supported first.
    pub offered: Paged<Citable>,
}

/// Loads the form of a paragraph.
///
/// # Errors
/// As [`editor`]; [`ActError::NotFound`] also for a paragraph that is not there.
pub async fn form(
    forum: &Forum,
    actor: &Actor,
    slug: &Slug,
    picking: Picking<'_>,
) -> Result<Form, ActError<Never>> {
    let db = forum.store.read();
    let mut summary = editor(forum, actor, slug).await?;
    let consultation = summary.consultation;
    let paragraph = match picking.paragraph {
        None => None,
        Some(id) => {
            let place = summary.paragraphs.iter().position(|one| one.id == id);
            let place = place.ok_or(ActError::NotFound)?;
            Some(summary.paragraphs.swap_remove(place))
        }
    };
    let chosen = match (picking.chosen, &paragraph) {
        (Some(ids), _) => store::summaries::public_rows(db, consultation.id, ids).await?,
        (None, Some(paragraph)) => paragraph.cites.clone(),
        (None, None) => Vec::new(),
    };
    let page = Page {
        at: picking.at.clone(),
        rows_max: OFFERED_MAX,
    };
    let search = Some(picking.search).filter(|search| !search.trim().is_empty());
    let mut offered = store::summaries::citable(db, consultation.id, search, &page).await?;
    offered
        .rows
        .retain(|row| chosen.iter().all(|one| one.id != row.id));
    Ok(Form {
        consultation,
        paragraph,
        chosen,
        offered,
    })
}

/// Saves a paragraph. It may still cite nothing; then the summary cannot be published yet.
///
/// # Errors
/// [`ParagraphRefused`] says why not.
pub async fn save_paragraph(
    forum: &Forum,
    actor: &Actor,
    slug: &Slug,
    draft: Draft<'_>,
) -> Result<(), ActError<ParagraphRefused>> {
    let body = Paragraph::parse(draft.body).map_err(|error| ActError::Refused(error.into()))?;
    let tx = forum.store.write().await?;
    let (consultation, summary) = writable(&*tx, actor, slug).await?;
    let summary = match summary {
        Some(summary) => summary,
        None => {
            let now = forum.clock.now();
            store::summaries::begin(&*tx, consultation.id, actor.person, now).await?
        }
    };
    let cites = cited(&*tx, &consultation, draft.cites).await?;
    let paragraphs = store::summaries::paragraphs(&*tx, summary.id).await?;
    match draft.id {
        Some(id) => {
            if paragraphs.iter().all(|paragraph| paragraph.id != id) {
                return Err(ActError::NotFound);
            }
            store::summaries::change_paragraph(&*tx, id, body.as_str(), &cites).await?;
        }
        None => {
            if let Some(key) = draft.form_key
                && store::summaries::by_form_key(&*tx, summary.id, key)
                    .await?
                    .is_some()
            {
                return Ok(());
            }
            if paragraphs.len() >= PARAGRAPHS_MAX {
                return Err(ActError::Refused(SummaryRefused::TooManyParagraphs.into()));
            }
            let new = NewParagraph {
                summary: summary.id,
                body: body.into_string(),
                cites,
                form_key: draft.form_key.map(str::to_owned),
            };
            store::summaries::add_paragraph(&*tx, new).await?;
        }
    }
    forum.commit(tx).await?;
    Ok(())
}

/// Moves a paragraph one place up or down; at the end of the row nothing changes.
///
/// # Errors
/// [`ParagraphRefused`] once published; [`ActError::NotFound`] for a paragraph that is not there.
pub async fn move_paragraph(
    forum: &Forum,
    actor: &Actor,
    slug: &Slug,
    (id, up): (i64, bool),
) -> Result<(), ActError<ParagraphRefused>> {
    let tx = forum.store.write().await?;
    let (_, summary) = writable(&*tx, actor, slug).await?;
    let summary = summary.ok_or(ActError::NotFound)?;
    let paragraphs = store::summaries::paragraphs(&*tx, summary.id).await?;
    let place = paragraphs
        .iter()
        .position(|paragraph| paragraph.id == id)
        .ok_or(ActError::NotFound)?;
    let other = if up {
        place.checked_sub(1)
    } else {
        place.checked_add(1)
    };
    let pair = paragraphs
        .get(place)
        .zip(other.and_then(|other| paragraphs.get(other)));
    if let Some((one, other)) = pair {
        store::summaries::swap_paragraphs(&*tx, one, other).await?;
        forum.commit(tx).await?;
    }
    Ok(())
}

/// Deletes a paragraph.
///
/// # Errors
/// [`ParagraphRefused`] once published; [`ActError::NotFound`] for a paragraph that is not there.
pub async fn delete_paragraph(
    forum: &Forum,
    actor: &Actor,
    slug: &Slug,
    id: i64,
) -> Result<(), ActError<ParagraphRefused>> {
    let tx = forum.store.write().await?;
    let (_, summary) = writable(&*tx, actor, slug).await?;
    let summary = summary.ok_or(ActError::NotFound)?;
    let paragraphs = store::summaries::paragraphs(&*tx, summary.id).await?;
    if paragraphs.iter().all(|paragraph| paragraph.id != id) {
        return Err(ActError::NotFound);
    }
    store::summaries::delete_paragraph(&*tx, id).await?;
    forum.commit(tx).await?;
    Ok(())
}

/// The consultation, locked, and its summary, unless that is published.
async fn writable(
    db: &impl ConnectionTrait,
    actor: &Actor,
    slug: &Slug,
) -> Result<(Consultation, Option<Summary>), ActError<ParagraphRefused>> {
    let found = store::consultation_drafts::find_locked(db, slug).await?;
    let consultation = published(coordinated(actor, found)?)?;
    let summary = store::summaries::of_consultation(db, consultation.id, false).await?;
    if summary.is_some_and(|summary| summary.published_at.is_some()) {
        return Err(ActError::Refused(SummaryRefused::Published.into()));
    }
    Ok((consultation, summary))
}

/// A draft of a consultation has nothing to summarise.
pub(super) fn published<R: std::fmt::Debug + std::fmt::Display>(
    consultation: Consultation,
) -> Result<Consultation, ActError<R>> {
    match consultation.status {
        ConsultationStatus::Published => Ok(consultation),
        ConsultationStatus::Draft => Err(ActError::NotFound),
    }
}

async fn cited(
    db: &impl ConnectionTrait,
    consultation: &Consultation,
    ids: &[PublicId],
) -> Result<Vec<AspirationId>, ActError<ParagraphRefused>> {
    let mut wanted: Vec<PublicId> = Vec::new();
    for id in ids {
        if !wanted.contains(id) {
            wanted.push(id.clone());
        }
        may_cite(wanted.len()).map_err(|refused| ActError::Refused(refused.into()))?;
    }
    let rows: Result<Vec<Citable>, StoreError> =
        store::summaries::public_rows(db, consultation.id, &wanted).await;
    let rows = rows?;
    if rows.len() != wanted.len() {
        return Err(ActError::Refused(SummaryRefused::NotPublic.into()));
    }
    Ok(rows.into_iter().map(|row| row.id).collect())
}
