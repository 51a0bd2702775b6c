//! Table `mail_choice`: how often a person wants to be told of what. Invariant: one row a person and topic, and only
//! where the choice is not the default. It says nothing of what anybody wrote.

use crate::entities::{agency, mail_choice, person_role};
use crate::error::StoreError;
use domain::ids::PersonId;
use domain::notifications::{Cadence, Topic};
use domain::time::Zone;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect,
};
use std::collections::HashMap;

const AT_ONCE: usize = 500;

/// What these people chose for a topic; those who chose nothing are left out.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of_topic(
    db: &impl ConnectionTrait,
    people: &[PersonId],
    topic: Topic,
) -> Result<HashMap<PersonId, Cadence>, StoreError> {
    let mut chosen = HashMap::new();
    for some in people.chunks(AT_ONCE) {
        let rows = mail_choice::Entity::find()
            .filter(mail_choice::Column::Topic.eq(topic))
            .filter(mail_choice::Column::PersonId.is_in(some.iter().copied()))
            .all(db)
            .await?;
        chosen.extend(rows.into_iter().map(|row| (row.person_id, row.cadence)));
    }
    Ok(chosen)
}

/// Everything a person chose.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of_person(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<HashMap<Topic, Cadence>, StoreError> {
    let rows = mail_choice::Entity::find()
        .filter(mail_choice::Column::PersonId.eq(person))
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.topic, row.cadence))
        .collect())
}

/// Writes down a choice; the default leaves no row.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn choose(
    db: &impl ConnectionTrait,
    person: PersonId,
    (topic, cadence): (Topic, Cadence),
) -> Result<(), StoreError> {
    if cadence == topic.row().default {
        mail_choice::Entity::delete_by_id((person, topic))
            .exec(db)
            .await?;
        return Ok(());
    }
    let row = mail_choice::ActiveModel {
        person_id: Set(person),
        topic: Set(topic),
        cadence: Set(cadence),
    };
    let again = OnConflict::columns([mail_choice::Column::PersonId, mail_choice::Column::Topic])
        .update_column(mail_choice::Column::Cadence)
        .to_owned();
    mail_choice::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// The zones of people who work at an agency; of several the one with the lowest key.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn zones(
    db: &impl ConnectionTrait,
    people: &[PersonId],
) -> Result<HashMap<PersonId, Zone>, StoreError> {
    let mut zones = HashMap::new();
    for some in people.chunks(AT_ONCE) {
        let of = person_role::Entity::belongs_to(agency::Entity)
            .from(person_role::Column::AgencyId)
            .to(agency::Column::Id);
        let rows: Vec<(PersonId, Zone)> = person_role::Entity::find()
            .select_only()
            .column(person_role::Column::PersonId)
            .column(agency::Column::Zone)
            .join(JoinType::InnerJoin, of.into())
            .filter(person_role::Column::PersonId.is_in(some.iter().copied()))
            .order_by_desc(person_role::Column::AgencyId)
            .into_tuple()
            .all(db)
            .await?;
        zones.extend(rows);
    }
    Ok(zones)
}

/// The zone of the site: that of the agency above all others.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn site_zone(db: &impl ConnectionTrait) -> Result<Zone, StoreError> {
    let zone: Option<Zone> = agency::Entity::find()
        .select_only()
        .column(agency::Column::Zone)
        .filter(agency::Column::ParentId.is_null())
        .order_by_asc(agency::Column::Id)
        .into_tuple()
        .one(db)
        .await?;
    Ok(zone.unwrap_or(Zone::Wib))
}
