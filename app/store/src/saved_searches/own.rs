//! Which texts a reader wrote: found by their tag where they are anonymous, so that no seal is opened.

use super::Hit;
use crate::entities::{aspiration, comment, response};
use crate::error::StoreError;
use crate::viewer::Viewer;
use domain::ids::{ConsultationId, PersonId};
use domain::search::IndexPart;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QuerySelect};

/// A row, its author in clear, its author's tag, and where the tag belongs.
type Written = (i64, Option<PersonId>, Option<Vec<u8>>, ConsultationId);

/// Those of some texts that the reader wrote.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn own(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    texts: &[Hit],
) -> Result<Vec<Hit>, StoreError> {
    let of = |wanted: IndexPart| {
        let rows = texts.iter().filter(move |(part, _)| *part == wanted);
        rows.map(|(_, row)| *row).collect::<Vec<i64>>()
    };
    let mut own = Vec::new();
    let (aspirations, comments) = (of(IndexPart::Aspiration), of(IndexPart::Comment));
    let written = [
        (
            IndexPart::Aspiration,
            self::aspirations(db, aspirations).await?,
        ),
        (IndexPart::Comment, self::comments(db, comments).await?),
    ];
    for (part, rows) in written {
        let rows = rows.into_iter().filter(|(_, author, tag, consultation)| {
            viewer.wrote(*author, tag.as_deref(), *consultation)
        });
        own.extend(rows.map(|(row, ..)| (part, row)));
    }
    if let Some(person) = viewer.id() {
        let rows: Vec<i64> = response::Entity::find()
            .select_only()
            .column(response::Column::Id)
            .filter(response::Column::Id.is_in(of(IndexPart::Response)))
            .filter(response::Column::PersonId.eq(person))
            .into_tuple()
            .all(db)
            .await?;
        own.extend(rows.into_iter().map(|row| (IndexPart::Response, row)));
    }
    Ok(own)
}

async fn aspirations(
    db: &impl ConnectionTrait,
    rows: Vec<i64>,
) -> Result<Vec<Written>, StoreError> {
    Ok(aspiration::Entity::find()
        .select_only()
        .columns([
            aspiration::Column::Id,
            aspiration::Column::AuthorId,
            aspiration::Column::AuthorTag,
            aspiration::Column::ConsultationId,
        ])
        .filter(aspiration::Column::Id.is_in(rows))
        .into_tuple()
        .all(db)
        .await?)
}

async fn comments(db: &impl ConnectionTrait, rows: Vec<i64>) -> Result<Vec<Written>, StoreError> {
    let below = comment::Entity::belongs_to(aspiration::Entity)
        .from(comment::Column::AspirationId)
        .to(aspiration::Column::Id);
    Ok(comment::Entity::find()
        .select_only()
        .columns([
            comment::Column::Id,
            comment::Column::AuthorId,
            comment::Column::AuthorTag,
        ])
        .column(aspiration::Column::ConsultationId)
        .join(JoinType::InnerJoin, below.into())
        .filter(comment::Column::Id.is_in(rows))
        .into_tuple()
        .all(db)
        .await?)
}
