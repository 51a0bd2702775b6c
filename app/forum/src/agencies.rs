//! Agencies as pages read them.

pub use store::agencies::{Agency, Area};

use crate::forum::Forum;
use domain::ids::AgencyId;
use store::StoreError;

/// One agency.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn by_id(forum: &Forum, id: AgencyId) -> Result<Option<Agency>, StoreError> {
    store::agencies::by_id(forum.store.read(), id).await
}

/// The places people can speak about to an agency: its own area and those below.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn areas_of(forum: &Forum, agency: &Agency) -> Result<Vec<Area>, StoreError> {
    store::agencies::areas_of(forum.store.read(), agency).await
}
