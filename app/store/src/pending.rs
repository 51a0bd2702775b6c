//! Tables `pending_letter` and `digest`: letters that wait to be mailed together, and the digests that were written.
//!
//! Invariants: a pending letter that would tell who wrote an anonymous post holds its reader under the seal only, and
//! no address. Whoever takes letters deletes them in the transaction in which they enter the outbox, so that none is
//! mailed twice and none is lost. At most one digest for each person, cadence and morning.

use crate::entities::{digest, pending_letter};
use crate::error::StoreError;
use domain::ids::{AspirationId, PersonId, PublicId};
use domain::notifications::{Cadence, Topic};
use domain::time::Timestamp;
use sea_orm::sea_query::{Expr, IntoCondition, OnConflict};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::HashMap;

/// Whom a pending letter goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reader {
    /// A person, in clear.
    Named(PersonId),
    /// A person under the seal: the row must not name them.
    Sealed(Vec<u8>),
}

/// A letter that waits.
#[derive(Debug, Clone)]
pub struct Pending {
    /// Whom it goes to.
    pub reader: Reader,
    /// What it is about, as the reader chose.
    pub topic: Topic,
    /// With what it is mailed.
    pub cadence: Cadence,
    /// The token that stops such mail.
    pub stop: String,
    /// Whose page says the same.
    pub aspiration: Option<AspirationId>,
    /// The letter as JSON.
    pub letter: String,
    /// When it is mailed.
    pub due_at: Timestamp,
}

/// A pending letter with its key.
#[derive(Debug, Clone)]
pub struct Taken {
    /// The row.
    pub id: i64,
    /// The letter.
    pub letter: Pending,
}

/// Lets letters wait, a hundred a statement.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn add_all(db: &impl ConnectionTrait, letters: Vec<Pending>) -> Result<(), StoreError> {
    const AT_ONCE: usize = 100;
    let mut rows: Vec<pending_letter::ActiveModel> = letters.into_iter().map(row).collect();
    while !rows.is_empty() {
        let rest = rows.split_off(rows.len().min(AT_ONCE));
        pending_letter::Entity::insert_many(rows)
            .exec_without_returning(db)
            .await?;
        rows = rest;
    }
    Ok(())
}

fn row(letter: Pending) -> pending_letter::ActiveModel {
    let (person, seal) = match letter.reader {
        Reader::Named(person) => (Some(person), None),
        Reader::Sealed(seal) => (None, Some(seal)),
    };
    pending_letter::ActiveModel {
        id: NotSet,
        topic: Set(letter.topic),
        cadence: Set(letter.cadence),
        stop: Set(letter.stop),
        aspiration_id: Set(letter.aspiration),
        letter: Set(letter.letter),
        due_at: Set(letter.due_at),
        person_seal: Set(seal),
        person_id: Set(person),
    }
}

/// For each thing (by what stops its mail) of an aspiration: when the letters at once that wait about it are due.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn due_about(
    db: &impl ConnectionTrait,
    aspiration: AspirationId,
) -> Result<HashMap<String, Timestamp>, StoreError> {
    let rows: Vec<(String, Timestamp)> = pending_letter::Entity::find()
        .select_only()
        .column(pending_letter::Column::Stop)
        .column_as(pending_letter::Column::DueAt.min(), "due_at")
        .filter(pending_letter::Column::AspirationId.eq(aspiration))
        .filter(pending_letter::Column::Cadence.eq(Cadence::AtOnce))
        .group_by(pending_letter::Column::Stop)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// People who have letters due, lowest key first.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn people_due(
    db: &impl ConnectionTrait,
    now: Timestamp,
    limit: u64,
) -> Result<Vec<PersonId>, StoreError> {
    let people: Vec<Option<PersonId>> = pending_letter::Entity::find()
        .select_only()
        .column(pending_letter::Column::PersonId)
        .distinct()
        .filter(pending_letter::Column::DueAt.lte(now))
        .filter(pending_letter::Column::PersonId.is_not_null())
        .order_by_asc(pending_letter::Column::PersonId)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?;
    Ok(people.into_iter().flatten().collect())
}

/// The letters of a person that are due, oldest first, locked until the transaction ends.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of_person(
    db: &impl ConnectionTrait,
    person: PersonId,
    now: Timestamp,
    limit: u64,
) -> Result<Vec<Taken>, StoreError> {
    let rows = pending_letter::Entity::find()
        .filter(pending_letter::Column::PersonId.eq(person))
        .filter(pending_letter::Column::DueAt.lte(now))
        .order_by_asc(pending_letter::Column::Id)
        .limit(limit)
        .lock_exclusive()
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(taken).collect())
}

/// The letters under the seal that are due, by thing, locked until the transaction ends.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn sealed_due(
    db: &impl ConnectionTrait,
    now: Timestamp,
    limit: u64,
) -> Result<Vec<Taken>, StoreError> {
    let rows = pending_letter::Entity::find()
        .filter(pending_letter::Column::PersonId.is_null())
        .filter(pending_letter::Column::DueAt.lte(now))
        .order_by_asc(pending_letter::Column::DueAt)
        .order_by_asc(pending_letter::Column::Stop)
        .order_by_asc(pending_letter::Column::Id)
        .limit(limit)
        .lock_exclusive()
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(taken).collect())
}

