//! The index: opened once, searched by many threads, written by one at a time.

use std::fmt;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use crate::complete::complete;
use crate::document::{Change, Document, DocumentKey};
use crate::error::{RebuildError, SearchError, corrupt, guarded};
use crate::folder::{self, Generation};
use crate::query::Query;
use crate::result::{Hit, SearchResult};
use crate::run::run;
use crate::similar::{Similar, similar};
use crate::snapshot::Snapshot;
use crate::synonyms::Synonyms;
use crate::writer::{BulkWriter, Writer};

/// What [`Index::open`] found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// The index as it was left.
    Ready,
    /// No complete index was there: [`Index::rebuild`] it.
    Fresh,
    /// The index was broken, or of another version, and is gone: [`Index::rebuild`] it.
    Rebuilt,
}

impl Opened {
    /// Whether the index has to be filled from the database before it can be relied on.
    pub fn needs_rebuild(self) -> bool {
        self != Self::Ready
    }
}

/// The full-text index of everything public.
///
/// All calls block; callers on an async thread use a blocking one. Share it with an `Arc`.
pub struct Index {
    dir: PathBuf,
    /// Holds the lock on the folder.
    _lock: File,
    current: RwLock<Arc<Snapshot>>,
    synonyms: RwLock<Arc<Synonyms>>,
    writer: Mutex<Writer>,
}

impl fmt::Debug for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Index").field("dir", &self.dir).finish()
    }
}

impl Index {
    /// Opens the index in a folder, making the folder if need be. Files that are damaged or of another version are
    /// removed. One process at a time: another one gets [`SearchError::Busy`].
    pub fn open(dir: &Path) -> Result<(Self, Opened), SearchError> {
        let lock = folder::lock(dir)?;
        let generations = folder::generations(dir)?;
        let mut partial = None;
        let mut whole = None;
        for number in &generations {
            match guarded(|| open_generation(dir, *number)) {
                Ok(found) if found.0.complete => whole = whole.or(Some(found)),
                Ok(found) => partial = partial.or(Some(found)),
                Err(SearchError::Broken(fault)) => {
                    tracing::warn!(generation = number, %fault, "search index is broken");
                }
                Err(other) => return Err(other),
            }
        }
        let (opened, (generation, snapshot)) = match (whole, partial) {
            (Some(whole), _) => (Opened::Ready, whole),
            (None, Some(partial)) => (Opened::Fresh, partial),
            (None, None) => {
                let number = generations.first().map_or(1, |newest| newest + 1);
                let made = guarded(|| {
                    let generation = Generation::create(dir, number)?;
                    let snapshot = generation.snapshot(None)?;
                    Ok((generation, snapshot))
                })?;
                let opened = if generations.is_empty() {
                    Opened::Fresh
                } else {
                    Opened::Rebuilt
                };
                (opened, made)
            }
        };
        for number in generations {
            if number != generation.number {
                folder::remove(dir, number);
            }
        }
        let index = Self {
            dir: dir.to_path_buf(),
            _lock: lock,
            current: RwLock::new(Arc::new(snapshot)),
            synonyms: RwLock::new(Arc::new(Synonyms::with(&[]))),
            writer: Mutex::new(Writer::new(generation)),
        };
        Ok((index, opened))
    }

    /// Writes changes, in order, and returns when searches see them. All of them or, on an error, none.
    pub fn apply(&self, changes: Vec<Change>) -> Result<(), SearchError> {
        if changes.is_empty() {
            return Ok(());
        }
        let mut writer = self.writer();
        guarded(|| {
            writer.apply(changes)?;
            self.show(&writer.generation)
        })
    }

    /// Fills a new index with all documents and then puts it in place of the present one, which is searched until then.
    /// Returns how many there were. Also repairs a broken index. When the source fails, everything stays as it was.
    pub fn rebuild<E>(
        &self,
        documents: impl IntoIterator<Item = Result<Document, E>>,
    ) -> Result<u64, RebuildError<E>> {
        let mut writer = self.writer();
        let number = self.next_number(&writer)?;
        let filled = self.fill(number, documents);
        if filled.is_err() {
            folder::remove(&self.dir, number);
        }
        let (generation, written) = filled?;
        self.replace(&mut writer, generation)?;
        Ok(written)
    }

    /// Empties the index. It counts as incomplete until it is rebuilt.
    pub fn clear(&self) -> Result<(), SearchError> {
        let mut writer = self.writer();
        let number = self.next_number(&writer)?;
        let generation = guarded(|| Generation::create(&self.dir, number))?;
        self.replace(&mut writer, generation)
    }

