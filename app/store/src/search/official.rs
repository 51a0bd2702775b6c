//! Consultations and their summaries.

use super::{PublicText, narrow};
use crate::consultations::{self, Consultation};
use crate::entities::{consultation, summary, summary_paragraph};
use crate::error::StoreError;
use domain::consultations::ConsultationStatus;
use domain::ids::SummaryId;
use domain::search::IndexPart;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

pub(super) async fn consultations(
    db: &impl ConnectionTrait,
    rows: &[i64],
) -> Result<Vec<PublicText>, StoreError> {
    let query = consultation::Entity::find()
        .filter(consultation::Column::Status.eq(ConsultationStatus::Published));
    let found = narrow(query, consultation::Column::Id, rows)
        .all(db)
        .await?;
    let text = |row: consultation::Model| {
        let words = [&*row.question, &*row.background, &*row.limits].join("\n\n");
        let row = Consultation::from(row);
        of(IndexPart::Consultation, row.id.0, words, &row)
    };
    Ok(found.into_iter().map(text).collect())
}

pub(super) async fn summaries(
    db: &impl ConnectionTrait,
    rows: &[i64],
) -> Result<Vec<PublicText>, StoreError> {
    let query = summary::Entity::find().filter(summary::Column::PublishedAt.is_not_null());
    let found = narrow(query, summary::Column::Id, rows).all(db).await?;
    let closed = consultations::by_ids(db, found.iter().map(|row| row.consultation_id)).await?;
    let mut words: HashMap<SummaryId, Vec<String>> = HashMap::new();
    for some in found.chunks(super::ROWS_MAX) {
        let paragraphs = summary_paragraph::Entity::find()
            .filter(summary_paragraph::Column::SummaryId.is_in(some.iter().map(|row| row.id)))
            .order_by_asc(summary_paragraph::Column::Position)
            .order_by_asc(summary_paragraph::Column::Id)
            .all(db)
            .await?;
        for paragraph in paragraphs {
            words
                .entry(paragraph.summary_id)
                .or_default()
                .push(paragraph.body);
        }
    }
    let text = |row: summary::Model| {
        let of_which = closed.get(&row.consultation_id)?;
        let words = words.remove(&row.id).unwrap_or_default().join("\n\n");
        let text = of(IndexPart::Summary, row.id.0, words, of_which);
        let at = row.published_at.unwrap_or(text.at);
        of_which.is_published().then_some(PublicText { at, ..text })
    };
    Ok(found.into_iter().filter_map(text).collect())
}

fn of(part: IndexPart, row: i64, body: String, consultation: &Consultation) -> PublicText {
    PublicText {
        part,
        row,
        public_id: None,
        below: None,
        title: consultation.title.clone(),
        body,
        consultation: consultation.id,
        agency: consultation.agency,
        area: None,
        place: None,
        kind: None,
        state: None,
        at: consultation.published_at.unwrap_or(consultation.created_at),
        day_only: false,
        supports: 0,
        answered: false,
    }
}
