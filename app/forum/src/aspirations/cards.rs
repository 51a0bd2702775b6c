//! Aspirations as they stand in lists.

use domain::ids::ConsultationId;
use std::collections::HashMap;
use store::aspirations::Aspiration;
use store::authors::Byline;
use store::consultations::Consultation;
use store::{ConnectionTrait, StoreError};

/// An aspiration in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AspirationCard {
    /// The aspiration, as its reader may see it.
    pub aspiration: Aspiration,
    /// Who wrote it.
    pub byline: Byline,
    /// The kelurahan or desa.
    pub area: Option<String>,
    /// The newest official answer, in Markdown.
    pub answer: Option<String>,
}

/// Loads what lists show beside aspirations the reader may see; keeps their order.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn cards(
    db: &impl ConnectionTrait,
    aspirations: Vec<Aspiration>,
) -> Result<Vec<AspirationCard>, StoreError> {
    let bylines = store::aspirations::bylines(db, &aspirations).await?;
    let areas =
        store::agencies::area_names(db, aspirations.iter().filter_map(|one| one.area)).await?;
    let ids = aspirations.iter().map(|one| one.id);
    let mut answers = store::aspirations::newest_answers(db, ids).await?;
    let card = |(aspiration, byline): (Aspiration, Byline)| AspirationCard {
        area: aspiration.area.and_then(|area| areas.get(&area).cloned()),
        answer: answers.remove(&aspiration.id),
        byline,
        aspiration,
    };
    Ok(aspirations.into_iter().zip(bylines).map(card).collect())
}

/// The consultations of some aspirations, for lists that mix several.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn consultations_of(
    db: &impl ConnectionTrait,
    cards: &[AspirationCard],
) -> Result<HashMap<ConsultationId, Consultation>, StoreError> {
    store::consultations::by_ids(db, cards.iter().map(|card| card.aspiration.consultation)).await
}
