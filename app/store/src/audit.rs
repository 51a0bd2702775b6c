//! Table `audit`: privileged acts, each chained by hash to the one before.
//!
//! Invariant: `hash` = SHA-256 of the row's fields and `previous`; `previous` is unique, so the chain cannot fork.
//! Votes, posts and comments are never here: a log of who supported what must not exist.

use crate::entities::audit;
use crate::error::StoreError;
use domain::ids::PersonId;
use domain::time::Timestamp;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use sha2::{Digest, Sha256};

/// A privileged act to record. `detail` must hold no personal data and no hidden text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: Timestamp,
    /// Who; `None` for the operator's command line.
    pub person: Option<PersonId>,
    /// What was done, as a verb of the code, for example `hide`.
    pub act: &'static str,
    /// What it was done to, for example `aspiration:17`.
    pub target: String,
    /// Particulars.
    pub detail: String,
}

/// Appends an act in the caller's transaction.
///
/// # Errors
/// [`StoreError::Database`]; a duplicate means another act was appended meanwhile.
pub async fn append(db: &impl ConnectionTrait, entry: Entry) -> Result<(), StoreError> {
    let last = audit::Entity::find()
        .order_by_desc(audit::Column::Id)
        .limit(1)
        .one(db)
        .await?;
    let previous = last.map_or_else(|| vec![0; 32], |row| row.hash);
    let mut row = audit::Model {
        id: 0,
        at: entry.at,
        person_id: entry.person,
        act: entry.act.to_owned(),
        target: entry.target,
        detail: entry.detail,
        previous,
        hash: Vec::new(),
    };
    row.hash = hash(&row);
    let row = audit::ActiveModel {
        id: NotSet,
        at: Set(row.at),
        person_id: Set(row.person_id),
        act: Set(row.act),
        target: Set(row.target),
        detail: Set(row.detail),
        previous: Set(row.previous),
        hash: Set(row.hash),
    };
    audit::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Checks the whole chain and returns the id of the first row that does not fit, if any, and the number of rows.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn verify(db: &impl ConnectionTrait) -> Result<(u64, Option<i64>), StoreError> {
    const PAGE: u64 = 1_000;
    let (mut after, mut previous, mut rows) = (0, vec![0; 32], 0);
    loop {
        let page = audit::Entity::find()
            .filter(audit::Column::Id.gt(after))
            .order_by_asc(audit::Column::Id)
            .limit(PAGE)
            .all(db)
            .await?;
        if page.is_empty() {
            return Ok((rows, None));
        }
        for row in page {
            if row.previous != previous || row.hash != hash(&row) {
                return Ok((rows, Some(row.id)));
            }
            after = row.id;
            rows += 1;
            previous = row.hash;
        }
    }
}

/// An act as an administrator reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its place in the chain.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// Who; `None` for the operator's command line.
    pub person: Option<PersonId>,
    /// What was done.
    pub act: String,
    /// What it was done to.
    pub target: String,
    /// Particulars.
    pub detail: String,
}

/// Acts, newest first; `before`: only those recorded earlier than this one.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn newest(
    db: &impl ConnectionTrait,
    before: Option<i64>,
    rows_max: u64,
) -> Result<Vec<Recorded>, StoreError> {
    let mut query = audit::Entity::find();
    if let Some(before) = before {
        query = query.filter(audit::Column::Id.lt(before));
    }
    let rows = query
        .order_by_desc(audit::Column::Id)
        .limit(rows_max)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Recorded {
            id: row.id,
            at: row.at,
            person: row.person_id,
            act: row.act,
            target: row.target,
            detail: row.detail,
        })
        .collect())
}

fn hash(row: &audit::Model) -> Vec<u8> {
    let mut digest = Sha256::new();
    let person = row.person_id.map_or(-1, |person| person.0);
    for part in [
        row.previous.as_slice(),
        &row.at.0.to_be_bytes(),
        &person.to_be_bytes(),
        row.act.as_bytes(),
        row.target.as_bytes(),
        row.detail.as_bytes(),
    ] {
        digest.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        digest.update(part);
    }
    digest.finalize().to_vec()
}