    /// Searches. Bad syntax is no error; a damaged index is [`SearchError::Broken`].
    pub fn search(&self, query: &Query) -> Result<SearchResult, SearchError> {
        let snapshot = self.snapshot();
        let synonyms = self.synonyms.read();
        let synonyms = Arc::clone(&synonyms.unwrap_or_else(PoisonError::into_inner));
        guarded(|| run(&snapshot, &synonyms, query))
    }

    /// Sets the groups of words and short phrases of which each finds the others, in place of those before; at once and
    /// for the documents that are there already. The first 10 members of a group count, phrases to 4 words.
    pub fn set_synonyms(&self, groups: &[Vec<String>]) {
        let synonyms = Arc::new(Synonyms::with(groups));
        *self
            .synonyms
            .write()
            .unwrap_or_else(PoisonError::into_inner) = synonyms;
    }

    /// Documents that say nearly the same as a text, the closest first; their score is the closeness from 0 to 1.
    pub fn similar(&self, to: &Similar) -> Result<Vec<Hit>, SearchError> {
        let snapshot = self.snapshot();
        guarded(|| similar(&snapshot, to))
    }

    /// What was typed, its last word finished in the ways most documents have it; at most 20.
    pub fn complete(&self, typed: &str, limit: usize) -> Result<Vec<String>, SearchError> {
        let snapshot = self.snapshot();
        guarded(|| complete(&snapshot, typed, limit))
    }

    /// How many documents there are.
    pub fn count(&self) -> u64 {
        self.snapshot().searcher.num_docs()
    }

    /// The keys of all documents, sorted; to compare with the database.
    pub fn keys(&self) -> Result<Vec<DocumentKey>, SearchError> {
        let snapshot = self.snapshot();
        guarded(|| {
            let mut keys = Vec::new();
            let readers = snapshot.searcher.segment_readers();
            for (reader, segment) in readers.iter().zip(&snapshot.segments) {
                for doc in reader.doc_ids_alive() {
                    let facts = segment.facts(doc);
                    let key = facts.and_then(|facts| DocumentKey::unpack(facts.key));
                    keys.push(key.ok_or_else(|| corrupt("key"))?);
                }
            }
            keys.sort_unstable();
            Ok(keys)
        })
    }

    /// Compares all files with their checksums; [`SearchError::Broken`] if one differs.
    pub fn verify(&self) -> Result<(), SearchError> {
        let writer = self.writer();
        guarded(|| folder::verify(&folder::path_of(&self.dir, writer.generation.number)))
    }

    /// Rewrites the files that still hold texts of removed documents, so that nothing of them is left on the disk.
    pub fn compact(&self) -> Result<(), SearchError> {
        let mut writer = self.writer();
        guarded(|| {
            writer.compact()?;
            self.show(&writer.generation)
        })
    }

    /// Gives back the writer's threads and memory; call it when nothing was written for a while, and before the end.
    pub fn rest(&self) -> Result<(), SearchError> {
        let mut writer = self.writer();
        guarded(|| {
            writer.rest()?;
            self.show(&writer.generation)
        })
    }

    fn fill<E>(
        &self,
        number: u64,
        documents: impl IntoIterator<Item = Result<Document, E>>,
    ) -> Result<(Generation, u64), RebuildError<E>> {
        let mut bulk = guarded(|| BulkWriter::new(Generation::create(&self.dir, number)?))?;
        for document in documents {
            let document = document.map_err(RebuildError::Source)?;
            guarded(|| bulk.put(document))?;
        }
        Ok(guarded(|| bulk.finish())?)
    }

    /// Puts a generation in place of the present one and removes that.
    fn replace(&self, writer: &mut Writer, generation: Generation) -> Result<(), SearchError> {
        guarded(|| {
            self.show(&generation)?;
            let old = std::mem::replace(writer, Writer::new(generation));
            let number = old.generation.number;
            drop(old);
            folder::remove(&self.dir, number);
            Ok(())
        })
    }

    fn next_number(&self, writer: &Writer) -> Result<u64, SearchError> {
        let newest = folder::generations(&self.dir)?.into_iter().next();
        Ok(newest.unwrap_or_default().max(writer.generation.number) + 1)
    }

    /// Lets searches see the last commit of a generation.
    fn show(&self, generation: &Generation) -> Result<(), SearchError> {
        let before = self.snapshot();
        let snapshot = Arc::new(generation.snapshot(Some(&before))?);
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = snapshot;
        Ok(())
    }

    fn snapshot(&self) -> Arc<Snapshot> {
        let current = self.current.read();
        Arc::clone(&current.unwrap_or_else(PoisonError::into_inner))
    }

    fn writer(&self) -> MutexGuard<'_, Writer> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn open_generation(dir: &Path, number: u64) -> Result<(Generation, Snapshot), SearchError> {
    let generation = Generation::open(dir, number)?;
    let snapshot = generation.snapshot(None)?;
    Ok((generation, snapshot))
}
