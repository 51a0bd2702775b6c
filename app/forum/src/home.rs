//! The home page: what is open, what was answered, and what it has come to.

use crate::aspirations::cards::{AspirationCard, cards};
use crate::consultations::{ConsultationCard, in_phase};
use crate::forum::Forum;
use domain::aspirations::AspirationState;
use domain::consultations::ConsultationPhase;
use domain::ids::ConsultationId;
use domain::time::Timestamp;
use std::collections::HashMap;
use store::StoreError;
use store::consultations::Consultation;

/// Open consultations shown.
const OPEN_MAX: u64 = 6;
/// Upcoming ones shown where none is open.
const UPCOMING_MAX: u64 = 3;
/// Answered aspirations shown.
const ANSWERED_MAX: usize = 3;

/// What the home page shows.
#[derive(Debug, Clone)]
pub struct HomeView {
    /// Closing soonest first.
    pub open: Vec<ConsultationCard>,
    /// What opens next; only looked for where nothing is open.
    pub upcoming: Vec<ConsultationCard>,
    /// Answered last first.
    pub answered: Vec<Answered>,
    /// What it has come to.
    pub numbers: Numbers,
}

/// An aspiration and what the agency answered.
#[derive(Debug, Clone)]
pub struct Answered {
    /// The aspiration.
    pub card: AspirationCard,
    /// The consultation it belongs to.
    pub consultation: Option<Consultation>,
    /// The answer in Markdown.
    pub answer: String,
    /// In whose name.
    pub agency: String,
    /// When.
    pub at: Timestamp,
}

/// Counts of what everybody may read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Aspirations.
    pub aspirations: i64,
    /// Of them, those the agency has answered or finished.
    pub answered: i64,
    /// Of them, those that are done.
    pub done: i64,
}

/// Loads the home page; `None` while the site has no administrator.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn home(forum: &Forum) -> Result<Option<HomeView>, StoreError> {
    let db = forum.store.read();
    if !store::roles::any_administrator(db).await? {
        return Ok(None);
    }
    let open = in_phase(forum, ConsultationPhase::Open, OPEN_MAX).await?;
    let upcoming = if open.is_empty() {
        in_phase(forum, ConsultationPhase::Upcoming, UPCOMING_MAX).await?
    } else {
        Vec::new()
    };
    Ok(Some(HomeView {
        open,
        upcoming,
        answered: answered(forum).await?,
        numbers: numbers(forum).await?,
    }))
}

async fn answered(forum: &Forum) -> Result<Vec<Answered>, StoreError> {
    let db = forum.store.read();
    let found = store::aspirations::latest_answered(db, ANSWERED_MAX).await?;
    let agencies = store::agencies::by_ids(db, found.iter().map(|one| one.agency)).await?;
    let consultations: HashMap<ConsultationId, Consultation> =
        store::consultations::by_ids(db, found.iter().map(|one| one.aspiration.consultation))
            .await?;
    let aspirations = found.iter().map(|one| one.aspiration.clone()).collect();
    let cards = cards(db, aspirations).await?;
    let mut shown = Vec::new();
    for (one, card) in found.into_iter().zip(cards) {
        shown.push(Answered {
            consultation: consultations.get(&one.aspiration.consultation).cloned(),
            agency: agencies
                .get(&one.agency)
                .map(|agency| agency.name.clone())
                .unwrap_or_default(),
            answer: one.answer,
            at: one.at,
            card,
        });
    }
    Ok(shown)
}

async fn numbers(forum: &Forum) -> Result<Numbers, StoreError> {
    let mut numbers = Numbers::default();
    for (state, count) in store::aspirations::public_counts(forum.store.read()).await? {
        numbers.aspirations += count;
        match state {
            AspirationState::Answered => numbers.answered += count,
            AspirationState::Done => {
                numbers.answered += count;
                numbers.done += count;
            }
            AspirationState::Received
            | AspirationState::InProgress
            | AspirationState::Withdrawn => {}
        }
    }
    Ok(numbers)
}
