//! Table `response`: official answers. Invariant: an answer is given in the name of the consultation's agency.

use crate::entities::{agency, person, response};
use crate::error::StoreError;
use domain::ids::{AgencyId, AspirationId, PersonId, PublicId, ResponseId};
use domain::time::Timestamp;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect,
};

/// The most answers shown of one aspiration.
const SHOWN_MAX: u64 = 50;

/// An answer to be written.
#[derive(Debug, Clone)]
pub struct NewResponse {
    /// Its name outside.
    pub public_id: PublicId,
    /// The aspiration answered.
    pub aspiration: AspirationId,
    /// In whose name.
    pub agency: AgencyId,
    /// Who wrote it.
    pub person: PersonId,
    /// Markdown.
    pub body: String,
    /// The form it came with.
    pub form_key: Option<String>,
}

/// An answer as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Response {
    /// Its name outside.
    pub public_id: PublicId,
    /// Markdown.
    pub body: String,
    /// When it was given.
    pub created_at: Timestamp,
    /// What the agency is called.
    pub agency_name: String,
    /// What the official is called.
    pub official_name: String,
}

/// Writes an answer and returns its key.
///
/// # Errors
/// [`StoreError::Database`]; a duplicate when its form was sent before.
pub async fn add(
    db: &impl ConnectionTrait,
    new: NewResponse,
    now: Timestamp,
) -> Result<ResponseId, StoreError> {
    let row = response::ActiveModel {
        id: NotSet,
        public_id: Set(new.public_id),
        body: Set(new.body),
        form_key: Set(new.form_key),
        created_at: Set(now),
        aspiration_id: Set(new.aspiration),
        agency_id: Set(new.agency),
        person_id: Set(new.person),
    };
    Ok(response::Entity::insert(row).exec(db).await?.last_insert_id)
}

/// The answer a form of this person has already made to this aspiration.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of_form(
    db: &impl ConnectionTrait,
    (aspiration, person): (AspirationId, PersonId),
    form_key: &str,
) -> Result<Option<PublicId>, StoreError> {
    let row = response::Entity::find()
        .filter(response::Column::FormKey.eq(form_key))
        .filter(response::Column::AspirationId.eq(aspiration))
        .filter(response::Column::PersonId.eq(person))
        .one(db)
        .await?;
    Ok(row.map(|row| row.public_id))
}

/// The answers to an aspiration the caller has seen through its viewer, oldest first.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of(
    db: &impl ConnectionTrait,
    aspiration: AspirationId,
) -> Result<Vec<Response>, StoreError> {
    let agency = response::Entity::belongs_to(agency::Entity)
        .from(response::Column::AgencyId)
        .to(agency::Column::Id);
    let person = response::Entity::belongs_to(person::Entity)
        .from(response::Column::PersonId)
        .to(person::Column::Id);
    Ok(response::Entity::find()
        .select_only()
        .columns([
            response::Column::PublicId,
            response::Column::Body,
            response::Column::CreatedAt,
        ])
        .column_as(agency::Column::Name, "agency_name")
        .column_as(person::Column::Name, "official_name")
        .join(JoinType::InnerJoin, agency.into())
        .join(JoinType::InnerJoin, person.into())
        .filter(response::Column::AspirationId.eq(aspiration))
        .order_by_asc(response::Column::Id)
        .limit(SHOWN_MAX)
        .into_model()
        .all(db)
        .await?)
}
