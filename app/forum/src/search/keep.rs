//! Keeping the index equal to what everybody may read.

use super::PublicIndex;
use super::confidential;
use super::document::{documents, part_of};
use crate::forum::Forum;
use ::search::{Change, Document, DocumentKey, Index, RebuildError, SearchError};
use domain::search::IndexPart;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use store::index_marks::Mark;
use store::search::Rows;
use store::{ConnectionTrait, StoreError, index_marks as marks, settings, synonyms};
use tokio::sync::mpsc;
use tokio::task::{JoinError, spawn_blocking};

/// Marks carried to the index at once.
pub const MARKS_MAX: u64 = 500;
/// Rows read at once for a rebuild.
const ROWS_MAX: u64 = 250;
/// Batches read ahead of the index.
const BATCHES_AHEAD: usize = 2;

/// Why the index is not up to date.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The index failed.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// The thread that worked on it ended.
    #[error("indexing stopped: {0}")]
    Stopped(#[from] JoinError),
}

impl IndexError {
    /// Whether another process holds the folder of the index.
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Search(SearchError::Busy))
    }
}

/// Opens the index in a folder; one that is missing or broken is filled by the next [`keep_up`]. Does nothing where it
/// is open already.
///
/// # Errors
/// [`IndexError::Search`] when the folder is held by another process or cannot be written.
pub async fn open(forum: &Forum, folder: &Path) -> Result<(), IndexError> {
    if forum.index.get().is_some() {
        return Ok(());
    }
    let folder = folder.to_owned();
    let (index, opened) = spawn_blocking(move || Index::open(&folder)).await??;
    let whole = !opened.needs_rebuild();
    forum.index.get_or_init(|| PublicIndex::new(index, whole));
    Ok(())
}

/// One step of the worker: builds the index where that is due, then carries marks to it. Returns how many texts were
/// written; 0 when there is nothing left to do.
///
/// # Errors
/// [`IndexError`]; the marks are kept, and a broken index is built anew by the next step.
pub async fn keep_up(forum: &Forum) -> Result<u64, IndexError> {
    let Some(held) = forum.index.get() else {
        return Ok(0);
    };
    take_synonyms(forum, held).await?;
    let asked = settings::get(forum.store.read(), settings::REINDEX)
        .await?
        .is_some();
    let mut written = 0;
    if asked || !held.is_whole() {
        written = rebuild(forum, |_read| {}).await?;
        tracing::info!(documents = written, "search index built");
    }
    if asked {
        let tx = forum.store.write().await?;
        settings::remove(&*tx, settings::REINDEX).await?;
        tx.commit().await?;
    }
    written += index_marks(forum).await?;
    // Last, so that trouble with it holds nothing of the public index up.
    Ok(written + confidential::fill(forum).await?)
}

/// Gives the index the groups of synonyms where they have changed.
async fn take_synonyms(forum: &Forum, held: &PublicIndex) -> Result<(), StoreError> {
    let db = forum.store.read();
    // Read before the groups: what changes in between is taken at the next step.
    let state = synonyms::state(db).await?;
    if held.has_synonyms_of(state.as_deref()) {
        return Ok(());
    }
    let groups = groups(db).await?;
    held.set_synonyms(&groups, state);
    confidential::take_synonyms(forum, groups);
    Ok(())
}

/// The groups of synonyms as the index takes them.
pub(crate) async fn groups(db: &impl ConnectionTrait) -> Result<Vec<Vec<String>>, StoreError> {
    let groups = synonyms::all(db).await?;
    let members = |one: synonyms::Synonyms| one.group.members().to_vec();
    Ok(groups.into_iter().map(members).collect())
}

/// Asks the process that holds the index to build it anew.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn ask_to_rebuild(forum: &Forum) -> Result<(), StoreError> {
    let tx = forum.store.write().await?;
    settings::put(&*tx, settings::REINDEX, "asked").await?;
    tx.commit().await
}

/// Carries the oldest marks to the index and returns how many there were.
///
/// # Errors
/// [`IndexError`]; the marks are kept.
pub async fn index_marks(forum: &Forum) -> Result<u64, IndexError> {
    let Some(held) = forum.index.get() else {
        return Ok(0);
    };
    let db = forum.store.read();
    let waiting = marks::oldest(db, MARKS_MAX).await?;
    if waiting.is_empty() {
        return Ok(0);
    }
    // Rows are read after the marks: what changes in between is marked again.
    let changes = changes(db, &waiting).await?;
    let index = Arc::clone(&held.index);
    let applied = spawn_blocking(move || index.apply(changes)).await?;
    if let Err(error) = applied {
        give_up_if_broken(forum, &error);
        return Err(error.into());
    }
    confidential::carry(forum, &waiting).await;
    let ids: Vec<i64> = waiting.iter().map(|mark| mark.id).collect();
    let tx = forum.store.write().await?;
    marks::remove(&*tx, &ids).await?;
    // Not `forum.commit`: it would wake the worker that this is.
    tx.commit().await?;
    Ok(u64::try_from(ids.len()).unwrap_or(u64::MAX))
}

