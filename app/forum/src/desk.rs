//! The desk: what waits for a person, by the roles they hold.

use crate::actor::Actor;
use crate::agency_admin::administrator;
use crate::aspirations::cards::{AspirationCard, cards, consultations_of};
use crate::error::{ActError, Never};
use crate::forum::Forum;
use domain::ids::{AgencyId, ConsultationId, PersonId};
use domain::notifications::OutboxState;
use domain::roles::{COORDINATE, MODERATE, Role};
use std::collections::HashMap;
use store::agencies::Area;
use store::audit::Recorded;
use store::consultations::Consultation;
use store::paging::{At, Page, Paged};
use store::{StoreError, audit, index_marks, outbox, people};

pub use store::desk::{Filter, Keep};

/// Aspirations a page of the desk.
const ROWS_MAX: u64 = 40;
/// Aspirations on the first page of the desk.
const FIRST_MAX: u64 = 8;
/// Consultations offered as a filter.
const CONSULTATIONS_MAX: u64 = 100;
/// Recorded acts a page.
const RECORDS_MAX: u64 = 50;

/// What waits for a person. What their roles do not cover is `None`.
#[derive(Debug, Clone, Default)]
pub struct DeskHome {
    /// For officials, moderators and coordinators: how many aspirations have no answer, and the oldest of them.
    pub waiting: Option<Waiting>,
    /// For moderators: how many reports and authors' answers are open.
    pub moderation: Option<(u64, usize)>,
    /// For coordinators: how many drafts there are.
    pub drafts: Option<u64>,
    /// For administrators: mails that could not be sent.
    pub dead_mails: Option<i64>,
}

/// Aspirations without an answer.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// How many.
    pub count: u64,
    /// The oldest of them.
    pub oldest: Vec<AspirationCard>,
    /// Their consultations.
    pub consultations: HashMap<ConsultationId, Consultation>,
}

/// Loads the first page of the desk.
///
/// # Errors
/// [`ActError::NotAllowed`] for people without any role at a desk.
pub async fn home(forum: &Forum, actor: &Actor) -> Result<DeskHome, ActError<Never>> {
    if !actor.grants.work_at_a_desk() {
        return Err(ActError::NotAllowed);
    }
    let db = forum.store.read();
    let viewer = forum.viewer(Some(actor));
    let mut home = DeskHome::default();
    let readers = actor.grants.agencies(READERS);
    if !readers.is_empty() {
        let which = (readers.as_slice(), Filter::default());
        let count = store::desk::count(db, &viewer, which).await?;
        let page = Page {
            at: At::Start,
            rows_max: FIRST_MAX,
        };
        let first = store::desk::aspirations(db, &viewer, which, &page).await?;
        let oldest = cards(db, first.rows).await?;
        home.waiting = Some(Waiting {
            count,
            consultations: consultations_of(db, &oldest).await?,
            oldest,
        });
    }
    let moderated = actor.grants.agencies(MODERATE);
    if !moderated.is_empty() {
        let reports = store::moderation::open_count(db, &moderated).await?;
        let appeals = store::moderation::open_appeals(db, &moderated, 100).await?;
        home.moderation = Some((reports, appeals.len()));
    }
    let coordinated = actor.grants.agencies(COORDINATE);
    if !coordinated.is_empty() {
        home.drafts = Some(store::consultation_drafts::draft_count(db, &coordinated).await?);
    }
    if actor.grants.administer() {
        let counts = outbox::overview::counts(db).await?;
        let dead = counts.iter().find(|(state, _)| *state == OutboxState::Dead);
        home.dead_mails = Some(dead.map_or(0, |(_, mails)| *mails));
    }
    Ok(home)
}

/// Who finds aspirations at the desk.
const READERS: &[Role] = &[Role::Official, Role::Moderator, Role::Coordinator];

/// A list of aspirations at the desk, with what one can filter it by.
#[derive(Debug, Clone)]
pub struct DeskList {
    /// A page of aspirations, oldest first.
    pub list: Paged<AspirationCard>,
    /// How many the filter keeps.
    pub count: u64,
    /// Consultations of the reader's agencies.
    pub consultations: Vec<Consultation>,
    /// Areas of the reader's agencies.
    pub areas: Vec<Area>,
}

