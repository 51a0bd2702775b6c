//! Plays the script: each event is the act a person would do.

use super::cast::Cast;
use super::script::{Event, moment};
use super::world::{
    Aspiration, Comment, Consultation, Moderation, Report, Response, Step, Summary,
};
use anyhow::{Context, anyhow};
use domain::aspirations::AspirationState;
use domain::consultation_drafts::Draft;
use domain::consultations::Dates;
use domain::ids::{AgencyId, PublicId};
use domain::language::Language;
use domain::moderation::PostKind;
use domain::roles::ANSWER;
use domain::time::Timestamp;
use domain::votes::Choice;
use domain::words::{Body, Line, Title};
use forum::aspirations::submit::Writer;
use forum::comments::Voice;
use forum::moderation::{PostName, Report as NewReport, Verdict};
use forum::{
    Forum, aspirations, comments, consultation_drafts, follows, moderation, responses, summaries,
    votes,
};

impl Cast {
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
            follows::follow_aspiration(
                forum,
                self.person(follower)?,
                &posted.public_id,
                follows::Wish::Follow,
            )
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
