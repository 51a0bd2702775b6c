//! Importing a finished consultation from elsewhere: everything in one transaction, or nothing.
//!
//! Absent: reading files. Whoever reads them hands over an [`Import`] whose parts point at one another by place.

mod refused;

use crate::forum::Forum;
use crate::secret;
use domain::agencies::Slug;
use domain::consultation_drafts::Draft;
use domain::consultations::{Dates, VoteMode};
use domain::ids::{AgencyId, AspirationId, ConsultationId, PersonId};
use domain::language::Language;
use domain::moderation::{Decision, PostKind, Reason};
use domain::search::IndexPart;
use domain::time::Timestamp;
use domain::tracking::TrackingCode;
use domain::votes::{Choice, Tally};
use domain::words::{Body, Line, PersonName, Title};
pub use refused::ImportError;
use std::collections::HashMap;
use store::agencies::Agency;
use store::agency_admin::AgencyWords;
use store::audit::Entry;
use store::consultation_drafts::{NewConsultation, free_slug};
use store::imports::{NewPseudonym, NewStatement, VOTES_AT_ONCE};
use store::moderation::{NewDecision, PostRef};
use store::{ConnectionTrait, StoreError, imports, index_marks, participants};

/// A finished consultation to be imported.
#[derive(Debug, Clone)]
pub struct Import {
    /// Where it comes from, for example `polis:brexit-consensus`; imported once.
    pub source: String,
    /// The name in URLs it should have.
    pub slug: Slug,
    /// The theme.
    pub title: Title,
    /// The question people answered.
    pub question: Line,
    /// What it was about.
    pub background: Body,
    /// What cannot be changed any more.
    pub limits: Body,
    /// The language its statements are in.
    pub language: Language,
    /// Everybody in it.
    pub people: Vec<ImportedPerson>,
    /// What they stated.
    pub statements: Vec<ImportedStatement>,
    /// How they voted; one vote a person and statement.
    pub votes: Vec<ImportedVote>,
}

/// Somebody in an import.
#[derive(Debug, Clone)]
pub struct ImportedPerson {
    /// The number in the source.
    pub key: i64,
    /// What the person is called here.
    pub name: PersonName,
    /// Whether the person counts as having taken part; an author who never voted does not.
    pub took_part: bool,
}

/// A statement in an import.
#[derive(Debug, Clone)]
pub struct ImportedStatement {
    /// The number in the source.
    pub key: i64,
    /// The words.
    pub body: Body,
    /// The place of its author in [`Import::people`].
    pub author: usize,
    /// When it was written.
    pub at: Timestamp,
    /// The moderators of the source did not let it through.
    pub rejected: bool,
}

/// A vote in an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportedVote {
    /// The place in [`Import::statements`].
    pub statement: usize,
    /// The place in [`Import::people`].
    pub person: usize,
    /// What the person said.
    pub choice: Choice,
}

impl Import {
    /// Rows to be written, for showing progress.
    pub fn rows(&self) -> u64 {
        let rows = self.people.len() + self.statements.len() + self.votes.len();
        u64::try_from(rows).unwrap_or(u64::MAX)
    }

    /// The votes of each statement, in their order.
    pub fn tallies(&self) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); self.statements.len()];
        for vote in &self.votes {
            if let Some(tally) = tallies.get_mut(vote.statement) {
                *tally = tally.plus(Tally::change(None, Some(vote.choice)));
            }
        }
        tallies
    }
}

