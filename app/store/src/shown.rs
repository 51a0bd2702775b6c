//! Which of the posts a letter mentions everybody may still read, asked at the moment of sending.

use crate::entities::{aspiration, comment};
use crate::error::StoreError;
use crate::viewer::{in_published, public};
use domain::aspirations::AspirationState;
use domain::ids::{AspirationId, PublicId};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::{HashMap, HashSet};

const AT_ONCE: usize = 500;

/// Aspirations that everybody may read and that were not taken back.
fn open() -> Condition {
    Condition::all()
        .add(public())
        .add(in_published())
        .add(aspiration::Column::State.ne(AspirationState::Withdrawn))
}

/// Of these aspirations, those that everybody may read and that were not taken back.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn aspirations(
    db: &impl ConnectionTrait,
    ids: &[PublicId],
) -> Result<HashSet<PublicId>, StoreError> {
    let mut shown = HashSet::new();
    for some in ids.chunks(AT_ONCE) {
        let found: Vec<PublicId> = aspiration::Entity::find()
            .select_only()
            .column(aspiration::Column::PublicId)
            .filter(aspiration::Column::PublicId.is_in(some.iter().cloned()))
            .filter(open())
            .into_tuple()
            .all(db)
            .await?;
        shown.extend(found);
    }
    Ok(shown)
}

/// Of these comments, those that are neither hidden nor taken back; with each, whether everybody may read the
/// aspiration it stands under.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn comments(
    db: &impl ConnectionTrait,
    ids: &[PublicId],
) -> Result<HashMap<PublicId, bool>, StoreError> {
    let mut shown = HashMap::new();
    for some in ids.chunks(AT_ONCE) {
        let found: Vec<(PublicId, AspirationId)> = comment::Entity::find()
            .select_only()
            .columns([comment::Column::PublicId, comment::Column::AspirationId])
            .filter(comment::Column::PublicId.is_in(some.iter().cloned()))
            .filter(comment::Column::HiddenAt.is_null())
            .filter(comment::Column::WithdrawnAt.is_null())
            .into_tuple()
            .all(db)
            .await?;
        let under: Vec<AspirationId> = aspiration::Entity::find()
            .select_only()
            .column(aspiration::Column::Id)
            .filter(aspiration::Column::Id.is_in(found.iter().map(|(_, on)| *on)))
            .filter(open())
            .into_tuple()
            .all(db)
            .await?;
        let under: HashSet<AspirationId> = under.into_iter().collect();
        shown.extend(found.into_iter().map(|(id, on)| (id, under.contains(&on))));
    }
    Ok(shown)
}
