//! Where an aspiration stands: what an act on it must know, read in one statement and, for acts, locked.
//!
//! Invariant: an act that changes an aspiration's counters or state holds its row's lock. On SQLite the writing
//! transaction is the lock. Absent: the words themselves.

use crate::authors::Author;
use crate::entities::{agency, aspiration, consultation};
use crate::error::StoreError;
use crate::viewer::Viewer;
use domain::agencies::Slug;
use domain::aspirations::AspirationState;
use domain::consultations::{ConsultationPhase, ConsultationStatus, Dates, VoteMode};
use domain::ids::{AgencyId, AspirationId, ConsultationId, PersonId, PublicId};
use domain::time::{Timestamp, Zone};
use domain::visibility::Visibility;
use domain::votes::Tally;
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect,
    QueryTrait, Select,
};

/// Where an aspiration stands.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The row.
    pub id: AspirationId,
    /// Its name outside.
    pub public_id: PublicId,
    /// Its title; imported statements have none.
    pub title: Option<String>,
    /// Who may see it.
    pub visibility: Visibility,
    /// Its state.
    pub state: AspirationState,
    /// A moderator has hidden it.
    pub hidden: bool,
    /// Its votes.
    pub tally: Tally,
    /// Visible comments.
    pub comments: i64,
    /// Who wrote it.
    pub author: Author,
    /// The tag of an anonymous author's posts in this consultation.
    pub author_tag: Option<Vec<u8>>,
    /// The author wants no mail about it.
    pub author_muted: bool,
    /// Whether the reader wrote it.
    pub own: bool,
    /// Where it belongs.
    pub consultation: ConsultationId,
    /// The consultation's name in URLs.
    pub slug: Slug,
    /// How people vote there.
    pub mode: VoteMode,
    /// When it is open.
    pub dates: Dates,
    /// The agency that holds it.
    pub agency: AgencyId,
    /// What that agency is called.
    pub agency_name: String,
    /// The zone its days begin in.
    pub zone: Zone,
}

impl Standing {
    /// Whether its consultation is open at `now`.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.dates.phase(now) == ConsultationPhase::Open
    }

    /// Whether everybody may take part in it: it is open content, not hidden, not taken back.
    pub fn is_shared(&self) -> bool {
        self.visibility.is_open() && !self.hidden && self.state != AspirationState::Withdrawn
    }
}

#[derive(Debug, FromQueryResult)]
struct Row {
    id: AspirationId,
    public_id: PublicId,
    title: Option<String>,
    visibility: Visibility,
    state: AspirationState,
    hidden_at: Option<Timestamp>,
    agree_count: i64,
    disagree_count: i64,
    pass_count: i64,
    comment_count: i64,
    author_id: Option<PersonId>,
    author_seal: Option<Vec<u8>>,
    author_tag: Option<Vec<u8>>,
    author_muted: bool,
    consultation_id: ConsultationId,
    agency_id: AgencyId,
    slug: Slug,
    vote_mode: VoteMode,
    opens_at: Timestamp,
    closes_at: Timestamp,
    agency_name: String,
    zone: Zone,
}

/// An aspiration the viewer may see, of a published consultation.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn find(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    id: &PublicId,
) -> Result<Option<Standing>, StoreError> {
    let query = select().filter(aspiration::Column::PublicId.eq(id.clone()));
    one(db, viewer, query).await
}

/// Like [`find`], and nobody else changes the row until the transaction ends.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn lock(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    id: &PublicId,
) -> Result<Option<Standing>, StoreError> {
    let query = select().filter(aspiration::Column::PublicId.eq(id.clone()));
    one(db, viewer, locked(query)).await
}

/// Like [`find`], by the key of the row.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn find_row(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    id: AspirationId,
) -> Result<Option<Standing>, StoreError> {
    let query = select().filter(aspiration::Column::Id.eq(id));
    one(db, viewer, query).await
}

/// Sends the author of an aspiration no more mail about it, or mail again.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn mute_author(
    db: &impl ConnectionTrait,
    aspiration: AspirationId,
    muted: bool,
) -> Result<(), StoreError> {
    aspiration::Entity::update_many()
        .col_expr(aspiration::Column::AuthorMuted, Expr::value(muted))
        .filter(aspiration::Column::Id.eq(aspiration))
        .exec(db)
        .await?;
    Ok(())
}

/// Locks the aspiration alone: a lock on the consultation would make all its voters wait for one another.
fn locked(mut query: Select<aspiration::Entity>) -> Select<aspiration::Entity> {
    QueryTrait::query(&mut query).lock_with_tables(LockType::Update, [aspiration::Entity]);
    query
}

fn select() -> Select<aspiration::Entity> {
    let consultation = aspiration::Entity::belongs_to(consultation::Entity)
        .from(aspiration::Column::ConsultationId)
        .to(consultation::Column::Id);
    let agency = aspiration::Entity::belongs_to(agency::Entity)
        .from(aspiration::Column::AgencyId)
        .to(agency::Column::Id);
    aspiration::Entity::find()
        .select_only()
        .columns([
            aspiration::Column::Id,
            aspiration::Column::PublicId,
            aspiration::Column::Title,
            aspiration::Column::Visibility,
            aspiration::Column::State,
            aspiration::Column::HiddenAt,
            aspiration::Column::AgreeCount,
            aspiration::Column::DisagreeCount,
            aspiration::Column::PassCount,
            aspiration::Column::CommentCount,
            aspiration::Column::AuthorId,
            aspiration::Column::AuthorSeal,
            aspiration::Column::AuthorTag,
            aspiration::Column::AuthorMuted,
            aspiration::Column::ConsultationId,
            aspiration::Column::AgencyId,
        ])
        .columns([
            consultation::Column::Slug,
            consultation::Column::VoteMode,
            consultation::Column::OpensAt,
            consultation::Column::ClosesAt,
        ])
        .column_as(agency::Column::Name, "agency_name")
        .column(agency::Column::Zone)
        .join(JoinType::InnerJoin, consultation.into())
        .join(JoinType::InnerJoin, agency.into())
        .filter(consultation::Column::Status.eq(ConsultationStatus::Published))
}

async fn one(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    query: Select<aspiration::Entity>,
) -> Result<Option<Standing>, StoreError> {
    let Some(row) = query.into_model::<Row>().one(db).await? else {
        return Ok(None);
    };
    let hidden = row.hidden_at.is_some();
    let own = viewer.wrote(
        row.author_id,
        row.author_tag.as_deref(),
        row.consultation_id,
    );
    if !viewer.sees_shown(row.visibility.is_open() && !hidden, row.agency_id, || own) {
        return Ok(None);
    }
    Ok(Some(Standing {
        id: row.id,
        public_id: row.public_id,
        title: row.title,
        visibility: row.visibility,
        state: row.state,
        hidden,
        tally: Tally {
            agree: row.agree_count,
            disagree: row.disagree_count,
            pass: row.pass_count,
        },
        comments: row.comment_count,
        author: Author::of(row.author_id, row.author_seal),
        author_tag: row.author_tag,
        author_muted: row.author_muted,
        own,
        consultation: row.consultation_id,
        slug: row.slug,
        mode: row.vote_mode,
        dates: Dates {
            opens_at: row.opens_at,
            closes_at: row.closes_at,
        },
        agency: row.agency_id,
        agency_name: row.agency_name,
        zone: row.zone,
    }))
}