/// Who holds an imported consultation.
#[derive(Debug, Clone)]
pub enum Holder {
    /// This agency.
    Named(Slug),
    /// The first agency of the site; this one is made where there is none.
    First(Box<AgencyWords>),
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Imported {
    /// It made this consultation.
    Made(Slug),
    /// An earlier import had made it; nothing was written.
    There(Slug),
}

/// Imports a consultation as closed, with opinion votes. It is for the operator's command line, hence without actor;
/// `progress` is told how many rows were written so far.
///
/// # Errors
/// [`ImportError`]; nothing is written then.
pub async fn import_consultation(
    forum: &Forum,
    import: &Import,
    holder: &Holder,
    progress: impl Fn(u64),
) -> Result<Imported, ImportError> {
    let now = forum.clock.now();
    let tx = forum.store.write().await?;
    if let Some(slug) = imports::consultation_of(&*tx, &import.source).await? {
        return Ok(Imported::There(slug));
    }
    let agency = holding_agency(&*tx, holder, now).await?;
    let slug = free_slug(&*tx, &import.slug).await?;
    let dates = dates(import, now).ok_or(ImportError::Empty)?;
    let consultation = consultation(&*tx, import, (&slug, agency.id, dates), now).await?;
    let work = Work {
        forum,
        import,
        agency: &agency,
        consultation,
        now,
    };
    let people = work.people(&*tx).await?;
    progress(rows(people.len()));
    let statements = work.statements(&*tx, &people).await?;
    let before_votes = rows(people.len() + statements.len());
    progress(before_votes);
    let votes = work.votes(&people, &statements)?;
    for (place, some) in votes.chunks(VOTES_AT_ONCE).enumerate() {
        imports::votes(&*tx, some).await?;
        progress(before_votes + rows(place * VOTES_AT_ONCE + some.len()));
    }
    work.decisions(&*tx, &statements).await?;
    work.marks(&*tx, &statements).await?;
    store::audit::append(&*tx, work.entry()).await?;
    forum.commit(tx).await?;
    Ok(Imported::Made(slug))
}

async fn holding_agency(
    db: &impl ConnectionTrait,
    holder: &Holder,
    now: Timestamp,
) -> Result<Agency, ImportError> {
    let words = match holder {
        Holder::Named(slug) => {
            let named = store::agencies::by_slug(db, slug).await?;
            return named.ok_or_else(|| ImportError::NoAgency(slug.as_str().to_owned()));
        }
        Holder::First(words) => words,
    };
    let all = store::agency_admin::lock_tree(db).await?;
    if let Some(first) = all.into_iter().next() {
        return Ok(first);
    }
    let id = store::agency_admin::insert(db, (**words).clone(), now).await?;
    let made = store::agencies::by_id(db, id).await?;
    made.ok_or_else(|| ImportError::NoAgency(words.slug.as_str().to_owned()))
}

/// From the first statement to the last one, and over by now.
fn dates(import: &Import, now: Timestamp) -> Option<Dates> {
    let first = import.statements.iter().map(|s| s.at).min()?;
    let last = import.statements.iter().map(|s| s.at).max()?;
    let closes_at = last.plus_seconds(1).min(now);
    Some(Dates {
        opens_at: first.min(closes_at.plus_seconds(-1)),
        closes_at,
    })
}

async fn consultation(
    db: &impl ConnectionTrait,
    import: &Import,
    (slug, agency, dates): (&Slug, AgencyId, Dates),
    now: Timestamp,
) -> Result<ConsultationId, StoreError> {
    let draft = Draft {
        title: import.title.clone(),
        question: import.question.clone(),
        background: import.background.clone(),
        limits: import.limits.clone(),
        agency,
        vote_mode: VoteMode::Opinion,
        dates,
    };
    let new = NewConsultation {
        slug: slug.clone(),
        draft,
        by: None,
        source: Some(import.source.clone()),
        form_key: None,
    };
    let id = store::consultation_drafts::insert(db, new, now).await?;
    store::consultation_drafts::publish(db, id, dates.opens_at).await?;
    Ok(id)
}

/// One import, with what every part of it needs.
struct Work<'a> {
    forum: &'a Forum,
    import: &'a Import,
    agency: &'a Agency,
    consultation: ConsultationId,
    now: Timestamp,
}

