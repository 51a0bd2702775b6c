//! Deleting what is over, so that nothing is kept longer than it is needed.

use crate::forum::Forum;
use domain::identity::SESSION_DAYS;
use store::StoreError;

/// Attempts to sign in are kept for a day, because wrong codes are counted over a day.
const SIGN_IN_DAYS: i64 = 1;
/// No window of a rate limit is longer than a day.
const RATE_DAYS: i64 = 2;

/// A digest that was written is remembered for so long: longer than any clock is put back.
const DIGEST_DAYS: i64 = 60;

/// Deletes ended sessions, old attempts to sign in, what is known of old digests, windows of rate limits that are over,
/// what came back from addresses long ago, and mails that are over.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn sweep(forum: &Forum) -> Result<(), StoreError> {
    let now = forum.clock.now();
    let tx = forum.store.write().await?;
    store::sessions::forget(&*tx, now.plus_days(-SESSION_DAYS)).await?;
    store::sign_ins::forget(&*tx, now.plus_days(-SIGN_IN_DAYS)).await?;
    store::pending::forget_digests(&*tx, now.plus_days(-DIGEST_DAYS)).await?;
    store::rates::forget(&*tx, now.plus_days(-RATE_DAYS)).await?;
    store::bounces::forget(&*tx, domain::bounces::counted_since(now)).await?;
    tx.commit_unseen().await?;
    crate::delivery::forget(forum).await
}
