//! Deletes what is over: sign-in attempts, sessions nobody used for long, windows of rate limits.

use forum::Forum;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Notify, watch};

const EVERY: Duration = Duration::from_secs(600);

/// Runs until told to stop.
pub async fn run(forum: Arc<Forum>, mut stop: watch::Receiver<bool>) {
    let never = Notify::new();
    loop {
        if let Err(error) = forum::housekeeping::sweep(&forum).await {
            tracing::warn!(%error, "sweeping");
        }
        if !super::wait(&never, EVERY, &mut stop).await {
            return;
        }
    }
}
