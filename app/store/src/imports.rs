//! Rows of an import, many a statement: people without address, aspirations, their first steps and votes.
//!
//! Invariants: everything is written in the caller's one transaction; a row's `source` names where it came from and is
//! unique, so that importing twice cannot double anything. Absent: the counters beside an aspiration are given, and it
//! is the caller who has counted them.

use crate::entities::{aspiration, aspiration_step, consultation, person, vote};
use crate::error::StoreError;
use domain::agencies::Slug;
use domain::aspirations::{AspirationKind, AspirationState};
use domain::ids::{AgencyId, AspirationId, ConsultationId, PersonId, PublicId};
use domain::language::Language;
use domain::moderation::Reason;
use domain::time::Timestamp;
use domain::tracking::TrackingCode;
use domain::visibility::Visibility;
use domain::votes::{Choice, Tally};
use domain::words::{Body, PersonName};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
};
use std::collections::HashMap;

/// Rows of a wide table in one statement: SQLite takes 32,766 values.
const WIDE_ROWS: usize = 500;
/// Votes in one statement.
pub const VOTES_AT_ONCE: usize = 5_000;

/// A person who came with an import: pseudonymous, without address, cannot sign in.
#[derive(Debug, Clone)]
pub struct NewPseudonym {
    /// What the person is called here.
    pub name: PersonName,
    /// Where the person came from.
    pub source: String,
}

/// An aspiration that came with an import, with its votes counted.
#[derive(Debug, Clone)]
pub struct NewStatement {
    /// Name in URLs.
    pub public_id: PublicId,
    /// Its tracking code.
    pub tracking_code: TrackingCode,
    /// Its words.
    pub body: Body,
    /// The language they are in.
    pub language: Language,
    /// Who wrote it.
    pub author: PersonId,
    /// Why it is hidden, and since when.
    pub hidden: Option<(Timestamp, Reason)>,
    /// Its votes; must equal the rows of [`votes`].
    pub tally: Tally,
    /// Where it came from.
    pub source: String,
    /// Random, below 2^31.
    pub shuffle: i64,
    /// When it was posted.
    pub created_at: Timestamp,
}

/// The consultation that an earlier import of a source has made.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn consultation_of(
    db: &impl ConnectionTrait,
    source: &str,
) -> Result<Option<Slug>, StoreError> {
    let row = consultation::Entity::find()
        .filter(consultation::Column::Source.eq(source))
        .one(db)
        .await?;
    Ok(row.map(|row| row.slug))
}

/// Writes people and returns their keys by source.
///
/// # Errors
/// [`StoreError::Database`]; a duplicate when one of the sources was imported before.
pub async fn people(
    db: &impl ConnectionTrait,
    people: Vec<NewPseudonym>,
    now: Timestamp,
) -> Result<HashMap<String, PersonId>, StoreError> {
    let mut keys = HashMap::with_capacity(people.len());
    for some in people.chunks(WIDE_ROWS) {
        let rows = some.iter().map(|person| pseudonym(person, now));
        person::Entity::insert_many(rows)
            .exec_without_returning(db)
            .await?;
        let made: Vec<(Option<String>, PersonId)> = person::Entity::find()
            .select_only()
            .columns([person::Column::Source, person::Column::Id])
            .filter(person::Column::Source.is_in(some.iter().map(|person| person.source.as_str())))
            .into_tuple()
            .all(db)
            .await?;
        keys.extend(by_source(made));
    }
    Ok(keys)
}

