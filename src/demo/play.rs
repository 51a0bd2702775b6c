//! Plays the script: each event is the act a person would do.

use super::script::{Event, moment};
use super::world::{
    Aspiration, Comment, Consultation, Moderation, Report, Response, Step, Summary, World,
};
use anyhow::{Context, anyhow};
use domain::agencies::Slug;
use domain::aspirations::AspirationState;
use domain::consultation_drafts::Draft;
use domain::consultations::Dates;
use domain::identity::Email;
use domain::ids::{AgencyId, PublicId, SessionId};
use domain::language::Language;
use domain::moderation::PostKind;
use domain::roles::{ANSWER, Grant, Grants, Role};
use domain::time::{Timestamp, Zone};
use domain::votes::Choice;
use domain::words::{Body, Line, PersonName, Title};
use forum::actor::Actor;
use forum::agency_admin::TypedAgency;
use forum::aspirations::submit::Writer;
use forum::comments::Voice;
use forum::identity::{NewPerson, create_person};
use forum::moderation::{PostName, Report as NewReport, Verdict};
use forum::{
    Forum, agency_admin, aspirations, comments, consultation_drafts, follows, moderation,
    responses, summaries, votes,
};
use std::collections::HashMap;

/// What has come into being so far, by its key in the files.
#[derive(Debug, Default)]
pub(super) struct Cast {
    people: HashMap<String, Actor>,
    agencies: HashMap<String, AgencyId>,
    consultations: HashMap<String, (Slug, AgencyId)>,
    aspirations: HashMap<String, PublicId>,
    comments: HashMap<String, PublicId>,
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
        let first = |person: &&super::world::Person| {
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
        person: &super::world::Person,
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

    fn person(&self, key: &str) -> anyhow::Result<&Actor> {
        self.people
            .get(key)
            .ok_or_else(|| anyhow!("no person {key}"))
    }

    fn aspiration(&self, one: &Aspiration) -> anyhow::Result<&PublicId> {
        self.aspirations
            .get(&one.key)
            .ok_or_else(|| anyhow!("no aspiration {}", one.key))
    }

    /// Does what an event says.
    pub(super) async fn play(
        &mut self,
        forum: &Forum,
        today: Timestamp,
        event: Event<'_>,
    ) -> anyhow::Result<()> {
        match event {
            Event::Publish(consultation) => self
                .publish(forum, today, consultation)
                .await
                .context(consultation.key.clone()),
            Event::Post(one) => self.post(forum, one).await.context(one.key.clone()),
            Event::Comment(one, comment) => self
                .comment(forum, one, comment)
                .await
                .context(comment.key.clone()),
            Event::Step(one, step) => self.step(forum, one, step).await.context(one.key.clone()),
            Event::Answer(one, response) => self
                .answer(forum, one, response)
                .await
                .context(one.key.clone()),
            Event::Report(one, report) => self
                .report(forum, one, report)
                .await
                .context(one.key.clone()),
            Event::Decide(one, decision) => self
                .decide(forum, one, decision)
                .await
                .context(one.key.clone()),
            Event::Summarise(summary) => self
                .summarise(forum, summary)
                .await
                .context(summary.consultation.clone()),
        }
    }

    async fn publish(
        &mut self,
        forum: &Forum,
        today: Timestamp,
        one: &Consultation,
    ) -> anyhow::Result<()> {
        let agency = *self
            .agencies
            .get(&one.agency)
            .ok_or_else(|| anyhow!("agency {}", one.agency))?;
        let draft = Draft {
            title: Title::parse(&one.title)?,
            question: Line::parse(&one.question)?,
            background: Body::parse(&one.background)?,
            limits: Body::parse(&one.limits)?,
            agency,
            vote_mode: one.mode,
            dates: Dates::new(
                moment(today, one.opens_day, "00:00")?,
                moment(today, one.closes_day + 1, "00:00")?,
            )?,
        };
        let coordinator = self.person(&one.coordinator)?;
        let slug = consultation_drafts::make_draft(forum, coordinator, draft, None).await?;
        consultation_drafts::publish(forum, coordinator, &slug).await?;
        self.consultations.insert(one.key.clone(), (slug, agency));
        Ok(())
    }

    async fn post(&mut self, forum: &Forum, one: &Aspiration) -> anyhow::Result<()> {
        let (slug, agency) = self
            .consultations
            .get(&one.consultation)
            .ok_or_else(|| anyhow!("consultation"))?;
        let draft = aspirations::submit::Draft {
            kind: one.kind,
            title: headline(one)?,
            body: Body::parse(&one.text)?,
            area: area(forum, *agency, one.area.as_deref()).await?,
            place: one.place.as_deref().map(Line::parse).transpose()?,
            visibility: one.visibility,
            language: one.lang.unwrap_or(Language::Indonesian),
            form_key: forum::secret::token()?,
        };
        let writer = match &one.author {
            Some(author) => Writer::Member(self.person(author)?),
            None => Writer::Guest { network: "demo" },
        };
        let posted = aspirations::submit(forum, writer, slug, &draft).await?;
        for supporter in &one.supports {
            votes::cast_vote(
                forum,
                self.person(supporter)?,
                &posted.public_id,
                Some(Choice::Agree),
            )
            .await
            .context(supporter.clone())?;
        }
        for follower in &one.follows {
            follows::follow_aspiration(forum, self.person(follower)?, &posted.public_id, true)
                .await
                .context(follower.clone())?;
        }
        self.aspirations.insert(one.key.clone(), posted.public_id);
        Ok(())
    }

    async fn comment(
        &mut self,
        forum: &Forum,
        one: &Aspiration,
        comment: &Comment,
    ) -> anyhow::Result<()> {
        let by = self.person(&comment.by)?;
        let (_, agency) = self
            .consultations
            .get(&one.consultation)
            .ok_or_else(|| anyhow!("consultation"))?;
        let parent = match &comment.parent {
            Some(key) => Some(
                self.comments
                    .get(key)
                    .ok_or_else(|| anyhow!("no comment {key}"))?,
            ),
            None => None,
        };
        let voice = if by.grants.hold(ANSWER, *agency) {
            Voice::Agency
        } else {
            Voice::Named
        };
        let draft = comments::Draft {
            parent,
            body: &comment.text,
            voice,
            form_key: None,
        };
        let id = comments::comment(forum, by, self.aspiration(one)?, draft).await?;
        self.comments.insert(comment.key.clone(), id);
        Ok(())
    }

    async fn step(&self, forum: &Forum, one: &Aspiration, step: &Step) -> anyhow::Result<()> {
        // An answer already moves the state; the files note it for readers.
        if step.state != AspirationState::Answered {
            let by = self.person(&step.by)?;
            responses::move_state(forum, by, self.aspiration(one)?, (step.state, &step.note))
                .await?;
        }
        Ok(())
    }

    async fn answer(
        &self,
        forum: &Forum,
        one: &Aspiration,
        response: &Response,
    ) -> anyhow::Result<()> {
        let (by, id) = (self.person(&response.by)?, self.aspiration(one)?);
        responses::answer(forum, by, id, (&response.text, None)).await?;
        if let Some(number) = &one.lapor_id {
            aspirations::lapor::record_lapor_number(forum, by, id, number).await?;
        }
        Ok(())
    }

    async fn report(&self, forum: &Forum, one: &Aspiration, report: &Report) -> anyhow::Result<()> {
        let post = PostName {
            kind: PostKind::Aspiration,
            id: self.aspiration(one)?.clone(),
        };
        let told = NewReport {
            reason: Some(report.reason),
            note: &report.text,
            form_key: None,
            network: "demo",
        };
        Ok(moderation::report(forum, Some(self.person(&report.by)?), &post, told).await?)
    }

    async fn decide(
        &self,
        forum: &Forum,
        one: &Aspiration,
        decided: &Moderation,
    ) -> anyhow::Result<()> {
        let post = PostName {
            kind: PostKind::Aspiration,
            id: self.aspiration(one)?.clone(),
        };
        let verdict = Verdict {
            decision: decided.decision,
            reason: Some(decided.reason),
            note: &decided.note,
            seen: None,
        };
        Ok(moderation::decide(forum, self.person(&decided.by)?, &post, verdict).await?)
    }

    async fn summarise(&self, forum: &Forum, summary: &Summary) -> anyhow::Result<()> {
        let (slug, _) = self
            .consultations
            .get(&summary.consultation)
            .ok_or_else(|| anyhow!("consultation"))?;
        let by = self.person(&summary.by)?;
        for paragraph in &summary.paragraphs {
            let cites: Option<Vec<PublicId>> = paragraph
                .cites
                .iter()
                .map(|key| self.aspirations.get(key).cloned())
                .collect();
            let cites = cites.ok_or_else(|| anyhow!("a paragraph cites what is not there"))?;
            let draft = summaries::Draft {
                id: None,
                body: &paragraph.text,
                cites: &cites,
                form_key: None,
            };
            summaries::save_paragraph(forum, by, slug, draft).await?;
        }
        Ok(summaries::publish(forum, by, slug).await?)
    }
}

/// A headline; statements have none of their own, so their first words serve.
fn headline(one: &Aspiration) -> anyhow::Result<Title> {
    if one.title.trim().is_empty() {
        let words: String = one.text.trim().chars().take(Title::MAX).collect();
        return Ok(Title::parse(&words.replace('\n', " "))?);
    }
    Ok(Title::parse(&one.title)?)
}

async fn area(
    forum: &Forum,
    agency: AgencyId,
    code: Option<&str>,
) -> anyhow::Result<Option<domain::ids::AreaId>> {
    let Some(code) = code else { return Ok(None) };
    let db = forum.store.read();
    let agency = store::agencies::by_id(db, agency)
        .await?
        .ok_or_else(|| anyhow!("agency"))?;
    let areas = store::agencies::areas_of(db, &agency).await?;
    let area = areas
        .iter()
        .find(|area| area.code == code)
        .ok_or_else(|| anyhow!("area {code}"))?;
    Ok(Some(area.id))
}
