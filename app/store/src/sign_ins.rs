//! Table `sign_in`: addresses that somebody wants to prove, by the code or the link of a mail.
//!
//! Invariants: codes and links are kept as keyed digests; a row is used once; `tries` counts wrong codes. A proven row
//! lets the browser that holds its ticket finish a registration.

use crate::entities::sign_in;
use crate::error::StoreError;
use domain::identity::Email;
use domain::ids::PublicId;
use domain::language::Language;
use domain::time::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
};

/// A wish to prove an address.
#[derive(Debug, Clone)]
pub struct NewSignIn {
    /// The name of the wish in forms.
    pub ticket: PublicId,
    /// The address.
    pub email: Email,
    /// Keyed digest of the code.
    pub code_hash: Vec<u8>,
    /// Keyed digest of the link's token.
    pub link_hash: Vec<u8>,
    /// What was typed while registering, as JSON.
    pub registration: Option<String>,
    /// The language of the reader.
    pub language: Language,
    /// Where to go afterwards: a path.
    pub next: String,
    /// When code and link die.
    pub expires_at: Timestamp,
}

/// A wish to prove an address, as it stands.
#[derive(Debug, Clone)]
pub struct SignIn {
    /// The row.
    pub id: i64,
    /// The name of the wish in forms.
    pub ticket: PublicId,
    /// The address.
    pub email: Email,
    /// Keyed digest of the code.
    pub code_hash: Vec<u8>,
    /// What was typed while registering, as JSON.
    pub registration: Option<String>,
    /// The language of the reader.
    pub language: Language,
    /// Where to go afterwards.
    pub next: String,
    /// Wrong codes so far.
    pub tries: i16,
    /// The address is proven, and a registration may be finished with the ticket.
    pub proven: bool,
    /// When code and link die.
    pub expires_at: Timestamp,
    /// When it was used.
    pub used_at: Option<Timestamp>,
}

/// Keeps a new wish.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn insert(
    db: &impl ConnectionTrait,
    new: NewSignIn,
    now: Timestamp,
) -> Result<(), StoreError> {
    let row = sign_in::ActiveModel {
        id: NotSet,
        ticket: Set(new.ticket),
        email: Set(new.email),
        code_hash: Set(new.code_hash),
        link_hash: Set(new.link_hash),
        registration: Set(new.registration),
        language: Set(new.language),
        next: Set(new.next),
        tries: Set(0),
        proven: Set(false),
        created_at: Set(now),
        expires_at: Set(new.expires_at),
        used_at: Set(None),
    };
    sign_in::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// The wish of a ticket, locked until the transaction ends.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of_ticket(
    db: &impl ConnectionTrait,
    ticket: &PublicId,
) -> Result<Option<SignIn>, StoreError> {
    let row = sign_in::Entity::find()
        .filter(sign_in::Column::Ticket.eq(ticket.clone()))
        .lock_exclusive()
        .one(db)
        .await?;
    Ok(row.map(read))
}

/// The wish of a link, locked until the transaction ends.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of_link(
    db: &impl ConnectionTrait,
    link_hash: &[u8],
) -> Result<Option<SignIn>, StoreError> {
    let row = sign_in::Entity::find()
        .filter(sign_in::Column::LinkHash.eq(link_hash))
        .lock_exclusive()
        .one(db)
        .await?;
    Ok(row.map(read))
}

/// Counts a wrong code.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn count_try(db: &impl ConnectionTrait, id: i64) -> Result<(), StoreError> {
    sign_in::Entity::update_many()
        .col_expr(
            sign_in::Column::Tries,
            Expr::col(sign_in::Column::Tries).add(1),
        )
        .filter(sign_in::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Records that the address is proven: code and link no longer work, the ticket does until `until`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn prove(
    db: &impl ConnectionTrait,
    id: i64,
    ticket: &PublicId,
    until: Timestamp,
) -> Result<(), StoreError> {
    sign_in::Entity::update_many()
        .col_expr(sign_in::Column::Proven, Expr::value(true))
        .col_expr(sign_in::Column::Ticket, Expr::value(ticket.as_str()))
        .col_expr(sign_in::Column::ExpiresAt, Expr::value(until.0))
        .filter(sign_in::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Records that a wish was used; nothing of it works any more.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn use_up(db: &impl ConnectionTrait, id: i64, now: Timestamp) -> Result<(), StoreError> {
    sign_in::Entity::update_many()
        .col_expr(sign_in::Column::UsedAt, Expr::value(now.0))
        .filter(sign_in::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Deletes wishes that died before `before`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn forget(db: &impl ConnectionTrait, before: Timestamp) -> Result<(), StoreError> {
    sign_in::Entity::delete_many()
        .filter(sign_in::Column::ExpiresAt.lt(before))
        .exec(db)
        .await?;
    Ok(())
}

fn read(row: sign_in::Model) -> SignIn {
    SignIn {
        id: row.id,
        ticket: row.ticket,
        email: row.email,
        code_hash: row.code_hash,
        registration: row.registration,
        language: row.language,
        next: row.next,
        tries: row.tries,
        proven: row.proven,
        expires_at: row.expires_at,
        used_at: row.used_at,
    }
}
