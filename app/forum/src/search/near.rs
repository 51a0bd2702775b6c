//! Aspirations that say nearly the same: shown before one is sent, and below one that is read.

use super::keep::give_up_if_broken;
use super::shown::{Found, of_hits};
use crate::aspirations::Aspiration;
use crate::forum::Forum;
use ::search::{DocumentKey, Filters, Part, Similar};
use domain::aspirations::AspirationState;
use store::StoreError;

/// Most that are shown.
const NEAR_MAX: usize = 3;

/// Up to three public aspirations that say nearly the same as a text, closest first; none while the index is built.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn similar(forum: &Forum, title: &str, body: &str) -> Result<Vec<Found>, StoreError> {
    near(forum, (title, body), None).await
}

/// Up to three public aspirations near one that everybody may read; none of one that is not.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn related(forum: &Forum, to: &Aspiration) -> Result<Vec<Found>, StoreError> {
    if !to.is_public() || to.state == AspirationState::Withdrawn {
        return Ok(Vec::new());
    }
    let title = to.title.as_deref().unwrap_or_default();
    let itself = DocumentKey::new(Part::Aspiration, to.id.0);
    near(forum, (title, &to.body), Some(itself)).await
}

async fn near(
    forum: &Forum,
    (title, body): (&str, &str),
    except: Option<DocumentKey>,
) -> Result<Vec<Found>, StoreError> {
    let Some(index) = forum.index.get().and_then(super::PublicIndex::ready) else {
        return Ok(Vec::new());
    };
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
        Ok(Ok(hits)) => of_hits(forum.store.read(), hits).await,
        Ok(Err(error)) => {
            give_up_if_broken(forum, &error);
            tracing::warn!(%error, "nothing similar looked for");
            Ok(Vec::new())
        }
        Err(error) => {
            tracing::warn!(%error, "nothing similar looked for");
            Ok(Vec::new())
        }
    }
}
