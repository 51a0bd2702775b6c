//! Everything an act needs besides its arguments.

use crate::actor::Actor;
use crate::clock::Clock;
use crate::rates::Windows;
use crate::search::{ConfidentialIndexes, PublicIndex};
use domain::ids::PublicId;
use domain::roles;
use std::sync::{Arc, OnceLock};
use store::seal::Seal;
use store::viewer::Viewer;
use store::{Store, StoreError};
use tokio::sync::{Notify, Semaphore};

/// Hashes of passwords computed at once; more would starve readers of the two cores.
const HASHES_AT_ONCE: usize = 2;

/// What the operator decides about acts.
#[derive(Debug, Clone, Copy, Default)]
pub struct Settings {
    /// No rate limits; for benchmarks only.
    pub unlimited: bool,
}

/// The forum: database, clock, keys. Acts and views are functions of their modules that take it first.
#[derive(Debug)]
pub struct Forum {
    /// The database.
    pub store: Store,
    /// The present.
    pub clock: Clock,
    /// Keys that are never in the database.
    pub seal: Seal,
    /// What the operator decides.
    pub settings: Settings,
    /// Rung after a commit that may have queued mail, for the lane of codes.
    pub codes_wait: Notify,
    /// The same, for all other mail.
    pub mail_waits: Notify,
    /// Rung after a commit that marked rows for the index.
    pub marks_wait: Notify,
    /// Rung after a commit that may have published a text.
    pub arrivals_wait: Notify,
    pub(crate) windows: Windows,
    /// Set once the index has been opened.
    pub(crate) index: OnceLock<PublicIndex>,
    /// Set once the folder of the confidential indexes is this process's.
    pub(crate) confidential: OnceLock<Arc<ConfidentialIndexes>>,
    pub(crate) hashing: Semaphore,
}

impl Forum {
    /// A forum over an open and migrated database.
    pub fn new(store: Store, clock: Clock, seal: Seal, settings: Settings) -> Self {
        Self {
            store,
            clock,
            seal,
            settings,
            codes_wait: Notify::new(),
            mail_waits: Notify::new(),
            marks_wait: Notify::new(),
            arrivals_wait: Notify::new(),
            windows: Windows::default(),
            index: OnceLock::new(),
            confidential: OnceLock::new(),
            hashing: Semaphore::new(HASHES_AT_ONCE),
        }
    }

    /// The reader a request comes from, as queries know it.
    pub fn viewer(&self, actor: Option<&Actor>) -> Viewer {
        actor.map_or_else(Viewer::visitor, |actor| {
            let staff_of = actor.grants.agencies(roles::READ_CONFIDENTIAL);
            Viewer::person(actor.person, staff_of, self.seal.clone())
        })
    }

    /// Commits an act and wakes the workers.
    pub(crate) async fn commit(&self, tx: store::Write) -> Result<(), StoreError> {
        tx.commit().await?;
        self.codes_wait.notify_one();
        self.mail_waits.notify_one();
        self.marks_wait.notify_one();
        self.arrivals_wait.notify_one();
        Ok(())
    }

    /// A new unguessable id.
    pub(crate) fn new_id(&self) -> Result<PublicId, StoreError> {
        crate::secret::random().map(PublicId::from_random)
    }
}
