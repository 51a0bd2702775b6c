//! Rate limits: the table of `domain::limits`, counted in memory or, where a restart must not reset it, in the database.

use crate::error::TooOften;
use crate::forum::Forum;
use domain::limits::Limited;
use domain::time::Timestamp;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use store::{ConnectionTrait, StoreError};

/// Windows kept in memory before those that are over are swept out.
const WINDOWS_MAX: usize = 100_000;

/// Windows counted in memory.
#[derive(Debug, Default)]
pub(crate) struct Windows(Mutex<HashMap<(Limited, String), (Timestamp, u32)>>);

impl Windows {
    /// Counts one act; gives the start of the window when there were too many.
    fn add(&self, limited: Limited, key: &str, now: Timestamp) -> Option<Timestamp> {
        let limit = limited.limit();
        let mut windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if windows.len() >= WINDOWS_MAX {
            windows.retain(|(limited, _), (start, _)| {
                now.seconds_since(*start) < limited.limit().seconds
            });
        }
        let (start, acts) = windows.entry((limited, key.to_owned())).or_insert((now, 0));
        if now.seconds_since(*start) >= limit.seconds {
            (*start, *acts) = (now, 0);
        }
        *acts += 1;
        (*acts > limit.acts).then_some(*start)
    }
}

/// Counts one act of `who` (a person's id, an address, a network) and refuses it when there were too many.
///
/// Counts in its own transaction where the limit survives a restart, so that failed acts count too.
///
/// # Errors
/// `Ok(Err(TooOften))` when there were too many; [`StoreError`] when the database failed.
pub async fn count(
    forum: &Forum,
    limited: Limited,
    who: &str,
) -> Result<Result<(), TooOften>, StoreError> {
    if forum.settings.unlimited {
        return Ok(Ok(()));
    }
    let now = forum.clock.now();
    if !limited.limit().survives_restart {
        let over = forum.windows.add(limited, who, now);
        return Ok(over.map_or(Ok(()), |start| Err(too_often(limited, start, now))));
    }
    let tx = forum.store.write().await?;
    let verdict = count_in(forum, &*tx, limited, who).await?;
    if verdict.is_ok() {
        tx.commit().await?;
    }
    Ok(verdict)
}

/// Like [`count`] for limits that survive a restart, in the caller's transaction: counts only if the act commits.
///
/// # Errors
/// As [`count`].
pub async fn count_in(
    forum: &Forum,
    db: &impl ConnectionTrait,
    limited: Limited,
    who: &str,
) -> Result<Result<(), TooOften>, StoreError> {
    if forum.settings.unlimited {
        return Ok(Ok(()));
    }
    let now = forum.clock.now();
    let limit = limited.limit();
    let key = bucket(forum, limited, who);
    let counted = store::rates::count(db, &key, now, limit.seconds).await?;
    if counted.acts >= i64::from(limit.acts) {
        return Ok(Err(too_often(limited, counted.since, now)));
    }
    store::rates::add(db, &key, now, limit.seconds).await?;
    Ok(Ok(()))
}

/// The name of a bucket: keyed, so that the table lists no addresses.
pub(crate) fn bucket(forum: &Forum, limited: Limited, who: &str) -> String {
    let digest = forum
        .seal
        .digest("rate bucket", &[limited.name().as_bytes(), who.as_bytes()]);
    crate::secret::letters(&digest)
}

fn too_often(limited: Limited, start: Timestamp, now: Timestamp) -> TooOften {
    TooOften {
        limited,
        retry_seconds: (limited.limit().seconds - now.seconds_since(start)).max(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_counts_each_key_apart_and_ends() {
        let windows = Windows::default();
        let start = Timestamp(0);
        let limit = Limited::Search.limit();
        for _ in 0..limit.acts {
            assert_eq!(windows.add(Limited::Search, "a", start), None);
        }
        assert_eq!(
            windows.add(Limited::Search, "a", start.plus_seconds(1)),
            Some(start)
        );
        assert_eq!(windows.add(Limited::Search, "b", start), None);
        assert_eq!(
            windows.add(Limited::Search, "a", start.plus_seconds(limit.seconds)),
            None
        );
    }
}
