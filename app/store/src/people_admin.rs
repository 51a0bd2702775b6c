//! Tables `person`, `person_role` and `suspension` as administrators see them: finding people, suspending them.
//!
//! Invariant: a person is suspended while their newest suspension has no end. Addresses leave this module only in
//! [`Found`] and are for administrators alone.

use crate::entities::{person, person_role, suspension};
use crate::error::StoreError;
use crate::words::holds;
use domain::identity::Email;
use domain::ids::PersonId;
use domain::roles::{Grant, Role};
use domain::time::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect,
};
use std::collections::HashMap;

/// Roles read at once.
const GRANTS_MAX: u64 = 5_000;

/// Whom to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Everybody.
    Anybody,
    /// Those who hold a role.
    WithRole,
    /// Whose name holds these words.
    Named(String),
    /// Who has exactly this address.
    Address(Email),
}

/// A person as an administrator sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The person.
    pub id: PersonId,
    /// What the person is called.
    pub name: String,
    /// The address; people of an import have none.
    pub email: Option<Email>,
    /// Since when the person is suspended.
    pub suspended_at: Option<Timestamp>,
    /// When the person registered.
    pub created_at: Timestamp,
}

/// People, newest first; `before`: only those who registered earlier than this one.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn find(
    db: &impl ConnectionTrait,
    wanted: &Wanted,
    before: Option<PersonId>,
    rows_max: u64,
) -> Result<Vec<Found>, StoreError> {
    let mut query = person::Entity::find();
    match wanted {
        Wanted::Anybody => {}
        Wanted::WithRole => {
            let holders = sea_orm::QueryTrait::into_query(
                person_role::Entity::find()
                    .select_only()
                    .column(person_role::Column::PersonId),
            );
            query = query.filter(person::Column::Id.in_subquery(holders));
        }
        Wanted::Named(words) => {
            for word in words.split_whitespace().take(5) {
                query = query.filter(holds(person::Column::Name, word));
            }
        }
        Wanted::Address(email) => {
            query = query.filter(person::Column::Email.eq(email.clone()));
        }
    }
    if let Some(before) = before {
        query = query.filter(person::Column::Id.lt(before));
    }
    let rows = query
        .order_by_desc(person::Column::Id)
        .limit(rows_max)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(found).collect())
}

/// One person; `locked` holds the row until the transaction ends.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn by_id(
    db: &impl ConnectionTrait,
    id: PersonId,
    locked: bool,
) -> Result<Option<Found>, StoreError> {
    let mut query = person::Entity::find_by_id(id);
    if locked {
        query = query.lock_exclusive();
    }
    Ok(query.one(db).await?.map(found))
}

/// The roles of some people.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn grants_of(
    db: &impl ConnectionTrait,
    people: &[PersonId],
) -> Result<HashMap<PersonId, Vec<Grant>>, StoreError> {
    let rows = person_role::Entity::find()
        .filter(person_role::Column::PersonId.is_in(people.iter().copied()))
        .order_by_asc(person_role::Column::Id)
        .limit(GRANTS_MAX)
        .all(db)
        .await?;
    let mut grants: HashMap<PersonId, Vec<Grant>> = HashMap::new();
    for row in rows {
        grants.entry(row.person_id).or_default().push(Grant {
            role: row.role,
            agency: row.agency_id,
        });
    }
    Ok(grants)
}

/// Administrators who are not suspended; their roles are held until the transaction ends, so that two of them cannot
/// remove each other at once.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn lock_administrators(db: &impl ConnectionTrait) -> Result<Vec<PersonId>, StoreError> {
    let person = person_role::Entity::belongs_to(person::Entity)
        .from(person_role::Column::PersonId)
        .to(person::Column::Id);
    Ok(person_role::Entity::find()
        .select_only()
        .column(person_role::Column::PersonId)
        .join(JoinType::InnerJoin, person.into())
        .filter(person_role::Column::Role.eq(Role::Administrator))
        .filter(person::Column::SuspendedAt.is_null())
        .order_by_asc(person_role::Column::Id)
        .limit(GRANTS_MAX)
        .lock_exclusive()
        .into_tuple()
        .all(db)
        .await?)
}

/// Suspends a person. End their sessions in the same transaction.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn suspend(
    db: &impl ConnectionTrait,
    person: PersonId,
    (by, reason): (PersonId, &str),
    now: Timestamp,
) -> Result<(), StoreError> {
    set_suspended(db, person, Some(now)).await?;
    let row = suspension::ActiveModel {
        id: NotSet,
        reason: Set(reason.to_owned()),
        created_at: Set(now),
        ended_at: Set(None),
        end_reason: Set(None),
        person_id: Set(person),
        suspended_by: Set(by),
        ended_by: Set(None),
    };
    suspension::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Ends the suspension of a person.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn restore(
    db: &impl ConnectionTrait,
    person: PersonId,
    (by, reason): (PersonId, &str),
    now: Timestamp,
) -> Result<(), StoreError> {
    set_suspended(db, person, None).await?;
    suspension::Entity::update_many()
        .col_expr(suspension::Column::EndedAt, Expr::value(now.0))
        .col_expr(suspension::Column::EndReason, Expr::value(reason))
        .col_expr(suspension::Column::EndedBy, Expr::value(by.0))
        .filter(suspension::Column::PersonId.eq(person))
        .filter(suspension::Column::EndedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// A time in which a person could not sign in.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Suspension {
    /// Why.
    pub reason: String,
    /// Since when.
    pub created_at: Timestamp,
    /// Until when.
    pub ended_at: Option<Timestamp>,
    /// Why it ended.
    pub end_reason: Option<String>,
}

/// The suspensions of a person, newest first; at most `rows_max`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn suspensions(
    db: &impl ConnectionTrait,
    person: PersonId,
    rows_max: u64,
) -> Result<Vec<Suspension>, StoreError> {
    Ok(suspension::Entity::find()
        .select_only()
        .columns([
            suspension::Column::Reason,
            suspension::Column::CreatedAt,
            suspension::Column::EndedAt,
            suspension::Column::EndReason,
        ])
        .filter(suspension::Column::PersonId.eq(person))
        .order_by_desc(suspension::Column::Id)
        .limit(rows_max)
        .into_model()
        .all(db)
        .await?)
}

async fn set_suspended(
    db: &impl ConnectionTrait,
    person: PersonId,
    at: Option<Timestamp>,
) -> Result<(), StoreError> {
    person::Entity::update_many()
        .col_expr(person::Column::SuspendedAt, Expr::value(at.map(|at| at.0)))
        .filter(person::Column::Id.eq(person))
        .exec(db)
        .await?;
    Ok(())
}

fn found(row: person::Model) -> Found {
    Found {
        id: row.id,
        name: row.name,
        email: row.email,
        suspended_at: row.suspended_at,
        created_at: row.created_at,
    }
}