async fn changes(db: &impl ConnectionTrait, marks: &[Mark]) -> Result<Vec<Change>, StoreError> {
    let mut rows: BTreeMap<IndexPart, BTreeSet<i64>> = BTreeMap::new();
    for mark in marks {
        rows.entry(mark.part).or_default().insert(mark.row);
    }
    let mut changes = Vec::new();
    for (part, mut rows) in rows {
        let wanted: Vec<i64> = rows.iter().copied().collect();
        let texts = store::search::texts(db, part, Rows::Of(&wanted)).await?;
        for document in documents(db, texts).await? {
            rows.remove(&document.key.id);
            changes.push(Change::Put(Box::new(document)));
        }
        let gone = rows.into_iter();
        changes.extend(gone.map(|row| Change::Remove(DocumentKey::new(part_of(part), row))));
    }
    Ok(changes)
}

/// Builds the index anew from everything public, in place of the present one, and returns how many documents it holds.
/// `progress` is told how many were read so far.
///
/// # Errors
/// [`IndexError`]; the index is then as it was.
pub async fn rebuild(
    forum: &Forum,
    progress: impl Fn(u64) + Send + Sync,
) -> Result<u64, IndexError> {
    let Some(held) = forum.index.get() else {
        return Ok(0);
    };
    let (send, mut receive) = mpsc::channel(BATCHES_AHEAD);
    let index = Arc::clone(&held.index);
    let writing = spawn_blocking(move || {
        let batches = std::iter::from_fn(move || receive.blocking_recv());
        index.rebuild(batches.flat_map(one_by_one))
    });
    let (written, ()) = tokio::join!(writing, read_all(forum, send, progress));
    let written = written?.map_err(|error| match error {
        RebuildError::Search(error) => IndexError::Search(error),
        RebuildError::Source(error) => IndexError::Store(error),
    })?;
    held.set_whole(true);
    held.near.clear();
    Ok(written)
}

type Batch = Result<Vec<Document>, StoreError>;

fn one_by_one(batch: Batch) -> Vec<Result<Document, StoreError>> {
    match batch {
        Ok(documents) => documents.into_iter().map(Ok).collect(),
        Err(error) => vec![Err(error)],
    }
}

/// Reads everything public, kind by kind and page by page; ends early where nobody listens any more.
async fn read_all(forum: &Forum, send: mpsc::Sender<Batch>, progress: impl Fn(u64)) {
    let db = forum.store.read();
    let mut read = 0;
    for part in IndexPart::ALL {
        let mut after = 0;
        loop {
            let batch = page(db, *part, after).await;
            let last = match &batch {
                Ok(documents) => documents.last().map(|document| document.key.id),
                Err(_) => None,
            };
            read += batch
                .as_ref()
                .map_or(0, |documents| u64::try_from(documents.len()).unwrap_or(0));
            let failed = batch.is_err();
            if send.send(batch).await.is_err() || failed {
                return;
            }
            progress(read);
            match last {
                Some(last) => after = last,
                None => break,
            }
        }
    }
}

async fn page(db: &impl ConnectionTrait, part: IndexPart, after: i64) -> Batch {
    let texts = store::search::texts(db, part, Rows::After(after, ROWS_MAX)).await?;
    documents(db, texts).await
}

/// Gives back memory and threads of the index's writer, after a while without writing.
///
/// # Errors
/// [`IndexError::Search`].
pub async fn rest(forum: &Forum) -> Result<(), IndexError> {
    tend(forum, Index::rest).await
}

/// Takes what was removed off the disk, too.
///
/// # Errors
/// [`IndexError::Search`].
pub async fn compact(forum: &Forum) -> Result<(), IndexError> {
    tend(forum, Index::compact).await
}

async fn tend(
    forum: &Forum,
    work: fn(&Index) -> Result<(), SearchError>,
) -> Result<(), IndexError> {
    let Some(held) = forum.index.get() else {
        return Ok(());
    };
    let index = Arc::clone(&held.index);
    let done = spawn_blocking(move || work(&index)).await?;
    if let Err(error) = &done {
        give_up_if_broken(forum, error);
    }
    Ok(done?)
}

/// Every document of the index, by kind and row key, in order; for comparing it with the database.
///
/// # Errors
/// [`IndexError`].
pub async fn keys(forum: &Forum) -> Result<Vec<(IndexPart, i64)>, IndexError> {
    let Some(held) = forum.index.get() else {
        return Ok(Vec::new());
    };
    let index = Arc::clone(&held.index);
    let keys = spawn_blocking(move || index.keys()).await??;
    Ok(keys
        .into_iter()
        .map(|key| (super::document::index_part(key.part), key.id))
        .collect())
}

/// Stops relying on a broken index and wakes the worker to build it anew.
pub(super) fn give_up_if_broken(forum: &Forum, error: &SearchError) {
    if let (SearchError::Broken(fault), Some(held)) = (error, forum.index.get()) {
        tracing::warn!(%fault, "search index is broken and will be built anew");
        held.set_whole(false);
        forum.marks_wait.notify_one();
    }
}
