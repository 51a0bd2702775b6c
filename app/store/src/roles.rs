//! Table `person_role`: who holds which role where. Invariant: nobody holds the same role at the same place twice.

use crate::entities::person_role;
use crate::error::StoreError;
use domain::ids::PersonId;
use domain::roles::{Grant, Grants, Role};
use domain::time::Timestamp;
use sea_orm::sea_query::Condition;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// Roles one person may hold; more than any real person has.
const GRANTS_MAX: u64 = 500;

/// The roles of a person.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of(db: &impl ConnectionTrait, person: PersonId) -> Result<Grants, StoreError> {
    let rows = person_role::Entity::find()
        .filter(person_role::Column::PersonId.eq(person))
        .order_by_asc(person_role::Column::Id)
        .limit(GRANTS_MAX)
        .all(db)
        .await?;
    Ok(Grants(
        rows.into_iter()
            .map(|row| Grant {
                role: row.role,
                agency: row.agency_id,
            })
            .collect(),
    ))
}

/// Whether anybody administers the site.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn any_administrator(db: &impl ConnectionTrait) -> Result<bool, StoreError> {
    let found = person_role::Entity::find()
        .filter(person_role::Column::Role.eq(Role::Administrator))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// Gives a person a role; `false` when the person already holds it.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn grant(
    db: &impl ConnectionTrait,
    person: PersonId,
    grant: Grant,
    now: Timestamp,
) -> Result<bool, StoreError> {
    // the unique index does not hold for roles of the whole site: an empty agency equals no other
    let held = person_role::Entity::find()
        .filter(held_by(person, grant))
        .one(db)
        .await?;
    if held.is_some() {
        return Ok(false);
    }
    let row = person_role::ActiveModel {
        id: NotSet,
        role: Set(grant.role),
        granted_at: Set(now),
        person_id: Set(person),
        agency_id: Set(grant.agency),
    };
    person_role::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    Ok(true)
}

/// Takes a role from a person; `false` when the person did not hold it.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn revoke(
    db: &impl ConnectionTrait,
    person: PersonId,
    grant: Grant,
) -> Result<bool, StoreError> {
    let done = person_role::Entity::delete_many()
        .filter(held_by(person, grant))
        .exec(db)
        .await?;
    Ok(done.rows_affected > 0)
}

fn held_by(person: PersonId, grant: Grant) -> Condition {
    let agency = grant.agency.map_or_else(
        || person_role::Column::AgencyId.is_null(),
        |agency| person_role::Column::AgencyId.eq(agency),
    );
    Condition::all()
        .add(person_role::Column::PersonId.eq(person))
        .add(person_role::Column::Role.eq(grant.role))
        .add(agency)
}
