//! Table `outbox`: mails to be sent, written in the transaction of the act they tell of.
//!
//! Invariant: a waiting row belongs to whoever holds its lease (`due_at` in the future); sending is at least once, and
//! every try carries the same Message-ID. Rows that would tell who wrote an anonymous post, or hold a code, are deleted
//! once sent. Here mails are written and taken back; [`carrying`] is for the workers, [`overview`] for those who watch.

pub mod carrying;
pub mod daily;
pub mod overview;

mod read;

pub use read::{any_waiting, drop_read};

use crate::entities::outbox;
use crate::error::StoreError;
use domain::delivery::Lane;
use domain::identity::Email;
use domain::ids::{PersonId, PublicId};
use domain::language::Language;
use domain::notifications::{Notice, OutboxState};
use domain::time::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter,
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

/// Queues a mail. What goes first is said by [`Lane`].
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
        domain: Set(mail.email.domain().to_owned()),
        email: Set(mail.email),
        language: Set(mail.language),
        letter: Set(mail.letter),
        unsubscribe: Set(mail.unsubscribe),
        erase_when_sent: Set(mail.erase_when_sent),
        priority: Set(Lane::of(mail.notice).priority()),
        state: Set(OutboxState::Waiting),
        tries: Set(0),
        due_at: Set(now),
        error: Set(None),
        created_at: Set(now),
        sent_at: Set(None),
        person_id: Set(mail.person),
    }
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
