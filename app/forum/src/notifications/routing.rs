//! Where a letter goes: into the outbox at once, to those that wait to be mailed together, or nowhere.

use super::{Stop, Trace, json, mail_to};
use crate::forum::Forum;
use domain::ids::{AspirationId, ConsultationId, PersonId};
use domain::letters::Letter;
use domain::notifications::{COALESCE_SECONDS, Cadence, Topic};
use domain::time::{Timestamp, Zone};
use std::collections::{HashMap, HashSet};
use store::follows::Followed;
use store::pending::{Pending, Reader};
use store::people::Reachable;
use store::{ConnectionTrait, StoreError, mail_choices, mutes, outbox, pending};

/// What a letter is about, for those who silenced it and for those who read its page before it is mailed.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct About {
    /// The aspiration.
    pub(crate) aspiration: Option<AspirationId>,
    /// The consultation.
    pub(crate) consultation: Option<ConsultationId>,
}

impl About {
    /// About a consultation as a whole.
    pub(crate) const fn consultation(id: ConsultationId) -> Self {
        Self {
            aspiration: None,
            consultation: Some(id),
        }
    }

    fn things(self) -> Vec<Followed> {
        let aspiration = self.aspiration.map(Followed::Aspiration);
        let consultation = self.consultation.map(Followed::Consultation);
        aspiration.into_iter().chain(consultation).collect()
    }
}

/// Tells one person something that nobody can silence by its subject.
pub(crate) async fn tell(
    forum: &Forum,
    db: &impl ConnectionTrait,
    to: &Reachable,
    letter: &Letter,
    (stop, trace): (Stop, Trace),
) -> Result<(), StoreError> {
    let to = [(to.clone(), stop, trace)];
    tell_all(forum, db, (letter, About::default()), &to).await
}

/// Tells many people the same, each as often as they chose to hear such news.
pub(crate) async fn tell_all(
    forum: &Forum,
    db: &impl ConnectionTrait,
    (letter, about): (&Letter, About),
    to: &[(Reachable, Stop, Trace)],
) -> Result<(), StoreError> {
    let people: Vec<PersonId> = to.iter().map(|(to, _, _)| to.person).collect();
    let ways = Ways::load(forum, db, (Topic::of(letter), about), &people).await?;
    let words = json(letter)?;
    let (mut mails, mut waiting) = (Vec::new(), Vec::new());
    for (to, stop, trace) in to {
        let stop = stop.token(forum);
        match ways.of(to.person, &stop) {
            Way::Never => {}
            Way::Now => {
                let words = (letter.notice(), words.clone());
                mails.push(mail_to(to, words, (stop, *trace))?);
            }
            Way::At(due_at, cadence) => waiting.push(Pending {
                reader: match trace {
                    Trace::Keep => Reader::Named(to.person),
                    Trace::Erase => Reader::Sealed(forum.seal.close(to.person)?),
                },
                topic: ways.topic,
                cadence,
                stop,
                aspiration: about.aspiration,
                letter: words.clone(),
                due_at,
            }),
        }
    }
    outbox::queue_all(db, mails, ways.now).await?;
    pending::add_all(db, waiting).await
}

/// What becomes of a letter to one person.
enum Way {
    Now,
    At(Timestamp, Cadence),
    Never,
}

/// Everything that decides it, loaded once for all readers.
struct Ways {
    topic: Topic,
    now: Timestamp,
    chosen: HashMap<PersonId, Cadence>,
    muted: HashSet<PersonId>,
    zones: HashMap<PersonId, Zone>,
    site_zone: Zone,
    /// Whether letters at once wait for others on the same thing.
    coalesced: bool,
    /// When those that wait already are due, by what stops them.
    due: HashMap<String, Timestamp>,
}

impl Ways {
    async fn load(
        forum: &Forum,
        db: &impl ConnectionTrait,
        (topic, about): (Topic, About),
        people: &[PersonId],
    ) -> Result<Self, StoreError> {
        let mut ways = Self {
            topic,
            now: forum.clock.now(),
            chosen: HashMap::new(),
            muted: HashSet::new(),
            zones: HashMap::new(),
            site_zone: Zone::Wib,
            coalesced: topic.row().coalesced && about.aspiration.is_some(),
            due: HashMap::new(),
        };
        if people.is_empty() || topic.is_fixed() {
            return Ok(ways);
        }
        ways.chosen = mail_choices::of_topic(db, people, topic).await?;
        if topic.heeds_mute() {
            ways.muted = mutes::of_things(db, people, &about.things()).await?;
        }
        let digested: Vec<PersonId> = people
            .iter()
            .copied()
            .filter(|person| ways.cadence(*person).is_digest())
            .collect();
        if !digested.is_empty() {
            ways.zones = mail_choices::zones(db, &digested).await?;
            ways.site_zone = mail_choices::site_zone(db).await?;
        }
        if let Some(aspiration) = about.aspiration.filter(|_| ways.coalesced) {
            ways.due = pending::due_about(db, aspiration).await?;
        }
        Ok(ways)
    }

    fn cadence(&self, person: PersonId) -> Cadence {
        self.topic.effective(self.chosen.get(&person).copied())
    }

    fn of(&self, person: PersonId, stop: &str) -> Way {
        let cadence = self.cadence(person);
        if self.muted.contains(&person) {
            return Way::Never;
        }
        if cadence == Cadence::AtOnce && self.coalesced {
            let latest = self.now.plus_seconds(COALESCE_SECONDS);
            // after the clock was put back, what waits may be due far in the future
            let with = self.due.get(stop).copied().filter(|due| *due <= latest);
            return Way::At(with.unwrap_or(latest), cadence);
        }
        if cadence == Cadence::AtOnce {
            return Way::Now;
        }
        let zone = self.zones.get(&person).copied().unwrap_or(self.site_zone);
        cadence
            .due(self.now, zone)
            .map_or(Way::Never, |due| Way::At(due, cadence))
    }
}
