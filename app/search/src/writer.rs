//! Writes generations: small batches with little memory, rebuilds with more of it for a short time.

use tantivy::indexer::IndexWriterOptions;
use tantivy::merge_policy::LogMergePolicy;
use tantivy::{IndexWriter, TantivyDocument, Term};

use crate::document::{Change, Document};
use crate::error::SearchError;
use crate::folder::{Generation, seal};

/// Memory for the changes of one batch, in bytes; the library accepts no less.
const MEMORY_BYTES: usize = 15_000_000;
/// Memory of each of the two threads of a rebuild, in bytes.
const BULK_MEMORY_BYTES: usize = 40_000_000;
const BULK_THREADS: usize = 2;

/// A segment with more than this share of removed documents is merged, which also erases their texts.
const REMOVED_SHARE_MAX: f32 = 0.3;

/// A generation and, while there is something to write, its writer.
pub(crate) struct Writer {
    pub(crate) generation: Generation,
    active: Option<IndexWriter>,
}

impl Writer {
    pub(crate) fn new(generation: Generation) -> Self {
        Self {
            generation,
            active: None,
        }
    }

    /// Writes changes and commits them. On an error nothing of them stays.
    pub(crate) fn apply(&mut self, changes: Vec<Change>) -> Result<(), SearchError> {
        // Taken out, so that a writer that failed is dropped with all it had pending.
        let mut writer = self.take()?;
        let fields = self.generation.fields;
        for change in changes {
            match change {
                Change::Put(document) => {
                    let key = document.key.packed();
                    writer.delete_term(Term::from_field_u64(fields.key, key));
                    writer.add_document(fields.library_document(*document))?;
                }
                Change::Remove(key) => {
                    writer.delete_term(Term::from_field_u64(fields.key, key.packed()));
                }
            }
        }
        commit(&mut writer, self.generation.complete)?;
        self.active = Some(writer);
        Ok(())
    }

    /// Merges away everything removed, so that no file holds its text any more.
    pub(crate) fn compact(&mut self) -> Result<(), SearchError> {
        let segments = self.generation.library.searchable_segment_metas()?;
        let removed = segments.iter().filter(|meta| meta.num_deleted_docs() > 0);
        let ids: Vec<_> = removed.map(tantivy::SegmentMeta::id).collect();
        if !ids.is_empty() {
            let mut writer = self.take()?;
            writer.merge(&ids).wait()?;
            writer.garbage_collect_files().wait()?;
            self.active = Some(writer);
        }
        self.rest()
    }

    /// Lets running merges end and gives the writer's threads and memory back.
    pub(crate) fn rest(&mut self) -> Result<(), SearchError> {
        if let Some(writer) = self.active.take() {
            writer.wait_merging_threads()?;
        }
        Ok(())
    }

    fn take(&mut self) -> Result<IndexWriter, SearchError> {
        match self.active.take() {
            Some(writer) => Ok(writer),
            None => open_writer(&self.generation, 1, MEMORY_BYTES),
        }
    }
}

/// Fills an empty generation.
pub(crate) struct BulkWriter {
    generation: Generation,
    writer: IndexWriter,
    written: u64,
}

impl BulkWriter {
    pub(crate) fn new(generation: Generation) -> Result<Self, SearchError> {
        let writer = open_writer(&generation, BULK_THREADS, BULK_MEMORY_BYTES)?;
        Ok(Self {
            generation,
            writer,
            written: 0,
        })
    }

    pub(crate) fn put(&mut self, document: Document) -> Result<(), SearchError> {
        let document = self.generation.fields.library_document(document);
        self.writer.add_document(document)?;
        self.written += 1;
        Ok(())
    }

    /// Commits and returns the generation with its number of documents.
    pub(crate) fn finish(mut self) -> Result<(Generation, u64), SearchError> {
        commit(&mut self.writer, true)?;
        self.writer.wait_merging_threads()?;
        self.generation.complete = true;
        Ok((self.generation, self.written))
    }
}

fn open_writer(
    generation: &Generation,
    threads: usize,
    memory_bytes: usize,
) -> Result<IndexWriter, SearchError> {
    let options = IndexWriterOptions::builder()
        .num_worker_threads(threads)
        .memory_budget_per_thread(memory_bytes)
        .num_merge_threads(1)
        .build();
    let writer: IndexWriter<TantivyDocument> = generation.library.writer_with_options(options)?;
    let mut merging = LogMergePolicy::default();
    merging.set_del_docs_ratio_before_merge(REMOVED_SHARE_MAX);
    writer.set_merge_policy(Box::new(merging));
    Ok(writer)
}

fn commit(writer: &mut IndexWriter, complete: bool) -> Result<(), SearchError> {
    let mut prepared = writer.prepare_commit()?;
    prepared.set_payload(&seal(complete));
    prepared.commit()?;
    Ok(())
}
