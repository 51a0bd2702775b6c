//! Where an aspiration stands: its steps, what its author added, and finding it by code.

use crate::authors::Author;
use crate::entities::{addition, aspiration, aspiration_step};
use crate::error::StoreError;
use domain::aspirations::AspirationState;
use domain::ids::{AgencyId, AspirationId, ConsultationId, PublicId};
use domain::time::Timestamp;
use domain::tracking::TrackingCode;
use domain::visibility::Visibility;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Steps and additions shown at most.
const ROWS_MAX: u64 = 500;

/// A dated move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// To which state.
    pub state: AspirationState,
    /// What was written beside it.
    pub note: Option<String>,
    /// When.
    pub at: Timestamp,
    /// In whose name; `None` when the author did it.
    pub agency: Option<AgencyId>,
}

/// The steps of an aspiration, oldest first. Ask only for one the reader may see, or whose code they know.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn steps(db: &impl ConnectionTrait, id: AspirationId) -> Result<Vec<Step>, StoreError> {
    let rows = aspiration_step::Entity::find()
        .filter(aspiration_step::Column::AspirationId.eq(id))
        .order_by_asc(aspiration_step::Column::Id)
        .limit(ROWS_MAX)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Step {
            state: row.state,
            note: row.note,
            at: row.created_at,
            agency: row.agency_id,
        })
        .collect())
}

/// Words an author added later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition {
    /// The words in Markdown.
    pub body: String,
    /// When; of an anonymous aspiration the day.
    pub at: Timestamp,
}

/// What was added to an aspiration, oldest first. Ask only for one whose words the reader may see.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn additions(
    db: &impl ConnectionTrait,
    id: AspirationId,
) -> Result<Vec<Addition>, StoreError> {
    let rows = addition::Entity::find()
        .filter(addition::Column::AspirationId.eq(id))
        .order_by_asc(addition::Column::Id)
        .limit(ROWS_MAX)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Addition {
            body: row.body,
            at: row.created_at,
        })
        .collect())
}

/// An aspiration as somebody who knows its code finds it. Its words are for those who know the secret too.
#[derive(Clone, PartialEq, Eq)]
pub struct Tracked {
    /// Row key.
    pub id: AspirationId,
    /// Name in URLs.
    pub public_id: PublicId,
    /// Where it was posted.
    pub consultation: ConsultationId,
    /// Whose consultation that is.
    pub agency: AgencyId,
    /// Its code.
    pub code: TrackingCode,
    /// Where it stands.
    pub state: AspirationState,
    /// Since when it is hidden.
    pub hidden_at: Option<Timestamp>,
    /// When it was posted; of an anonymous one the day.
    pub created_at: Timestamp,
    /// Who may see it.
    pub visibility: Visibility,
    /// LAPOR's number.
    pub lapor_number: Option<String>,
    /// Whether a guest wrote it.
    pub guest: bool,
    /// Hash of the guest's secret.
    pub secret_hash: Option<Vec<u8>>,
    /// Its headline.
    pub title: Option<String>,
    /// Its words.
    pub body: String,
}

impl std::fmt::Debug for Tracked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tracked")
            .field("id", &self.id)
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

/// The aspiration of a tracking code, whatever its visibility.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn by_tracking_code(
    db: &impl ConnectionTrait,
    code: &TrackingCode,
) -> Result<Option<Tracked>, StoreError> {
    let row = aspiration::Entity::find()
        .filter(aspiration::Column::TrackingCode.eq(code.as_str()))
        .one(db)
        .await?;
    Ok(row.map(tracked))
}

/// A row as [`by_tracking_code`] gives it.
fn tracked(row: aspiration::Model) -> Tracked {
    Tracked {
        id: row.id,
        public_id: row.public_id,
        consultation: row.consultation_id,
        agency: row.agency_id,
        code: row.tracking_code,
        state: row.state,
        hidden_at: row.hidden_at,
        created_at: row.created_at,
        visibility: row.visibility,
        lapor_number: row.lapor_number,
        guest: Author::of(row.author_id, row.author_seal) == Author::Guest,
        secret_hash: row.guest_secret_hash,
        title: row.title,
        body: row.body,
    }
}
