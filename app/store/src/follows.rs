//! Table `follow`: what a person wants to hear of. Invariant: one row a person and thing.
//!
//! Whom a list of followers tells of is told to nobody: it is read only to send mail. An author never follows their own
//! aspiration, so that no row tells who wrote an anonymous one.

use crate::entities::{aspiration, consultation, follow};
use crate::error::StoreError;
use crate::viewer::{Viewer, in_published, public};
use domain::agencies::Slug;
use domain::consultations::ConsultationStatus;
use domain::ids::{AspirationId, ConsultationId, PersonId, PublicId};
use domain::notifications::FollowKind;
use domain::time::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType,
    QueryFilter, QueryOrder, QuerySelect,
};

/// A thing that can be followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Followed {
    /// A consultation.
    Consultation(ConsultationId),
    /// An aspiration.
    Aspiration(AspirationId),
}

impl Followed {
    /// What kind of thing it is.
    pub const fn kind(self) -> FollowKind {
        match self {
            Self::Consultation(_) => FollowKind::Consultation,
            Self::Aspiration(_) => FollowKind::Aspiration,
        }
    }

    /// The key of its row.
    pub const fn row(self) -> i64 {
        match self {
            Self::Consultation(id) => id.0,
            Self::Aspiration(id) => id.0,
        }
    }

    /// The thing of a kind and a key.
    pub const fn new(kind: FollowKind, row: i64) -> Self {
        match kind {
            FollowKind::Consultation => Self::Consultation(ConsultationId(row)),
            FollowKind::Aspiration => Self::Aspiration(AspirationId(row)),
        }
    }
}

/// Begins to follow; again changes nothing.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn add(
    db: &impl ConnectionTrait,
    person: PersonId,
    thing: Followed,
    now: Timestamp,
) -> Result<(), StoreError> {
    let row = follow::ActiveModel {
        kind: Set(thing.kind()),
        target_id: Set(thing.row()),
        person_id: Set(person),
        created_at: Set(now),
    };
    let again = OnConflict::columns([
        follow::Column::Kind,
        follow::Column::TargetId,
        follow::Column::PersonId,
    ])
    .do_nothing()
    .to_owned();
    follow::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Stops following; again changes nothing.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn remove(
    db: &impl ConnectionTrait,
    person: PersonId,
    thing: Followed,
) -> Result<(), StoreError> {
    follow::Entity::delete_by_id((thing.kind(), thing.row(), person))
        .exec(db)
        .await?;
    Ok(())
}

/// Whether a person follows a thing.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn is_following(
    db: &impl ConnectionTrait,
    person: PersonId,
    thing: Followed,
) -> Result<bool, StoreError> {
    let row = follow::Entity::find_by_id((thing.kind(), thing.row(), person))
        .one(db)
        .await?;
    Ok(row.is_some())
}

/// People who follow a thing, by key, after `after`; for sending mail only.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn followers(
    db: &impl ConnectionTrait,
    thing: Followed,
    after: PersonId,
    limit: u64,
) -> Result<Vec<PersonId>, StoreError> {
    Ok(follow::Entity::find()
        .select_only()
        .column(follow::Column::PersonId)
        .filter(follow::Column::Kind.eq(thing.kind()))
        .filter(follow::Column::TargetId.eq(thing.row()))
        .filter(follow::Column::PersonId.gt(after))
        .order_by_asc(follow::Column::PersonId)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?)
}

/// Those of `people` who followed a thing before a moment.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn since_before(
    db: &impl ConnectionTrait,
    thing: Followed,
    people: &[PersonId],
    moment: Timestamp,
) -> Result<Vec<PersonId>, StoreError> {
    let mut found = Vec::new();
    for some in people.chunks(500) {
        let rows: Vec<PersonId> = follow::Entity::find()
            .select_only()
            .column(follow::Column::PersonId)
            .filter(follow::Column::Kind.eq(thing.kind()))
            .filter(follow::Column::TargetId.eq(thing.row()))
            .filter(follow::Column::PersonId.is_in(some.iter().copied()))
            .filter(follow::Column::CreatedAt.lt(moment))
            .order_by_asc(follow::Column::PersonId)
            .into_tuple()
            .all(db)
            .await?;
        found.extend(rows);
    }
    Ok(found)
}

/// A consultation somebody follows.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct FollowedConsultation {
    /// The row.
    pub id: ConsultationId,
    /// Its name in URLs.
    pub slug: Slug,
    /// Its title.
    pub title: String,
}

/// An aspiration somebody follows.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct FollowedAspiration {
    /// The row.
    pub id: AspirationId,
    /// Its name in URLs.
    pub public_id: PublicId,
    /// Its title, if it has one.
    pub title: Option<String>,
    /// Its words.
    pub body: String,
}

/// The consultations the viewer follows, newest following first.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn consultations_of(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    limit: u64,
) -> Result<Vec<FollowedConsultation>, StoreError> {
    let Some(person) = viewer.id() else {
        return Ok(Vec::new());
    };
    let thing = follow::Entity::belongs_to(consultation::Entity)
        .from(follow::Column::TargetId)
        .to(consultation::Column::Id);
    Ok(follow::Entity::find()
        .select_only()
        .columns([
            consultation::Column::Id,
            consultation::Column::Slug,
            consultation::Column::Title,
        ])
        .join(JoinType::InnerJoin, thing.into())
        .filter(follow::Column::Kind.eq(FollowKind::Consultation))
        .filter(follow::Column::PersonId.eq(person))
        .filter(consultation::Column::Status.eq(ConsultationStatus::Published))
        .order_by_desc(follow::Column::CreatedAt)
        .order_by_desc(follow::Column::TargetId)
        .limit(limit)
        .into_model()
        .all(db)
        .await?)
}

/// The aspirations the viewer follows and everybody may still see, newest first; those older than `before`, the last
/// one of the page shown.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn aspirations_of(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    before: Option<AspirationId>,
    limit: u64,
) -> Result<Vec<FollowedAspiration>, StoreError> {
    let Some(person) = viewer.id() else {
        return Ok(Vec::new());
    };
    let thing = follow::Entity::belongs_to(aspiration::Entity)
        .from(follow::Column::TargetId)
        .to(aspiration::Column::Id);
    let mut query = follow::Entity::find()
        .select_only()
        .columns([
            aspiration::Column::Id,
            aspiration::Column::PublicId,
            aspiration::Column::Title,
            aspiration::Column::Body,
        ])
        .join(JoinType::InnerJoin, thing.into())
        .filter(follow::Column::Kind.eq(FollowKind::Aspiration))
        .filter(follow::Column::PersonId.eq(person))
        .filter(public())
        .filter(in_published());
    if let Some(before) = before {
        query = query.filter(follow::Column::TargetId.lt(before.0));
    }
    Ok(query
        .order_by_desc(follow::Column::TargetId)
        .limit(limit)
        .into_model()
        .all(db)
        .await?)
}
