//! Table `bulletin`: what an agency writes to people of a consultation. Invariant: a released one never changes.

use crate::entities::{aspiration, bulletin};
use crate::error::StoreError;
use crate::seal::Seal;
use crate::summaries::{Recipient, SealedPost};
use crate::viewer::public;
use domain::aspirations::AspirationState;
use domain::bulletins::{Audience, Stage};
use domain::ids::{AgencyId, AreaId, AspirationId, BulletinId, ConsultationId, PersonId, PublicId};
use domain::time::Timestamp;
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveValue::{NotSet, Set, Unchanged},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::BTreeMap;

/// A bulletin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bulletin {
    /// The row.
    pub id: BulletinId,
    /// Its name in addresses.
    pub public_id: PublicId,
    /// What is written.
    pub words: Words,
    /// Where it stands.
    pub stage: Stage,
    /// When a colleague was asked to release it.
    pub asked_at: Option<Timestamp>,
    /// When it was released.
    pub released_at: Option<Timestamp>,
    /// The agency in whose name it is written.
    pub agency: AgencyId,
    /// Who wrote it.
    pub writer: PersonId,
    /// Who released it.
    pub releaser: Option<PersonId>,
}

/// What of a bulletin its writer decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Whose readers they are.
    pub consultation: ConsultationId,
    /// Which of them.
    pub audience: Audience,
    /// The area, where the audience is one.
    pub area: Option<AreaId>,
    /// The subject line.
    pub subject: String,
    /// The words, as paragraphs.
    pub body: String,
}

/// Writes a draft.
///
/// # Errors
/// [`StoreError::Database`]; a duplicate when its form was sent before.
pub async fn insert(
    db: &impl ConnectionTrait,
    (public_id, words, form_key): (PublicId, Words, Option<String>),
    (agency, writer): (AgencyId, PersonId),
    now: Timestamp,
) -> Result<BulletinId, StoreError> {
    let row = bulletin::ActiveModel {
        id: NotSet,
        public_id: Set(public_id),
        audience: Set(words.audience),
        subject: Set(words.subject),
        body: Set(words.body),
        stage: Set(Stage::Draft),
        form_key: Set(form_key),
        created_at: Set(now),
        asked_at: Set(None),
        released_at: Set(None),
        agency_id: Set(agency),
        consultation_id: Set(words.consultation),
        area_id: Set(words.area),
        writer_id: Set(writer),
        releaser_id: Set(None),
    };
    Ok(bulletin::Entity::insert(row).exec(db).await?.last_insert_id)
}

/// The bulletin a form has made.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of_form(
    db: &impl ConnectionTrait,
    writer: PersonId,
    form_key: &str,
) -> Result<Option<PublicId>, StoreError> {
    let row = bulletin::Entity::find()
        .filter(bulletin::Column::FormKey.eq(form_key))
        .filter(bulletin::Column::WriterId.eq(writer))
        .one(db)
        .await?;
    Ok(row.map(|row| row.public_id))
}

/// A bulletin; with `locked`, nobody else changes it until the transaction ends.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn find(
    db: &impl ConnectionTrait,
    id: &PublicId,
    locked: bool,
) -> Result<Option<Bulletin>, StoreError> {
    let mut query = bulletin::Entity::find().filter(bulletin::Column::PublicId.eq(id.clone()));
    if locked {
        query = query.lock(LockType::Update);
    }
    Ok(query.one(db).await?.map(read))
}

/// The bulletins of agencies, newest first, those older than `before`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of_agencies(
    db: &impl ConnectionTrait,
    agencies: &[AgencyId],
    before: Option<BulletinId>,
    limit: u64,
) -> Result<Vec<Bulletin>, StoreError> {
    let mut query =
        bulletin::Entity::find().filter(bulletin::Column::AgencyId.is_in(agencies.iter().copied()));
    if let Some(before) = before {
        query = query.filter(bulletin::Column::Id.lt(before));
    }
    let rows = query
        .order_by_desc(bulletin::Column::Id)
        .limit(limit)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(read).collect())
}

