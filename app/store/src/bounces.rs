//! Table `bounce` and `person.mail_stopped_at`: what came back from a person's address.
//!
//! Invariants: a report counts once, however often it arrives; a row keeps the day alone, because the moment of a mail
//! to an anonymous author would tell who that is; what is older than the rules count is deleted, and mail goes again.

use crate::entities::{bounce, person};
use crate::error::StoreError;
use domain::bounces::BounceKind;
use domain::ids::PersonId;
use domain::time::Timestamp;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// Reports read of one person; many more points than it takes to stop.
const ROWS_MAX: u64 = 20;

/// A report to be kept.
#[derive(Debug, Clone)]
pub struct NewBounce {
    /// Whose address it is about.
    pub person: PersonId,
    /// What it says.
    pub kind: BounceKind,
    /// The numbers it gives, such as `5.1.1`.
    pub status: Option<String>,
    /// A keyed digest of the report, by which it is known again.
    pub report: Vec<u8>,
    /// The first moment of the day it came.
    pub day: Timestamp,
}

/// What came back once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounced {
    /// What the report said.
    pub kind: BounceKind,
    /// The numbers it gave.
    pub status: Option<String>,
    /// The first moment of its day.
    pub day: Timestamp,
}

/// Keeps a report; false when it is here already.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn add(db: &impl ConnectionTrait, new: NewBounce) -> Result<bool, StoreError> {
    let row = bounce::ActiveModel {
        id: NotSet,
        kind: Set(new.kind),
        status: Set(new.status),
        report: Set(new.report),
        at: Set(new.day),
        person_id: Set(new.person),
    };
    let again = OnConflict::columns([bounce::Column::PersonId, bounce::Column::Report])
        .do_nothing()
        .to_owned();
    let added = bounce::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(db)
        .await?;
    Ok(added > 0)
}

/// What came back from a person's address since a moment, newest first.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of_person(
    db: &impl ConnectionTrait,
    person: PersonId,
    since: Timestamp,
) -> Result<Vec<Bounced>, StoreError> {
    let rows = bounce::Entity::find()
        .filter(bounce::Column::PersonId.eq(person))
        .filter(bounce::Column::At.gte(since))
        .order_by_desc(bounce::Column::Id)
        .limit(ROWS_MAX)
        .all(db)
        .await?;
    let bounced = rows.into_iter().map(|row| Bounced {
        kind: row.kind,
        status: row.status,
        day: row.at,
    });
    Ok(bounced.collect())
}

/// Sends a person no more mail, codes excepted.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn stop(
    db: &impl ConnectionTrait,
    person: PersonId,
    day: Timestamp,
) -> Result<(), StoreError> {
    person::Entity::update_many()
        .col_expr(person::Column::MailStoppedAt, Expr::value(day.0))
        .filter(person::Column::Id.eq(person))
        .filter(person::Column::MailStoppedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Since when a person is sent no more mail.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn stopped(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Option<Timestamp>, StoreError> {
    let found: Option<Option<Timestamp>> = person::Entity::find_by_id(person)
        .select_only()
        .column(person::Column::MailStoppedAt)
        .into_tuple()
        .one(db)
        .await?;
    Ok(found.flatten())
}

/// Forgets what came back from a person's address: it has been proven to work.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn clear(db: &impl ConnectionTrait, person: PersonId) -> Result<(), StoreError> {
    bounce::Entity::delete_many()
        .filter(bounce::Column::PersonId.eq(person))
        .exec(db)
        .await?;
    person::Entity::update_many()
        .col_expr(person::Column::MailStoppedAt, Expr::value(None::<i64>))
        .filter(person::Column::Id.eq(person))
        .filter(person::Column::MailStoppedAt.is_not_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Deletes what came back before a moment, and lets mail go again that was stopped before it.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn forget(db: &impl ConnectionTrait, before: Timestamp) -> Result<(), StoreError> {
    bounce::Entity::delete_many()
        .filter(bounce::Column::At.lt(before))
        .exec(db)
        .await?;
    person::Entity::update_many()
        .col_expr(person::Column::MailStoppedAt, Expr::value(None::<i64>))
        .filter(person::Column::MailStoppedAt.lt(before))
        .exec(db)
        .await?;
    Ok(())
}
