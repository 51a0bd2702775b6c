//! Notices that a server takes nothing at all, so that a long queue is not tried in vain, mail by mail.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// Failures without a word of the server, one after another, that mean that it is away.
const FAILURES: u32 = 5;
/// How long it is then left alone.
const PAUSE: Duration = Duration::from_secs(30);
/// The same for codes, for which somebody waits.
const PAUSE_OF_CODES: Duration = Duration::from_secs(5);

/// Counts failures in a row within one batch.
#[derive(Debug)]
pub(super) struct Breaker {
    failures: AtomicU32,
    pause: Duration,
}

impl Breaker {
    pub(super) const fn new(codes: bool) -> Self {
        Self {
            failures: AtomicU32::new(0),
            pause: if codes { PAUSE_OF_CODES } else { PAUSE },
        }
    }

    /// Notes whether the server could not be reached for a mail.
    pub(super) fn note(&self, unreachable: bool) {
        if unreachable {
            self.failures.fetch_add(1, Ordering::Relaxed);
        } else {
            self.failures.store(0, Ordering::Relaxed);
        }
    }

    /// Whether to leave the server alone.
    pub(super) fn is_open(&self) -> bool {
        self.failures.load(Ordering::Relaxed) >= FAILURES
    }

    /// For how long.
    pub(super) const fn pause(&self) -> Duration {
        self.pause
    }
}
