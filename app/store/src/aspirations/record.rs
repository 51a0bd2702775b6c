//! Writing aspirations: a new one, and what happens to it afterwards.

use crate::authors::{Author, Authorship};
use crate::entities::{addition, aspiration, aspiration_step};
use crate::error::StoreError;
use domain::aspirations::{AspirationKind, AspirationState};
use domain::ids::{AgencyId, AreaId, AspirationId, ConsultationId, PersonId, PublicId};
use domain::language::Language;
use domain::time::{Timestamp, Zone};
use domain::tracking::TrackingCode;
use domain::visibility::Visibility;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
};

/// An aspiration to be written.
#[derive(Debug, Clone)]
pub struct NewAspiration {
    /// Name in URLs.
    pub public_id: PublicId,
    /// Where it is posted, and whose consultation that is.
    pub consultation: (ConsultationId, AgencyId),
    /// What it is.
    pub kind: AspirationKind,
    /// Its headline.
    pub title: Option<String>,
    /// Its words.
    pub body: String,
    /// The kelurahan or desa.
    pub area: Option<AreaId>,
    /// The place in the author's own words.
    pub place: Option<String>,
    /// Who may see it.
    pub visibility: Visibility,
    /// Who wrote it, and the tag by which an anonymous author finds it again.
    pub author: Authorship,
    /// Hash of a guest's secret.
    pub guest_secret_hash: Option<Vec<u8>>,
    /// Its tracking code.
    pub tracking_code: TrackingCode,
    /// The language it is written in.
    pub language: Language,
    /// Marks the form it came from, so that a second sending makes no second row.
    pub form_key: Option<String>,
    /// Where it was imported from.
    pub source: Option<String>,
    /// Random, below 2^31.
    pub shuffle: i64,
    /// When it was posted; give the first moment of the day if it is anonymous.
    pub created_at: Timestamp,
}

/// Writes an aspiration in the state "received", without a step.
///
/// # Errors
/// [`StoreError::Database`]; a duplicate means that code or form is already in use.
pub async fn insert(
    db: &impl ConnectionTrait,
    new: NewAspiration,
) -> Result<AspirationId, StoreError> {
    let (author, tag) = new.author;
    let (author_id, author_seal) = match author {
        Author::Named(person) => (Some(person), None),
        Author::Sealed(seal) => (None, Some(seal)),
        Author::Guest => (None, None),
    };
    let row = aspiration::ActiveModel {
        id: NotSet,
        public_id: Set(new.public_id),
        kind: Set(new.kind),
        title: Set(new.title),
        body: Set(new.body),
        place: Set(new.place),
        visibility: Set(new.visibility),
        guest_secret_hash: Set(new.guest_secret_hash),
        tracking_code: Set(new.tracking_code),
        state: Set(AspirationState::Received),
        language: Set(new.language),
        lapor_number: Set(None),
        hidden_at: Set(None),
        hidden_reason: Set(None),
        agree_count: Set(0),
        disagree_count: Set(0),
        pass_count: Set(0),
        comment_count: Set(0),
        author_muted: Set(false),
        form_key: Set(new.form_key),
        source: Set(new.source),
        shuffle: Set(new.shuffle),
        created_at: Set(new.created_at),
        author_seal: Set(author_seal),
        author_tag: Set(tag),
        consultation_id: Set(new.consultation.0),
        agency_id: Set(new.consultation.1),
        area_id: Set(new.area),
        author_id: Set(author_id),
    };
    Ok(aspiration::Entity::insert(row)
        .exec(db)
        .await?
        .last_insert_id)
}

/// What an earlier sending of a form made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posted {
    /// Row key.
    pub id: AspirationId,
    /// Name in URLs.
    pub public_id: PublicId,
    /// Where.
    pub consultation: ConsultationId,
    /// Who wrote it.
    pub author: Author,
    /// Its tracking code.
    pub tracking_code: TrackingCode,
}

/// The aspiration a form has already made.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn by_form_key(
    db: &impl ConnectionTrait,
    form_key: &str,
) -> Result<Option<Posted>, StoreError> {
    let row = aspiration::Entity::find()
        .filter(aspiration::Column::FormKey.eq(form_key))
        .one(db)
        .await?;
    Ok(row.map(|row| Posted {
        id: row.id,
        public_id: row.public_id,
        consultation: row.consultation_id,
        author: Author::of(row.author_id, row.author_seal),
        tracking_code: row.tracking_code,
    }))
}

/// Whether a tracking code is in use.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn code_is_taken(
    db: &impl ConnectionTrait,
    code: &TrackingCode,
) -> Result<bool, StoreError> {
    let found = aspiration::Entity::find()
        .filter(aspiration::Column::TrackingCode.eq(code.as_str()))
        .count(db)
        .await?;
    Ok(found > 0)
}

/// A dated move to a state.
#[derive(Debug, Clone)]
pub struct NewStep {
    /// Of which aspiration.
    pub aspiration: AspirationId,
    /// To which state.
    pub state: AspirationState,
    /// What the official wrote beside it.
    pub note: Option<String>,
    /// When; give the first moment of the day for the receipt of an anonymous one.
    pub at: Timestamp,
    /// In whose name; `None` when the author did it.
    pub agency: Option<AgencyId>,
    /// The official; never the author.
    pub person: Option<PersonId>,
}

