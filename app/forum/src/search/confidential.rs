//! The index of confidential words: one for each agency, apart from the public one and from each other.
//!
//! Invariants:
//! - An agency's index holds its own texts only, so that nothing of another agency is in results, counts, corrections or the
//!   weights of words.
//! - It is made anew from the database whenever a process begins and whenever it fails; what lies on the disk is never
//!   trusted. The folder is for the user of the process alone.
//! - Who may search it is asked by [`super::staff`], and what was found is asked of the database again.

use super::document::{documents, index_part, part_of};
use super::keep::{IndexError, groups};
use crate::forum::Forum;
use ::search::{Change, DocumentKey, Index, SearchError};
use domain::ids::AgencyId;
use domain::search::IndexPart;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::{self, DirBuilder, File, TryLockError};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use store::index_marks::Mark;
use store::search::confidential::{self as texts, ConfidentialText};
use store::{ConnectionTrait, StoreError};
use tokio::task::spawn_blocking;

/// Aspirations read at once.
const ASPIRATIONS_MAX: u64 = 100;

/// The indexes of a process.
#[derive(Debug)]
pub(crate) struct ConfidentialIndexes {
    folder: PathBuf,
    /// Holds the lock on the folder.
    _lock: File,
    /// They hold everything the database had; otherwise they wait to be made anew.
    whole: AtomicBool,
    held: Mutex<Held>,
}

#[derive(Debug, Default)]
struct Held {
    indexes: HashMap<AgencyId, Arc<Index>>,
    /// In whose index a text is.
    whose: HashMap<DocumentKey, AgencyId>,
    /// Words that mean the same.
    synonyms: Vec<Vec<String>>,
}

impl ConfidentialIndexes {
    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether they can be relied on.
    pub(super) fn is_whole(&self) -> bool {
        self.whole.load(Ordering::Acquire)
    }

    /// Has them made anew by the next [`fill`].
    pub(super) fn give_up(&self) {
        self.whole.store(false, Ordering::Release);
    }

    /// The index of an agency; `None` where it has no confidential text.
    pub(super) fn of(&self, agency: AgencyId) -> Option<Arc<Index>> {
        self.held().indexes.get(&agency).map(Arc::clone)
    }

    /// The index of an agency, made where there is none yet. Blocks.
    fn made(&self, agency: AgencyId) -> Result<Arc<Index>, SearchError> {
        if let Some(index) = self.of(agency) {
            return Ok(index);
        }
        let (index, _fresh) = Index::open(&self.folder.join(agency.0.to_string()))?;
        let index = Arc::new(index);
        let mut held = self.held();
        index.set_synonyms(&held.synonyms);
        held.indexes.insert(agency, Arc::clone(&index));
        Ok(index)
    }

    fn set_synonyms(&self, groups: Vec<Vec<String>>) {
        let mut held = self.held();
        for index in held.indexes.values() {
            index.set_synonyms(&groups);
        }
        held.synonyms = groups;
    }

    /// Forgets every text, on the disk too. Blocks.
    fn clear(&self) -> Result<(), SearchError> {
        let mut held = self.held();
        held.indexes.clear();
        held.whose.clear();
        drop(held);
        for entry in fs::read_dir(&self.folder).map_err(SearchError::Io)? {
            let path = entry.map_err(SearchError::Io)?.path();
            if path.is_dir() {
                fs::remove_dir_all(&path).map_err(SearchError::Io)?;
            }
        }
        Ok(())
    }

    /// Writes what has changed. Blocks.
    fn apply(&self, changes: BTreeMap<AgencyId, Vec<Change>>) -> Result<(), SearchError> {
        for (agency, changes) in changes {
            let index = self.made(agency)?;
            let keys: Vec<(DocumentKey, bool)> = changes.iter().map(put_or_removed).collect();
            index.apply(changes)?;
            // One writer for each agency would be a lot of memory for very little.
            index.rest()?;
            let mut held = self.held();
            for (key, put) in keys {
                if put {
                    held.whose.insert(key, agency);
                } else if held.whose.get(&key) == Some(&agency) {
                    held.whose.remove(&key);
                }
            }
        }
        Ok(())
    }
}

fn put_or_removed(change: &Change) -> (DocumentKey, bool) {
    match change {
        Change::Put(document) => (document.key, true),
        Change::Remove(key) => (*key, false),
    }
}

/// Takes the folder of the confidential indexes for this process; the next [`super::keep_up`] fills them. Does nothing
/// where that was done already.
///
/// # Errors
/// [`IndexError::Search`] when the folder is held by another process or cannot be written.
pub async fn open_confidential(forum: &Forum, folder: &Path) -> Result<(), IndexError> {
    if forum.confidential.get().is_some() {
        return Ok(());
    }
    let taken = folder.to_owned();
    let lock = spawn_blocking(move || lock(&taken)).await??;
    forum.confidential.get_or_init(|| {
        Arc::new(ConfidentialIndexes {
            folder: folder.to_owned(),
            _lock: lock,
            whole: AtomicBool::new(false),
            held: Mutex::default(),
        })
    });
    Ok(())
}

