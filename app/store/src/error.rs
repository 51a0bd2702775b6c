//! What can go wrong below a query.

use sea_orm::{DbErr, SqlErr};

/// A query failed. Nothing of the failed transaction is kept.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused, is away, or its disk is full.
    #[error(transparent)]
    Database(#[from] DbErr),
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
            Self::Database(error) => {
                matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
            }
            Self::Unreadable { .. } => false,
        }
    }
}
