//! Table `outbox`: mails to be sent, written in the transaction of the act they tell of.
//!
//! Invariant: a waiting row belongs to whoever holds its lease (`due_at` in the future); sending is at least once, and
//! every try carries the same Message-ID. Rows that would tell who wrote an anonymous post, or hold a code, are deleted
//! once sent.

mod read;

pub use read::{any_waiting, drop_read};

use crate::entities::outbox;
use crate::error::StoreError;
use domain::identity::Email;
use domain::ids::{PersonId, PublicId};
use domain::language::Language;
use domain::notifications::{Notice, OutboxState};
use domain::time::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

/// A mail to be written.
#[derive(Debug, Clone)]
pub struct NewMail {
    /// The Message-ID's local part: a random UUID.
    pub uuid: String,
    /// What it tells of.
    pub notice: Notice,
    /// Whom it goes to; `None` where the row must not name the person.
    pub person: Option<PersonId>,
    /// The address.
    pub email: Email,
    /// The language it is written in.
    pub language: Language,
    /// The letter as JSON (`mail::Letter`).
    pub letter: String,
    /// The token that stops such mail; `None` for security mail.
    pub unsubscribe: Option<String>,
    /// Delete the row once it is sent.
    pub erase_when_sent: bool,
}

/// A mail a worker has leased.
#[derive(Debug, Clone)]
pub struct LeasedMail {
    /// The row.
    pub id: i64,
    /// The Message-ID's local part.
    pub uuid: String,
    /// What it tells of.
    pub notice: Notice,
    /// The person, where the row names one.
    pub person: Option<PersonId>,
    /// The address.
    pub email: Email,
    /// The language.
    pub language: Language,
    /// The letter as JSON.
    pub letter: String,
    /// The token that stops such mail.
    pub unsubscribe: Option<String>,
    /// Delete once sent.
    pub erase_when_sent: bool,
    /// Tries before this one.
    pub tries: i16,
    /// When the act happened.
    pub created_at: Timestamp,
}

/// Queues a mail. Security mail goes before everything else.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn queue(
    db: &impl ConnectionTrait,
    mail: NewMail,
    now: Timestamp,
) -> Result<(), StoreError> {
    queue_all(db, vec![mail], now).await
}

/// Queues many mails, a hundred a statement.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn queue_all(
    db: &impl ConnectionTrait,
    mails: Vec<NewMail>,
    now: Timestamp,
) -> Result<(), StoreError> {
    const AT_ONCE: usize = 100;
    let mut rows: Vec<outbox::ActiveModel> = mails
        .into_iter()
        .map(|mail| waiting_row(mail, now))
        .collect();
    while !rows.is_empty() {
        let rest = rows.split_off(rows.len().min(AT_ONCE));
        outbox::Entity::insert_many(rows)
            .exec_without_returning(db)
            .await?;
        rows = rest;
    }
    Ok(())
}

fn waiting_row(mail: NewMail, now: Timestamp) -> outbox::ActiveModel {
    outbox::ActiveModel {
        id: NotSet,
        uuid: Set(mail.uuid),
        notice: Set(mail.notice),
        email: Set(mail.email),
        language: Set(mail.language),
        letter: Set(mail.letter),
        unsubscribe: Set(mail.unsubscribe),
        erase_when_sent: Set(mail.erase_when_sent),
        priority: Set(if mail.notice.is_security() { 0 } else { 5 }),
        state: Set(OutboxState::Waiting),
        tries: Set(0),
        due_at: Set(now),
        error: Set(None),
        created_at: Set(now),
        sent_at: Set(None),
        person_id: Set(mail.person),
    }
}

/// Leases at most `limit` due mails until `until`, most urgent first. Call it in a writing transaction.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn lease(
    db: &impl ConnectionTrait,
    now: Timestamp,
    until: Timestamp,
    limit: u64,
) -> Result<Vec<LeasedMail>, StoreError> {
    let rows = outbox::Entity::find()
        .filter(outbox::Column::State.eq(OutboxState::Waiting))
        .filter(outbox::Column::DueAt.lte(now))
        .order_by_asc(outbox::Column::Priority)
        .order_by_asc(outbox::Column::DueAt)
        .limit(limit)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(db)
        .await?;
    outbox::Entity::update_many()
        .col_expr(outbox::Column::DueAt, Expr::value(until.0))
        .filter(outbox::Column::Id.is_in(rows.iter().map(|row| row.id)))
        .exec(db)
        .await?;
    Ok(rows.into_iter().map(leased).collect())
}

/// Records that the transport took the mail; erases the row where it must not stay.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn sent(
    db: &impl ConnectionTrait,
    mail: &LeasedMail,
    now: Timestamp,
) -> Result<(), StoreError> {
    if mail.erase_when_sent {
        outbox::Entity::delete_by_id(mail.id).exec(db).await?;
        return Ok(());
    }
    settle(db, mail.id, OutboxState::Sent, Some(now), None).await
}

/// Records that the mail is not wanted any more.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn dropped(db: &impl ConnectionTrait, mail: &LeasedMail) -> Result<(), StoreError> {
    if mail.erase_when_sent {
        outbox::Entity::delete_by_id(mail.id).exec(db).await?;
        return Ok(());
    }
    settle(db, mail.id, OutboxState::Dropped, None, None).await
}

