//! Making a consultation: draft, publish, change, close.
//!
//! Every act is the coordinator's of the consultation's agency. Who coordinates nowhere is not allowed here; who
//! coordinates elsewhere finds nothing.

mod typed;
mod views;

pub use typed::{Field, Typed, Wrong, WrongField, checked};
pub use views::{Editor, Listed, editor, fixed_fields, list};

use crate::actor::Actor;
use crate::error::{ActError, Never};
use crate::forum::Forum;
use domain::agencies::Slug;
use domain::consultation_drafts::{Change, ChangeRefused, Draft, Stage};
use domain::ids::AgencyId;
use domain::roles::COORDINATE;
use domain::search::IndexPart;
use store::agencies::Agency;
use store::audit::Entry;
use store::consultation_drafts::NewConsultation;
use store::consultations::Consultation;
use store::{ConnectionTrait, StoreError, arrivals, audit, index_marks};

/// The agencies for which the actor can make consultations, by name.
///
/// # Errors
/// [`ActError::NotAllowed`] unless the actor coordinates somewhere.
pub async fn agencies(forum: &Forum, actor: &Actor) -> Result<Vec<Agency>, ActError<Never>> {
    let ids = agencies_of(actor)?;
    let found = store::agencies::by_ids(forum.store.read(), ids).await?;
    let mut agencies: Vec<Agency> = found.into_values().collect();
    agencies.sort_unstable_by(|one, other| one.name.cmp(&other.name));
    Ok(agencies)
}

/// Makes a draft and returns its name in URLs. The same form sent twice makes one.
///
/// # Errors
/// [`ActError::NotFound`] unless the actor coordinates the agency of the draft.
pub async fn make_draft(
    forum: &Forum,
    actor: &Actor,
    draft: Draft,
    form_key: Option<&str>,
) -> Result<Slug, ActError<ChangeRefused>> {
    if !agencies_of(actor)?.contains(&draft.agency) {
        return Err(ActError::NotFound);
    }
    let tx = forum.store.write().await?;
    if let Some(key) = form_key
        && let Some(made) = store::consultation_drafts::by_form_key(&*tx, actor.person, key).await?
    {
        return Ok(made);
    }
    let wanted = Slug::from_title(draft.title.as_str());
    let slug = store::consultation_drafts::free_slug(&*tx, &wanted).await?;
    let now = forum.clock.now();
    let agency = draft.agency;
    let new = NewConsultation {
        slug: slug.clone(),
        draft,
        by: Some(actor.person),
        source: None,
        form_key: form_key.map(str::to_owned),
    };
    let id = match store::consultation_drafts::insert(&*tx, new, now).await {
        Err(error) if error.is_duplicate() => {
            return Err(ActError::Refused(ChangeRefused::Taken));
        }
        made => made?,
    };
    let entry = entry(
        forum,
        actor,
        id.0,
        ("make_draft", format!("agency:{}", agency.0)),
    );
    audit::append(&*tx, entry).await?;
    forum.commit(tx).await?;
    Ok(slug)
}

/// Changes a consultation. What people already rely on stays: see [`Stage::allows`].
///
/// # Errors
/// [`ChangeRefused`] names what is in the way.
pub async fn change(
    forum: &Forum,
    actor: &Actor,
    slug: &Slug,
    draft: Draft,
) -> Result<(), ActError<ChangeRefused>> {
    let tx = forum.store.write().await?;
    let (old, stage) = locked(forum, &*tx, actor, slug).await?;
    if !agencies_of(actor)?.contains(&draft.agency) {
        return Err(ActError::NotFound);
    }
    let change = Change {
        agency: draft.agency != old.agency,
        question: draft.question.as_str() != old.question,
        limits: draft.limits.as_str() != old.limits,
        vote_mode: draft.vote_mode != old.vote_mode,
        dates: draft.dates,
    };
    stage.allows(change).map_err(ActError::Refused)?;
    let detail = changed(&old, &draft);
    store::consultation_drafts::change(&*tx, old.id, draft).await?;
    finish(forum, &*tx, actor, (&old, "change_consultation", detail)).await?;
    forum.commit(tx).await?;
    Ok(())
}

