//! Table `session`: signed-in browsers. Invariant: only the hash of a token is kept, so that a copy of the database
//! signs nobody in.

use crate::entities::{person, session};
use crate::error::StoreError;
use domain::ids::{PersonId, SessionId};
use domain::language::Language;
use domain::time::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait,
};

/// Sessions shown in the list of one person; the oldest beyond it are ended when a new one begins.
pub const LISTED_MAX: u64 = 50;

/// A live session with what every request needs to know of its person.
#[derive(Debug, Clone)]
pub struct Live {
    /// The session.
    pub id: SessionId,
    /// When it was last used, to within the minutes between two records of it.
    pub seen_at: Timestamp,
    /// The person.
    pub person: PersonId,
    /// What the person is called.
    pub name: String,
    /// The language of the person's mail.
    pub language: Language,
    /// Whether the person said to be 18 or older.
    pub adult: bool,
}

/// A session as its person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The session.
    pub id: SessionId,
    /// What the browser said it is.
    pub user_agent: String,
    /// When the person signed in.
    pub created_at: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
}

/// Keeps a new session and returns its id.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn insert(
    db: &impl ConnectionTrait,
    person: PersonId,
    (token_hash, user_agent): (&[u8], &str),
    now: Timestamp,
) -> Result<SessionId, StoreError> {
    let row = session::ActiveModel {
        id: NotSet,
        token_hash: Set(token_hash.to_vec()),
        user_agent: Set(user_agent.to_owned()),
        created_at: Set(now),
        seen_at: Set(now),
        person_id: Set(person),
    };
    Ok(session::Entity::insert(row).exec(db).await?.last_insert_id)
}

/// The session of a token's hash, used since `since`, of somebody who is not suspended.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn live(
    db: &impl ConnectionTrait,
    token_hash: &[u8],
    since: Timestamp,
) -> Result<Option<Live>, StoreError> {
    let row = session::Entity::find()
        .join(JoinType::InnerJoin, session::Relation::Person.def())
        .select_also(person::Entity)
        .filter(session::Column::TokenHash.eq(token_hash))
        .filter(session::Column::SeenAt.gte(since))
        .filter(person::Column::SuspendedAt.is_null())
        .one(db)
        .await?;
    Ok(row.and_then(|(session, person)| {
        person.map(|person| Live {
            id: session.id,
            seen_at: session.seen_at,
            person: person.id,
            name: person.name,
            language: person.language,
            adult: person.adult,
        })
    }))
}

/// Records that a session was used.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn touch(
    db: &impl ConnectionTrait,
    id: SessionId,
    now: Timestamp,
) -> Result<(), StoreError> {
    session::Entity::update_many()
        .col_expr(session::Column::SeenAt, Expr::value(now.0))
        .filter(session::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// The newest [`LISTED_MAX`] sessions of a person used since `since`, last used first.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of_person(
    db: &impl ConnectionTrait,
    person: PersonId,
    since: Timestamp,
) -> Result<Vec<Listed>, StoreError> {
    let rows = session::Entity::find()
        .filter(session::Column::PersonId.eq(person))
        .filter(session::Column::SeenAt.gte(since))
        .order_by_desc(session::Column::SeenAt)
        .order_by_desc(session::Column::Id)
        .limit(LISTED_MAX)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Listed {
            id: row.id,
            user_agent: row.user_agent,
            created_at: row.created_at,
            seen_at: row.seen_at,
        })
        .collect())
}

/// Ends one session of a person; `false` when the person has no such session.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn end(
    db: &impl ConnectionTrait,
    person: PersonId,
    id: SessionId,
) -> Result<bool, StoreError> {
    let done = session::Entity::delete_many()
        .filter(session::Column::PersonId.eq(person))
        .filter(session::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Ends every session of a person but `keep`, and returns how many there were.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn end_all(
    db: &impl ConnectionTrait,
    person: PersonId,
    keep: Option<SessionId>,
) -> Result<u64, StoreError> {
    let mut ending = session::Entity::delete_many().filter(session::Column::PersonId.eq(person));
    if let Some(keep) = keep {
        ending = ending.filter(session::Column::Id.ne(keep));
    }
    Ok(ending.exec(db).await?.rows_affected)
}

/// Ends the sessions of a person beyond the newest [`LISTED_MAX`].
///
/// # Errors
/// [`StoreError::Database`].
pub async fn end_surplus(db: &impl ConnectionTrait, person: PersonId) -> Result<(), StoreError> {
    let last_kept = session::Entity::find()
        .filter(session::Column::PersonId.eq(person))
        .order_by_desc(session::Column::Id)
        .offset(LISTED_MAX - 1)
        .limit(1)
        .one(db)
        .await?;
    if let Some(last_kept) = last_kept {
        session::Entity::delete_many()
            .filter(session::Column::PersonId.eq(person))
            .filter(session::Column::Id.lt(last_kept.id))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// Deletes sessions last used before `before`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn forget(db: &impl ConnectionTrait, before: Timestamp) -> Result<(), StoreError> {
    session::Entity::delete_many()
        .filter(session::Column::SeenAt.lt(before))
        .exec(db)
        .await?;
    Ok(())
}

/// When a session began.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn created_at(
    db: &impl ConnectionTrait,
    id: SessionId,
) -> Result<Option<Timestamp>, StoreError> {
    let row = session::Entity::find_by_id(id).one(db).await?;
    Ok(row.map(|row| row.created_at))
}
