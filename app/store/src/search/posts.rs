//! Aspirations, and the comments and answers below them.

use super::{Below, PublicText, narrow};
use crate::entities::{addition, aspiration, comment, response};
use crate::error::StoreError;
use crate::viewer::{in_published, of_published, public};
use domain::aspirations::AspirationState;
use domain::ids::{AgencyId, AreaId, AspirationId, ConsultationId, PublicId};
use domain::search::IndexPart;
use domain::time::Timestamp;
use domain::visibility::Visibility;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QueryOrder, QuerySelect, Select,
};
use std::collections::{HashMap, HashSet};

/// Ids given at once.
const IDS_MAX: u64 = 50_000;

/// Aspirations whose words everybody may read.
pub(super) fn open() -> Condition {
    public()
        .add(in_published())
        .add(aspiration::Column::State.ne(AspirationState::Withdrawn))
}

/// The same where the rows are named by their keys.
fn open_among() -> Condition {
    public()
        .add(of_published())
        .add(aspiration::Column::State.ne(AspirationState::Withdrawn))
}

pub(super) async fn aspirations(
    db: &impl ConnectionTrait,
    rows: &[i64],
) -> Result<Vec<PublicText>, StoreError> {
    aspirations_of(db, open_among(), rows).await
}

/// Aspirations by key, as far as a condition lets them through.
pub(super) async fn aspirations_of(
    db: &impl ConnectionTrait,
    which: Condition,
    rows: &[i64],
) -> Result<Vec<PublicText>, StoreError> {
    let query = aspiration::Entity::find().filter(which);
    let found = narrow(query, aspiration::Column::Id, rows).all(db).await?;
    with_additions(db, found).await
}

/// Aspirations with what their authors added later.
pub(super) async fn with_additions(
    db: &impl ConnectionTrait,
    found: Vec<aspiration::Model>,
) -> Result<Vec<PublicText>, StoreError> {
    let mut added: HashMap<AspirationId, String> = HashMap::new();
    for some in found.chunks(super::ROWS_MAX) {
        let rows = addition::Entity::find()
            .filter(addition::Column::AspirationId.is_in(some.iter().map(|row| row.id)))
            .order_by_asc(addition::Column::Id)
            .all(db)
            .await?;
        for row in rows {
            let words = added.entry(row.aspiration_id).or_default();
            words.push_str("\n\n");
            words.push_str(&row.body);
        }
    }
    let mut answered: HashSet<AspirationId> = HashSet::new();
    for some in found.chunks(super::ROWS_MAX) {
        let rows: Vec<AspirationId> = response::Entity::find()
            .select_only()
            .column(response::Column::AspirationId)
            .distinct()
            .filter(response::Column::AspirationId.is_in(some.iter().map(|row| row.id)))
            .into_tuple()
            .all(db)
            .await?;
        answered.extend(rows);
    }
    let text = |row: aspiration::Model| {
        let more = added.remove(&row.id).unwrap_or_default();
        PublicText {
            answered: answered.contains(&row.id),
            ..of_aspiration(row, &more)
        }
    };
    Ok(found.into_iter().map(text).collect())
}

fn of_aspiration(row: aspiration::Model, added: &str) -> PublicText {
    PublicText {
        part: IndexPart::Aspiration,
        row: row.id.0,
        public_id: Some(row.public_id),
        below: None,
        title: row.title.unwrap_or_default(),
        body: row.body + added,
        consultation: row.consultation_id,
        agency: row.agency_id,
        area: row.area_id,
        place: row.place,
        kind: Some(row.kind),
        state: Some(row.state),
        at: row.created_at,
        // As `Aspiration::shows_day_only`: one that was anonymous keeps to the day whatever became of it.
        day_only: row.visibility == Visibility::Anonymous || row.author_seal.is_some(),
        supports: row.agree_count,
        answered: false,
    }
}

/// A comment or an answer with what is needed of its aspiration.
#[derive(Debug, FromQueryResult)]
struct Reply {
    row: i64,
    public_id: PublicId,
    body: String,
    created_at: Timestamp,
    agency_id: AgencyId,
    aspiration_id: i64,
    aspiration_public_id: PublicId,
    aspiration_title: Option<String>,
    consultation_id: ConsultationId,
    area_id: Option<AreaId>,
    place: Option<String>,
    visibility: Option<Visibility>,
}

impl Reply {
    fn into_text(self, part: IndexPart) -> PublicText {
        PublicText {
            part,
            row: self.row,
            public_id: Some(self.public_id),
            below: Some(Below {
                row: self.aspiration_id,
                public_id: self.aspiration_public_id,
                title: self.aspiration_title,
            }),
            title: String::new(),
            body: self.body,
            consultation: self.consultation_id,
            agency: self.agency_id,
            area: self.area_id,
            place: self.place,
            kind: None,
            state: None,
            at: self.created_at,
            day_only: self.visibility == Some(Visibility::Anonymous),
            supports: 0,
            answered: false,
        }
    }
}

