//! Aspirations a summary may cite: of its consultation, and read by everybody.

use crate::entities::{aspiration, summary_citation};
use crate::error::StoreError;
use crate::paging::{Cursor, Key, Page, Paged, paged};
use crate::viewer::public;
use crate::words::holds;
use domain::aspirations::{AspirationKind, AspirationState};
use domain::ids::{AspirationId, ConsultationId, PublicId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::HashMap;

/// Citations of one summary looked at; more than [`domain::summaries`] lets in.
const CITATIONS_MAX: u64 = 5_000;

/// An aspiration a paragraph may cite. Everybody may read it.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Citable {
    /// The row.
    pub id: AspirationId,
    /// Its name in URLs.
    pub public_id: PublicId,
    /// What it is.
    pub kind: AspirationKind,
    /// Its title, if it has one.
    pub title: Option<String>,
    /// Its words in Markdown.
    pub body: String,
    /// How many support it or agree.
    pub agree_count: i64,
}

/// A page of what may be cited in a consultation, most supported first; `search` keeps what holds these words.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn citable(
    db: &impl ConnectionTrait,
    consultation: ConsultationId,
    search: Option<&str>,
    page: &Page,
) -> Result<Paged<Citable>, StoreError> {
    let key = Key {
        number: Expr::col(aspiration::Column::AgreeCount.as_column_ref()),
        id: aspiration::Column::PublicId,
    };
    let mut which = open_in(consultation);
    for word in search.unwrap_or_default().split_whitespace().take(10) {
        which = which.add(
            Condition::any()
                .add(holds(aspiration::Column::Title, word))
                .add(holds(aspiration::Column::Body, word)),
        );
    }
    let query = columns().filter(which);
    let rows = key.narrow(query, page).into_model().all(db).await?;
    Ok(paged(rows, page, |row: &Citable| Cursor {
        number: row.agree_count,
        id: row.public_id.clone(),
    }))
}

/// Those of these aspirations that may be cited in a consultation, in the order asked for.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn public_rows(
    db: &impl ConnectionTrait,
    consultation: ConsultationId,
    ids: &[PublicId],
) -> Result<Vec<Citable>, StoreError> {
    let rows = columns()
        .filter(open_in(consultation))
        .filter(aspiration::Column::PublicId.is_in(ids.iter().map(PublicId::as_str)))
        .into_model::<Citable>()
        .all(db)
        .await?;
    let mut rows: HashMap<PublicId, Citable> = rows
        .into_iter()
        .map(|row| (row.public_id.clone(), row))
        .collect();
    Ok(ids.iter().filter_map(|id| rows.remove(id)).collect())
}

/// What a paragraph cites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// What everybody may read.
    pub shown: Vec<Citable>,
    /// How many more it cites that nobody may read any more.
    pub gone: usize,
}

/// What some paragraphs of a consultation's summary cite.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn citations_of(
    db: &impl ConnectionTrait,
    consultation: ConsultationId,
    paragraphs: &[i64],
) -> Result<HashMap<i64, Citation>, StoreError> {
    let cited = summary_citation::Entity::find()
        .filter(summary_citation::Column::ParagraphId.is_in(paragraphs.iter().copied()))
        .order_by_asc(summary_citation::Column::ParagraphId)
        .order_by_asc(summary_citation::Column::Position)
        .limit(CITATIONS_MAX)
        .all(db)
        .await?;
    let mut ids: Vec<AspirationId> = cited.iter().map(|row| row.aspiration_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut rows: HashMap<AspirationId, Citable> = HashMap::new();
    for some in ids.chunks(500) {
        let found = columns()
            .filter(open_in(consultation))
            .filter(aspiration::Column::Id.is_in(some.iter().copied()))
            .into_model::<Citable>()
            .all(db)
            .await?;
        rows.extend(found.into_iter().map(|row| (row.id, row)));
    }
    let mut citations: HashMap<i64, Citation> = HashMap::new();
    for row in cited {
        let citation = citations.entry(row.paragraph_id).or_insert(Citation {
            shown: Vec::new(),
            gone: 0,
        });
        match rows.get(&row.aspiration_id) {
            Some(found) => citation.shown.push(found.clone()),
            None => citation.gone += 1,
        }
    }
    Ok(citations)
}

/// How many of these aspirations everybody may read.
pub(super) async fn count_of(
    db: &impl ConnectionTrait,
    consultation: ConsultationId,
    ids: &[AspirationId],
) -> Result<u64, StoreError> {
    let mut count = 0;
    for some in ids.chunks(500) {
        count += aspiration::Entity::find()
            .filter(open_in(consultation))
            .filter(aspiration::Column::Id.is_in(some.iter().copied()))
            .count(db)
            .await?;
    }
    Ok(count)
}

fn columns() -> sea_orm::Select<aspiration::Entity> {
    aspiration::Entity::find().select_only().columns([
        aspiration::Column::Id,
        aspiration::Column::PublicId,
        aspiration::Column::Kind,
        aspiration::Column::Title,
        aspiration::Column::Body,
        aspiration::Column::AgreeCount,
    ])
}

fn open_in(consultation: ConsultationId) -> Condition {
    public()
        .add(aspiration::Column::ConsultationId.eq(consultation))
        .add(aspiration::Column::State.ne(AspirationState::Withdrawn))
}