fn lock(folder: &Path) -> Result<File, SearchError> {
    let made = DirBuilder::new().mode(0o700).create(folder);
    if let Err(error) = made
        && error.kind() != io::ErrorKind::AlreadyExists
    {
        return Err(SearchError::Io(error));
    }
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(folder.join("lock"))
        .map_err(SearchError::Io)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(SearchError::Busy),
        Err(TryLockError::Error(error)) => Err(SearchError::Io(error)),
    }
}

/// Makes the indexes anew where that is due and returns how many texts they hold then; 0 where it is not.
pub(super) async fn fill(forum: &Forum) -> Result<u64, IndexError> {
    let Some(indexes) = forum.confidential.get().filter(|held| !held.is_whole()) else {
        return Ok(0);
    };
    let clearing = Arc::clone(indexes);
    spawn_blocking(move || clearing.clear()).await??;
    let db = forum.store.read();
    indexes.set_synonyms(groups(db).await?);
    let mut row = 0;
    let mut written = 0;
    while let Some((found, last)) = texts::after(db, row, ASPIRATIONS_MAX).await? {
        row = last;
        written += u64::try_from(found.len()).unwrap_or_default();
        let changes = puts(db, found).await?;
        let writing = Arc::clone(indexes);
        spawn_blocking(move || writing.apply(changes)).await??;
    }
    indexes.whole.store(true, Ordering::Release);
    tracing::info!(documents = written, "confidential search indexes built");
    Ok(written)
}

/// Gives the indexes the groups of synonyms.
pub(super) fn take_synonyms(forum: &Forum, groups: Vec<Vec<String>>) {
    if let Some(indexes) = forum.confidential.get() {
        indexes.set_synonyms(groups);
    }
}

/// Carries marks to the indexes. Where that fails they are made anew later: it is never in the way of the public index.
pub(super) async fn carry(forum: &Forum, marks: &[Mark]) {
    let Some(indexes) = forum.confidential.get().filter(|held| held.is_whole()) else {
        return;
    };
    if let Err(error) = carried(forum.store.read(), indexes, marks).await {
        tracing::warn!(%error, "confidential search indexes will be built anew");
        indexes.give_up();
    }
}

async fn carried(
    db: &impl ConnectionTrait,
    indexes: &Arc<ConfidentialIndexes>,
    marks: &[Mark],
) -> Result<(), IndexError> {
    let mut rows: BTreeMap<IndexPart, Vec<i64>> = BTreeMap::new();
    for mark in marks {
        rows.entry(mark.part).or_default().push(mark.row);
    }
    let mut found = Vec::new();
    for (part, rows) in &rows {
        found.extend(texts::texts(db, *part, rows).await?);
    }
    let now: HashMap<DocumentKey, AgencyId> = found
        .iter()
        .map(|text| (key_of(text.key()), text.agency()))
        .collect();
    let mut changes = puts(db, found).await?;
    for mark in marks {
        let key = key_of((mark.part, mark.row));
        let before = indexes.held().whose.get(&key).copied();
        if let Some(before) = before.filter(|before| now.get(&key) != Some(before)) {
            changes.entry(before).or_default().push(Change::Remove(key));
        }
    }
    if changes.is_empty() {
        return Ok(());
    }
    let indexes = Arc::clone(indexes);
    Ok(spawn_blocking(move || indexes.apply(changes)).await??)
}

/// Texts by whose they are.
async fn puts(
    db: &impl ConnectionTrait,
    found: Vec<ConfidentialText>,
) -> Result<BTreeMap<AgencyId, Vec<Change>>, StoreError> {
    let mut by_agency: BTreeMap<AgencyId, Vec<_>> = BTreeMap::new();
    for text in found {
        let agency = text.agency();
        by_agency.entry(agency).or_default().push(text.for_staff());
    }
    let mut changes = BTreeMap::new();
    for (agency, texts) in by_agency {
        let put = |document| Change::Put(Box::new(document));
        let documents = documents(db, texts).await?;
        changes.insert(agency, documents.into_iter().map(put).collect());
    }
    Ok(changes)
}

fn key_of((part, row): (IndexPart, i64)) -> DocumentKey {
    DocumentKey::new(part_of(part), row)
}

/// Every text of the indexes by whose it is; `None` while they are still to be made.
pub(super) async fn all_keys(
    forum: &Forum,
) -> Result<Option<BTreeSet<(AgencyId, (IndexPart, i64))>>, IndexError> {
    let Some(indexes) = forum.confidential.get().filter(|held| held.is_whole()) else {
        return Ok(None);
    };
    let open: Vec<(AgencyId, Arc<Index>)> = indexes
        .held()
        .indexes
        .iter()
        .map(|(agency, index)| (*agency, Arc::clone(index)))
        .collect();
    let keys = spawn_blocking(move || {
        let mut keys = BTreeSet::new();
        for (agency, index) in open {
            let named = |key: DocumentKey| (agency, (index_part(key.part), key.id));
            keys.extend(index.keys()?.into_iter().map(named));
        }
        Ok::<_, SearchError>(keys)
    });
    Ok(Some(keys.await??))
}
