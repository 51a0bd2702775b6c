//! Bulletins: a coordinator writes, another official of the agency reads and releases.
//!
//! Invariants: whoever wrote a bulletin never releases it, and what is released is the text that was read. Each reader
//! gets it at most once; an anonymous author is reached without being named. Who works at no agency is not allowed
//! here; bulletins of other agencies are not found.

mod views;

pub use store::bulletins::Bulletin;
pub use views::{BulletinView, Choices, choices, list, view};

use crate::actor::Actor;
use crate::aspirations::submit::form_mark;
use crate::error::ActError;
use crate::forum::Forum;
use crate::notifications::{About, Stop, Trace, matter_of, queue_to, reached, tell_all, way};
use crate::rates;
use domain::agencies::Slug;
use domain::bulletins::{Audience, BulletinRefused, Stage};
use domain::ids::{AgencyId, PublicId};
use domain::letters::{BulletinLetter, Letter};
use domain::limits::Limited;
use domain::notifications::Topic;
use domain::roles::{ANSWER, COORDINATE};
use domain::time::Timestamp;
use domain::words::{Paragraph, Title};
use store::audit::Entry;
use store::bulletins::{self, Words};
use store::people::Reachable;
use store::{ConnectionTrait, StoreError, audit, people};

/// A bulletin as it comes from a form.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// The consultation's name in addresses.
    pub consultation: &'a str,
    /// Who gets it.
    pub audience: Option<Audience>,
    /// The official code of the area, where that decides.
    pub area: &'a str,
    /// The subject line, as typed.
    pub subject: &'a str,
    /// The words, as typed.
    pub body: &'a str,
}

/// Writes a draft and returns its name. The same form sent twice makes one.
///
/// # Errors
/// [`BulletinRefused`] says what is wrong; [`ActError::NotAllowed`] unless the actor coordinates somewhere.
pub async fn write(
    forum: &Forum,
    actor: &Actor,
    draft: Draft<'_>,
    form_key: Option<&str>,
) -> Result<PublicId, ActError<BulletinRefused>> {
    coordinator(actor)?;
    let tx = forum.store.write().await?;
    let form_key = form_key.map(|key| form_mark(forum, key));
    if let Some(key) = &form_key
        && let Some(made) = bulletins::of_form(&*tx, actor.person, key).await?
    {
        return Ok(made);
    }
    let (words, agency) = checked(&*tx, actor, draft).await?;
    let id = forum.new_id()?;
    let new = (id.clone(), words, form_key);
    let by = (agency, actor.person);
    match bulletins::insert(&*tx, new, by, forum.clock.now()).await {
        Err(error) if error.is_duplicate() => {
            return Err(ActError::Refused(BulletinRefused::FormUsed));
        }
        made => made?,
    };
    forum.commit(tx).await?;
    Ok(id)
}

/// Changes a draft.
///
/// # Errors
/// As [`write`]; [`ActError::NotFound`] for bulletins of others.
pub async fn change(
    forum: &Forum,
    actor: &Actor,
    id: &PublicId,
    draft: Draft<'_>,
) -> Result<(), ActError<BulletinRefused>> {
    let tx = forum.store.write().await?;
    let bulletin = of_writer(&*tx, actor, id).await?;
    if bulletin.stage != Stage::Draft {
        return Err(ActError::Refused(BulletinRefused::NotDraft));
    }
    let changed = checked(&*tx, actor, draft).await?;
    bulletins::change(&*tx, bulletin.id, changed).await?;
    forum.commit(tx).await?;
    Ok(())
}