/// Records a failed try: due again at `again`, or given up. A row that must not stay is erased when it is given up.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn failed(
    db: &impl ConnectionTrait,
    mail: &LeasedMail,
    again: Option<Timestamp>,
    error: &str,
) -> Result<(), StoreError> {
    let Some(again) = again else {
        if mail.erase_when_sent {
            return dropped(db, mail).await;
        }
        return settle(db, mail.id, OutboxState::Dead, None, Some(error)).await;
    };
    outbox::Entity::update_many()
        .col_expr(
            outbox::Column::Tries,
            Expr::col(outbox::Column::Tries).add(1),
        )
        .col_expr(outbox::Column::DueAt, Expr::value(again.0))
        .col_expr(outbox::Column::Error, Expr::value(error))
        .filter(outbox::Column::Id.eq(mail.id))
        .exec(db)
        .await?;
    Ok(())
}

/// Drops the waiting mails that carry an unsubscribe token, and returns how many there were.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn drop_unwanted(db: &impl ConnectionTrait, token: &str) -> Result<u64, StoreError> {
    drop_waiting(
        db,
        Condition::all().add(outbox::Column::Unsubscribe.eq(token)),
    )
    .await
}

/// Drops the waiting mails to a person that are not about security, and returns how many there were.
///
/// Mails that name no person are found by their address.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn drop_all_to(db: &impl ConnectionTrait, email: &Email) -> Result<u64, StoreError> {
    let to = Condition::all()
        .add(outbox::Column::Email.eq(email.as_str()))
        .add(outbox::Column::Unsubscribe.is_not_null());
    drop_waiting(db, to).await
}

/// Marks every waiting mail as not wanted: after a restore, old news is not sent again. Letters that wait to be mailed
/// together are deleted.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn drop_all_waiting(db: &impl ConnectionTrait) -> Result<u64, StoreError> {
    let pending = crate::pending::drop_all(db).await?;
    let waiting = drop_waiting(db, Condition::all()).await?;
    Ok(pending + waiting)
}

/// Rows that must not stay are deleted, the others keep that they were not wanted.
async fn drop_waiting(db: &impl ConnectionTrait, which: Condition) -> Result<u64, StoreError> {
    let waiting = which.add(outbox::Column::State.eq(OutboxState::Waiting));
    let erased = outbox::Entity::delete_many()
        .filter(waiting.clone())
        .filter(outbox::Column::EraseWhenSent.eq(true))
        .exec(db)
        .await?;
    let kept = outbox::Entity::update_many()
        .col_expr(
            outbox::Column::State,
            Expr::value(OutboxState::Dropped.code()),
        )
        .filter(waiting)
        .exec(db)
        .await?;
    Ok(erased.rows_affected + kept.rows_affected)
}

/// Takes a person's name off the mails about an aspiration that has become anonymous: sent ones are deleted, waiting
/// ones name nobody and are deleted once sent. `aspiration` stands in every letter about it, in a path or as the thread.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn forget_author(
    db: &impl ConnectionTrait,
    person: PersonId,
    aspiration: &PublicId,
) -> Result<(), StoreError> {
    let about = about(aspiration).add(outbox::Column::PersonId.eq(person));
    outbox::Entity::delete_many()
        .filter(about.clone())
        .filter(outbox::Column::State.ne(OutboxState::Waiting))
        .exec(db)
        .await?;
    outbox::Entity::update_many()
        .col_expr(outbox::Column::PersonId, Expr::value(None::<i64>))
        .col_expr(outbox::Column::EraseWhenSent, Expr::value(true))
        .filter(about)
        .exec(db)
        .await?;
    Ok(())
}

/// Deletes the mails about an aspiration that was withdrawn, because they hold its title: those that are done at once,
/// those that wait once they are sent.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn forget_about(
    db: &impl ConnectionTrait,
    aspiration: &PublicId,
) -> Result<(), StoreError> {
    outbox::Entity::delete_many()
        .filter(about(aspiration))
        .filter(outbox::Column::State.ne(OutboxState::Waiting))
        .exec(db)
        .await?;
    outbox::Entity::update_many()
        .col_expr(outbox::Column::EraseWhenSent, Expr::value(true))
        .filter(about(aspiration))
        .exec(db)
        .await?;
    Ok(())
}

/// Mails whose letter names an aspiration.
fn about(aspiration: &PublicId) -> Condition {
    Condition::all().add(outbox::Column::Letter.contains(aspiration.as_str()))
}

/// How many mails wait.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn waiting(db: &impl ConnectionTrait) -> Result<u64, StoreError> {
    Ok(outbox::Entity::find()
        .filter(outbox::Column::State.eq(OutboxState::Waiting))
        .count(db)
        .await?)
}

/// How many mails are in each state that has any.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn counts(db: &impl ConnectionTrait) -> Result<Vec<(OutboxState, i64)>, StoreError> {
    Ok(outbox::Entity::find()
        .select_only()
        .column(outbox::Column::State)
        .column_as(outbox::Column::Id.count(), "mails")
        .group_by(outbox::Column::State)
        .order_by_asc(outbox::Column::State)
        .into_tuple()
        .all(db)
        .await?)
}

async fn settle(
    db: &impl ConnectionTrait,
    id: i64,
    state: OutboxState,
    at: Option<Timestamp>,
    error: Option<&str>,
) -> Result<(), StoreError> {
    outbox::Entity::update_many()
        .col_expr(outbox::Column::State, Expr::value(state.code()))
        .col_expr(outbox::Column::SentAt, Expr::value(at.map(|at| at.0)))
        .col_expr(outbox::Column::Error, Expr::value(error.map(str::to_owned)))
        .filter(outbox::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

fn leased(row: outbox::Model) -> LeasedMail {
    LeasedMail {
        id: row.id,
        uuid: row.uuid,
        notice: row.notice,
        person: row.person_id,
        email: row.email,
        language: row.language,
        letter: row.letter,
        unsubscribe: row.unsubscribe,
        erase_when_sent: row.erase_when_sent,
        tries: row.tries,
        created_at: row.created_at,
    }
}
