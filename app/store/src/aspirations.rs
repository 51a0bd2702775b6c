//! Tables `aspiration`, `aspiration_step` and `addition`: what people contribute, and where it stands.
//!
//! Invariants: of an anonymous one the row keeps the day of posting only; its author is under the seal; a guest's has
//! no author at all. Every query that gives words takes the reader. Words of a withdrawn one go to its author and the
//! agency's staff only.

mod list;
mod record;
mod tracked;

pub use list::{
    Answered, Filter, InConsultation, OrderBy, StateCount, by_author, count_public, counts,
    ids_after, in_consultation, latest_answered, newest_answers, public_counts,
};
pub use record::{
    NewAddition, NewAspiration, NewStep, Posted, Tightened, add_step, add_words,
    addition_by_form_key, by_form_key, code_is_taken, erase_words, insert, record_lapor_number,
    set_state, tighten,
};
pub use tracked::{Addition, Step, Tracked, additions, by_tracking_code, steps};

use crate::authors::{self, Author, Byline};
use crate::consultations::{self, Consultation};
use crate::entities::aspiration;
use crate::error::StoreError;
use crate::viewer::Viewer;
use domain::aspirations::{AspirationKind, AspirationState};
use domain::ids::{AgencyId, AreaId, AspirationId, ConsultationId, PublicId};
use domain::language::Language;
use domain::moderation::Reason;
use domain::time::Timestamp;
use domain::tracking::TrackingCode;
use domain::visibility::Visibility;
use domain::votes::Tally;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

/// An aspiration as one reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aspiration {
    /// Row key.
    pub id: AspirationId,
    /// Name in URLs.
    pub public_id: PublicId,
    /// Where it was posted.
    pub consultation: ConsultationId,
    /// Whose consultation that is.
    pub agency: AgencyId,
    /// What it is.
    pub kind: AspirationKind,
    /// Its headline; statements of an import have none, and withdrawn ones show none.
    pub title: Option<String>,
    /// Its words in Markdown; empty once withdrawn, except for author and staff.
    pub body: String,
    /// The place in the author's own words.
    pub place: Option<String>,
    /// The kelurahan or desa; not once withdrawn.
    pub area: Option<AreaId>,
    /// Who may see it.
    pub visibility: Visibility,
    /// Who wrote it. Show it through [`bylines`] only.
    pub author: Author,
    /// Whether the reader wrote it.
    pub own: bool,
    /// Whether the reader is official or moderator of the agency.
    pub staff: bool,
    /// Its tracking code, for author and staff.
    pub tracking_code: Option<TrackingCode>,
    /// Where it stands.
    pub state: AspirationState,
    /// The language it was written in.
    pub language: Language,
    /// LAPOR's number, once an official has recorded it.
    pub lapor_number: Option<String>,
    /// Since when, and why, it is hidden; only author and staff ever see a hidden one.
    pub hidden: Option<Hidden>,
    /// Votes.
    pub tally: Tally,
    /// Comments that everybody may read.
    pub comment_count: i64,
    /// The author wants no mail about it.
    pub author_muted: bool,
    /// Where it was imported from.
    pub source: Option<String>,
    /// When it was posted; the first moment of the day if it is anonymous.
    pub created_at: Timestamp,
}

/// A moderator's hiding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hidden {
    /// Since when.
    pub at: Timestamp,
    /// Why.
    pub reason: Reason,
}

impl Aspiration {
    /// Whether everybody may see it.
    pub fn is_public(&self) -> bool {
        self.visibility.is_open() && self.hidden.is_none()
    }

    /// Whether it was withdrawn and its words, name and place are kept from this reader.
    pub fn words_are_gone(&self) -> bool {
        self.state == AspirationState::Withdrawn && !self.own && !self.staff
    }

    /// Whether no finer time than the day may be shown: anonymous, or confidential after having been anonymous.
    pub fn shows_day_only(&self) -> bool {
        self.visibility == Visibility::Anonymous || matches!(self.author, Author::Sealed(_))
    }
}

/// One aspiration, if the reader may see it and its consultation is published (or the reader works for the agency).
///
/// # Errors
/// [`StoreError::Database`].
pub async fn find(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    id: &PublicId,
) -> Result<Option<Aspiration>, StoreError> {
    Ok(find_with_consultation(db, viewer, id)
        .await?
        .map(|(found, _)| found))
}

