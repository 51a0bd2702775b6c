//! Table `participant`: how many people took part in a consultation.
//!
//! Invariant: `consultation.people_count` is the number of marks. A mark is a keyed digest, so the table names nobody;
//! what a person did under their name and what they did anonymously leave two marks that cannot be told to belong
//! together. Nothing confidential leaves a mark.

use crate::entities::{consultation, participant};
use crate::error::StoreError;
use crate::seal::Seal;
use domain::ids::{ConsultationId, PersonId, PublicId};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// Who took part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Participant {
    /// A person: under their name, or by voting.
    Named(PersonId),
    /// A person, with an anonymous post.
    Anonymous(PersonId),
    /// A guest; every post counts as one person.
    Guest(PublicId),
}

/// Counts somebody as having taken part; a second time changes nothing.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn add(
    db: &impl ConnectionTrait,
    seal: &Seal,
    consultation: ConsultationId,
    who: &Participant,
) -> Result<(), StoreError> {
    let row = participant::ActiveModel {
        consultation_id: Set(consultation),
        mark: Set(mark(seal, consultation, who)),
    };
    let added = participant::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([
                participant::Column::ConsultationId,
                participant::Column::Mark,
            ])
            .do_nothing()
            .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    if added > 0 {
        count(db, consultation, 1).await?;
    }
    Ok(())
}

/// Counts many people, none of whom has taken part before, as having taken part under their names.
///
/// # Errors
/// [`StoreError::Database`]; a duplicate when somebody was counted already.
pub async fn add_all(
    db: &impl ConnectionTrait,
    seal: &Seal,
    consultation: ConsultationId,
    people: &[PersonId],
) -> Result<(), StoreError> {
    const AT_ONCE: usize = 1_000;
    for some in people.chunks(AT_ONCE) {
        let rows = some.iter().map(|person| participant::ActiveModel {
            consultation_id: Set(consultation),
            mark: Set(mark(seal, consultation, &Participant::Named(*person))),
        });
        participant::Entity::insert_many(rows)
            .exec_without_returning(db)
            .await?;
    }
    let added = i64::try_from(people.len()).unwrap_or(i64::MAX);
    count(db, consultation, added).await
}

async fn count(
    db: &impl ConnectionTrait,
    consultation: ConsultationId,
    by: i64,
) -> Result<(), StoreError> {
    consultation::Entity::update_many()
        .col_expr(
            consultation::Column::PeopleCount,
            Expr::col(consultation::Column::PeopleCount).add(by),
        )
        .filter(consultation::Column::Id.eq(consultation))
        .exec(db)
        .await?;
    Ok(())
}

fn mark(seal: &Seal, consultation: ConsultationId, who: &Participant) -> Vec<u8> {
    let consultation = consultation.0.to_be_bytes();
    let digest = match who {
        Participant::Named(person) => {
            seal.digest("participant", &[&consultation, &person.0.to_be_bytes()])
        }
        Participant::Anonymous(person) => seal.digest(
            "anonymous participant",
            &[&consultation, &person.0.to_be_bytes()],
        ),
        Participant::Guest(post) => seal.digest(
            "guest participant",
            &[&consultation, post.as_str().as_bytes()],
        ),
    };
    digest.into_iter().take(16).collect()
}
