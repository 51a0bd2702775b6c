//! One's own aspirations, anonymous, confidential, hidden and withdrawn ones too.

use super::cards::{AspirationCard, cards, consultations_of};
use crate::actor::Actor;
use crate::forum::Forum;
use domain::ids::ConsultationId;
use std::collections::HashMap;
use store::StoreError;
use store::consultations::Consultation;
use store::paging::{Page, Paged};

/// A page of one's own aspirations, newest first, with their consultations.
#[derive(Debug, Clone)]
pub struct Mine {
    /// The aspirations.
    pub list: Paged<AspirationCard>,
    /// Where they were posted.
    pub consultations: HashMap<ConsultationId, Consultation>,
}

/// Loads a page of the actor's own aspirations.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn mine(forum: &Forum, actor: &Actor, page: &Page) -> Result<Mine, StoreError> {
    let db = forum.store.read();
    let viewer = forum.viewer(Some(actor));
    let found = store::aspirations::by_author(db, &viewer, page).await?;
    let rows = cards(db, found.rows).await?;
    Ok(Mine {
        consultations: consultations_of(db, &rows).await?,
        list: Paged {
            rows,
            before: found.before,
            after: found.after,
        },
    })
}