/// Writes aspirations in the state "received", each with its first step, and returns their keys by source.
///
/// # Errors
/// [`StoreError::Database`]; a duplicate when one of the sources was imported before, or a code is in use.
pub async fn statements(
    db: &impl ConnectionTrait,
    place: (ConsultationId, AgencyId),
    statements: Vec<NewStatement>,
) -> Result<HashMap<String, AspirationId>, StoreError> {
    let mut keys = HashMap::with_capacity(statements.len());
    for some in statements.chunks(WIDE_ROWS) {
        let rows = some.iter().map(|statement| row_of(place, statement));
        aspiration::Entity::insert_many(rows)
            .exec_without_returning(db)
            .await?;
        let sources = some.iter().map(|statement| statement.source.as_str());
        let made: Vec<(Option<String>, AspirationId)> = aspiration::Entity::find()
            .select_only()
            .columns([aspiration::Column::Source, aspiration::Column::Id])
            .filter(aspiration::Column::Source.is_in(sources))
            .into_tuple()
            .all(db)
            .await?;
        let made: HashMap<String, AspirationId> = by_source(made).collect();
        let steps = some.iter().filter_map(|statement| {
            let id = made.get(&statement.source)?;
            Some(first_step(*id, statement.created_at))
        });
        aspiration_step::Entity::insert_many(steps)
            .exec_without_returning(db)
            .await?;
        keys.extend(made);
    }
    Ok(keys)
}

/// Writes votes; at most [`VOTES_AT_ONCE`], so that the caller can show how far it is.
///
/// # Errors
/// [`StoreError::Database`]; a duplicate when a person has voted on the aspiration before.
pub async fn votes(
    db: &impl ConnectionTrait,
    votes: &[(AspirationId, PersonId, Choice)],
) -> Result<(), StoreError> {
    let rows = votes
        .iter()
        .take(VOTES_AT_ONCE)
        .map(|(aspiration, person, choice)| vote::ActiveModel {
            aspiration_id: Set(*aspiration),
            person_id: Set(*person),
            choice: Set(choice.number()),
        });
    vote::Entity::insert_many(rows)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

fn by_source<Id>(rows: Vec<(Option<String>, Id)>) -> impl Iterator<Item = (String, Id)> {
    rows.into_iter()
        .filter_map(|(source, id)| source.map(|source| (source, id)))
}

fn pseudonym(person: &NewPseudonym, now: Timestamp) -> person::ActiveModel {
    person::ActiveModel {
        id: NotSet,
        name: Set(person.name.as_str().to_owned()),
        email: Set(None),
        language: Set(Language::Indonesian),
        adult: Set(true),
        consent_version: Set(None),
        consent_at: Set(None),
        password_hash: Set(None),
        suspended_at: Set(None),
        mail_off: Set(true),
        mail_stopped_at: Set(None),
        source: Set(Some(person.source.clone())),
        created_at: Set(now),
    }
}

fn row_of(
    (consultation, agency): (ConsultationId, AgencyId),
    new: &NewStatement,
) -> aspiration::ActiveModel {
    aspiration::ActiveModel {
        id: NotSet,
        public_id: Set(new.public_id.clone()),
        kind: Set(AspirationKind::Aspiration),
        title: Set(None),
        body: Set(new.body.as_str().to_owned()),
        place: Set(None),
        visibility: Set(Visibility::Public),
        guest_secret_hash: Set(None),
        tracking_code: Set(new.tracking_code.clone()),
        state: Set(AspirationState::Received),
        language: Set(new.language),
        lapor_number: Set(None),
        hidden_at: Set(new.hidden.map(|(at, _)| at)),
        hidden_reason: Set(new.hidden.map(|(_, reason)| reason)),
        agree_count: Set(new.tally.agree),
        disagree_count: Set(new.tally.disagree),
        pass_count: Set(new.tally.pass),
        comment_count: Set(0),
        author_muted: Set(true),
        form_key: Set(None),
        source: Set(Some(new.source.clone())),
        shuffle: Set(new.shuffle),
        created_at: Set(new.created_at),
        author_seal: Set(None),
        author_tag: Set(None),
        consultation_id: Set(consultation),
        agency_id: Set(agency),
        area_id: Set(None),
        author_id: Set(Some(new.author)),
    }
}

fn first_step(aspiration: AspirationId, at: Timestamp) -> aspiration_step::ActiveModel {
    aspiration_step::ActiveModel {
        id: NotSet,
        state: Set(AspirationState::Received),
        note: Set(None),
        created_at: Set(at),
        aspiration_id: Set(aspiration),
        agency_id: Set(None),
        person_id: Set(None),
    }
}
