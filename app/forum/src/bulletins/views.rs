//! What the desk shows of bulletins.

use super::{Bulletin, coordinator, letter, of_agency, readers};
use crate::actor::Actor;
use crate::error::ActError;
use crate::forum::Forum;
use domain::bulletins::{BulletinRefused, Stage, rounded};
use domain::ids::{BulletinId, PersonId, PublicId};
use domain::letters::Letter;
use domain::notifications::{Cadence, Topic};
use domain::roles::{ANSWER, COORDINATE};
use store::agencies::Area;
use store::bulletins;
use store::consultations::Consultation;
use store::follows::Followed;
use store::{StoreError, mail_choices, mutes};

/// Bulletins a page.
const LISTED: u64 = 30;
/// Consultations offered at most.
const OFFERED: u64 = 200;

/// What a writer chooses from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// Published consultations the writer coordinates, newest first.
    pub consultations: Vec<Consultation>,
    /// Areas of their agencies.
    pub areas: Vec<Area>,
}

/// What the actor can write about.
///
/// # Errors
/// [`ActError::NotAllowed`] unless the actor coordinates somewhere.
pub async fn choices(forum: &Forum, actor: &Actor) -> Result<Choices, ActError<BulletinRefused>> {
    let db = forum.store.read();
    let ids = coordinator(actor)?;
    let all = store::consultation_drafts::of_agencies(db, &ids, None, OFFERED).await?;
    let consultations = all.into_iter().filter(Consultation::is_published).collect();
    let mut areas = crate::desk::areas(forum, &ids).await?;
    areas.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(Choices {
        consultations,
        areas,
    })
}

/// The bulletins of the actor's agencies, newest first, and where the next page begins.
///
/// # Errors
/// [`ActError::NotAllowed`] unless the actor works for an agency.
pub async fn list(
    forum: &Forum,
    actor: &Actor,
    before: Option<BulletinId>,
) -> Result<(Vec<Bulletin>, Option<BulletinId>), ActError<BulletinRefused>> {
    let agencies = actor.grants.agencies(ANSWER);
    if agencies.is_empty() {
        return Err(ActError::NotAllowed);
    }
    let db = forum.store.read();
    let mut rows = bulletins::of_agencies(db, &agencies, before, LISTED + 1).await?;
    let fit = usize::try_from(LISTED).unwrap_or(usize::MAX);
    let more = rows.len() > fit;
    rows.truncate(fit);
    let next = rows.last().filter(|_| more).map(|row| row.id);
    Ok((rows, next))
}

/// A bulletin as those who work on it see it.
#[derive(Debug, Clone)]
pub struct BulletinView {
    /// The bulletin.
    pub bulletin: Bulletin,
    /// The consultation.
    pub consultation: Consultation,
    /// The area, where that decides.
    pub area: Option<Area>,
    /// Who wrote it.
    pub writer: String,
    /// Who released it.
    pub releaser: Option<String>,
    /// How many will get it, rounded; `None` for few.
    pub readers: Option<u64>,
    /// The letter as it will be sent.
    pub letter: Letter,
    /// Whether the reader can change it.
    pub may_write: bool,
    /// Whether the reader can release it.
    pub may_release: bool,
}

/// One bulletin.
///
/// # Errors
/// [`ActError::NotAllowed`] unless the actor works for an agency; [`ActError::NotFound`] for bulletins of others.
pub async fn view(
    forum: &Forum,
    actor: &Actor,
    id: &PublicId,
) -> Result<BulletinView, ActError<BulletinRefused>> {
    let db = forum.store.read();
    let bulletin = of_agency(db, actor, id, false).await?;
    let consultation = store::consultations::by_id(db, bulletin.words.consultation)
        .await?
        .ok_or(ActError::NotFound)?;
    let area = match bulletin.words.area {
        Some(id) => store::agencies::area(db, id).await?,
        None => None,
    };
    let people: Vec<PersonId> = [Some(bulletin.writer), bulletin.releaser]
        .into_iter()
        .flatten()
        .collect();
    let names = store::people::names(db, &people).await?;
    let name = |person: PersonId| names.get(&person).cloned();
    let own = bulletin.writer == actor.person;
    Ok(BulletinView {
        area,
        writer: name(bulletin.writer).unwrap_or_default(),
        releaser: bulletin.releaser.and_then(name),
        readers: rounded(count(forum, &bulletin).await?),
        letter: letter(db, &bulletin).await?,
        may_write: own && actor.grants.hold(COORDINATE, bulletin.agency),
        may_release: !own && bulletin.stage == Stage::Waiting,
        consultation,
        bulletin,
    })
}

/// How many want it at this moment.
async fn count(forum: &Forum, bulletin: &Bulletin) -> Result<u64, StoreError> {
    let db = forum.store.read();
    let to = readers(forum, db, &bulletin.words).await?;
    let people: Vec<PersonId> = to.iter().map(|(to, _, _)| to.person).collect();
    let chosen = mail_choices::of_topic(db, &people, Topic::Bulletin).await?;
    let thing = [Followed::Consultation(bulletin.words.consultation)];
    let muted = mutes::of_things(db, &people, &thing).await?;
    let wanted = people.iter().filter(|person| {
        let cadence = Topic::Bulletin.effective(chosen.get(person).copied());
        cadence != Cadence::Off && !muted.contains(person)
    });
    Ok(u64::try_from(wanted.count()).unwrap_or(u64::MAX))
}
