//! Counters kept beside rows, counted anew: votes and comments of aspirations, people of consultations.
//!
//! Absent: deciding what to do about a difference. While the site is in use a difference may be an act that was just
//! being committed; only what [`aspiration`] and [`consultation`] say in a writing transaction is sure.

use crate::entities::{aspiration, comment, consultation, participant, vote};
use crate::error::StoreError;
use crate::{comments, votes};
use domain::ids::{AspirationId, ConsultationId};
use domain::votes::{Choice, Tally};
use sea_orm::{
    ActiveValue::{Set, Unchanged},
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use std::collections::HashMap;

/// The counters of an aspiration.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counters {
    /// Its votes.
    pub tally: Tally,
    /// Its visible comments.
    pub comments: i64,
}

/// A counter as it is kept, and as its rows say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recount<Id, Count> {
    /// The row that keeps it.
    pub id: Id,
    /// What is kept.
    pub kept: Count,
    /// What was counted.
    pub counted: Count,
}

impl<Id, Count: PartialEq> Recount<Id, Count> {
    /// Whether the two differ.
    pub fn differs(&self) -> bool {
        self.kept != self.counted
    }
}

/// Counts the next aspirations after a key, ascending; at most `rows_max`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn aspirations(
    db: &impl ConnectionTrait,
    after: AspirationId,
    rows_max: u64,
) -> Result<Vec<Recount<AspirationId, Counters>>, StoreError> {
    let rows = aspiration::Entity::find()
        .filter(aspiration::Column::Id.gt(after))
        .order_by_asc(aspiration::Column::Id)
        .limit(rows_max)
        .all(db)
        .await?;
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
        return Ok(Vec::new());
    };
    let counted = counted(db, (first.id, last.id)).await?;
    Ok(rows
        .iter()
        .map(|row| Recount {
            id: row.id,
            kept: kept(row),
            counted: counted.get(&row.id).copied().unwrap_or_default(),
        })
        .collect())
}

async fn counted(
    db: &impl ConnectionTrait,
    (first, last): (AspirationId, AspirationId),
) -> Result<HashMap<AspirationId, Counters>, StoreError> {
    let votes: Vec<(AspirationId, i16, i64)> = vote::Entity::find()
        .select_only()
        .columns([vote::Column::AspirationId, vote::Column::Choice])
        .column_as(vote::Column::PersonId.count(), "votes")
        .filter(vote::Column::AspirationId.between(first, last))
        .group_by(vote::Column::AspirationId)
        .group_by(vote::Column::Choice)
        .into_tuple()
        .all(db)
        .await?;
    let comments: Vec<(AspirationId, i64)> = comment::Entity::find()
        .select_only()
        .column(comment::Column::AspirationId)
        .column_as(comment::Column::Id.count(), "comments")
        .filter(comment::Column::AspirationId.between(first, last))
        .filter(comment::Column::HiddenAt.is_null())
        .filter(comment::Column::WithdrawnAt.is_null())
        .group_by(comment::Column::AspirationId)
        .into_tuple()
        .all(db)
        .await?;
    let mut counted: HashMap<AspirationId, Counters> = HashMap::new();
    for (id, choice, rows) in votes {
        let tally = &mut counted.entry(id).or_default().tally;
        match Choice::from_number(choice) {
            Some(Choice::Agree) => tally.agree = rows,
            Some(Choice::Disagree) => tally.disagree = rows,
            Some(Choice::Pass) => tally.pass = rows,
            None => {}
        }
    }
    for (id, rows) in comments {
        counted.entry(id).or_default().comments = rows;
    }
    Ok(counted)
}

/// Counts one aspiration and holds its row until the transaction ends.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn aspiration(
    db: &impl ConnectionTrait,
    id: AspirationId,
) -> Result<Option<Recount<AspirationId, Counters>>, StoreError> {
    let row = aspiration::Entity::find_by_id(id)
        .lock_exclusive()
        .one(db)
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let counted = Counters {
        tally: votes::recount(db, id).await?,
        comments: comments::recount(db, id).await?,
    };
    Ok(Some(Recount {
        id,
        kept: kept(&row),
        counted,
    }))
}

/// Writes the counters of an aspiration.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn set_aspiration(
    db: &impl ConnectionTrait,
    id: AspirationId,
    counters: Counters,
) -> Result<(), StoreError> {
    let row = aspiration::ActiveModel {
        id: Unchanged(id),
        agree_count: Set(counters.tally.agree),
        disagree_count: Set(counters.tally.disagree),
        pass_count: Set(counters.tally.pass),
        comment_count: Set(counters.comments),
        ..Default::default()
    };
    aspiration::Entity::update(row).exec(db).await?;
    Ok(())
}

/// The keys of the next consultations after one, ascending; at most `rows_max`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn consultations(
    db: &impl ConnectionTrait,
    after: ConsultationId,
    rows_max: u64,
) -> Result<Vec<ConsultationId>, StoreError> {
    Ok(consultation::Entity::find()
        .select_only()
        .column(consultation::Column::Id)
        .filter(consultation::Column::Id.gt(after))
        .order_by_asc(consultation::Column::Id)
        .limit(rows_max)
        .into_tuple()
        .all(db)
        .await?)
}

/// Counts the people of one consultation and holds its row until the transaction ends.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn consultation(
    db: &impl ConnectionTrait,
    id: ConsultationId,
) -> Result<Option<Recount<ConsultationId, i64>>, StoreError> {
    let row = consultation::Entity::find_by_id(id)
        .lock_exclusive()
        .one(db)
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let marks = participant::Entity::find()
        .filter(participant::Column::ConsultationId.eq(id))
        .count(db)
        .await?;
    Ok(Some(Recount {
        id,
        kept: row.people_count,
        counted: i64::try_from(marks).unwrap_or(i64::MAX),
    }))
}

/// Writes how many people took part in a consultation.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn set_consultation(
    db: &impl ConnectionTrait,
    id: ConsultationId,
    people: i64,
) -> Result<(), StoreError> {
    let row = consultation::ActiveModel {
        id: Unchanged(id),
        people_count: Set(people),
        ..Default::default()
    };
    consultation::Entity::update(row).exec(db).await?;
    Ok(())
}

fn kept(row: &aspiration::Model) -> Counters {
    Counters {
        tally: Tally {
            agree: row.agree_count,
            disagree: row.disagree_count,
            pass: row.pass_count,
        },
        comments: row.comment_count,
    }
}
