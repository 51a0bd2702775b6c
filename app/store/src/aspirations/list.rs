//! Lists and counts of aspirations.
//!
//! Withdrawn ones stand in no list but their author's own.

use super::{Aspiration, shown_to};
use crate::entities::{aspiration, consultation, response};
use crate::error::StoreError;
use crate::paging::{Cursor, Key, Page, Paged, paged};
use crate::viewer::{Viewer, in_published, public};
use domain::aspirations::{AspirationKind, AspirationState};
use domain::consultations::ConsultationStatus;
use domain::ids::{AgencyId, AspirationId, ConsultationId, PublicId};
use domain::time::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, Select,
};
use std::collections::HashMap;

/// In which order a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderBy {
    /// Newest first; anonymous ones stand at the beginning of their day, so that their place tells no more.
    Newest,
    /// Most supported first.
    Supported,
    /// Shuffled: the same order for the same seed, and none is ever first by being early.
    Shuffled(u32),
}

/// What a list keeps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this kind.
    pub kind: Option<AspirationKind>,
    /// Only this state.
    pub state: Option<AspirationState>,
}

/// Which list of a consultation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InConsultation {
    /// The consultation.
    pub consultation: ConsultationId,
    /// What is kept.
    pub filter: Filter,
    /// In which order.
    pub order: OrderBy,
}

/// A page of a consultation's aspirations, as far as the reader may see them.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn in_consultation(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    list: &InConsultation,
    page: &Page,
) -> Result<Paged<Aspiration>, StoreError> {
    let mut query = aspiration::Entity::find().filter(kept(viewer, list.consultation));
    if let Some(kind) = list.filter.kind {
        query = query.filter(aspiration::Column::Kind.eq(kind));
    }
    if let Some(state) = list.filter.state {
        query = query.filter(aspiration::Column::State.eq(state));
    }
    let rows = whole(db, key(list.order).narrow(query, page)).await?;
    let rows = paged(rows, page, |row| Cursor {
        number: match list.order {
            OrderBy::Newest => row.created_at.0,
            OrderBy::Supported => row.agree_count,
            OrderBy::Shuffled(seed) => row.shuffle.wrapping_mul(multiplier(seed)) % PRIME,
        },
        id: row.public_id.clone(),
    });
    Ok(rows.map(|row| shown_to(viewer, row)))
}

/// The rows of a narrowed query in its order. Their keys are found first, in an index alone: sorting a large
/// consultation by a computed number would otherwise read the words of every aspiration in it.
async fn whole(
    db: &impl ConnectionTrait,
    narrowed: Select<aspiration::Entity>,
) -> Result<Vec<aspiration::Model>, StoreError> {
    let ids: Vec<AspirationId> = narrowed
        .select_only()
        .column(aspiration::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let rows = aspiration::Entity::find()
        .filter(aspiration::Column::Id.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    let mut rows: HashMap<AspirationId, aspiration::Model> =
        rows.into_iter().map(|row| (row.id, row)).collect();
    Ok(ids.iter().filter_map(|id| rows.remove(id)).collect())
}

/// How many aspirations of a kind and state there are; of one kind and state there can be several of these, to be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub struct StateCount {
    /// The kind.
    pub kind: AspirationKind,
    /// The state.
    pub state: AspirationState,
    /// How many.
    pub count: i64,
}

/// What [`in_consultation`] without filters holds, counted by kind and state.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn counts(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    consultation: ConsultationId,
) -> Result<Vec<StateCount>, StoreError> {
    counted(db, kept(viewer, consultation)).await
}

/// What everybody may read on the whole site, counted by state; withdrawn ones are left out.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn public_counts(
    db: &impl ConnectionTrait,
) -> Result<Vec<(AspirationState, i64)>, StoreError> {
    Ok(aspiration::Entity::find()
        .select_only()
        .column(aspiration::Column::State)
        .column_as(aspiration::Column::Id.count(), "count")
        .filter(public().add(in_published()).add(standing()))
        .group_by(aspiration::Column::State)
        .into_tuple()
        .all(db)
        .await?)
}

