//! What everybody may read, as search and the sitemap know it: one kind of row for every kind of text.
//!
//! Invariant: whatever these functions give may be shown to anybody. Hidden, withdrawn and confidential words, words
//! below an aspiration that is one of these, and drafts never leave this module. Absent: names of authors.

mod official;
mod posts;
mod words;

pub use posts::{Named, named, newest_ids};
pub use words::{Wanted, holding};

use crate::entities::{aspiration, comment, consultation, response, summary};
use crate::error::StoreError;
use domain::aspirations::{AspirationKind, AspirationState};
use domain::ids::{AgencyId, AreaId, ConsultationId, PublicId};
use domain::search::IndexPart;
use domain::time::Timestamp;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

/// A text everybody may read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicText {
    /// What it is.
    pub part: IndexPart,
    /// Row key.
    pub row: i64,
    /// Its name outside; consultations and summaries have the slug of their consultation instead.
    pub public_id: Option<PublicId>,
    /// The aspiration it stands below.
    pub below: Option<Below>,
    /// Its title; empty where it has none.
    pub title: String,
    /// Its words in Markdown.
    pub body: String,
    /// Where it belongs.
    pub consultation: ConsultationId,
    /// Who answers for it.
    pub agency: AgencyId,
    /// The kelurahan or desa spoken of.
    pub area: Option<AreaId>,
    /// The place in the author's own words.
    pub place: Option<String>,
    /// What kind of aspiration it is.
    pub kind: Option<AspirationKind>,
    /// Where the aspiration stands.
    pub state: Option<AspirationState>,
    /// When it was written or published; of an anonymous post the first moment of its day.
    pub at: Timestamp,
    /// Nothing finer than the day may be shown of `at`.
    pub day_only: bool,
    /// People who support it.
    pub supports: i64,
}

/// The aspiration a comment or answer stands below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Below {
    /// Row key.
    pub row: i64,
    /// Its name in URLs.
    pub public_id: PublicId,
    /// Its title; imported statements have none.
    pub title: Option<String>,
}

/// Which rows of a table.
#[derive(Debug, Clone, Copy)]
pub enum Rows<'a> {
    /// These, as far as everybody may read them; at most 500.
    Of(&'a [i64]),
    /// So many with greater keys, ascending.
    After(i64, u64),
}

impl Rows<'_> {
    fn narrow<E: EntityTrait>(self, query: Select<E>, key: impl ColumnTrait) -> Select<E> {
        match self {
            Self::Of(rows) => query.filter(key.is_in(rows.iter().copied().take(ROWS_MAX))),
            Self::After(row, rows_max) => {
                query.filter(key.gt(row)).order_by_asc(key).limit(rows_max)
            }
        }
    }
}

/// Keys in one statement; databases limit its parameters.
const ROWS_MAX: usize = 500;

/// The texts of one kind, ascending by key.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn texts(
    db: &impl ConnectionTrait,
    part: IndexPart,
    rows: Rows<'_>,
) -> Result<Vec<PublicText>, StoreError> {
    match part {
        IndexPart::Consultation => official::consultations(db, rows).await,
        IndexPart::Aspiration => posts::aspirations(db, rows).await,
        IndexPart::Comment => posts::comments(db, rows).await,
        IndexPart::Response => posts::responses(db, rows).await,
        IndexPart::Summary => official::summaries(db, rows).await,
    }
}

/// How many rows there are to go through, those that are not public too; for showing progress.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn rows(db: &impl ConnectionTrait) -> Result<u64, StoreError> {
    Ok(consultation::Entity::find().count(db).await?
        + aspiration::Entity::find().count(db).await?
        + comment::Entity::find().count(db).await?
        + response::Entity::find().count(db).await?
        + summary::Entity::find().count(db).await?)
}
