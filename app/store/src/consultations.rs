//! Table `consultation`: one forum on one theme.
//!
//! A draft is for the coordinators of its agency; callers that take one by slug or id ask
//! [`Consultation::is_published`] before they show it to anybody else.

use crate::entities::consultation;
use crate::error::StoreError;
use domain::agencies::Slug;
use domain::consultations::{ConsultationPhase, ConsultationStatus, Dates, VoteMode};
use domain::ids::{AgencyId, ConsultationId};
use domain::time::Timestamp;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, Order, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use std::collections::HashMap;

/// A consultation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consultation {
    /// Row key.
    pub id: ConsultationId,
    /// Name in URLs.
    pub slug: Slug,
    /// The theme.
    pub title: String,
    /// The question people answer.
    pub question: String,
    /// What it is about, in Markdown.
    pub background: String,
    /// What cannot be changed, in Markdown.
    pub limits: String,
    /// Draft or published.
    pub status: ConsultationStatus,
    /// How people vote.
    pub vote_mode: VoteMode,
    /// When it is open.
    pub dates: Dates,
    /// When it was published.
    pub published_at: Option<Timestamp>,
    /// Where it was imported from.
    pub source: Option<String>,
    /// People who took part in public.
    pub people_count: i64,
    /// When it was written.
    pub created_at: Timestamp,
    /// Who runs it.
    pub agency: AgencyId,
}

impl Consultation {
    /// Whether everybody may see it.
    pub fn is_published(&self) -> bool {
        self.status == ConsultationStatus::Published
    }

    /// Where it stands at `now`.
    pub fn phase(&self, now: Timestamp) -> ConsultationPhase {
        self.dates.phase(now)
    }

    /// Whether it takes contributions at `now`.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.is_published() && self.phase(now) == ConsultationPhase::Open
    }
}

/// One consultation, draft or not.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn by_slug(
    db: &impl ConnectionTrait,
    slug: &Slug,
) -> Result<Option<Consultation>, StoreError> {
    let row = consultation::Entity::find()
        .filter(consultation::Column::Slug.eq(slug.as_str()))
        .one(db)
        .await?;
    Ok(row.map(Consultation::from))
}

/// One consultation, draft or not.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn by_id(
    db: &impl ConnectionTrait,
    id: ConsultationId,
) -> Result<Option<Consultation>, StoreError> {
    let row = consultation::Entity::find_by_id(id).one(db).await?;
    Ok(row.map(Consultation::from))
}

/// Some consultations by key, drafts or not.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = ConsultationId>,
) -> Result<HashMap<ConsultationId, Consultation>, StoreError> {
    let mut ids: Vec<ConsultationId> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    let mut found = HashMap::new();
    for some in ids.chunks(500) {
        let rows = consultation::Entity::find()
            .filter(consultation::Column::Id.is_in(some.iter().copied()))
            .all(db)
            .await?;
        found.extend(rows.into_iter().map(|row| (row.id, row.into())));
    }
    Ok(found)
}

/// A published consultation, for the search index; `None` for a draft.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn for_index(
    db: &impl ConnectionTrait,
    id: ConsultationId,
) -> Result<Option<Consultation>, StoreError> {
    Ok(by_id(db, id).await?.filter(Consultation::is_published))
}

/// Row keys after one, ascending, for going through the whole table.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn ids_after(
    db: &impl ConnectionTrait,
    after: ConsultationId,
    rows_max: u64,
) -> Result<Vec<ConsultationId>, StoreError> {
    Ok(consultation::Entity::find()
        .select_only()
        .column(consultation::Column::Id)
        .filter(consultation::Column::Id.gt(after))
        .order_by_asc(consultation::Column::Id)
        .limit(rows_max)
        .into_tuple()
        .all(db)
        .await?)
}

/// Where a page of [`published`] begins: after this consultation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct After {
    /// Its opening or closing moment, whichever the list is ordered by.
    pub moment: Timestamp,
    /// Its slug.
    pub slug: Slug,
}

impl std::fmt::Display for After {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.moment.0, self.slug.as_str())
    }
}

impl After {
    /// Reads a place as it stands in a URL; `None` unless it has the exact form.
    pub fn parse(text: &str) -> Option<Self> {
        let (moment, slug) = text.split_once('-')?;
        Some(Self {
            moment: Timestamp(moment.parse().ok()?),
            slug: Slug::parse(slug)?,
        })
    }
}

