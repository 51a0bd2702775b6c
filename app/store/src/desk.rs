//! What waits for an agency's officials and moderators, over all consultations of their agencies.
//!
//! Invariant: the reader sees what [`Viewer`] lets them see; a coordinator who is neither official nor moderator finds
//! no confidential and no hidden ones here.

use crate::aspirations::{Aspiration, shown_to};
use crate::entities::aspiration;
use crate::error::StoreError;
use crate::paging::{Cursor, Key, Page, Paged, paged};
use crate::viewer::{Viewer, public};
use domain::aspirations::{AspirationKind, AspirationState};
use domain::ids::{AgencyId, AreaId, ConsultationId};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// Which states a list keeps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Keep {
    /// Without an answer, neither hidden nor withdrawn.
    #[default]
    Waiting,
    /// In one state, hidden or not.
    State(AspirationState),
    /// Hidden by a moderator.
    Hidden,
    /// Everything.
    All,
}

/// What a list keeps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filter {
    /// Which states.
    pub keep: Keep,
    /// Only this kind.
    pub kind: Option<AspirationKind>,
    /// Only this consultation.
    pub consultation: Option<ConsultationId>,
    /// Only about this area.
    pub area: Option<AreaId>,
}

/// A page of the aspirations of these agencies, oldest first.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn aspirations(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    (agencies, filter): (&[AgencyId], Filter),
    page: &Page,
) -> Result<Paged<Aspiration>, StoreError> {
    // pages go from high to low; the moment with its sign turned makes that oldest first
    let key = Key {
        number: Expr::col(aspiration::Column::CreatedAt.as_column_ref()).mul(-1),
        id: aspiration::Column::PublicId,
    };
    let query = aspiration::Entity::find().filter(kept(viewer, agencies, filter));
    let rows = key.narrow(query, page).all(db).await?;
    let rows = paged(rows, page, |row| Cursor {
        number: row.created_at.0.saturating_neg(),
        id: row.public_id.clone(),
    });
    Ok(rows.map(|row| shown_to(viewer, row)))
}

/// How many aspirations of these agencies a filter keeps.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn count(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    (agencies, filter): (&[AgencyId], Filter),
) -> Result<u64, StoreError> {
    Ok(aspiration::Entity::find()
        .filter(kept(viewer, agencies, filter))
        .count(db)
        .await?)
}

fn kept(viewer: &Viewer, agencies: &[AgencyId], filter: Filter) -> Condition {
    let staff_of = agencies
        .iter()
        .copied()
        .filter(|agency| viewer.works_for(*agency));
    let seen = Condition::any()
        .add(public())
        .add(aspiration::Column::AgencyId.is_in(staff_of));
    let mut which = Condition::all()
        .add(aspiration::Column::AgencyId.is_in(agencies.iter().copied()))
        .add(seen);
    which = match filter.keep {
        Keep::Waiting => which.add(aspiration::Column::HiddenAt.is_null()).add(
            aspiration::Column::State
                .is_in([AspirationState::Received, AspirationState::InProgress]),
        ),
        Keep::State(state) => which.add(aspiration::Column::State.eq(state)),
        Keep::Hidden => which.add(aspiration::Column::HiddenAt.is_not_null()),
        Keep::All => which,
    };
    if let Some(kind) = filter.kind {
        which = which.add(aspiration::Column::Kind.eq(kind));
    }
    if let Some(consultation) = filter.consultation {
        which = which.add(aspiration::Column::ConsultationId.eq(consultation));
    }
    if let Some(area) = filter.area {
        which = which.add(aspiration::Column::AreaId.eq(area));
    }
    which
}
