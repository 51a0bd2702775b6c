//! People as administrators find them: roles, and suspending.
//!
//! Invariants: there is always an administrator who can sign in; a suspended person's sessions end in the same moment.

use crate::actor::Actor;
use crate::agency_admin::administrator;
use crate::bounces::{self, Reception};
use crate::error::{ActError, Never};
use crate::forum::Forum;
use domain::agencies::Slug;
use domain::identity::Email;
use domain::ids::{AgencyId, PersonId};
use domain::roles::{Grant, Role};
use domain::words::{Note, TextError};
use std::collections::HashMap;
use store::agencies::Agency;
use store::audit::Entry;
use store::people_admin::Wanted;
use store::{ConnectionTrait, StoreError, audit, people_admin, roles, sessions};

pub use store::people_admin::{Found, Suspension};

/// People a page.
const ROWS_MAX: u64 = 50;
/// Suspensions shown of one person.
const SUSPENSIONS_MAX: u64 = 20;

/// Why a change to a person was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PersonRefused {
    /// No role was chosen.
    #[error("no role chosen")]
    NoRole,
    /// The role is held at an agency, and none was chosen; or the other way round.
    #[error("no agency chosen")]
    NoAgency,
    /// Nobody would administer the site any more.
    #[error("the last administrator")]
    LastAdministrator,
    /// The reason does not fit.
    #[error("reason: {0}")]
    Reason(#[from] TextError),
    /// The person is suspended already, or is not.
    #[error("changed meanwhile")]
    Changed,
}

/// A person in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The person.
    pub person: Found,
    /// Roles held, with the agency's name.
    pub roles: Vec<(Role, Option<String>)>,
}

/// Whom a search is for: an address exactly, or words of a name; empty: everybody with a role.
fn wanted(search: &str, everybody: bool) -> Wanted {
    let search = search.trim();
    match Email::parse(search) {
        Ok(email) => Wanted::Address(email),
        Err(_) if !search.is_empty() => Wanted::Named(search.to_owned()),
        Err(_) if everybody => Wanted::Anybody,
        Err(_) => Wanted::WithRole,
    }
}

/// Finds people; gives a page and where the next one begins. An empty search gives those who hold a role.
///
/// # Errors
/// [`ActError::NotAllowed`] unless the actor administers the site.
pub async fn find(
    forum: &Forum,
    actor: &Actor,
    (search, everybody): (&str, bool),
    before: Option<PersonId>,
) -> Result<(Vec<Listed>, Option<PersonId>), ActError<Never>> {
    administrator(actor)?;
    let db = forum.store.read();
    let wanted = wanted(search, everybody);
    let mut people = people_admin::find(db, &wanted, before, ROWS_MAX + 1).await?;
    let fit = usize::try_from(ROWS_MAX).unwrap_or(usize::MAX);
    let more = people.len() > fit;
    people.truncate(fit);
    let next = people.last().filter(|_| more).map(|last| last.id);
    let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    let grants = people_admin::grants_of(db, &ids).await?;
    let agencies = agency_names(db, grants.values().flatten()).await?;
    let listed = |person: Found| Listed {
        roles: grants
            .get(&person.id)
            .into_iter()
            .flatten()
            .map(|grant| {
                (
                    grant.role,
                    grant.agency.and_then(|id| agencies.get(&id).cloned()),
                )
            })
            .collect(),
        person,
    };
    Ok((people.into_iter().map(listed).collect(), next))
}

/// Everything an administrator sees of a person.
#[derive(Debug, Clone)]
pub struct PersonView {
    /// The person.
    pub person: Found,
    /// Roles held, with the agency.
    pub grants: Vec<(Grant, Option<Agency>)>,
    /// Suspensions, newest first.
    pub suspensions: Vec<Suspension>,
    /// Agencies a role can be held at.
    pub agencies: Vec<Agency>,
    /// How mail to the address goes.
    pub reception: Reception,
    /// Whether the person is the actor.
    pub own: bool,
}

/// Loads a person.
///
/// # Errors
/// [`ActError::NotAllowed`] unless the actor administers the site.
pub async fn person(
    forum: &Forum,
    actor: &Actor,
    id: PersonId,
) -> Result<PersonView, ActError<Never>> {
    administrator(actor)?;
    let db = forum.store.read();
    let person = people_admin::by_id(db, id, false)
        .await?
        .ok_or(ActError::NotFound)?;
    let grants = roles::of(db, id).await?.0;
    let agencies = store::agencies::all(db).await?;
    let agency = |grant: &Grant| {
        let id = grant.agency?;
        agencies.iter().find(|agency| agency.id == id).cloned()
    };
    Ok(PersonView {
        grants: grants
            .into_iter()
            .map(|grant| (grant, agency(&grant)))
            .collect(),
        suspensions: people_admin::suspensions(db, id, SUSPENSIONS_MAX).await?,
        reception: bounces::reception(forum, id).await?,
        own: id == actor.person,
        agencies,
        person,
    })
}

/// A role and a place as they come from a form.
#[derive(Debug, Clone, Copy)]
pub struct TypedGrant<'a> {
    /// The role.
    pub role: Option<Role>,
    /// Name in URLs of the agency; empty for the whole site.
    pub agency: &'a str,
}

/// Gives a person a role; again changes nothing.
///
/// # Errors
/// [`PersonRefused`] says why not; [`ActError::NotAllowed`] unless the actor administers the site.
pub async fn grant_role(
    forum: &Forum,
    actor: &Actor,
    id: PersonId,
    typed: TypedGrant<'_>,
) -> Result<(), ActError<PersonRefused>> {
    administrator(actor)?;
    let tx = forum.store.write().await?;
    people_admin::by_id(&*tx, id, true)
        .await?
        .ok_or(ActError::NotFound)?;
    let grant = grant_of(&*tx, typed).await?;
    if roles::grant(&*tx, id, grant, forum.clock.now()).await? {
        record(forum, &*tx, actor, ("grant_role", id, words(grant))).await?;
        forum.commit(tx).await?;
    }
    Ok(())
}

