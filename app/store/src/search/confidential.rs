//! Confidential aspirations and what is said below them, for the search of the staff who may read them.
//!
//! Invariant: a text leaves this module only as [`ConfidentialText`], which says whose it is. Whoever shows it asks first
//! whether the reader is official or moderator there. Absent: withdrawn words, hidden comments, names of authors.

use super::posts::{aspirations_of, comments_of, responses_of};
use super::words::{having, newest};
use super::{PublicText, ROWS_MAX};
use crate::entities::{aspiration, comment, response};
use crate::error::StoreError;
use crate::viewer::in_published;
use domain::aspirations::AspirationState;
use domain::ids::{AgencyId, AspirationId};
use domain::search::IndexPart;
use domain::visibility::Visibility;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::HashMap;

/// A text that its author and the staff of one agency may read, and nobody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfidentialText {
    agency: AgencyId,
    text: PublicText,
}

impl ConfidentialText {
    /// The agency whose officials and moderators may read it.
    pub const fn agency(&self) -> AgencyId {
        self.agency
    }

    /// Its kind and row key.
    pub const fn key(&self) -> (IndexPart, i64) {
        (self.text.part, self.text.row)
    }

    /// The text, for the staff of [`agency`](Self::agency) only.
    pub fn for_staff(self) -> PublicText {
        self.text
    }
}

fn confidential() -> Condition {
    in_published()
        .add(aspiration::Column::Visibility.eq(Visibility::Confidential))
        .add(aspiration::Column::State.ne(AspirationState::Withdrawn))
}

/// Texts of one kind by key, those that are confidential; at most 500.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn texts(
    db: &impl ConnectionTrait,
    part: IndexPart,
    rows: &[i64],
) -> Result<Vec<ConfidentialText>, StoreError> {
    let found = match part {
        IndexPart::Aspiration => aspirations_of(db, confidential(), rows).await?,
        IndexPart::Comment => comments_of(db, confidential(), (comment::Column::Id, rows)).await?,
        IndexPart::Response => {
            responses_of(db, confidential(), (response::Column::Id, rows)).await?
        }
        IndexPart::Consultation | IndexPart::Summary => Vec::new(),
    };
    owned(db, found).await
}

/// The next confidential aspirations with everything below them, and the last key; `None` after the last.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn after(
    db: &impl ConnectionTrait,
    row: i64,
    aspirations_max: u64,
) -> Result<Option<(Vec<ConfidentialText>, i64)>, StoreError> {
    let keys: Vec<i64> = aspiration::Entity::find()
        .select_only()
        .column(aspiration::Column::Id)
        .filter(confidential())
        .filter(aspiration::Column::Id.gt(row))
        .order_by_asc(aspiration::Column::Id)
        .limit(aspirations_max.min(500))
        .into_tuple()
        .all(db)
        .await?;
    let Some(last) = keys.last().copied() else {
        return Ok(None);
    };
    let mut found = aspirations_of(db, confidential(), &keys).await?;
    let on = comment::Column::AspirationId;
    found.extend(comments_of(db, confidential(), (on, &keys)).await?);
    let to = response::Column::AspirationId;
    found.extend(responses_of(db, confidential(), (to, &keys)).await?);
    Ok(Some((owned(db, found).await?, last)))
}

/// The newest confidential aspirations of an agency that hold all the words.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn holding(
    db: &impl ConnectionTrait,
    agency: AgencyId,
    words: &[String],
    rows_max: u64,
) -> Result<Vec<ConfidentialText>, StoreError> {
    let which = confidential().add(aspiration::Column::AgencyId.eq(agency));
    let found = newest(db, having(which, words), rows_max).await?;
    owned(db, found).await
}

/// Says of each text whose it is: its aspiration's agency, whoever answered.
async fn owned(
    db: &impl ConnectionTrait,
    texts: Vec<PublicText>,
) -> Result<Vec<ConfidentialText>, StoreError> {
    let on = |text: &PublicText| text.below.as_ref().map_or(text.row, |below| below.row);
    let mut rows: Vec<i64> = texts.iter().map(on).collect();
    rows.sort_unstable();
    rows.dedup();
    let mut agencies: HashMap<i64, AgencyId> = HashMap::new();
    for some in rows.chunks(ROWS_MAX) {
        let ids = some.iter().copied().map(AspirationId);
        let found: Vec<(AspirationId, AgencyId)> = aspiration::Entity::find()
            .select_only()
            .columns([aspiration::Column::Id, aspiration::Column::AgencyId])
            .filter(aspiration::Column::Id.is_in(ids))
            .into_tuple()
            .all(db)
            .await?;
        agencies.extend(found.into_iter().map(|(id, agency)| (id.0, agency)));
    }
    let owned = texts.into_iter().filter_map(|text| {
        let agency = *agencies.get(&on(&text))?;
        Some(ConfidentialText { agency, text })
    });
    Ok(owned.collect())
}