/// The columns of a reply's aspiration.
fn below<E: EntityTrait>(query: Select<E>, key: E::Column) -> Select<E> {
    let to = E::belongs_to(aspiration::Entity)
        .from(key)
        .to(aspiration::Column::Id);
    query
        .join(JoinType::InnerJoin, to.into())
        .column_as(aspiration::Column::Id, "aspiration_id")
        .column_as(aspiration::Column::PublicId, "aspiration_public_id")
        .column_as(aspiration::Column::Title, "aspiration_title")
        .columns([
            aspiration::Column::ConsultationId,
            aspiration::Column::AreaId,
            aspiration::Column::Place,
        ])
}

pub(super) async fn comments(
    db: &impl ConnectionTrait,
    rows: &[i64],
) -> Result<Vec<PublicText>, StoreError> {
    let which = open_among().add(comment::Column::Visibility.ne(Visibility::Confidential));
    comments_of(db, which, (comment::Column::Id, rows)).await
}

/// Comments that are there, by one of their keys, as far as a condition on them and their aspiration lets them through.
pub(super) async fn comments_of(
    db: &impl ConnectionTrait,
    which: Condition,
    (key, rows): (comment::Column, &[i64]),
) -> Result<Vec<PublicText>, StoreError> {
    let query = comment::Entity::find()
        .select_only()
        .column_as(comment::Column::Id, "row")
        .columns([
            comment::Column::PublicId,
            comment::Column::Body,
            comment::Column::CreatedAt,
            comment::Column::Visibility,
        ])
        .column_as(aspiration::Column::AgencyId, "agency_id")
        .filter(comment::Column::HiddenAt.is_null())
        .filter(comment::Column::WithdrawnAt.is_null())
        .filter(which);
    let query = below(query, comment::Column::AspirationId);
    let found: Vec<Reply> = narrow(query, key, rows).into_model().all(db).await?;
    let text = |reply: Reply| reply.into_text(IndexPart::Comment);
    Ok(found.into_iter().map(text).collect())
}

pub(super) async fn responses(
    db: &impl ConnectionTrait,
    rows: &[i64],
) -> Result<Vec<PublicText>, StoreError> {
    responses_of(db, open_among(), (response::Column::Id, rows)).await
}

/// Answers by one of their keys, as far as a condition on their aspiration lets them through.
pub(super) async fn responses_of(
    db: &impl ConnectionTrait,
    which: Condition,
    (key, rows): (response::Column, &[i64]),
) -> Result<Vec<PublicText>, StoreError> {
    let query = response::Entity::find()
        .select_only()
        .column_as(response::Column::Id, "row")
        .columns([
            response::Column::PublicId,
            response::Column::Body,
            response::Column::CreatedAt,
            response::Column::AgencyId,
        ])
        .filter(which);
    let query = below(query, response::Column::AspirationId);
    let found: Vec<Reply> = narrow(query, key, rows).into_model().all(db).await?;
    let text = |reply: Reply| reply.into_text(IndexPart::Response);
    Ok(found.into_iter().map(text).collect())
}

/// An aspiration everybody may read, as another one's page leads to it.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Named {
    /// Row key.
    pub id: AspirationId,
    /// Its name in URLs.
    pub public_id: PublicId,
    /// Its title; imported statements have none.
    pub title: Option<String>,
    /// Its words in Markdown.
    pub body: String,
    /// Where it stands.
    pub state: AspirationState,
    /// People who support it.
    pub agree_count: i64,
}

/// Those of some aspirations that everybody may read, in any order; in one statement.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn named(
    db: &impl ConnectionTrait,
    ids: &[AspirationId],
) -> Result<Vec<Named>, StoreError> {
    let ids = ids.iter().copied().take(super::ROWS_MAX);
    Ok(aspiration::Entity::find()
        .select_only()
        .columns([
            aspiration::Column::Id,
            aspiration::Column::PublicId,
            aspiration::Column::Title,
            aspiration::Column::Body,
            aspiration::Column::State,
            aspiration::Column::AgreeCount,
        ])
        .filter(aspiration::Column::Id.is_in(ids))
        .filter(open_among())
        .into_model()
        .all(db)
        .await?)
}

/// The ids of the newest aspirations everybody may read, at most 50,000.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn newest_ids(
    db: &impl ConnectionTrait,
    rows_max: u64,
) -> Result<Vec<PublicId>, StoreError> {
    Ok(aspiration::Entity::find()
        .select_only()
        .column(aspiration::Column::PublicId)
        .filter(open())
        .order_by_desc(aspiration::Column::CreatedAt)
        .order_by_desc(aspiration::Column::PublicId)
        .limit(rows_max.min(IDS_MAX))
        .into_tuple()
        .all(db)
        .await?)
}
