//! What can go wrong, told apart by what the caller can do about it.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use tantivy::TantivyError;
use tantivy::directory::error::{LockError, OpenDirectoryError, OpenReadError, OpenWriteError};

/// Why the index did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The files of the index are damaged: rebuild it and search the database meanwhile.
    #[error("search index is broken: {0}")]
    Broken(#[source] Fault),
    /// Another process has this index open.
    #[error("search index is open in another process")]
    Busy,
    /// The disk is full, the folder not writable, or the like: try again later.
    #[error("search index cannot read or write its folder: {0}")]
    Io(#[source] io::Error),
    /// The library refused in a way that says nothing about the files.
    #[error("search engine: {0}")]
    Engine(#[source] TantivyError),
}

/// How damage showed itself.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The library noticed it.
    #[error("{0}")]
    Data(#[source] TantivyError),
    /// A file could not be read as what it should be.
    #[error("{0}")]
    File(#[source] io::Error),
    /// The library panicked on what it read.
    #[error("panic while reading")]
    Panicked,
}

/// Why a rebuild stopped; the index is then as it was before.
#[derive(Debug, thiserror::Error)]
pub enum RebuildError<E> {
    /// The index could not be written.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// The documents could not be read.
    #[error("documents could not be read")]
    Source(#[source] E),
}

impl From<io::Error> for SearchError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            // These kinds mean that a file is shorter, or other, than its neighbours say.
            io::ErrorKind::UnexpectedEof
            | io::ErrorKind::InvalidData
            | io::ErrorKind::InvalidInput
            | io::ErrorKind::NotFound
            | io::ErrorKind::Other => Self::Broken(Fault::File(error)),
            _ => Self::Io(error),
        }
    }
}

impl From<TantivyError> for SearchError {
    fn from(error: TantivyError) -> Self {
        match error {
            TantivyError::LockFailure(LockError::LockBusy, _) => Self::Busy,
            TantivyError::LockFailure(LockError::IoError(inner), _)
            | TantivyError::IoError(inner)
            | TantivyError::OpenWriteError(OpenWriteError::IoError {
                io_error: inner, ..
            })
            | TantivyError::OpenReadError(OpenReadError::IoError {
                io_error: inner, ..
            })
            | TantivyError::OpenDirectoryError(OpenDirectoryError::IoError {
                io_error: inner,
                ..
            }) => copy_of(&inner).into(),
            TantivyError::OpenReadError(_)
            | TantivyError::DataCorruption(_)
            | TantivyError::FieldNotFound(_)
            | TantivyError::SchemaError(_)
            | TantivyError::IncompatibleIndex(_)
            | TantivyError::InternalError(_)
            | TantivyError::DeserializeError(_)
            | TantivyError::Poisoned => Self::Broken(Fault::Data(error)),
            _ => Self::Engine(error),
        }
    }
}

/// An owned twin of an error that the library keeps shared.
fn copy_of(error: &Arc<io::Error>) -> io::Error {
    match error.raw_os_error() {
        Some(code) => io::Error::from_raw_os_error(code),
        None => io::Error::new(error.kind(), error.to_string()),
    }
}

/// Runs work on the library, turning a panic over damaged files into [`SearchError::Broken`].
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T, SearchError>) -> Result<T, SearchError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(SearchError::Broken(Fault::Panicked)))
}

/// An error for a value that an intact index cannot hold.
pub(crate) fn corrupt(what: &str) -> SearchError {
    SearchError::Broken(Fault::File(io::Error::new(
        io::ErrorKind::InvalidData,
        what,
    )))
}
