//! Who and what the demo world is made of: the people and agencies, and what has come into being so far.

use super::world::{self, Aspiration, World};
use anyhow::{Context, anyhow};
use domain::agencies::Slug;
use domain::identity::Email;
use domain::ids::{AgencyId, PublicId, SessionId};
use domain::roles::{Grant, Grants, Role};
use domain::time::Zone;
use domain::words::PersonName;
use forum::actor::Actor;
use forum::agency_admin::TypedAgency;
use forum::identity::{NewPerson, create_person};
use forum::{Forum, agency_admin};
use std::collections::HashMap;

/// What has come into being so far, by its key in the files.
#[derive(Debug, Default)]
pub(super) struct Cast {
    pub(super) people: HashMap<String, Actor>,
    pub(super) agencies: HashMap<String, AgencyId>,
    pub(super) consultations: HashMap<String, (Slug, AgencyId)>,
    pub(super) aspirations: HashMap<String, PublicId>,
    pub(super) comments: HashMap<String, PublicId>,
}

/// A printed account: what it may do, its address, its password.
pub(super) type Account = (String, String, String);

impl Cast {
    /// Makes the administrator, the agencies, and everybody else.
    pub(super) async fn assemble(
        forum: &Forum,
        world: &World,
    ) -> anyhow::Result<(Self, Vec<Account>)> {
        let (mut cast, mut accounts) = (Self::default(), Vec::new());
        let first = |person: &&world::Person| {
            person
                .roles
                .iter()
                .any(|held| held.role == Role::Administrator)
        };
        let (administrators, others): (Vec<_>, Vec<_>) = world.people.iter().partition(first);
        for person in &administrators {
            cast.add(forum, person, &mut accounts).await?;
        }
        let administrator = administrators
            .first()
            .ok_or_else(|| anyhow!("no administrator"))?;
        for agency in &world.agencies {
            let typed = TypedAgency {
                name: &agency.name,
                slug: &agency.key,
                kind: Some(agency.kind),
                parent: &agency.parent,
                code_prefix: &agency.code,
                zone: Some(Zone::Wib),
                area_code: &agency.area,
                about: &agency.about_id,
                about_english: &agency.about_en,
            };
            let actor = cast.person(&administrator.key)?;
            let slug = agency_admin::save(forum, actor, None, &typed)
                .await
                .context(agency.key.clone())?;
            let found = agency_admin::find(forum, actor, &slug).await?;
            cast.agencies.insert(agency.key.clone(), found.id);
        }
        for person in others {
            cast.add(forum, person, &mut accounts).await?;
        }
        Ok((cast, accounts))
    }

    async fn add(
        &mut self,
        forum: &Forum,
        person: &world::Person,
        accounts: &mut Vec<Account>,
    ) -> anyhow::Result<()> {
        let email = Email::parse(&format!("{}@rembuk.invalid", person.email_local))?;
        let mut grants = Vec::new();
        for held in &person.roles {
            let agency = match held.role {
                Role::Administrator => None,
                _ => Some(
                    *self
                        .agencies
                        .get(&held.agency)
                        .ok_or_else(|| anyhow!("agency {}", held.agency))?,
                ),
            };
            grants.push(Grant {
                role: held.role,
                agency,
            });
        }
        let password = match person.shown_account {
            Some(_) => Some(forum::secret::token()?),
            None => None,
        };
        if let (Some(shown), Some(password)) = (&person.shown_account, &password) {
            accounts.push((shown.clone(), email.as_str().to_owned(), password.clone()));
        }
        let new = NewPerson {
            email,
            name: PersonName::parse(&person.name)?,
            language: person.lang,
            adult: person.adult,
            consent: true,
            password,
            roles: grants.clone(),
        };
        let id = create_person(forum, new)
            .await
            .context(person.key.clone())?;
        let actor = Actor {
            person: id,
            session: SessionId(0),
            name: person.name.clone(),
            language: person.lang,
            adult: person.adult,
            grants: Grants(grants),
        };
        self.people.insert(person.key.clone(), actor);
        Ok(())
    }

    pub(super) fn person(&self, key: &str) -> anyhow::Result<&Actor> {
        self.people
            .get(key)
            .ok_or_else(|| anyhow!("no person {key}"))
    }

    pub(super) fn aspiration(&self, one: &Aspiration) -> anyhow::Result<&PublicId> {
        self.aspirations
            .get(&one.key)
            .ok_or_else(|| anyhow!("no aspiration {}", one.key))
    }
}