/// How many aspirations of each consultation everybody may read; one without any is left out.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn count_public(
    db: &impl ConnectionTrait,
    consultations: impl IntoIterator<Item = ConsultationId>,
) -> Result<HashMap<ConsultationId, u64>, StoreError> {
    let consultations: Vec<ConsultationId> = consultations.into_iter().collect();
    let mut counts = HashMap::new();
    for some in consultations.chunks(500) {
        let rows: Vec<(ConsultationId, i64)> = aspiration::Entity::find()
            .select_only()
            .column(aspiration::Column::ConsultationId)
            .column_as(aspiration::Column::Id.count(), "count")
            .filter(aspiration::Column::ConsultationId.is_in(some.iter().copied()))
            .filter(public().add(standing()))
            .group_by(aspiration::Column::ConsultationId)
            .into_tuple()
            .all(db)
            .await?;
        counts.extend(
            rows.into_iter()
                .map(|(id, count)| (id, u64::try_from(count).unwrap_or_default())),
        );
    }
    Ok(counts)
}

/// The newest official answer to each of some aspirations, in Markdown. Ask only for those the reader may see.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn newest_answers(
    db: &impl ConnectionTrait,
    aspirations: impl IntoIterator<Item = AspirationId>,
) -> Result<HashMap<AspirationId, String>, StoreError> {
    let aspirations: Vec<AspirationId> = aspirations.into_iter().collect();
    let mut answers = HashMap::new();
    for some in aspirations.chunks(500) {
        let rows = response::Entity::find()
            .filter(response::Column::AspirationId.is_in(some.iter().copied()))
            .order_by_asc(response::Column::Id)
            .all(db)
            .await?;
        answers.extend(rows.into_iter().map(|row| (row.aspiration_id, row.body)));
    }
    Ok(answers)
}

/// An aspiration and its newest official answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The aspiration.
    pub aspiration: Aspiration,
    /// The answer in Markdown.
    pub answer: String,
    /// In whose name.
    pub agency: AgencyId,
    /// When.
    pub at: Timestamp,
}

/// The aspirations everybody may read that were answered last, each once; at most `rows_max`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn latest_answered(
    db: &impl ConnectionTrait,
    rows_max: usize,
) -> Result<Vec<Answered>, StoreError> {
    let candidates = u64::try_from(rows_max)
        .unwrap_or(u64::MAX)
        .saturating_mul(10);
    let answers = response::Entity::find()
        .order_by_desc(response::Column::Id)
        .limit(candidates)
        .all(db)
        .await?;
    let ids: Vec<AspirationId> = answers.iter().map(|answer| answer.aspiration_id).collect();
    let rows = aspiration::Entity::find()
        .filter(aspiration::Column::Id.is_in(ids))
        .filter(public().add(in_published()).add(standing()))
        .all(db)
        .await?;
    let viewer = Viewer::visitor();
    let mut rows: HashMap<AspirationId, aspiration::Model> =
        rows.into_iter().map(|row| (row.id, row)).collect();
    let mut found = Vec::new();
    for answer in answers {
        if found.len() == rows_max {
            break;
        }
        // Taken out of the map: an aspiration answered twice stands here once, with its newest answer.
        if let Some(row) = rows.remove(&answer.aspiration_id) {
            found.push(Answered {
                aspiration: shown_to(&viewer, row),
                answer: answer.body,
                agency: answer.agency_id,
                at: answer.created_at,
            });
        }
    }
    Ok(found)
}

/// Everything the reader wrote, anonymous, confidential, hidden and withdrawn ones too; newest first.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn by_author(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    page: &Page,
) -> Result<Paged<Aspiration>, StoreError> {
    let Some(person) = viewer.id() else {
        return Ok(paged(Vec::new(), page, own_place));
    };
    // A tag belongs to one consultation, so one's anonymous posts are asked for by all of one's tags.
    let tags: Vec<Vec<u8>> = published_ids(db)
        .await?
        .into_iter()
        .filter_map(|consultation| viewer.tag(consultation))
        .collect();
    let own = Condition::any()
        .add(aspiration::Column::AuthorId.eq(person))
        .add(aspiration::Column::AuthorTag.is_in(tags));
    let query = aspiration::Entity::find().filter(own);
    let rows = key(OrderBy::Newest).narrow(query, page).all(db).await?;
    let rows = rows.into_iter().map(|row| shown_to(viewer, row)).collect();
    Ok(paged(rows, page, own_place))
}