/// Deletes letters: they are in the outbox now, or nobody wants them any more.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn remove(db: &impl ConnectionTrait, ids: &[i64]) -> Result<(), StoreError> {
    for some in ids.chunks(500) {
        pending_letter::Entity::delete_many()
            .filter(pending_letter::Column::Id.is_in(some.iter().copied()))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// Lets letters wait until another moment.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn put_off(
    db: &impl ConnectionTrait,
    ids: &[i64],
    until: Timestamp,
) -> Result<(), StoreError> {
    for some in ids.chunks(500) {
        pending_letter::Entity::update_many()
            .col_expr(pending_letter::Column::DueAt, Expr::value(until.0))
            .filter(pending_letter::Column::Id.is_in(some.iter().copied()))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// Records that the digest of a morning is written; `false` when it was already.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn write_digest(
    db: &impl ConnectionTrait,
    person: PersonId,
    (cadence, due_at): (Cadence, Timestamp),
) -> Result<bool, StoreError> {
    let row = digest::ActiveModel {
        person_id: Set(person),
        cadence: Set(cadence),
        due_at: Set(due_at),
    };
    let again = OnConflict::columns([
        digest::Column::PersonId,
        digest::Column::Cadence,
        digest::Column::DueAt,
    ])
    .do_nothing()
    .to_owned();
    let written = digest::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(db)
        .await?;
    Ok(written == 1)
}

/// Forgets digests that were due before `before`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn forget_digests(
    db: &impl ConnectionTrait,
    before: Timestamp,
) -> Result<(), StoreError> {
    digest::Entity::delete_many()
        .filter(digest::Column::DueAt.lt(before))
        .exec(db)
        .await?;
    Ok(())
}

/// Drops what waits and carries a token that stops it.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn drop_stopped(db: &impl ConnectionTrait, stop: &str) -> Result<(), StoreError> {
    drop_where(db, pending_letter::Column::Stop.eq(stop)).await?;
    Ok(())
}

/// Drops everything that waits for a person in clear; what waits under the seal is dropped when it is due.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn drop_of(db: &impl ConnectionTrait, person: PersonId) -> Result<(), StoreError> {
    drop_where(db, pending_letter::Column::PersonId.eq(person)).await?;
    Ok(())
}

/// Drops what waits about an aspiration that was withdrawn, because it holds its title.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn drop_about(
    db: &impl ConnectionTrait,
    aspiration: AspirationId,
) -> Result<(), StoreError> {
    drop_where(db, pending_letter::Column::AspirationId.eq(aspiration)).await?;
    Ok(())
}

/// Drops what waits about a comment that was withdrawn, because it holds its words.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn drop_comment(
    db: &impl ConnectionTrait,
    (aspiration, comment): (AspirationId, &PublicId),
) -> Result<(), StoreError> {
    let about = Condition::all()
        .add(pending_letter::Column::AspirationId.eq(aspiration))
        .add(pending_letter::Column::Letter.contains(comment.as_str()));
    drop_where(db, about).await?;
    Ok(())
}

/// Drops everything that waits: after a restore, old news is not mailed.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn drop_all(db: &impl ConnectionTrait) -> Result<u64, StoreError> {
    drop_where(db, Condition::all()).await
}

/// Drops the letters a condition names, and returns how many there were.
async fn drop_where(
    db: &impl ConnectionTrait,
    which: impl IntoCondition,
) -> Result<u64, StoreError> {
    let dropped = pending_letter::Entity::delete_many()
        .filter(which)
        .exec(db)
        .await?;
    Ok(dropped.rows_affected)
}

/// Whose letters about an aspiration wait, with the key of each.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn readers_about(
    db: &impl ConnectionTrait,
    aspiration: AspirationId,
    person: PersonId,
    limit: u64,
) -> Result<Vec<(i64, Reader)>, StoreError> {
    let rows: Vec<(i64, Option<PersonId>, Option<Vec<u8>>)> = pending_letter::Entity::find()
        .select_only()
        .columns([
            pending_letter::Column::Id,
            pending_letter::Column::PersonId,
            pending_letter::Column::PersonSeal,
        ])
        .filter(pending_letter::Column::AspirationId.eq(aspiration))
        .filter(
            Condition::any()
                .add(pending_letter::Column::PersonId.eq(person))
                .add(pending_letter::Column::PersonId.is_null()),
        )
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, person, seal)| Some((id, reader(person, seal)?)))
        .collect())
}

/// Takes a person's name off the letters that wait about a post which has become anonymous; `stop` stops its mail.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn seal_reader(
    db: &impl ConnectionTrait,
    (person, stop): (PersonId, &str),
    seal: Vec<u8>,
) -> Result<(), StoreError> {
    pending_letter::Entity::update_many()
        .col_expr(pending_letter::Column::PersonId, Expr::value(None::<i64>))
        .col_expr(pending_letter::Column::PersonSeal, Expr::value(seal))
        .filter(pending_letter::Column::PersonId.eq(person))
        .filter(pending_letter::Column::Stop.eq(stop))
        .exec(db)
        .await?;
    Ok(())
}

fn taken(row: pending_letter::Model) -> Option<Taken> {
    Some(Taken {
        id: row.id,
        letter: Pending {
            reader: reader(row.person_id, row.person_seal)?,
            topic: row.topic,
            cadence: row.cadence,
            stop: row.stop,
            aspiration: row.aspiration_id,
            letter: row.letter,
            due_at: row.due_at,
        },
    })
}

fn reader(person: Option<PersonId>, seal: Option<Vec<u8>>) -> Option<Reader> {
    person
        .map(Reader::Named)
        .or_else(|| seal.map(Reader::Sealed))
}