/// Sends a bulletin to the actor alone, to see how it arrives.
///
/// # Errors
/// Too many tests; [`BulletinRefused::NoMail`]; [`ActError::NotFound`] for bulletins of other agencies.
pub async fn test(
    forum: &Forum,
    actor: &Actor,
    id: &PublicId,
) -> Result<(), ActError<BulletinRefused>> {
    rates::count(forum, Limited::TestMail, &actor.person.0.to_string()).await??;
    let tx = forum.store.write().await?;
    let bulletin = of_agency(&*tx, actor, id, false).await?;
    let letter = letter(&*tx, &bulletin).await?;
    let stop = Stop::Topic(actor.person, Topic::Bulletin);
    let reachable = people::reachable(&*tx, &[actor.person]).await?;
    let to = reachable
        .first()
        .ok_or(ActError::Refused(BulletinRefused::NoMail))?;
    queue_to(forum, &*tx, (to, &letter), stop).await?;
    forum.commit(tx).await?;
    Ok(())
}

/// Asks for a second pair of eyes; with `ask` not set, makes it a draft again.
///
/// # Errors
/// [`BulletinRefused::NotDraft`] or [`BulletinRefused::NotWaiting`]; [`ActError::NotFound`] for bulletins of others.
pub async fn ask(
    forum: &Forum,
    actor: &Actor,
    id: &PublicId,
    ask: bool,
) -> Result<(), ActError<BulletinRefused>> {
    let tx = forum.store.write().await?;
    let bulletin = of_writer(&*tx, actor, id).await?;
    let (from, refused) = if ask {
        (Stage::Draft, BulletinRefused::NotDraft)
    } else {
        (Stage::Waiting, BulletinRefused::NotWaiting)
    };
    if bulletin.stage != from {
        return Err(ActError::Refused(refused));
    }
    let now = forum.clock.now();
    bulletins::ask(&*tx, bulletin.id, ask.then_some(now)).await?;
    let act = if ask {
        "ask_bulletin"
    } else {
        "unask_bulletin"
    };
    record(forum, &*tx, actor, (act, &bulletin)).await?;
    forum.commit(tx).await?;
    Ok(())
}

/// Releases a bulletin: everybody it is for gets it, once. `read` is the moment of the question whose text was read.
///
/// # Errors
/// [`BulletinRefused`] says why not; too many of one agency; [`ActError::NotFound`] for bulletins of other agencies.
pub async fn release(
    forum: &Forum,
    actor: &Actor,
    id: &PublicId,
    read: Option<Timestamp>,
) -> Result<(), ActError<BulletinRefused>> {
    let tx = forum.store.write().await?;
    let bulletin = of_agency(&*tx, actor, id, true).await?;
    if bulletin.stage != Stage::Waiting || read.is_none() || bulletin.asked_at != read {
        return Err(ActError::Refused(BulletinRefused::NotWaiting));
    }
    if bulletin.writer == actor.person {
        return Err(ActError::Refused(BulletinRefused::SecondEyes));
    }
    rates::count_in(
        forum,
        &*tx,
        Limited::Bulletin,
        &bulletin.agency.0.to_string(),
    )
    .await??;
    bulletins::release(&*tx, bulletin.id, (actor.person, forum.clock.now())).await?;
    let letter = letter(&*tx, &bulletin).await?;
    let to = readers(forum, &*tx, &bulletin.words).await?;
    let about = About::consultation(bulletin.words.consultation);
    tell_all(forum, &*tx, (&letter, about), &to).await?;
    record(forum, &*tx, actor, ("release_bulletin", &bulletin)).await?;
    forum.commit(tx).await?;
    Ok(())
}

/// Everybody it is for who can be reached.
async fn readers(
    forum: &Forum,
    db: &impl ConnectionTrait,
    words: &Words,
) -> Result<Vec<(Reachable, Stop, Trace)>, StoreError> {
    let recipients = bulletins::recipients(db, &forum.seal, words).await?;
    let ways = recipients.into_iter().map(|recipient| {
        let (person, (stop, trace)) = way(recipient, words.consultation);
        // what names its reader ends bulletins alone, and not the following
        let stop = match trace {
            Trace::Keep => Stop::Topic(person, Topic::Bulletin),
            Trace::Erase => stop,
        };
        (person, (stop, trace))
    });
    reached(db, ways.collect()).await
}

