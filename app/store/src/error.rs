//! What can go wrong below a query.

use sea_orm::{DbErr, SqlErr};
use std::sync::atomic::{AtomicU64, Ordering};

static FAILURES: AtomicU64 = AtomicU64::new(0);

/// Queries of this process that failed so far, but for those a unique index refused, which acts reckon with.
pub fn failures() -> u64 {
    FAILURES.load(Ordering::Relaxed)
}

/// A query failed. Nothing of the failed transaction is kept.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused, is away, or its disk is full.
    #[error(transparent)]
    Database(DbErr),
    /// A row holds what this version cannot read.
    #[error("{table}: {what} cannot be read")]
    Unreadable {
        /// The table.
        table: &'static str,
        /// Which column or part.
        what: &'static str,
    },
}

impl StoreError {
    /// Whether a unique index refused the row: somebody, or the same form, was faster.
    pub fn is_duplicate(&self) -> bool {
        match self {
            Self::Database(error) => is_duplicate(error),
            Self::Unreadable { .. } => false,
        }
    }
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        if !is_duplicate(&error) {
            FAILURES.fetch_add(1, Ordering::Relaxed);
        }
        Self::Database(error)
    }
}

fn is_duplicate(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}