/// Writes a step; the state itself is [`set_state`].
///
/// # Errors
/// [`StoreError::Database`].
pub async fn add_step(db: &impl ConnectionTrait, step: NewStep) -> Result<(), StoreError> {
    let row = aspiration_step::ActiveModel {
        id: NotSet,
        state: Set(step.state),
        note: Set(step.note),
        created_at: Set(step.at),
        aspiration_id: Set(step.aspiration),
        agency_id: Set(step.agency),
        person_id: Set(step.person),
    };
    aspiration_step::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Writes the state.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn set_state(
    db: &impl ConnectionTrait,
    id: AspirationId,
    state: AspirationState,
) -> Result<(), StoreError> {
    aspiration::Entity::update_many()
        .col_expr(aspiration::Column::State, Expr::value(state.code()))
        .filter(aspiration::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// What becomes of a row whose visibility is tightened.
#[derive(Debug, Clone)]
pub struct Tightened {
    /// Who may see it from now on.
    pub visibility: Visibility,
    /// Who wrote it, as the row keeps it from now on, and the tag that goes with a seal.
    ///
    /// `None` leaves the columns as they are.
    pub author: Option<Authorship>,
    /// Cut every moment of the author's own doing back to the day in this zone.
    pub day_only: Option<Zone>,
}

/// Writes a tighter visibility with the columns that go with it.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn tighten(
    db: &impl ConnectionTrait,
    id: AspirationId,
    to: Tightened,
) -> Result<(), StoreError> {
    let mut update = aspiration::Entity::update_many()
        .col_expr(
            aspiration::Column::Visibility,
            Expr::value(to.visibility.code()),
        )
        .filter(aspiration::Column::Id.eq(id));
    if let Some((author, tag)) = to.author {
        let (person, seal) = match author {
            Author::Named(person) => (Some(person.0), None),
            Author::Sealed(seal) => (None, Some(seal)),
            Author::Guest => (None, None),
        };
        update = update
            .col_expr(aspiration::Column::AuthorId, Expr::value(person))
            .col_expr(aspiration::Column::AuthorSeal, Expr::value(seal))
            .col_expr(aspiration::Column::AuthorTag, Expr::value(tag));
    }
    update.exec(db).await?;
    match to.day_only {
        Some(zone) => cut_to_day(db, id, zone).await,
        None => Ok(()),
    }
}

/// Forgets at what time of the day the author posted, added and withdrew.
async fn cut_to_day(
    db: &impl ConnectionTrait,
    id: AspirationId,
    zone: Zone,
) -> Result<(), StoreError> {
    let Some(row) = aspiration::Entity::find_by_id(id).one(db).await? else {
        return Ok(());
    };
    let day = row.created_at.start_of_day(zone);
    let mut row: aspiration::ActiveModel = row.into();
    row.created_at = Set(day);
    aspiration::Entity::update(row).exec(db).await?;
    let steps = aspiration_step::Entity::find()
        .filter(aspiration_step::Column::AspirationId.eq(id))
        .filter(aspiration_step::Column::AgencyId.is_null())
        .all(db)
        .await?;
    for step in steps {
        let day = step.created_at.start_of_day(zone);
        let mut step: aspiration_step::ActiveModel = step.into();
        step.created_at = Set(day);
        aspiration_step::Entity::update(step).exec(db).await?;
    }
    let additions = addition::Entity::find()
        .filter(addition::Column::AspirationId.eq(id))
        .all(db)
        .await?;
    for addition in additions {
        let day = addition.created_at.start_of_day(zone);
        let mut addition: addition::ActiveModel = addition.into();
        addition.created_at = Set(day);
        addition::Entity::update(addition).exec(db).await?;
    }
    Ok(())
}

/// Writes LAPOR's number, or takes it away.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn record_lapor_number(
    db: &impl ConnectionTrait,
    id: AspirationId,
    number: Option<&str>,
) -> Result<(), StoreError> {
    aspiration::Entity::update_many()
        .col_expr(
            aspiration::Column::LaporNumber,
            Expr::value(number.map(str::to_owned)),
        )
        .filter(aspiration::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Erases what an author wrote: title, text, place and additions. Counters, steps and answers stay.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn erase_words(db: &impl ConnectionTrait, id: AspirationId) -> Result<(), StoreError> {
    aspiration::Entity::update_many()
        .col_expr(aspiration::Column::Title, Expr::value(None::<String>))
        .col_expr(aspiration::Column::Body, Expr::value(""))
        .col_expr(aspiration::Column::Place, Expr::value(None::<String>))
        .filter(aspiration::Column::Id.eq(id))
        .exec(db)
        .await?;
    addition::Entity::delete_many()
        .filter(addition::Column::AspirationId.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Words an author adds later.
#[derive(Debug, Clone)]
pub struct NewAddition {
    /// To which aspiration.
    pub aspiration: AspirationId,
    /// The words.
    pub body: String,
    /// Marks the form it came from.
    pub form_key: Option<String>,
    /// When; give the first moment of the day if the aspiration is anonymous.
    pub at: Timestamp,
}

/// Writes an addition.
///
/// # Errors
/// [`StoreError::Database`]; a duplicate means that the form was already sent.
pub async fn add_words(db: &impl ConnectionTrait, new: NewAddition) -> Result<(), StoreError> {
    let row = addition::ActiveModel {
        id: NotSet,
        body: Set(new.body),
        form_key: Set(new.form_key),
        created_at: Set(new.at),
        aspiration_id: Set(new.aspiration),
    };
    addition::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// The aspiration to which a form has already added words.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn addition_by_form_key(
    db: &impl ConnectionTrait,
    form_key: &str,
) -> Result<Option<AspirationId>, StoreError> {
    let row = addition::Entity::find()
        .filter(addition::Column::FormKey.eq(form_key))
        .one(db)
        .await?;
    Ok(row.map(|row| row.aspiration_id))
}
