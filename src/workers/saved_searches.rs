//! Compares what was published with the saved searches, and queues their mail when it is due.

use forum::Forum;
use forum::saved_searches::{compare_arrivals, queue_due};
use forum::search::IndexError;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Notify, watch};

/// What comes together in so long is compared, and told, together.
const GATHER: Duration = Duration::from_secs(5);
/// How often texts of other processes, and mornings, are looked for.
const LOOK: Duration = Duration::from_secs(30);

/// Runs until told to stop.
pub async fn run(forum: Arc<Forum>, mut stop: watch::Receiver<bool>) {
    let never = Notify::new();
    loop {
        if let Err(error) = step(&forum).await {
            tracing::warn!(%error, "saved searches");
        }
        let go_on = super::wait(&forum.arrivals_wait, LOOK, &mut stop).await
            && super::wait(&never, GATHER, &mut stop).await;
        if !go_on {
            return;
        }
    }
}

/// Compares all that arrived and queues all that is due; returns how many letters were queued.
///
/// # Errors
/// [`IndexError`] when the database or a comparison failed; what was not compared or queued stays as it was.
pub async fn step(forum: &Forum) -> Result<u64, IndexError> {
    while compare_arrivals(forum, pages::search::ask_of).await? > 0 {}
    let mut queued = 0;
    loop {
        let letters = queue_due(forum).await?;
        queued += letters.queued;
        if letters.handled == 0 {
            return Ok(queued);
        }
    }
}