impl DeskList {
    /// The consultation of an aspiration in the list.
    pub fn consultation_of(&self, card: &AspirationCard) -> Option<&Consultation> {
        let id = card.aspiration.consultation;
        self.consultations
            .iter()
            .find(|consultation| consultation.id == id)
    }
}

/// Loads a page of the aspirations of the actor's agencies.
///
/// # Errors
/// [`ActError::NotAllowed`] unless the actor is official, moderator or coordinator somewhere.
pub async fn aspirations(
    forum: &Forum,
    actor: &Actor,
    filter: Filter,
    at: At,
) -> Result<DeskList, ActError<Never>> {
    let agencies = actor.grants.agencies(READERS);
    if agencies.is_empty() {
        return Err(ActError::NotAllowed);
    }
    let db = forum.store.read();
    let viewer = forum.viewer(Some(actor));
    let page = Page {
        at,
        rows_max: ROWS_MAX,
    };
    let which = (agencies.as_slice(), filter);
    let found = store::desk::aspirations(db, &viewer, which, &page).await?;
    let consultations =
        store::consultation_drafts::of_agencies(db, &agencies, None, CONSULTATIONS_MAX).await?;
    Ok(DeskList {
        list: Paged {
            rows: cards(db, found.rows).await?,
            before: found.before,
            after: found.after,
        },
        count: store::desk::count(db, &viewer, which).await?,
        consultations: consultations
            .into_iter()
            .filter(Consultation::is_published)
            .collect(),
        areas: areas(forum, &agencies).await?,
    })
}

/// The areas of some agencies, each once, by official code.
pub(crate) async fn areas(forum: &Forum, agencies: &[AgencyId]) -> Result<Vec<Area>, StoreError> {
    let db = forum.store.read();
    let found = store::agencies::by_ids(db, agencies.iter().copied()).await?;
    let mut areas: Vec<Area> = Vec::new();
    for agency in found.values() {
        areas.extend(store::agencies::areas_of(db, agency).await?);
    }
    areas.sort_unstable_by(|one, other| one.code.cmp(&other.code));
    areas.dedup_by(|one, other| one.id == other.id);
    Ok(areas)
}

/// The record of privileged acts, and how the workers stand.
#[derive(Debug, Clone)]
pub struct Records {
    /// A page of acts, newest first, each with the name of who did it.
    pub acts: Vec<(Recorded, Option<String>)>,
    /// The next page begins before this act.
    pub before: Option<i64>,
    /// Acts whose chain is whole.
    pub verified: u64,
    /// The first act that does not fit the chain.
    pub broken: Option<i64>,
    /// Mails by state.
    pub mails: Vec<(OutboxState, i64)>,
    /// Rows that wait for the search index.
    pub marks: u64,
}

/// Loads a page of the record; checks the whole chain.
///
/// # Errors
/// [`ActError::NotAllowed`] unless the actor administers the site.
pub async fn records(
    forum: &Forum,
    actor: &Actor,
    before: Option<i64>,
) -> Result<Records, ActError<Never>> {
    administrator(actor)?;
    let db = forum.store.read();
    let mut acts = audit::newest(db, before, RECORDS_MAX + 1).await?;
    let fit = usize::try_from(RECORDS_MAX).unwrap_or(usize::MAX);
    let more = acts.len() > fit;
    acts.truncate(fit);
    let next = acts.last().filter(|_| more).map(|act| act.id);
    let mut people: Vec<PersonId> = acts.iter().filter_map(|act| act.person).collect();
    people.sort_unstable();
    people.dedup();
    let names: HashMap<PersonId, String> = people::names(db, &people).await?;
    let (verified, broken) = audit::verify(db).await?;
    Ok(Records {
        acts: acts
            .into_iter()
            .map(|act| {
                let name = act.person.and_then(|person| names.get(&person).cloned());
                (act, name)
            })
            .collect(),
        before: next,
        verified,
        broken,
        mails: outbox::overview::counts(db).await?,
        marks: index_marks::waiting(db).await?,
    })
}
