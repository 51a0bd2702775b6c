//! Consultations as their coordinators see them: the list, and one to work on.

use super::{agencies, agencies_of, coordinated, stage};
use crate::actor::Actor;
use crate::error::{ActError, Never};
use crate::forum::Forum;
use domain::agencies::Slug;
use domain::consultation_drafts::{Change, ChangeRefused, Protected, Stage};
use domain::consultations::{ConsultationPhase, Dates};
use domain::time::Timestamp;
use store::agencies::Agency;
use store::consultations::Consultation;
use store::summaries::Summary;

/// Consultations a page.
const ROWS_MAX: u64 = 30;

/// A consultation as its coordinator works on it.
#[derive(Debug, Clone)]
pub struct Editor {
    /// The consultation.
    pub consultation: Consultation,
    /// Where it stands.
    pub phase: ConsultationPhase,
    /// Who holds it.
    pub agency: Agency,
    /// Agencies it could be given to while it is a draft.
    pub agencies: Vec<Agency>,
    /// What may change.
    pub stage: Stage,
    /// Its summary, if begun.
    pub summary: Option<Summary>,
}

/// Loads a consultation for its coordinator.
///
/// # Errors
/// [`ActError::NotAllowed`] unless the actor coordinates somewhere; [`ActError::NotFound`] for those of other agencies.
pub async fn editor(forum: &Forum, actor: &Actor, slug: &Slug) -> Result<Editor, ActError<Never>> {
    let agencies = agencies(forum, actor).await?;
    let db = forum.store.read();
    let consultation = store::consultations::by_slug(db, slug).await?;
    let consultation = coordinated(actor, consultation)?;
    let agency = agencies
        .iter()
        .find(|agency| agency.id == consultation.agency)
        .cloned()
        .ok_or(ActError::NotFound)?;
    let summary = store::summaries::of_consultation(db, consultation.id, false).await?;
    Ok(Editor {
        phase: consultation.phase(forum.clock.now()),
        stage: stage(forum, db, &consultation).await?,
        consultation,
        agency,
        agencies,
        summary,
    })
}

/// A consultation in its coordinator's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The consultation.
    pub consultation: Consultation,
    /// Where it stands.
    pub phase: ConsultationPhase,
    /// Who holds it.
    pub agency: String,
    /// Aspirations in it that everybody may read.
    pub aspirations: u64,
}

/// A coordinator's consultations, drafts too, newest first; and where the next page begins.
///
/// # Errors
/// [`ActError::NotAllowed`] unless the actor coordinates somewhere.
pub async fn list(
    forum: &Forum,
    actor: &Actor,
    before: Option<Timestamp>,
) -> Result<(Vec<Listed>, Option<Timestamp>), ActError<Never>> {
    let ids = agencies_of(actor)?;
    let db = forum.store.read();
    let mut rows = store::consultation_drafts::of_agencies(db, &ids, before, ROWS_MAX + 1).await?;
    let fit = usize::try_from(ROWS_MAX).unwrap_or(usize::MAX);
    let more = rows.len() > fit;
    rows.truncate(fit);
    let next = rows.last().filter(|_| more).map(|row| row.created_at);
    let agencies = store::agencies::by_ids(db, ids).await?;
    let counts = store::aspirations::count_public(db, rows.iter().map(|row| row.id)).await?;
    let now = forum.clock.now();
    let listed = |consultation: Consultation| Listed {
        phase: consultation.phase(now),
        agency: agencies
            .get(&consultation.agency)
            .map(|agency| agency.name.clone())
            .unwrap_or_default(),
        aspirations: counts.get(&consultation.id).copied().unwrap_or_default(),
        consultation,
    };
    Ok((rows.into_iter().map(listed).collect(), next))
}

/// Which fields a form must show as fixed.
pub fn fixed_fields(editor: &Editor) -> Vec<Protected> {
    let same = Change {
        agency: false,
        question: false,
        limits: false,
        vote_mode: false,
        dates: editor.consultation.dates,
    };
    let other_opening = Dates {
        opens_at: same.dates.opens_at.plus_seconds(-1),
        ..same.dates
    };
    let other_closing = Dates {
        closes_at: same.dates.closes_at.plus_days(366),
        ..same.dates
    };
    let tries = [
        (
            Protected::Agency,
            Change {
                agency: true,
                ..same
            },
        ),
        (
            Protected::Question,
            Change {
                question: true,
                ..same
            },
        ),
        (
            Protected::Limits,
            Change {
                limits: true,
                ..same
            },
        ),
        (
            Protected::VoteMode,
            Change {
                vote_mode: true,
                ..same
            },
        ),
        (
            Protected::Opens,
            Change {
                dates: other_opening,
                ..same
            },
        ),
        (
            Protected::Closes,
            Change {
                dates: other_closing,
                ..same
            },
        ),
    ];
    tries
        .into_iter()
        .filter(|(field, change)| editor.stage.allows(*change) == Err(ChangeRefused::Fixed(*field)))
        .map(|(field, _)| field)
        .collect()
}