/// All published consultations, opened last first, with where the next page begins.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn newest(
    db: &impl ConnectionTrait,
    after: Option<&After>,
    rows_max: u64,
) -> Result<(Vec<Consultation>, Option<After>), StoreError> {
    let column = consultation::Column::OpensAt;
    let mut query = consultation::Entity::find()
        .filter(consultation::Column::Status.eq(ConsultationStatus::Published));
    if let Some(after) = after {
        query = query.filter(beyond(column, &Order::Desc, after));
    }
    let rows = query
        .order_by_desc(column)
        .order_by_asc(consultation::Column::Slug)
        .limit(rows_max.saturating_add(1))
        .all(db)
        .await?;
    Ok(cut(rows, rows_max, |row| row.opens_at))
}

/// Published consultations of a phase, with whether there are more.
///
/// Open ones: what closes first comes first. Upcoming: what opens first. Closed: what closed last.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn published(
    db: &impl ConnectionTrait,
    (phase, now): (ConsultationPhase, Timestamp),
    after: Option<&After>,
    rows_max: u64,
) -> Result<(Vec<Consultation>, Option<After>), StoreError> {
    let (column, order) = order_of(phase);
    let mut query = consultation::Entity::find().filter(in_phase(phase, now));
    if let Some(after) = after {
        query = query.filter(beyond(column, &order, after));
    }
    let rows = query
        .order_by(column, order)
        .order_by_asc(consultation::Column::Slug)
        .limit(rows_max.saturating_add(1))
        .all(db)
        .await?;
    Ok(cut(rows, rows_max, |row| {
        if phase == ConsultationPhase::Upcoming {
            row.opens_at
        } else {
            row.closes_at
        }
    }))
}

/// The rows that fit, and where the next page begins; one row more than fits was fetched.
fn cut(
    mut rows: Vec<consultation::Model>,
    rows_max: u64,
    moment: impl Fn(&consultation::Model) -> Timestamp,
) -> (Vec<Consultation>, Option<After>) {
    let fit = usize::try_from(rows_max).unwrap_or(usize::MAX);
    let more = rows.len() > fit;
    rows.truncate(fit);
    let next = rows.last().filter(|_| more).map(|row| After {
        moment: moment(row),
        slug: row.slug.clone(),
    });
    (rows.into_iter().map(Consultation::from).collect(), next)
}

/// How many published consultations stand in a phase.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn count(
    db: &impl ConnectionTrait,
    phase: ConsultationPhase,
    now: Timestamp,
) -> Result<u64, StoreError> {
    Ok(consultation::Entity::find()
        .filter(in_phase(phase, now))
        .count(db)
        .await?)
}

fn order_of(phase: ConsultationPhase) -> (consultation::Column, Order) {
    match phase {
        ConsultationPhase::Open => (consultation::Column::ClosesAt, Order::Asc),
        ConsultationPhase::Upcoming => (consultation::Column::OpensAt, Order::Asc),
        ConsultationPhase::Closed => (consultation::Column::ClosesAt, Order::Desc),
    }
}

fn in_phase(phase: ConsultationPhase, now: Timestamp) -> Condition {
    let published =
        Condition::all().add(consultation::Column::Status.eq(ConsultationStatus::Published));
    match phase {
        ConsultationPhase::Upcoming => published.add(consultation::Column::OpensAt.gt(now)),
        ConsultationPhase::Open => published
            .add(consultation::Column::OpensAt.lte(now))
            .add(consultation::Column::ClosesAt.gt(now)),
        // A broken row that closes before it opens is upcoming, as in `Dates::phase`.
        ConsultationPhase::Closed => published
            .add(consultation::Column::OpensAt.lte(now))
            .add(consultation::Column::ClosesAt.lte(now)),
    }
}

fn beyond(column: consultation::Column, order: &Order, after: &After) -> Condition {
    let further = if *order == Order::Asc {
        column.gt(after.moment)
    } else {
        column.lt(after.moment)
    };
    Condition::any().add(further).add(
        Condition::all()
            .add(column.eq(after.moment))
            .add(consultation::Column::Slug.gt(after.slug.as_str())),
    )
}

impl From<consultation::Model> for Consultation {
    fn from(row: consultation::Model) -> Self {
        Self {
            id: row.id,
            slug: row.slug,
            title: row.title,
            question: row.question,
            background: row.background,
            limits: row.limits,
            status: row.status,
            vote_mode: row.vote_mode,
            dates: Dates {
                opens_at: row.opens_at,
                closes_at: row.closes_at,
            },
            published_at: row.published_at,
            source: row.source,
            people_count: row.people_count,
            created_at: row.created_at,
            agency: row.agency_id,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_list_survives_a_url() {
        let after = After {
            moment: Timestamp(1_795_523_160_000_000),
            slug: Slug::parse("fkp-pengaduan-2026").unwrap(),
        };
        assert_eq!(After::parse(&after.to_string()), Some(after));
        assert_eq!(After::parse("x-fkp"), None);
        assert_eq!(After::parse(""), None);
    }
}