/// Publishes a draft: from now on everybody can read it, and take part once it is open.
///
/// # Errors
/// [`ChangeRefused`] says why not.
pub async fn publish(
    forum: &Forum,
    actor: &Actor,
    slug: &Slug,
) -> Result<(), ActError<ChangeRefused>> {
    let tx = forum.store.write().await?;
    let (draft, stage) = locked(forum, &*tx, actor, slug).await?;
    stage.may_publish().map_err(ActError::Refused)?;
    store::consultation_drafts::publish(&*tx, draft.id, forum.clock.now()).await?;
    arrivals::announce(&*tx, IndexPart::Consultation, draft.id.0).await?;
    let act = (&draft, "publish_consultation", String::new());
    finish(forum, &*tx, actor, act).await?;
    forum.commit(tx).await?;
    Ok(())
}

/// Closes an open consultation now.
///
/// # Errors
/// [`ChangeRefused::NotOpen`].
pub async fn close(
    forum: &Forum,
    actor: &Actor,
    slug: &Slug,
) -> Result<(), ActError<ChangeRefused>> {
    let tx = forum.store.write().await?;
    let (open, stage) = locked(forum, &*tx, actor, slug).await?;
    stage.may_close().map_err(ActError::Refused)?;
    store::consultation_drafts::close(&*tx, open.id, forum.clock.now()).await?;
    let act = (&open, "close_consultation", String::new());
    finish(forum, &*tx, actor, act).await?;
    forum.commit(tx).await?;
    Ok(())
}

/// The agencies the actor coordinates.
pub(crate) fn agencies_of<R: std::fmt::Debug + std::fmt::Display>(
    actor: &Actor,
) -> Result<Vec<AgencyId>, ActError<R>> {
    let agencies = actor.grants.agencies(COORDINATE);
    if agencies.is_empty() {
        return Err(ActError::NotAllowed);
    }
    Ok(agencies)
}

/// The consultation, if the actor coordinates its agency.
pub(crate) fn coordinated<R: std::fmt::Debug + std::fmt::Display>(
    actor: &Actor,
    consultation: Option<Consultation>,
) -> Result<Consultation, ActError<R>> {
    let agencies = agencies_of(actor)?;
    consultation
        .filter(|consultation| agencies.contains(&consultation.agency))
        .ok_or(ActError::NotFound)
}

async fn locked(
    forum: &Forum,
    db: &impl ConnectionTrait,
    actor: &Actor,
    slug: &Slug,
) -> Result<(Consultation, Stage), ActError<ChangeRefused>> {
    let found = store::consultation_drafts::find_locked(db, slug).await?;
    let consultation = coordinated(actor, found)?;
    let stage = stage(forum, db, &consultation).await?;
    Ok((consultation, stage))
}

async fn stage(
    forum: &Forum,
    db: &impl ConnectionTrait,
    consultation: &Consultation,
) -> Result<Stage, StoreError> {
    let summary = store::summaries::of_consultation(db, consultation.id, false).await?;
    Ok(Stage {
        status: consultation.status,
        dates: consultation.dates,
        has_aspirations: store::consultation_drafts::has_aspirations(db, consultation.id).await?,
        summarised: summary.is_some_and(|summary| summary.published_at.is_some()),
        now: forum.clock.now(),
    })
}

/// What every act on a consultation leaves behind: a record, and a mark for the index.
async fn finish(
    forum: &Forum,
    db: &impl ConnectionTrait,
    actor: &Actor,
    (on, act, detail): (&Consultation, &'static str, String),
) -> Result<(), StoreError> {
    audit::append(db, entry(forum, actor, on.id.0, (act, detail))).await?;
    index_marks::mark(db, IndexPart::Consultation, on.id.0).await
}

fn entry(
    forum: &Forum,
    actor: &Actor,
    consultation: i64,
    (act, detail): (&'static str, String),
) -> Entry {
    Entry {
        at: forum.clock.now(),
        person: Some(actor.person),
        act,
        target: format!("consultation:{consultation}"),
        detail,
    }
}

/// The names of what becomes another, and the dates it becomes.
fn changed(old: &Consultation, new: &Draft) -> String {
    let mut words: Vec<String> = [
        ("title", new.title.as_str() != old.title),
        ("question", new.question.as_str() != old.question),
        ("background", new.background.as_str() != old.background),
        ("limits", new.limits.as_str() != old.limits),
        ("agency", new.agency != old.agency),
        ("vote_mode", new.vote_mode != old.vote_mode),
    ]
    .into_iter()
    .filter(|(_, changed)| *changed)
    .map(|(name, _)| name.to_owned())
    .collect();
    if new.dates.opens_at != old.dates.opens_at {
        words.push(format!("opens_at {}", new.dates.opens_at.seconds()));
    }
    if new.dates.closes_at != old.dates.closes_at {
        words.push(format!("closes_at {}", new.dates.closes_at.seconds()));
    }
    words.join(", ")
}