/// The same as [`find`], with its consultation.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn find_with_consultation(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    id: &PublicId,
) -> Result<Option<(Aspiration, Consultation)>, StoreError> {
    let row = aspiration::Entity::find()
        .filter(aspiration::Column::PublicId.eq(id.as_str()))
        .one(db)
        .await?;
    visible(db, viewer, row).await
}

/// The same as [`find`], by row key.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn find_by_id(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    id: AspirationId,
) -> Result<Option<Aspiration>, StoreError> {
    let row = aspiration::Entity::find_by_id(id).one(db).await?;
    Ok(visible(db, viewer, row).await?.map(|(found, _)| found))
}

/// The same as [`find`], holding the row until the transaction ends: for acts that change what they read.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn find_locked(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    id: &PublicId,
) -> Result<Option<Aspiration>, StoreError> {
    let row = aspiration::Entity::find()
        .filter(aspiration::Column::PublicId.eq(id.as_str()))
        .lock_exclusive()
        .one(db)
        .await?;
    Ok(visible(db, viewer, row).await?.map(|(found, _)| found))
}

/// An aspiration for the search index, with its consultation; `None` unless everybody may read its words.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn for_index(
    db: &impl ConnectionTrait,
    id: AspirationId,
) -> Result<Option<(Aspiration, Consultation)>, StoreError> {
    let row = aspiration::Entity::find_by_id(id).one(db).await?;
    let found = visible(db, &Viewer::visitor(), row).await?;
    Ok(found.filter(|(found, _)| found.state != AspirationState::Withdrawn))
}

/// The bylines of aspirations, in the same order; a withdrawn one names nobody to others.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn bylines(
    db: &impl ConnectionTrait,
    aspirations: &[Aspiration],
) -> Result<Vec<Byline>, StoreError> {
    let posts: Vec<(&Author, bool)> = aspirations
        .iter()
        .map(|aspiration| (&aspiration.author, aspiration.own))
        .collect();
    let mut lines = authors::bylines(db, &posts).await?;
    for (line, aspiration) in lines.iter_mut().zip(aspirations) {
        if aspiration.words_are_gone() {
            *line = Byline::Anonymous;
        }
    }
    Ok(lines)
}

async fn visible(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    row: Option<aspiration::Model>,
) -> Result<Option<(Aspiration, Consultation)>, StoreError> {
    let Some(row) = row.filter(|row| viewer.sees(row)) else {
        return Ok(None);
    };
    let consultation = consultations::by_id(db, row.consultation_id)
        .await?
        .filter(|found| found.is_published() || viewer.works_for(row.agency_id));
    Ok(consultation.map(|consultation| (shown_to(viewer, row), consultation)))
}

/// A row as the reader may see it. Call it only for rows the reader sees.
pub(crate) fn shown_to(viewer: &Viewer, row: aspiration::Model) -> Aspiration {
    let own = viewer.wrote(
        row.author_id,
        row.author_tag.as_deref(),
        row.consultation_id,
    );
    let staff = viewer.works_for(row.agency_id);
    let words = own || staff || row.state != AspirationState::Withdrawn;
    Aspiration {
        id: row.id,
        public_id: row.public_id,
        consultation: row.consultation_id,
        agency: row.agency_id,
        kind: row.kind,
        title: row.title.filter(|_| words),
        body: if words { row.body } else { String::new() },
        place: row.place.filter(|_| words),
        area: row.area_id.filter(|_| words),
        visibility: row.visibility,
        author: Author::of(row.author_id, row.author_seal),
        own,
        staff,
        tracking_code: (own || staff).then_some(row.tracking_code),
        state: row.state,
        language: row.language,
        lapor_number: row.lapor_number,
        hidden: row.hidden_at.map(|at| Hidden {
            at,
            reason: row.hidden_reason.unwrap_or(Reason::Other),
        }),
        tally: Tally {
            agree: row.agree_count,
            disagree: row.disagree_count,
            pass: row.pass_count,
        },
        comment_count: row.comment_count,
        author_muted: row.author_muted,
        source: row.source,
        created_at: row.created_at,
    }
}