impl Work<'_> {
    /// Writes the people and returns their keys, in the order of the import.
    async fn people(&self, db: &impl ConnectionTrait) -> Result<Vec<PersonId>, ImportError> {
        let new = self.import.people.iter().map(|person| NewPseudonym {
            name: person.name.clone(),
            source: self.source(person.key),
        });
        let made = imports::people(db, new.collect(), self.now).await?;
        let keys = self.import.people.iter().map(|person| person.key);
        let people = self.in_order(keys, &made, "a person")?;
        let took_part: Vec<PersonId> = people
            .iter()
            .zip(&self.import.people)
            .filter_map(|(id, person)| person.took_part.then_some(*id))
            .collect();
        participants::add_all(db, &self.forum.seal, self.consultation, &took_part).await?;
        Ok(people)
    }

    /// Writes the statements and returns their keys, in the order of the import.
    async fn statements(
        &self,
        db: &impl ConnectionTrait,
        people: &[PersonId],
    ) -> Result<Vec<AspirationId>, ImportError> {
        let mut new = Vec::with_capacity(self.import.statements.len());
        for (statement, tally) in self.import.statements.iter().zip(self.import.tallies()) {
            let author = people.get(statement.author);
            let author = *author.ok_or(ImportError::Loose("a statement"))?;
            new.push(self.statement(statement, author, tally)?);
        }
        let place = (self.consultation, self.agency.id);
        let made = imports::statements(db, place, new).await?;
        let keys = self.import.statements.iter().map(|statement| statement.key);
        self.in_order(keys, &made, "a statement")
    }

    fn statement(
        &self,
        statement: &ImportedStatement,
        author: PersonId,
        tally: Tally,
    ) -> Result<NewStatement, StoreError> {
        let year = statement.at.year(self.agency.zone);
        Ok(NewStatement {
            public_id: self.forum.new_id()?,
            tracking_code: TrackingCode::new(&self.agency.code_prefix, year, secret::random()?),
            body: statement.body.clone(),
            language: self.import.language,
            author,
            hidden: statement
                .rejected
                .then_some((self.now, Reason::RejectedInSource)),
            tally,
            source: self.source(statement.key),
            shuffle: secret::shuffle()?,
            created_at: statement.at,
        })
    }

    /// The votes as rows, in the order of their keys.
    fn votes(
        &self,
        people: &[PersonId],
        statements: &[AspirationId],
    ) -> Result<Vec<(AspirationId, PersonId, Choice)>, ImportError> {
        let mut votes = Vec::with_capacity(self.import.votes.len());
        for vote in &self.import.votes {
            let statement = statements.get(vote.statement);
            let (Some(statement), Some(person)) = (statement, people.get(vote.person)) else {
                return Err(ImportError::Loose("a vote"));
            };
            votes.push((*statement, *person, vote.choice));
        }
        votes.sort_unstable_by_key(|(statement, person, _)| (*statement, *person));
        Ok(votes)
    }

    /// What the source did not let through stands in the public log, as every hiding does.
    async fn decisions(
        &self,
        db: &impl ConnectionTrait,
        statements: &[AspirationId],
    ) -> Result<(), StoreError> {
        for (statement, id) in self.import.statements.iter().zip(statements) {
            if !statement.rejected {
                continue;
            }
            let decision = NewDecision {
                public_id: self.forum.new_id()?,
                post: PostRef {
                    kind: PostKind::Aspiration,
                    row: id.0,
                },
                agency: self.agency.id,
                consultation: self.consultation,
                decision: Decision::Hide,
                reason: Reason::RejectedInSource,
                note: String::new(),
                moderator: None,
                logged: true,
            };
            store::moderation::record(db, decision, self.now).await?;
        }
        Ok(())
    }

    async fn marks(
        &self,
        db: &impl ConnectionTrait,
        statements: &[AspirationId],
    ) -> Result<(), StoreError> {
        let public: Vec<i64> = statements
            .iter()
            .zip(&self.import.statements)
            .filter_map(|(id, statement)| (!statement.rejected).then_some(id.0))
            .collect();
        index_marks::mark(db, IndexPart::Consultation, self.consultation.0).await?;
        index_marks::mark_all(db, IndexPart::Aspiration, &public).await
    }

    fn entry(&self) -> Entry {
        Entry {
            at: self.now,
            person: None,
            act: "import",
            target: format!("consultation:{}", self.consultation.0),
            detail: self.import.source.clone(),
        }
    }

    fn source(&self, key: i64) -> String {
        format!("{}:{key}", self.import.source)
    }

    fn in_order<Id: Copy>(
        &self,
        keys: impl Iterator<Item = i64>,
        made: &HashMap<String, Id>,
        what: &'static str,
    ) -> Result<Vec<Id>, ImportError> {
        keys.map(|key| {
            let made = made.get(&self.source(key)).copied();
            made.ok_or(ImportError::Loose(what))
        })
        .collect()
    }
}

fn rows(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
