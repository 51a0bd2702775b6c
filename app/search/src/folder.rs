//! The folder of the index: a lock, and generations of the index of which the newest whole one counts.
//!
//! A rebuild writes the next generation beside the present one and takes its place in one step, so a process killed
//! on the way leaves the old index whole.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use tantivy::directory::MmapDirectory;
use tantivy::{IndexReader, IndexSettings, ReloadPolicy};

use crate::analysis::fingerprint;
use crate::error::{Fault, SearchError, corrupt};
use crate::files::Files;
use crate::schema::{Fields, SCHEMA_VERSION, schema, tokenizers};
use crate::snapshot::Snapshot;

/// Blocks of stored texts (16 kB) kept unpacked per segment.
const STORE_CACHE_BLOCKS: usize = 8;

/// Takes the folder for this process. The lock ends with the process, however it ends.
pub(crate) fn lock(dir: &Path) -> Result<File, SearchError> {
    fs::create_dir_all(dir).map_err(SearchError::Io)?;
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(dir.join("lock"))
        .map_err(SearchError::Io)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(SearchError::Busy),
        Err(TryLockError::Error(error)) => Err(SearchError::Io(error)),
    }
}

/// The generations in a folder, the newest first.
pub(crate) fn generations(dir: &Path) -> Result<Vec<u64>, SearchError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).map_err(SearchError::Io)? {
        let name = entry.map_err(SearchError::Io)?.file_name();
        let number = name.to_str().and_then(|name| name.strip_prefix("index-"));
        found.extend(number.and_then(|number| number.parse::<u64>().ok()));
    }
    found.sort_unstable_by(|one, other| other.cmp(one));
    Ok(found)
}

/// Where a generation lives.
pub(crate) fn path_of(dir: &Path, generation: u64) -> PathBuf {
    dir.join(format!("index-{generation}"))
}

/// Removes a generation; what cannot be removed is tried again at the next start.
pub(crate) fn remove(dir: &Path, generation: u64) {
    let path = path_of(dir, generation);
    let gone = fs::remove_dir_all(&path);
    if let Err(error) = gone
        && error.kind() != io::ErrorKind::NotFound
    {
        tracing::warn!(path = %path.display(), %error, "old search index cannot be removed");
    }
}

/// An opened generation.
pub(crate) struct Generation {
    pub(crate) number: u64,
    pub(crate) library: tantivy::Index,
    pub(crate) reader: IndexReader,
    pub(crate) fields: Fields,
    /// Whether it once held everything the database had.
    pub(crate) complete: bool,
}

impl Generation {
    /// Makes an empty generation.
    pub(crate) fn create(dir: &Path, number: u64) -> Result<Self, SearchError> {
        let path = path_of(dir, number);
        fs::create_dir_all(&path).map_err(SearchError::Io)?;
        let (schema, fields) = schema();
        let settings = IndexSettings {
            // Its thread would idle for the life of the writer.
            docstore_compress_dedicated_thread: false,
            ..IndexSettings::default()
        };
        let files = Files::open(&path).map_err(tantivy::TantivyError::from)?;
        let library = tantivy::Index::builder()
            .schema(schema)
            .settings(settings)
            .tokenizers(tokenizers())
            .open_or_create(files)?;
        Self::of(number, library, fields, false)
    }

    /// Opens a generation if all its files are whole and of the present schema and analysis.
    pub(crate) fn open(dir: &Path, number: u64) -> Result<Self, SearchError> {
        let path = path_of(dir, number);
        verify(&path)?;
        let files = Files::open(&path).map_err(tantivy::TantivyError::from)?;
        let mut library = tantivy::Index::open(files)?;
        let (schema, fields) = schema();
        if library.schema() != schema {
            return Err(corrupt("another schema"));
        }
        library.set_tokenizers(tokenizers());
        let metas = library.load_metas()?;
        let complete = match metas.payload.as_deref() {
            Some(payload) if payload == seal(true) => true,
            Some(payload) if payload == seal(false) => false,
            None if metas.segments.is_empty() => false,
            _ => return Err(corrupt("another version")),
        };
        Self::of(number, library, fields, complete)
    }

    fn of(
        number: u64,
        library: tantivy::Index,
        fields: Fields,
        complete: bool,
    ) -> Result<Self, SearchError> {
        let reader = library
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .doc_store_cache_num_blocks(STORE_CACHE_BLOCKS)
            .try_into()?;
        Ok(Self {
            number,
            library,
            reader,
            fields,
            complete,
        })
    }

    /// The state of the last commit.
    pub(crate) fn snapshot(&self, before: Option<&Snapshot>) -> Result<Snapshot, SearchError> {
        self.reader.reload()?;
        Snapshot::open(self.reader.searcher(), self.fields, before)
    }
}

/// Compares every file of a generation with the checksum written at its end.
pub(crate) fn verify(path: &Path) -> Result<(), SearchError> {
    // A map reads large files without copying them; it lives only as long as this check.
    let directory = MmapDirectory::open(path).map_err(tantivy::TantivyError::from)?;
    let damaged = tantivy::Index::open(directory)?.validate_checksum()?;
    match damaged.into_iter().next() {
        None => Ok(()),
        Some(file) => Err(SearchError::Broken(Fault::Data(
            tantivy::TantivyError::DataCorruption(tantivy::error::DataCorruption::new(
                file,
                "wrong checksum".to_owned(),
            )),
        ))),
    }
}

/// What a commit says about itself: by which version it was written, and whether the index is complete.
pub(crate) fn seal(complete: bool) -> String {
    let state = if complete { "complete" } else { "partial" };
    format!("{SCHEMA_VERSION} {:x} {state}", fingerprint())
}
