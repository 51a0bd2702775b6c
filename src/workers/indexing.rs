//! Keeps the search index equal to the database: opens it, carries marks to it, builds it anew where it is missing,
//! broken or asked for.

use crate::config::Config;
use forum::Forum;
use forum::search::{self, IndexError};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Notify, watch};
use tokio::time::Instant;

/// Marks are gathered for so long: each commit of the index costs the same, for one mark or for hundreds.
const GATHER: Duration = Duration::from_millis(250);
/// How often marks of other processes are looked for.
const LOOK: Duration = Duration::from_secs(2);
/// After so long without writing, the writer's memory is given back.
const REST_AFTER: Duration = Duration::from_secs(30);
/// How often removed texts are taken off the disk.
const COMPACT_EVERY: Duration = Duration::from_secs(3_600);
/// The first wait after a second failure in a row; it doubles each time.
const PAUSE: Duration = Duration::from_secs(1);
/// The longest such wait.
const PAUSE_MAX: Duration = Duration::from_secs(60);

/// Where the indexes lie.
#[derive(Debug, Clone)]
pub struct Folders {
    /// Of what everybody may read.
    pub public: PathBuf,
    /// Of confidential words.
    pub confidential: PathBuf,
}

impl Folders {
    /// The folders of a site.
    pub fn of(config: &Config) -> Self {
        Self {
            public: config.index_folder(),
            confidential: config.confidential_index_folder(),
        }
    }

    /// Opens both indexes, where they are not open yet.
    ///
    /// # Errors
    /// [`IndexError`]; the public one may be open then.
    pub async fn open(&self, forum: &Forum) -> Result<(), IndexError> {
        search::open(forum, &self.public).await?;
        search::open_confidential(forum, &self.confidential).await
    }
}

/// Runs until told to stop.
pub async fn run(forum: Arc<Forum>, folders: Folders, mut stop: watch::Receiver<bool>) {
    let mut failures = 0;
    let mut tending = Tending::default();
    loop {
        match step(&forum, &folders, &mut tending).await {
            Ok(true) => failures = 0,
            Ok(false) => {
                failures = 0;
                let go_on = super::wait(&forum.marks_wait, LOOK, &mut stop).await
                    && super::wait(&Notify::new(), GATHER, &mut stop).await;
                if !go_on {
                    break;
                }
            }
            Err(error) => {
                tracing::warn!(%error, "search index");
                // The first failure may be a broken index, which the next step builds anew.
                let pause = if failures == 0 {
                    Duration::ZERO
                } else {
                    (PAUSE * (1 << failures.min(6))).min(PAUSE_MAX)
                };
                failures += 1;
                if !super::wait(&Notify::new(), pause, &mut stop).await {
                    break;
                }
            }
        }
        if *stop.borrow() {
            break;
        }
    }
    if let Err(error) = search::rest(&forum).await {
        tracing::warn!(%error, "search index at the end");
    }
}

/// When the index was written and tidied last.
#[derive(Debug, Default)]
struct Tending {
    written: Option<Instant>,
    compacted: Option<Instant>,
    /// The confidential indexes could not be opened, and the log says so.
    without_confidential: bool,
}

/// Whether there is more to do at once.
async fn step(forum: &Forum, folders: &Folders, tending: &mut Tending) -> Result<bool, IndexError> {
    search::open(forum, &folders.public).await?;
    match search::open_confidential(forum, &folders.confidential).await {
        Ok(()) => tending.without_confidential = false,
        // The public index goes on; staff search the database meanwhile.
        Err(error) if !tending.without_confidential => {
            tracing::warn!(%error, "confidential search index");
            tending.without_confidential = true;
        }
        Err(_told) => {}
    }
    let written = search::keep_up(forum).await?;
    if written > 0 {
        tending.written = Some(Instant::now());
        return Ok(written >= search::MARKS_MAX);
    }
    if tending.written.is_some_and(|at| at.elapsed() >= REST_AFTER) {
        tending.written = None;
        if tending
            .compacted
            .is_none_or(|at| at.elapsed() >= COMPACT_EVERY)
        {
            search::compact(forum).await?;
            tending.compacted = Some(Instant::now());
        }
        search::rest(forum).await?;
    }
    Ok(false)
}
