//! Mail that says what its reader has read by now.

use crate::entities::outbox;
use crate::error::StoreError;
use domain::notifications::{Notice, OutboxState};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

/// Drops the news that wait about a thing its reader has read by now; receipts and decisions stay.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn drop_read(db: &impl ConnectionTrait, token: &str) -> Result<u64, StoreError> {
    let news = [Notice::Comment, Notice::Response, Notice::State];
    let read = Condition::all()
        .add(outbox::Column::Unsubscribe.eq(token))
        .add(outbox::Column::Notice.is_in(news));
    super::drop_waiting(db, read).await
}

/// Whether any mail that waits carries an unsubscribe token.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn any_waiting(db: &impl ConnectionTrait, token: &str) -> Result<bool, StoreError> {
    let row: Option<i64> = outbox::Entity::find()
        .select_only()
        .column(outbox::Column::Id)
        .filter(outbox::Column::Unsubscribe.eq(token))
        .filter(outbox::Column::State.eq(OutboxState::Waiting))
        .into_tuple()
        .one(db)
        .await?;
    Ok(row.is_some())
}