/// Takes a role from a person; again changes nothing.
///
/// # Errors
/// [`PersonRefused::LastAdministrator`]; [`ActError::NotAllowed`] unless the actor administers the site.
pub async fn revoke_role(
    forum: &Forum,
    actor: &Actor,
    id: PersonId,
    typed: TypedGrant<'_>,
) -> Result<(), ActError<PersonRefused>> {
    administrator(actor)?;
    let tx = forum.store.write().await?;
    people_admin::by_id(&*tx, id, true)
        .await?
        .ok_or(ActError::NotFound)?;
    let grant = grant_of(&*tx, typed).await?;
    if grant.role == Role::Administrator {
        another_administrator(&*tx, id).await?;
    }
    if roles::revoke(&*tx, id, grant).await? {
        record(forum, &*tx, actor, ("revoke_role", id, words(grant))).await?;
        forum.commit(tx).await?;
    }
    Ok(())
}

/// Suspends a person: nobody signs in as them, and whoever is signed in is out at once.
///
/// # Errors
/// [`PersonRefused`] says why not; [`ActError::NotAllowed`] unless the actor administers the site.
pub async fn suspend(
    forum: &Forum,
    actor: &Actor,
    id: PersonId,
    reason: &str,
) -> Result<(), ActError<PersonRefused>> {
    administrator(actor)?;
    let reason = Note::parse(reason).map_err(|error| ActError::Refused(error.into()))?;
    let tx = forum.store.write().await?;
    let person = people_admin::by_id(&*tx, id, true)
        .await?
        .ok_or(ActError::NotFound)?;
    if person.suspended_at.is_some() {
        return Err(ActError::Refused(PersonRefused::Changed));
    }
    another_administrator(&*tx, id).await?;
    let now = forum.clock.now();
    people_admin::suspend(&*tx, id, (actor.person, reason.as_str()), now).await?;
    let ended = sessions::end_all(&*tx, id, None).await?;
    let detail = format!("sessions ended: {ended}");
    record(forum, &*tx, actor, ("suspend", id, detail)).await?;
    forum.commit(tx).await?;
    Ok(())
}

/// Ends the suspension of a person.
///
/// # Errors
/// [`PersonRefused`] says why not; [`ActError::NotAllowed`] unless the actor administers the site.
pub async fn end_suspension(
    forum: &Forum,
    actor: &Actor,
    id: PersonId,
    reason: &str,
) -> Result<(), ActError<PersonRefused>> {
    administrator(actor)?;
    let reason = Note::parse(reason).map_err(|error| ActError::Refused(error.into()))?;
    let tx = forum.store.write().await?;
    let person = people_admin::by_id(&*tx, id, true)
        .await?
        .ok_or(ActError::NotFound)?;
    if person.suspended_at.is_none() {
        return Err(ActError::Refused(PersonRefused::Changed));
    }
    let now = forum.clock.now();
    people_admin::restore(&*tx, id, (actor.person, reason.as_str()), now).await?;
    record(forum, &*tx, actor, ("end_suspension", id, String::new())).await?;
    forum.commit(tx).await?;
    Ok(())
}

/// Refuses unless somebody else administers the site and can sign in, or the person does not administer it.
async fn another_administrator(
    db: &impl ConnectionTrait,
    id: PersonId,
) -> Result<(), ActError<PersonRefused>> {
    let administrators = people_admin::lock_administrators(db).await?;
    let only = administrators.iter().all(|person| *person == id);
    if only && administrators.contains(&id) {
        return Err(ActError::Refused(PersonRefused::LastAdministrator));
    }
    Ok(())
}

async fn grant_of(
    db: &impl ConnectionTrait,
    typed: TypedGrant<'_>,
) -> Result<Grant, ActError<PersonRefused>> {
    let role = typed.role.ok_or(ActError::Refused(PersonRefused::NoRole))?;
    if role == Role::Administrator {
        return Ok(Grant { role, agency: None });
    }
    let missing = || ActError::Refused(PersonRefused::NoAgency);
    let slug = Slug::parse(typed.agency).ok_or_else(missing)?;
    let agency = store::agencies::by_slug(db, &slug)
        .await?
        .ok_or_else(missing)?;
    Ok(Grant {
        role,
        agency: Some(agency.id),
    })
}

async fn record(
    forum: &Forum,
    db: &impl ConnectionTrait,
    actor: &Actor,
    (act, person, detail): (&'static str, PersonId, String),
) -> Result<(), StoreError> {
    let entry = Entry {
        at: forum.clock.now(),
        person: Some(actor.person),
        act,
        target: format!("person:{}", person.0),
        detail,
    };
    audit::append(db, entry).await
}

fn words(grant: Grant) -> String {
    match grant.agency {
        Some(agency) => format!("{} at agency:{}", grant.role.code(), agency.0),
        None => grant.role.code().to_owned(),
    }
}

async fn agency_names<'a>(
    db: &impl ConnectionTrait,
    grants: impl Iterator<Item = &'a Grant>,
) -> Result<HashMap<AgencyId, String>, StoreError> {
    let agencies = store::agencies::by_ids(db, grants.filter_map(|grant| grant.agency)).await?;
    Ok(agencies
        .into_iter()
        .map(|(id, agency)| (id, agency.name))
        .collect())
}
