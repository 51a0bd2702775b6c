//! Finding words without the index: what the search page falls back to while the index is being built.

use super::PublicText;
use super::posts::{open, with_additions};
use crate::entities::aspiration;
use crate::error::StoreError;
use crate::words::holds;
use domain::aspirations::{AspirationKind, AspirationState};
use domain::ids::{AgencyId, AreaId, ConsultationId};
use domain::time::Timestamp;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// Words looked for; each costs one look at every row.
const WORDS_MAX: usize = 6;

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Words an aspiration must hold, each as part of a word.
    pub words: Vec<String>,
    /// Only in this consultation.
    pub consultation: Option<ConsultationId>,
    /// Only of this kind.
    pub kind: Option<AspirationKind>,
    /// Only in this state.
    pub state: Option<AspirationState>,
    /// Only what this agency answers for.
    pub agency: Option<AgencyId>,
    /// Only about these areas; empty: all.
    pub areas: Vec<AreaId>,
    /// Not before.
    pub since: Option<Timestamp>,
    /// Before.
    pub until: Option<Timestamp>,
}

/// The newest aspirations that hold all the words.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn holding(
    db: &impl ConnectionTrait,
    wanted: &Wanted,
    rows_max: u64,
) -> Result<Vec<PublicText>, StoreError> {
    let mut which = having(open(), &wanted.words);
    let only = [
        wanted
            .consultation
            .map(|id| aspiration::Column::ConsultationId.eq(id)),
        wanted.kind.map(|kind| aspiration::Column::Kind.eq(kind)),
        wanted
            .state
            .map(|state| aspiration::Column::State.eq(state)),
        wanted.agency.map(|id| aspiration::Column::AgencyId.eq(id)),
        (!wanted.areas.is_empty())
            .then(|| aspiration::Column::AreaId.is_in(wanted.areas.iter().copied())),
        wanted
            .since
            .map(|since| aspiration::Column::CreatedAt.gte(since)),
        wanted
            .until
            .map(|until| aspiration::Column::CreatedAt.lt(until)),
    ];
    for one in only.into_iter().flatten() {
        which = which.add(one);
    }
    newest(db, which, rows_max).await
}

/// A condition with those words in it.
pub(super) fn having(which: Condition, words: &[String]) -> Condition {
    words.iter().take(WORDS_MAX).fold(which, |which, word| {
        which.add(
            Condition::any()
                .add(holds(aspiration::Column::Title, word))
                .add(holds(aspiration::Column::Body, word)),
        )
    })
}

/// The newest aspirations that a condition lets through.
pub(super) async fn newest(
    db: &impl ConnectionTrait,
    which: Condition,
    rows_max: u64,
) -> Result<Vec<PublicText>, StoreError> {
    let found = aspiration::Entity::find()
        .filter(which)
        .order_by_desc(aspiration::Column::CreatedAt)
        .order_by_desc(aspiration::Column::PublicId)
        .limit(rows_max)
        .all(db)
        .await?;
    with_additions(db, found).await
}
