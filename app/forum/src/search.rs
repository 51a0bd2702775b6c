//! Finding what everybody may read: keeping the index equal to the database, asking it, and what lies near a text.
//!
//! Invariants: only rows of [`store::search`] go into the index, so that what nobody may read is in no result, count or
//! suggestion; and what the index finds is shown only if the database still says that everybody may read it, so that a
//! row just hidden is gone at once. While the index is built or repaired, searches look through the database instead.

mod compare;
mod confidential;
mod document;
mod find;
mod keep;
mod narrow;
mod near;
mod partial;
mod shown;
mod staff;
mod suggest;

pub use ::search::{Cursor, Explanation, Hint, Order, Run, Share, Way};
pub use compare::{Compared, compare, compare_confidential};
pub(crate) use confidential::ConfidentialIndexes;
pub use confidential::open_confidential;
pub(crate) use document::{documents, index_part, plain};
pub use domain::search::{IndexPart, SearchDay};
pub use find::{Ask, Dropped, Filters, Narrowed, NarrowedArea, SearchView, find};
pub(crate) use keep::groups;
pub use keep::{
    IndexError, MARKS_MAX, ask_to_rebuild, compact, index_marks, keep_up, keys, open, rebuild, rest,
};
pub(crate) use narrow::query_of;
pub use near::{Near, related, related_elsewhere, similar};
pub(crate) use shown::of_texts;
pub use shown::{Found, Target};
pub use staff::{StaffAsk, StaffSearch, staff_search};
pub use suggest::{Suggestions, suggest, suggest_words};

use ::search::Index;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The index of everything public, and whether it can be relied on.
#[derive(Debug)]
pub(crate) struct PublicIndex {
    index: Arc<Index>,
    /// It holds everything the database had; otherwise it waits to be built anew.
    whole: AtomicBool,
    near: near::Memory,
    /// Which state of the table of synonyms the index has.
    synonyms_of: Mutex<Option<String>>,
}

impl PublicIndex {
    fn new(index: Index, whole: bool) -> Self {
        Self {
            index: Arc::new(index),
            whole: AtomicBool::new(whole),
            near: near::Memory::default(),
            synonyms_of: Mutex::new(None),
        }
    }

    /// The index for a blocking thread, if it can be relied on.
    fn ready(&self) -> Option<Arc<Index>> {
        self.is_whole().then(|| Arc::clone(&self.index))
    }

    fn has_synonyms_of(&self, state: Option<&str>) -> bool {
        let known = self.synonyms_of.lock();
        known.unwrap_or_else(PoisonError::into_inner).as_deref() == state
    }

    fn set_synonyms(&self, groups: &[Vec<String>], state: Option<String>) {
        self.index.set_synonyms(groups);
        let mut known = self
            .synonyms_of
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *known = state;
    }

    fn is_whole(&self) -> bool {
        self.whole.load(Ordering::Acquire)
    }

    fn set_whole(&self, whole: bool) {
        self.whole.store(whole, Ordering::Release);
    }
}
