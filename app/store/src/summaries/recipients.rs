//! Whom to tell that a summary is published: all who took part, each once.

use crate::entities::{aspiration, comment, follow, vote};
use crate::error::StoreError;
use crate::seal::Seal;
use domain::ids::{AspirationId, CommentId, ConsultationId, PersonId};
use domain::notifications::FollowKind;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use std::collections::{HashMap, HashSet};

/// Somebody who took part, as far as the outbox may know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recipient {
    /// Follows the consultation.
    Follower(PersonId),
    /// Took part under their name, or voted.
    Named(PersonId),
    /// Took part anonymously only, with this post among others: nothing may tell that they did.
    Sealed(PersonId, SealedPost),
}

/// An anonymous post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealedPost {
    /// An aspiration.
    Aspiration(AspirationId),
    /// A comment.
    Comment(CommentId),
}

/// Everybody who took part in a consultation, each once, by person. Authors who want no mail about what they wrote are
/// left out unless they also took part otherwise.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn recipients(
    db: &impl ConnectionTrait,
    seal: &Seal,
    consultation: ConsultationId,
) -> Result<Vec<Recipient>, StoreError> {
    let mut told: HashMap<PersonId, Recipient> = HashMap::new();
    for (sealed, post) in sealed(db, consultation).await? {
        if let Some(person) = seal.open(&sealed) {
            told.insert(person, Recipient::Sealed(person, post));
        }
    }
    // what somebody did under their name is known anyway
    for person in named(db, consultation).await? {
        told.insert(person, Recipient::Named(person));
    }
    for person in followers(db, consultation).await? {
        told.insert(person, Recipient::Follower(person));
    }
    let mut told: Vec<(PersonId, Recipient)> = told.into_iter().collect();
    told.sort_unstable_by_key(|(person, _)| *person);
    Ok(told.into_iter().map(|(_, recipient)| recipient).collect())
}

/// The seals of anonymous comments, then of anonymous aspirations; of authors who want mail about them.
async fn sealed(
    db: &impl ConnectionTrait,
    consultation: ConsultationId,
) -> Result<Vec<(Vec<u8>, SealedPost)>, StoreError> {
    let comments: Vec<(Vec<u8>, CommentId)> = comment::Entity::find()
        .select_only()
        .columns([comment::Column::AuthorSeal, comment::Column::Id])
        .filter(comment::Column::AspirationId.in_subquery(ids_in(consultation)))
        .filter(comment::Column::AuthorSeal.is_not_null())
        .filter(comment::Column::AuthorMuted.eq(false))
        .into_tuple()
        .all(db)
        .await?;
    let aspirations: Vec<(Vec<u8>, AspirationId)> = aspiration::Entity::find()
        .select_only()
        .columns([aspiration::Column::AuthorSeal, aspiration::Column::Id])
        .filter(aspiration::Column::ConsultationId.eq(consultation))
        .filter(aspiration::Column::AuthorSeal.is_not_null())
        .filter(aspiration::Column::AuthorMuted.eq(false))
        .into_tuple()
        .all(db)
        .await?;
    let comments = comments
        .into_iter()
        .map(|(seal, id)| (seal, SealedPost::Comment(id)));
    let aspirations = aspirations
        .into_iter()
        .map(|(seal, id)| (seal, SealedPost::Aspiration(id)));
    Ok(comments.chain(aspirations).collect())
}

/// People who wrote under their name, or voted.
async fn named(
    db: &impl ConnectionTrait,
    consultation: ConsultationId,
) -> Result<HashSet<PersonId>, StoreError> {
    let wrote: Vec<PersonId> = aspiration::Entity::find()
        .select_only()
        .column(aspiration::Column::AuthorId)
        .distinct()
        .filter(aspiration::Column::ConsultationId.eq(consultation))
        .filter(aspiration::Column::AuthorId.is_not_null())
        .filter(aspiration::Column::AuthorMuted.eq(false))
        .into_tuple()
        .all(db)
        .await?;
    let commented: Vec<PersonId> = comment::Entity::find()
        .select_only()
        .column(comment::Column::AuthorId)
        .distinct()
        .filter(comment::Column::AspirationId.in_subquery(ids_in(consultation)))
        .filter(comment::Column::AuthorId.is_not_null())
        .into_tuple()
        .all(db)
        .await?;
    let voted: Vec<PersonId> = vote::Entity::find()
        .select_only()
        .column(vote::Column::PersonId)
        .distinct()
        .filter(vote::Column::AspirationId.in_subquery(ids_in(consultation)))
        .into_tuple()
        .all(db)
        .await?;
    Ok(wrote.into_iter().chain(commented).chain(voted).collect())
}

/// Everybody who follows a consultation, in no order; no seal is opened for it.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn followers(
    db: &impl ConnectionTrait,
    consultation: ConsultationId,
) -> Result<Vec<PersonId>, StoreError> {
    Ok(follow::Entity::find()
        .select_only()
        .column(follow::Column::PersonId)
        .filter(follow::Column::Kind.eq(FollowKind::Consultation))
        .filter(follow::Column::TargetId.eq(consultation.0))
        .into_tuple()
        .all(db)
        .await?)
}

fn ids_in(consultation: ConsultationId) -> sea_orm::sea_query::SelectStatement {
    aspiration::Entity::find()
        .select_only()
        .column(aspiration::Column::Id)
        .filter(aspiration::Column::ConsultationId.eq(consultation))
        .into_query()
}
