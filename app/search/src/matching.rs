//! Which of many searches a few new texts fit: the texts become an index in memory, and the searches are run on it.
//!
//! A search is taken as it was typed here: no spelling is put right and no word left out, because what a handful of
//! texts does not hold says nothing about the whole. One search costs as little as the texts are few.

use tantivy::directory::RamDirectory;

use crate::collect::Gather;
use crate::dictionary::Dictionary;
use crate::document::{Document, DocumentKey};
use crate::error::{SearchError, corrupt, guarded};
use crate::plan::plan_as_typed;
use crate::query::{Order, Query};
use crate::schema::{schema, tokenizers};
use crate::snapshot::Snapshot;
use crate::synonyms::Synonyms;

/// Memory while the texts are read in, in bytes; the library accepts no less.
const MEMORY_BYTES: usize = 15_000_000;

/// A few new texts, to be compared with searches.
pub struct Arrived {
    snapshot: Snapshot,
    synonyms: Synonyms,
    count: usize,
}

impl std::fmt::Debug for Arrived {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Arrived")
            .field("count", &self.count)
            .finish()
    }
}

impl Arrived {
    /// Reads texts in; thousands fit. `groups` are words that find each other, as [`crate::Index::set_synonyms`] takes them.
    pub fn new(documents: Vec<Document>, groups: &[Vec<String>]) -> Result<Self, SearchError> {
        guarded(|| {
            let (schema, fields) = schema();
            let count = documents.len();
            let mut writer = tantivy::Index::builder()
                .schema(schema)
                .tokenizers(tokenizers())
                .single_segment_index_writer(RamDirectory::create(), MEMORY_BYTES)?;
            for document in documents {
                writer.add_document(fields.library_document(document))?;
            }
            let library = writer.finalize()?;
            let searcher = library.reader()?.searcher();
            Ok(Self {
                snapshot: Snapshot::open(searcher, fields, None)?,
                synonyms: Synonyms::with(groups),
                count,
            })
        })
    }

    /// The texts that a search finds, whatever its order and page, by key.
    pub fn fitting(&self, query: &Query) -> Result<Vec<DocumentKey>, SearchError> {
        guarded(|| {
            let dictionary = Dictionary::new(&self.snapshot.searcher);
            let plan = plan_as_typed(
                &query.text,
                self.snapshot.fields,
                &self.synonyms,
                dictionary,
            )?;
            let gather = Gather::new(&self.snapshot, &query.filters, Order::Newest, self.count);
            let found = self
                .snapshot
                .searcher
                .search(&plan.query(None, false), &gather)?;
            let key = |packed| DocumentKey::unpack(packed).ok_or_else(|| corrupt("key"));
            let mut keys = found
                .tops
                .iter()
                .map(|top| key(top.key))
                .collect::<Result<Vec<_>, _>>()?;
            keys.sort_unstable();
            Ok(keys)
        })
    }
}
