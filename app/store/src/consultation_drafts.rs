//! Table `consultation`, written: drafts, publishing, changing, closing. Reading is in [`consultations`].
//!
//! Invariant: a slug names one consultation for ever; it is made from the title once and does not follow later titles.

use crate::consultations::{self, Consultation};
use crate::entities::{aspiration, consultation};
use crate::error::StoreError;
use domain::agencies::Slug;
use domain::consultation_drafts::Draft;
use domain::consultations::ConsultationStatus;
use domain::ids::{AgencyId, ConsultationId, PersonId};
use domain::time::Timestamp;
use sea_orm::{
    ActiveValue::{NotSet, Set, Unchanged},
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

/// Consultations of one title at most; beyond it a coordinator must find another title.
const NUMBERS_MAX: u32 = 1_000;

/// The address of the form that makes one, at the desk.
const RESERVED_SLUG: &str = "baru";

/// A consultation to be made.
#[derive(Debug, Clone)]
pub struct NewConsultation {
    /// Its name in URLs; see [`free_slug`].
    pub slug: Slug,
    /// What the coordinator wrote.
    pub draft: Draft,
    /// Who makes it; `None` for an import.
    pub by: Option<PersonId>,
    /// Where it was imported from.
    pub source: Option<String>,
    /// The form it came with.
    pub form_key: Option<String>,
}

/// Makes a draft and returns its key.
///
/// # Errors
/// [`StoreError::Database`]; a duplicate when the slug is taken or the form was sent before.
pub async fn insert(
    db: &impl ConnectionTrait,
    new: NewConsultation,
    now: Timestamp,
) -> Result<ConsultationId, StoreError> {
    let draft = new.draft;
    let row = consultation::ActiveModel {
        id: NotSet,
        slug: Set(new.slug),
        title: Set(draft.title.into_string()),
        question: Set(draft.question.into_string()),
        background: Set(draft.background.into_string()),
        limits: Set(draft.limits.into_string()),
        status: Set(ConsultationStatus::Draft),
        vote_mode: Set(draft.vote_mode),
        opens_at: Set(draft.dates.opens_at),
        closes_at: Set(draft.dates.closes_at),
        published_at: Set(None),
        source: Set(new.source),
        form_key: Set(new.form_key),
        people_count: Set(0),
        created_at: Set(now),
        agency_id: Set(draft.agency),
        created_by: Set(new.by),
    };
    Ok(consultation::Entity::insert(row)
        .exec(db)
        .await?
        .last_insert_id)
}

/// The consultation a person's form has already made.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn by_form_key(
    db: &impl ConnectionTrait,
    person: PersonId,
    form_key: &str,
) -> Result<Option<Slug>, StoreError> {
    let row = consultation::Entity::find()
        .filter(consultation::Column::FormKey.eq(form_key))
        .filter(consultation::Column::CreatedBy.eq(person))
        .one(db)
        .await?;
    Ok(row.map(|row| row.slug))
}

/// A slug nobody has yet: the wanted one, or with the first free number behind it.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn free_slug(db: &impl ConnectionTrait, wanted: &Slug) -> Result<Slug, StoreError> {
    let mut slug = wanted.clone();
    for number in 2..=NUMBERS_MAX {
        let is_form = slug.as_str() == RESERVED_SLUG;
        if !is_form && consultations::by_slug(db, &slug).await?.is_none() {
            break;
        }
        let numbered = format!("{}-{number}", wanted.as_str());
        slug = Slug::parse(&numbered).unwrap_or(slug);
    }
    Ok(slug)
}

/// A consultation by its name in URLs, held until the transaction ends.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn find_locked(
    db: &impl ConnectionTrait,
    slug: &Slug,
) -> Result<Option<Consultation>, StoreError> {
    let row = consultation::Entity::find()
        .filter(consultation::Column::Slug.eq(slug.as_str()))
        .lock_exclusive()
        .one(db)
        .await?;
    Ok(row.map(Consultation::from))
}

/// Gives a consultation what its coordinator has written now.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn change(
    db: &impl ConnectionTrait,
    id: ConsultationId,
    draft: Draft,
) -> Result<(), StoreError> {
    let row = consultation::ActiveModel {
        id: Unchanged(id),
        title: Set(draft.title.into_string()),
        question: Set(draft.question.into_string()),
        background: Set(draft.background.into_string()),
        limits: Set(draft.limits.into_string()),
        vote_mode: Set(draft.vote_mode),
        opens_at: Set(draft.dates.opens_at),
        closes_at: Set(draft.dates.closes_at),
        agency_id: Set(draft.agency),
        ..Default::default()
    };
    consultation::Entity::update(row).exec(db).await?;
    Ok(())
}

/// Publishes a draft.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn publish(
    db: &impl ConnectionTrait,
    id: ConsultationId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let row = consultation::ActiveModel {
        id: Unchanged(id),
        status: Set(ConsultationStatus::Published),
        published_at: Set(Some(now)),
        ..Default::default()
    };
    consultation::Entity::update(row).exec(db).await?;
    Ok(())
}

/// Ends a consultation at `now`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn close(
    db: &impl ConnectionTrait,
    id: ConsultationId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let row = consultation::ActiveModel {
        id: Unchanged(id),
        closes_at: Set(now),
        ..Default::default()
    };
    consultation::Entity::update(row).exec(db).await?;
    Ok(())
}

/// Whether anybody has posted in a consultation.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn has_aspirations(
    db: &impl ConnectionTrait,
    id: ConsultationId,
) -> Result<bool, StoreError> {
    let row: Option<i64> = aspiration::Entity::find()
        .select_only()
        .column(aspiration::Column::Id)
        .filter(aspiration::Column::ConsultationId.eq(id))
        .limit(1)
        .into_tuple()
        .one(db)
        .await?;
    Ok(row.is_some())
}

/// Consultations of these agencies, drafts too, newest first; `before`: only those made earlier.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of_agencies(
    db: &impl ConnectionTrait,
    agencies: &[AgencyId],
    before: Option<Timestamp>,
    rows_max: u64,
) -> Result<Vec<Consultation>, StoreError> {
    let mut query = consultation::Entity::find()
        .filter(consultation::Column::AgencyId.is_in(agencies.iter().copied()));
    if let Some(before) = before {
        query = query.filter(consultation::Column::CreatedAt.lt(before));
    }
    let rows = query
        .order_by_desc(consultation::Column::CreatedAt)
        .order_by_desc(consultation::Column::Id)
        .limit(rows_max)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Consultation::from).collect())
}

/// How many drafts these agencies have.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn draft_count(
    db: &impl ConnectionTrait,
    agencies: &[AgencyId],
) -> Result<u64, StoreError> {
    Ok(consultation::Entity::find()
        .filter(consultation::Column::AgencyId.is_in(agencies.iter().copied()))
        .filter(consultation::Column::Status.eq(ConsultationStatus::Draft))
        .count(db)
        .await?)
}
