//! Why an import was refused.

use store::StoreError;

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// There is no such agency.
    #[error("there is no agency {0}")]
    NoAgency(String),
    /// It holds no statement.
    #[error("there is no statement in it")]
    Empty,
    /// A part points at what is not there.
    #[error("{0} belongs to nobody in the import")]
    Loose(&'static str),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