/// Changes the words of a draft.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn change(
    db: &impl ConnectionTrait,
    id: BulletinId,
    (words, agency): (Words, AgencyId),
) -> Result<(), StoreError> {
    let row = bulletin::ActiveModel {
        id: Unchanged(id),
        consultation_id: Set(words.consultation),
        agency_id: Set(agency),
        audience: Set(words.audience),
        area_id: Set(words.area),
        subject: Set(words.subject),
        body: Set(words.body),
        ..Default::default()
    };
    bulletin::Entity::update(row).exec(db).await?;
    Ok(())
}

/// Asks for a release at a moment, or with `None` makes it a draft again.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn ask(
    db: &impl ConnectionTrait,
    id: BulletinId,
    asked_at: Option<Timestamp>,
) -> Result<(), StoreError> {
    let stage = if asked_at.is_some() {
        Stage::Waiting
    } else {
        Stage::Draft
    };
    let row = bulletin::ActiveModel {
        id: Unchanged(id),
        stage: Set(stage),
        asked_at: Set(asked_at),
        ..Default::default()
    };
    bulletin::Entity::update(row).exec(db).await?;
    Ok(())
}

/// Records who released it.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn release(
    db: &impl ConnectionTrait,
    id: BulletinId,
    (releaser, now): (PersonId, Timestamp),
) -> Result<(), StoreError> {
    let row = bulletin::ActiveModel {
        id: Unchanged(id),
        stage: Set(Stage::Released),
        releaser_id: Set(Some(releaser)),
        released_at: Set(Some(now)),
        ..Default::default()
    };
    bulletin::Entity::update(row).exec(db).await?;
    Ok(())
}

/// Whom a bulletin goes to, each once, by person.
///
/// Authors are told through aspirations that everybody may read, and not through those of which they want no mail.
/// Nobody is told because of something confidential.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn recipients(
    db: &impl ConnectionTrait,
    seal: &Seal,
    words: &Words,
) -> Result<Vec<Recipient>, StoreError> {
    if words.audience == Audience::Followers {
        let followers = crate::summaries::followers(db, words.consultation).await?;
        return Ok(followers.into_iter().map(Recipient::Follower).collect());
    }
    let mut query = aspiration::Entity::find()
        .select_only()
        .columns([
            aspiration::Column::Id,
            aspiration::Column::AuthorId,
            aspiration::Column::AuthorSeal,
        ])
        .filter(aspiration::Column::ConsultationId.eq(words.consultation))
        .filter(aspiration::Column::AuthorMuted.eq(false))
        .filter(aspiration::Column::State.ne(AspirationState::Withdrawn))
        .filter(public());
    if let Some(state) = words.audience.state() {
        query = query.filter(aspiration::Column::State.eq(state));
    }
    if words.audience == Audience::Area {
        let within = areas(db, words.area).await?;
        query = query.filter(aspiration::Column::AreaId.is_in(within));
    }
    let rows: Vec<(AspirationId, Option<PersonId>, Option<Vec<u8>>)> =
        query.into_tuple().all(db).await?;
    let mut told: BTreeMap<PersonId, Recipient> = BTreeMap::new();
    for (id, author, sealed) in rows {
        match (author, sealed) {
            // what somebody did under their name is known anyway
            (Some(person), _) => {
                told.insert(person, Recipient::Named(person));
            }
            (None, Some(sealed)) => {
                if let Some(person) = seal.open(&sealed) {
                    let post = SealedPost::Aspiration(id);
                    told.entry(person)
                        .or_insert(Recipient::Sealed(person, post));
                }
            }
            (None, None) => {}
        }
    }
    Ok(told.into_values().collect())
}

/// An area and all below it: a bulletin about a district is for its villages too.
async fn areas(db: &impl ConnectionTrait, id: Option<AreaId>) -> Result<Vec<AreaId>, StoreError> {
    let chosen = match id {
        Some(id) => crate::agencies::area(db, id).await?,
        None => None,
    };
    match chosen {
        Some(area) => crate::search::areas_within(db, &area.code).await,
        None => Ok(Vec::new()),
    }
}

fn read(row: bulletin::Model) -> Bulletin {
    Bulletin {
        id: row.id,
        public_id: row.public_id,
        words: Words {
            consultation: row.consultation_id,
            audience: row.audience,
            area: row.area_id,
            subject: row.subject,
            body: row.body,
        },
        stage: row.stage,
        asked_at: row.asked_at,
        released_at: row.released_at,
        agency: row.agency_id,
        writer: row.writer_id,
        releaser: row.releaser_id,
    }
}
