//! Lets letters that waited become mails, and notices that consultations opened or closed.
//!
//! Every step looks at the database and the clock only, and does its work in one transaction: it does not matter how
//! often, how late, or in how many processes it runs.

use forum::Forum;
use forum::notifications::{gather, tell_phases};
use std::sync::Arc;
use std::time::Duration;
use store::StoreError;
use tokio::sync::{Notify, watch};

const EVERY: Duration = Duration::from_secs(15);

/// Runs until told to stop.
pub async fn run(forum: Arc<Forum>, mut stop: watch::Receiver<bool>) {
    let never = Notify::new();
    loop {
        match step(&forum).await {
            Ok(0) => {}
            Ok(_) if !*stop.borrow() => continue,
            Ok(_) => return,
            Err(error) => tracing::warn!(%error, "digests"),
        }
        if !super::wait(&never, EVERY, &mut stop).await {
            return;
        }
    }
}

/// Whether there was anything to do, and how much.
async fn step(forum: &Forum) -> Result<u64, StoreError> {
    let told = tell_phases(forum).await?;
    let gathered = gather(forum, forum.clock.now()).await?;
    Ok(told + gathered)
}