/// Row keys after one, ascending, for going through the whole table.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn ids_after(
    db: &impl ConnectionTrait,
    after: AspirationId,
    rows_max: u64,
) -> Result<Vec<AspirationId>, StoreError> {
    Ok(aspiration::Entity::find()
        .select_only()
        .column(aspiration::Column::Id)
        .filter(aspiration::Column::Id.gt(after))
        .order_by_asc(aspiration::Column::Id)
        .limit(rows_max)
        .into_tuple()
        .all(db)
        .await?)
}

/// A prime above every `shuffle`: multiplying by anything below it and taking the rest is a permutation.
const PRIME: i64 = 2_147_483_647;
/// Consultations in which one's anonymous posts are looked for.
const CONSULTATIONS_MAX: u64 = 5_000;

fn multiplier(seed: u32) -> i64 {
    i64::from(seed) % (PRIME - 1) + 1
}

fn key(order: OrderBy) -> Key<aspiration::Column> {
    let number = match order {
        OrderBy::Newest => Expr::col(column(aspiration::Column::CreatedAt)),
        OrderBy::Supported => Expr::col(column(aspiration::Column::AgreeCount)),
        OrderBy::Shuffled(seed) => Expr::col(column(aspiration::Column::Shuffle))
            .mul(multiplier(seed))
            .modulo(PRIME),
    };
    Key {
        number,
        id: aspiration::Column::PublicId,
    }
}

fn column(column: aspiration::Column) -> sea_orm::sea_query::ColumnRef {
    column.as_column_ref().into()
}

fn kept(viewer: &Viewer, consultation: ConsultationId) -> Condition {
    Condition::all()
        .add(aspiration::Column::ConsultationId.eq(consultation))
        .add(viewer.sees_in(consultation))
        .add(standing())
}

fn standing() -> Condition {
    Condition::all().add(aspiration::Column::State.ne(AspirationState::Withdrawn))
}

/// Counts in the order of the index that lists are read by: nothing is sorted, and each visibility has rows of its own.
async fn counted(
    db: &impl ConnectionTrait,
    which: Condition,
) -> Result<Vec<StateCount>, StoreError> {
    Ok(aspiration::Entity::find()
        .select_only()
        .column(aspiration::Column::Kind)
        .column(aspiration::Column::State)
        .column_as(aspiration::Column::Id.count(), "count")
        .filter(which)
        .group_by(aspiration::Column::Visibility)
        .group_by(aspiration::Column::State)
        .group_by(aspiration::Column::Kind)
        .into_model::<StateCount>()
        .all(db)
        .await?)
}

async fn published_ids(db: &impl ConnectionTrait) -> Result<Vec<ConsultationId>, StoreError> {
    Ok(consultation::Entity::find()
        .select_only()
        .column(consultation::Column::Id)
        .filter(consultation::Column::Status.eq(ConsultationStatus::Published))
        .order_by_desc(consultation::Column::Id)
        .limit(CONSULTATIONS_MAX)
        .into_tuple()
        .all(db)
        .await?)
}

fn own_place(aspiration: &Aspiration) -> Cursor {
    let id: PublicId = aspiration.public_id.clone();
    Cursor {
        number: aspiration.created_at.0,
        id,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_seed_gives_a_permutation_that_fits_a_row() {
        for seed in [0, 1, 7, u32::MAX] {
            let by = multiplier(seed);
            assert!((1..PRIME).contains(&by));
            assert!(by.checked_mul(PRIME - 1).is_some());
            assert_ne!(by % PRIME, 0);
        }
    }
}
