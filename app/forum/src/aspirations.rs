//! Aspirations: posting, adding to, tightening and withdrawing them, following one by its code, and reading them.

pub mod add;
pub mod cards;
pub mod lapor;
pub mod mine;
pub mod submit;
pub mod tell;
pub mod tighten;
pub mod track;
pub mod view;
pub mod withdraw;

pub use cards::AspirationCard;
pub use store::aspirations::{
    Addition, Aspiration, Filter, Hidden, OrderBy, StateCount, Tightened,
};
pub use store::authors::{Author, Byline};
pub use store::paging::{At, Cursor, Page, Paged};
pub use submit::submit;

use crate::actor::Actor;
use crate::forum::Forum;
use domain::agencies::Slug;
use domain::ids::PublicId;
use store::StoreError;
use store::agencies::Area;
use store::consultations::Consultation;

/// What somebody who wants to write must know: the consultation and the places to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WritingRoom {
    /// The consultation.
    pub consultation: Consultation,
    /// Whether it takes aspirations now.
    pub open: bool,
    /// Who runs it.
    pub agency: String,
    /// Places to choose from.
    pub areas: Vec<Area>,
}

/// Loads what the writing page shows; `None` if there is no such published consultation.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn writing_room(forum: &Forum, slug: &Slug) -> Result<Option<WritingRoom>, StoreError> {
    let db = forum.store.read();
    let found = store::consultations::by_slug(db, slug).await?;
    let Some(consultation) = found.filter(Consultation::is_published) else {
        return Ok(None);
    };
    let agency = crate::consultations::agency_of(db, &consultation).await?;
    Ok(Some(WritingRoom {
        open: consultation.is_open(forum.clock.now()),
        areas: offered(store::agencies::areas_of(db, &agency).await?),
        agency: agency.name,
        consultation,
    }))
}

/// The places below the agency's own area; that one alone says nothing, unless there is no other.
fn offered(mut areas: Vec<Area>) -> Vec<Area> {
    if areas.len() > 1 {
        areas.remove(0);
    }
    areas
}

/// One aspiration, if the reader may see it.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn find(
    forum: &Forum,
    actor: Option<&Actor>,
    id: &PublicId,
) -> Result<Option<Aspiration>, StoreError> {
    store::aspirations::find(forum.store.read(), &forum.viewer(actor), id).await
}

/// The path of an aspiration's page.
pub fn path(id: &PublicId) -> String {
    format!("/aspirasi/{id}")
}
