//! Why an act did not happen.

use domain::limits::Limited;
use store::StoreError;

/// Why an act did not happen; `R` are the refusals that only this act knows.
#[derive(Debug, thiserror::Error)]
pub enum ActError<R: std::fmt::Debug + std::fmt::Display> {
    /// There is no such thing, or this person must not learn that there is.
    #[error("not found")]
    NotFound,
    /// The person may see it but not do this to it.
    #[error("not allowed")]
    NotAllowed,
    /// Done too often.
    #[error(transparent)]
    TooOften(#[from] TooOften),
    /// A rule says no.
    #[error("{0}")]
    Refused(R),
    /// The database failed; nothing was written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Refusals of an act that has none of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Never {}

/// An act was done too often in a window of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{limited:?} too often, again in {retry_seconds} s")]
pub struct TooOften {
    /// Which row of the table of limits.
    pub limited: Limited,
    /// Seconds until the window is over.
    pub retry_seconds: i64,
}
