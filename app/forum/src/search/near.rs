//! Aspirations that say nearly the same: shown before one is sent, and beside one that is read; and those that speak of
//! the same things as a consultation, at the foot of its pages.

use super::keep::give_up_if_broken;
use super::shown::{Found, beginning, of_hits};
use crate::aspirations::Aspiration;
use crate::consultations::Consultation;
use crate::forum::Forum;
use ::search::{DocumentKey, Filters, Hit, Part, Similar};
use domain::aspirations::AspirationState;
use domain::ids::{AspirationId, PublicId};
use domain::time::Timestamp;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use store::StoreError;
use store::search::Named;

/// Most that are shown.
const NEAR_MAX: usize = 3;
/// How long it is remembered what lies near something, in seconds.
const REMEMBERED_SECONDS: i64 = 600;
/// Things remembered at once.
const REMEMBERED_MAX: usize = 4_000;

/// What was found near aspirations and consultations lately. Only keys: whether they may be shown is asked of the database each time.
#[derive(Debug, Default)]
pub(super) struct Memory(Mutex<HashMap<DocumentKey, (Timestamp, Vec<AspirationId>)>>);

impl Memory {
    fn get(&self, of: DocumentKey, now: Timestamp) -> Option<Vec<AspirationId>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, near) = known.get(&of)?;
        (0..REMEMBERED_SECONDS)
            .contains(&now.seconds_since(*at))
            .then(|| near.clone())
    }

    fn put(&self, of: DocumentKey, now: Timestamp, near: Vec<AspirationId>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= REMEMBERED_MAX {
            known.clear();
        }
        known.insert(of, (now, near));
    }

    /// Forgets everything: the index has been built anew.
    pub(super) fn clear(&self) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.clear();
    }
}

/// An aspiration near another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// Its name in URLs.
    pub id: PublicId,
    /// Its title, or the beginning of its words.
    pub title: String,
    /// Where it stands.
    pub state: AspirationState,
    /// People who support it.
    pub supports: i64,
}

/// Up to three public aspirations that say nearly the same as a text, closest first; none while the index is built.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn similar(forum: &Forum, title: &str, body: &str) -> Result<Vec<Found>, StoreError> {
    let to = Similar {
        title: title.to_owned(),
        body: super::document::plain(body),
        ..among_aspirations()
    };
    let hits = hits(forum, to).await;
    of_hits(forum.store.read(), hits.unwrap_or_default()).await
}

/// Up to three public aspirations near one that everybody may read; none of one that is not.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn related(forum: &Forum, to: &Aspiration) -> Result<Vec<Near>, StoreError> {
    if !to.is_public() || to.state == AspirationState::Withdrawn {
        return Ok(Vec::new());
    }
    let itself = DocumentKey::new(Part::Aspiration, to.id.0);
    let like = || Similar {
        title: to.title.clone().unwrap_or_default(),
        body: super::document::plain(&to.body),
        except: Some(itself),
        ..among_aspirations()
    };
    remembered(forum, itself, like).await
}

/// Up to three public aspirations of other consultations that speak of the same things as one that is published.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn related_elsewhere(forum: &Forum, to: &Consultation) -> Result<Vec<Near>, StoreError> {
    if !to.is_published() {
        return Ok(Vec::new());
    }
    let itself = DocumentKey::new(Part::Consultation, to.id.0);
    let like = || {
        let near = among_aspirations();
        Similar {
            title: to.title.clone(),
            // The background speaks of much beside the matter.
            body: to.question.clone(),
            filters: Filters {
                elsewhere_than: Some(to.id),
                ..near.filters
            },
            loosely: true,
            ..near
        }
    };
    remembered(forum, itself, like).await
}

/// What lies near something: as it was found lately, or as the index says now.
async fn remembered(
    forum: &Forum,
    itself: DocumentKey,
    like: impl FnOnce() -> Similar,
) -> Result<Vec<Near>, StoreError> {
    let Some(held) = forum.index.get() else {
        return Ok(Vec::new());
    };
    let now = forum.clock.now();
    let near = match held.near.get(itself, now) {
        Some(near) => near,
        None => {
            let Some(hits) = hits(forum, like()).await else {
                return Ok(Vec::new());
            };
            let near: Vec<AspirationId> = hits.iter().map(|hit| AspirationId(hit.key.id)).collect();
            held.near.put(itself, now, near.clone());
            near
        }
    };
    if near.is_empty() {
        return Ok(Vec::new());
    }
    let mut named: HashMap<AspirationId, Named> = store::search::named(forum.store.read(), &near)
        .await?
        .into_iter()
        .map(|one| (one.id, one))
        .collect();
    Ok(near
        .iter()
        .filter_map(|id| named.remove(id).map(Near::from))
        .collect())
}

impl From<Named> for Near {
    fn from(named: Named) -> Self {
        Self {
            title: named
                .title
                .unwrap_or_else(|| beginning(&super::document::plain(&named.body))),
            id: named.public_id,
            state: named.state,
            supports: named.agree_count,
        }
    }
}

/// The closest aspirations, as many as are shown.
fn among_aspirations() -> Similar {
    Similar {
        filters: Filters {
            parts: vec![Part::Aspiration],
            ..Filters::default()
        },
        limit: NEAR_MAX,
        ..Similar::default()
    }
}

/// The closest documents; `None` where the index cannot be relied on.
async fn hits(forum: &Forum, to: Similar) -> Option<Vec<Hit>> {
    let index = forum.index.get()?.ready()?;
    match tokio::task::spawn_blocking(move || index.similar(&to)).await {
        Ok(Ok(hits)) => Some(hits),
        Ok(Err(error)) => {
            give_up_if_broken(forum, &error);
            tracing::warn!(%error, "nothing similar looked for");
            None
        }
        Err(error) => {
            tracing::warn!(%error, "nothing similar looked for");
            None
        }
    }
}
