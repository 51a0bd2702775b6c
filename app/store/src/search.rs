//! What everybody may read, as search and the sitemap know it: one kind of row for every kind of text.
//!
//! Invariant: whatever these functions give may be shown to anybody. Hidden, withdrawn and confidential words, words
//! below an aspiration that is one of these, and drafts never leave this module, except what [`confidential`] gives in a
//! type of its own. Absent: names of authors.

pub mod confidential;
mod names;
mod official;
mod posts;
mod words;

pub use names::{
    agencies_named, area_named, areas_beginning, areas_by_id, areas_within, consultations_named,
};
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
    /// An agency has answered it.
    pub answered: bool,
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

/// Keys in one statement; databases limit its parameters.
const ROWS_MAX: usize = 500;

fn narrow<E: EntityTrait>(query: Select<E>, key: impl ColumnTrait, rows: &[i64]) -> Select<E> {
    query
        .filter(key.is_in(rows.iter().copied().take(ROWS_MAX)))
        .order_by_asc(key)
}

/// The texts of one kind, ascending by key.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn texts(
    db: &impl ConnectionTrait,
    part: IndexPart,
    rows: Rows<'_>,
) -> Result<Vec<PublicText>, StoreError> {
    let (mut after, rows_max) = match rows {
        Rows::Of(rows) => return of(db, part, rows).await,
        Rows::After(row, rows_max) => (row, rows_max.min(500)),
    };
    // Keys first, so that no database begins at the other end of a join and sorts the whole of it for every page.
    loop {
        let keys = keys(db, part, after, rows_max).await?;
        let Some(last) = keys.last().copied() else {
            return Ok(Vec::new());
        };
        let found = of(db, part, &keys).await?;
        if !found.is_empty() {
            return Ok(found);
        }
        after = last;
    }
}

async fn of(
    db: &impl ConnectionTrait,
    part: IndexPart,
    rows: &[i64],
) -> Result<Vec<PublicText>, StoreError> {
    match part {
        IndexPart::Consultation => official::consultations(db, rows).await,
        IndexPart::Aspiration => posts::aspirations(db, rows).await,
        IndexPart::Comment => posts::comments(db, rows).await,
        IndexPart::Response => posts::responses(db, rows).await,
        IndexPart::Summary => official::summaries(db, rows).await,
    }
}

/// The next keys of a kind, of rows that are not public, too.
async fn keys(
    db: &impl ConnectionTrait,
    part: IndexPart,
    after: i64,
    rows_max: u64,
) -> Result<Vec<i64>, StoreError> {
    async fn next<E: EntityTrait>(
        db: &impl ConnectionTrait,
        key: E::Column,
        (after, rows_max): (i64, u64),
    ) -> Result<Vec<i64>, StoreError> {
        let query = E::find().select_only().column(key).filter(key.gt(after));
        let query = query.order_by_asc(key).limit(rows_max);
        Ok(query.into_tuple().all(db).await?)
    }
    let page = (after, rows_max);
    match part {
        IndexPart::Consultation => {
            next::<consultation::Entity>(db, consultation::Column::Id, page).await
        }
        IndexPart::Aspiration => next::<aspiration::Entity>(db, aspiration::Column::Id, page).await,
        IndexPart::Comment => next::<comment::Entity>(db, comment::Column::Id, page).await,
        IndexPart::Response => next::<response::Entity>(db, response::Column::Id, page).await,
        IndexPart::Summary => next::<summary::Entity>(db, summary::Column::Id, page).await,
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
