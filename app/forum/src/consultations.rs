//! Consultations as pages read them.
//!
//! A draft exists for the coordinators of its agency only; for everybody else there is none.

pub use store::consultations::{After, Consultation};

use crate::actor::Actor;
use crate::aspirations::cards::{AspirationCard, cards};
use crate::forum::Forum;
use domain::agencies::Slug;
use domain::consultations::ConsultationPhase;
use domain::roles;
use store::agencies::Agency;
use store::aspirations::{Filter, InConsultation, OrderBy, StateCount};
use store::paging::{Page, Paged};
use store::{ConnectionTrait, StoreError};

/// Open or upcoming consultations shown at most on one page.
const RUNNING_MAX: u64 = 60;
/// Closed ones a page.
const CLOSED_MAX: u64 = 12;

/// Whether somebody may see a consultation at all.
pub fn is_visible_to(actor: Option<&Actor>, consultation: &Consultation) -> bool {
    consultation.is_published()
        || actor.is_some_and(|actor| actor.grants.hold(roles::COORDINATE, consultation.agency))
}

/// One consultation, if the reader may see it.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn find(
    forum: &Forum,
    actor: Option<&Actor>,
    slug: &Slug,
) -> Result<Option<Consultation>, StoreError> {
    let found = store::consultations::by_slug(forum.store.read(), slug).await?;
    Ok(found.filter(|consultation| is_visible_to(actor, consultation)))
}

/// A consultation as it stands in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsultationCard {
    /// The consultation.
    pub consultation: Consultation,
    /// Where it stands now.
    pub phase: ConsultationPhase,
    /// Who runs it.
    pub agency: String,
    /// Aspirations in it that everybody may read.
    pub aspirations: u64,
}

/// All consultations: what is open, what comes, and a page of what is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// Closing soonest first.
    pub open: Vec<ConsultationCard>,
    /// Opening soonest first.
    pub upcoming: Vec<ConsultationCard>,
    /// Closed last first.
    pub closed: Vec<ConsultationCard>,
    /// Where the next page of closed ones begins.
    pub closed_after: Option<After>,
}

/// Loads the list of consultations; on later pages of the closed ones those alone.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn overview(forum: &Forum, after: Option<&After>) -> Result<Overview, StoreError> {
    let (open, upcoming) = if after.is_none() {
        (
            in_phase(forum, ConsultationPhase::Open, RUNNING_MAX).await?,
            in_phase(forum, ConsultationPhase::Upcoming, RUNNING_MAX).await?,
        )
    } else {
        (Vec::new(), Vec::new())
    };
    let now = forum.clock.now();
    let phase = ConsultationPhase::Closed;
    let (closed, closed_after) =
        store::consultations::published(forum.store.read(), (phase, now), after, CLOSED_MAX)
            .await?;
    Ok(Overview {
        open,
        upcoming,
        closed: with_counts(forum, closed).await?,
        closed_after,
    })
}

/// All published consultations, opened last first, with where the next page begins.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn newest(
    forum: &Forum,
    after: Option<&After>,
    rows_max: u64,
) -> Result<(Vec<ConsultationCard>, Option<After>), StoreError> {
    let (rows, next) = store::consultations::newest(forum.store.read(), after, rows_max).await?;
    Ok((with_counts(forum, rows).await?, next))
}

/// The first consultations of a phase.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn in_phase(
    forum: &Forum,
    phase: ConsultationPhase,
    rows_max: u64,
) -> Result<Vec<ConsultationCard>, StoreError> {
    let now = forum.clock.now();
    let (rows, _) =
        store::consultations::published(forum.store.read(), (phase, now), None, rows_max).await?;
    with_counts(forum, rows).await
}

async fn with_counts(
    forum: &Forum,
    rows: Vec<Consultation>,
) -> Result<Vec<ConsultationCard>, StoreError> {
    let db = forum.store.read();
    let agencies = store::agencies::by_ids(db, rows.iter().map(|row| row.agency)).await?;
    let counts = store::aspirations::count_public(db, rows.iter().map(|row| row.id)).await?;
    let now = forum.clock.now();
    let card = |consultation: Consultation| ConsultationCard {
        phase: consultation.phase(now),
        agency: agencies
            .get(&consultation.agency)
            .map(|agency| agency.name.clone())
            .unwrap_or_default(),
        aspirations: counts.get(&consultation.id).copied().unwrap_or_default(),
        consultation,
    };
    Ok(rows.into_iter().map(card).collect())
}

/// Everything the page of a consultation shows.
#[derive(Debug, Clone)]
pub struct ConsultationView {
    /// The consultation.
    pub consultation: Consultation,
    /// Where it stands now.
    pub phase: ConsultationPhase,
    /// Who runs it.
    pub agency: Agency,
    /// What may be read in it, by kind and state.
    pub counts: Vec<StateCount>,
    /// A page of its aspirations.
    pub list: Paged<AspirationCard>,
}

/// Which part of a consultation's aspirations to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// What is kept.
    pub filter: Filter,
    /// In which order.
    pub order: OrderBy,
    /// Which page.
    pub page: Page,
}

/// Loads the page of a consultation; `None` if the reader may not see it.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn view(
    forum: &Forum,
    actor: Option<&Actor>,
    slug: &Slug,
    shown: &Shown,
) -> Result<Option<ConsultationView>, StoreError> {
    let db = forum.store.read();
    let Some(consultation) = find(forum, actor, slug).await? else {
        return Ok(None);
    };
    let Some(agency) = store::agencies::by_id(db, consultation.agency).await? else {
        return Ok(None);
    };
    let viewer = forum.viewer(actor);
    let list = InConsultation {
        consultation: consultation.id,
        filter: shown.filter,
        order: shown.order,
    };
    let found = store::aspirations::in_consultation(db, &viewer, &list, &shown.page).await?;
    let list = Paged {
        rows: cards(db, found.rows).await?,
        before: found.before,
        after: found.after,
    };
    Ok(Some(ConsultationView {
        phase: consultation.phase(forum.clock.now()),
        counts: store::aspirations::counts(db, &viewer, consultation.id).await?,
        consultation,
        agency,
        list,
    }))
}

/// The agency of a consultation, which every consultation has.
pub(crate) async fn agency_of(
    db: &impl ConnectionTrait,
    consultation: &Consultation,
) -> Result<Agency, StoreError> {
    store::agencies::by_id(db, consultation.agency)
        .await?
        .ok_or(StoreError::Unreadable {
            table: "consultation",
            what: "agency_id",
        })
}