/// The letter of a bulletin.
async fn letter(db: &impl ConnectionTrait, bulletin: &Bulletin) -> Result<Letter, StoreError> {
    let missing = StoreError::Unreadable {
        table: "bulletin",
        what: "consultation_id",
    };
    let consultation = store::consultations::by_id(db, bulletin.words.consultation)
        .await?
        .ok_or(missing)?;
    let agency = crate::consultations::agency_of(db, &consultation).await?;
    Ok(Letter::Bulletin(BulletinLetter {
        on: matter_of(&consultation),
        agency: agency.name,
        subject: bulletin.words.subject.clone(),
        body: bulletin.words.body.clone(),
        audience: bulletin.words.audience,
    }))
}

fn coordinator(actor: &Actor) -> Result<Vec<AgencyId>, ActError<BulletinRefused>> {
    let agencies = actor.grants.agencies(COORDINATE);
    if agencies.is_empty() {
        return Err(ActError::NotAllowed);
    }
    Ok(agencies)
}

/// A bulletin of an agency the actor works for.
async fn of_agency(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: &PublicId,
    locked: bool,
) -> Result<Bulletin, ActError<BulletinRefused>> {
    if actor.grants.agencies(ANSWER).is_empty() {
        return Err(ActError::NotAllowed);
    }
    bulletins::find(db, id, locked)
        .await?
        .filter(|bulletin| actor.grants.hold(ANSWER, bulletin.agency))
        .ok_or(ActError::NotFound)
}

/// A bulletin the actor wrote and may still write; locked. A colleague reads it, but does not change it.
async fn of_writer(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: &PublicId,
) -> Result<Bulletin, ActError<BulletinRefused>> {
    let bulletin = of_agency(db, actor, id, true).await?;
    if bulletin.writer == actor.person && actor.grants.hold(COORDINATE, bulletin.agency) {
        Ok(bulletin)
    } else {
        Err(ActError::NotAllowed)
    }
}

async fn checked(
    db: &impl ConnectionTrait,
    actor: &Actor,
    draft: Draft<'_>,
) -> Result<(Words, AgencyId), ActError<BulletinRefused>> {
    let refuse = |refused| ActError::Refused(refused);
    let slug = Slug::parse(draft.consultation).ok_or(refuse(BulletinRefused::NoConsultation))?;
    let consultation = store::consultations::by_slug(db, &slug)
        .await?
        .filter(|found| found.is_published() && actor.grants.hold(COORDINATE, found.agency))
        .ok_or(refuse(BulletinRefused::NoConsultation))?;
    let audience = draft.audience.ok_or(refuse(BulletinRefused::NoAudience))?;
    let mut area = None;
    if audience == Audience::Area {
        let agency = crate::consultations::agency_of(db, &consultation).await?;
        let areas = store::agencies::areas_of(db, &agency).await?;
        let found = areas.iter().find(|one| one.code == draft.area);
        area = Some(found.ok_or(refuse(BulletinRefused::NoArea))?.id);
    }
    let subject =
        Title::parse(draft.subject).map_err(|error| refuse(BulletinRefused::Subject(error)))?;
    let body =
        Paragraph::parse(draft.body).map_err(|error| refuse(BulletinRefused::Body(error)))?;
    let words = Words {
        consultation: consultation.id,
        audience,
        area,
        subject: subject.into_string(),
        body: body.into_string(),
    };
    Ok((words, consultation.agency))
}

async fn record(
    forum: &Forum,
    db: &impl ConnectionTrait,
    actor: &Actor,
    (act, bulletin): (&'static str, &Bulletin),
) -> Result<(), StoreError> {
    let entry = Entry {
        at: forum.clock.now(),
        person: Some(actor.person),
        act,
        target: format!("bulletin:{}", bulletin.id.0),
        detail: bulletin.words.audience.code().to_owned(),
    };
    audit::append(db, entry).await
}
