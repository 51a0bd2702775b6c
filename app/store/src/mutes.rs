//! Table `mute`: what a person does not want to hear of. Invariant: one row a person and thing, and never one for an
//! aspiration its own author silenced: that is a mark of the aspiration, which names nobody.

use crate::entities::{aspiration, mute};
use crate::error::StoreError;
use crate::follows::Followed;
use domain::ids::{AspirationId, PersonId};
use domain::notifications::FollowKind;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter,
    QuerySelect, QueryTrait,
};
use std::collections::HashSet;

/// Silences a thing for a person; again changes nothing.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn add(
    db: &impl ConnectionTrait,
    person: PersonId,
    thing: Followed,
) -> Result<(), StoreError> {
    let row = mute::ActiveModel {
        kind: Set(thing.kind()),
        target_id: Set(thing.row()),
        person_id: Set(person),
    };
    let again = OnConflict::columns([
        mute::Column::Kind,
        mute::Column::TargetId,
        mute::Column::PersonId,
    ])
    .do_nothing()
    .to_owned();
    mute::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Lets a person hear of a thing again; again changes nothing.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn remove(
    db: &impl ConnectionTrait,
    person: PersonId,
    thing: Followed,
) -> Result<(), StoreError> {
    mute::Entity::delete_by_id((thing.kind(), thing.row(), person))
        .exec(db)
        .await?;
    Ok(())
}

/// Whether a person silenced a thing.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn is_muted(
    db: &impl ConnectionTrait,
    person: PersonId,
    thing: Followed,
) -> Result<bool, StoreError> {
    let row = mute::Entity::find_by_id((thing.kind(), thing.row(), person))
        .one(db)
        .await?;
    Ok(row.is_some())
}

/// Of these people, those who silenced one of `things`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of_things(
    db: &impl ConnectionTrait,
    people: &[PersonId],
    things: &[Followed],
) -> Result<HashSet<PersonId>, StoreError> {
    let mut muted = HashSet::new();
    if things.is_empty() {
        return Ok(muted);
    }
    let any = things.iter().fold(Condition::any(), |any, thing| {
        any.add(
            Condition::all()
                .add(mute::Column::Kind.eq(thing.kind()))
                .add(mute::Column::TargetId.eq(thing.row())),
        )
    });
    for some in people.chunks(500) {
        let rows = mute::Entity::find()
            .filter(any.clone())
            .filter(mute::Column::PersonId.is_in(some.iter().copied()))
            .all(db)
            .await?;
        muted.extend(rows.into_iter().map(|row| row.person_id));
    }
    Ok(muted)
}

/// Of these aspirations, those that a person silenced, alone or with their consultation.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn silenced(
    db: &impl ConnectionTrait,
    person: PersonId,
    aspirations: &[AspirationId],
) -> Result<HashSet<AspirationId>, StoreError> {
    let muted = |kind: FollowKind| {
        mute::Entity::find()
            .select_only()
            .column(mute::Column::TargetId)
            .filter(mute::Column::PersonId.eq(person))
            .filter(mute::Column::Kind.eq(kind))
            .into_query()
    };
    let either = Condition::any()
        .add(aspiration::Column::Id.in_subquery(muted(FollowKind::Aspiration)))
        .add(aspiration::Column::ConsultationId.in_subquery(muted(FollowKind::Consultation)));
    let mut silenced = HashSet::new();
    for some in aspirations.chunks(500) {
        let found: Vec<AspirationId> = aspiration::Entity::find()
            .select_only()
            .column(aspiration::Column::Id)
            .filter(aspiration::Column::Id.is_in(some.iter().copied()))
            .filter(either.clone())
            .into_tuple()
            .all(db)
            .await?;
        silenced.extend(found);
    }
    Ok(silenced)
}
