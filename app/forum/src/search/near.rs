//! Aspirations that say nearly the same: shown before one is sent, and beside one that is read.

use super::keep::give_up_if_broken;
use super::shown::{Found, beginning, of_hits};
use crate::aspirations::Aspiration;
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
/// How long it is remembered what lies near an aspiration, in seconds.
const REMEMBERED_SECONDS: i64 = 600;
/// Aspirations remembered at once.
const REMEMBERED_MAX: usize = 4_000;

/// What was found near aspirations lately. Only keys: whether they may be shown is asked of the database each time.
#[derive(Debug, Default)]
pub(super) struct Memory(Mutex<HashMap<AspirationId, (Timestamp, Vec<AspirationId>)>>);

impl Memory {
    fn get(&self, of: AspirationId, now: Timestamp) -> Option<Vec<AspirationId>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, near) = known.get(&of)?;
        (0..REMEMBERED_SECONDS)
            .contains(&now.seconds_since(*at))
            .then(|| near.clone())
    }

    fn put(&self, of: AspirationId, now: Timestamp, near: Vec<AspirationId>) {
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
    let hits = hits(forum, (title, body), None).await;
    of_hits(forum.store.read(), hits.unwrap_or_default()).await
}

/// Up to three public aspirations near one that everybody may read; none of one that is not.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn related(forum: &Forum, to: &Aspiration) -> Result<Vec<Near>, StoreError> {
    let Some(held) = forum.index.get() else {
        return Ok(Vec::new());
    };
    if !to.is_public() || to.state == AspirationState::Withdrawn {
        return Ok(Vec::new());
    }
    let now = forum.clock.now();
    let near = match held.near.get(to.id, now) {
        Some(near) => near,
        None => {
            let title = to.title.as_deref().unwrap_or_default();
            let itself = DocumentKey::new(Part::Aspiration, to.id.0);
            let Some(hits) = hits(forum, (title, &to.body), Some(itself)).await else {
                return Ok(Vec::new());
            };
            let near: Vec<AspirationId> = hits.iter().map(|hit| AspirationId(hit.key.id)).collect();
            held.near.put(to.id, now, near.clone());
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

/// The closest documents; `None` where the index cannot be relied on.
async fn hits(
    forum: &Forum,
    (title, body): (&str, &str),
    except: Option<DocumentKey>,
) -> Option<Vec<Hit>> {
    let index = forum.index.get()?.ready()?;
    let to = Similar {
        title: title.to_owned(),
        body: super::document::plain(body),
        filters: Filters {
            parts: vec![Part::Aspiration],
            ..Filters::default()
        },
        except,
        limit: NEAR_MAX,
    };
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
