//! The full-text index: schema, Indonesian analysis, query, writer. A cache of the store.
//!
//! Invariants:
//! - The index holds only what everybody may see; the caller decides that before it puts a [`Document`].
//! - It can be deleted at any time: [`Index::open`] says whether it has to be rebuilt from the database.
//! - Nothing typed into the search box is an error, and nothing found on the disk is a panic.
//!
//! Absent on purpose: async (callers use a blocking thread), clock, HTML, rights.
//!
//! How a search flows: `query` (what is asked), whose text `parse` has read to a [`Typed`] → `plan` (terms of the dictionary) →
//! `collect` (one pass: best hits and exact counts) → `snippet` (marked pieces of text) → [`SearchResult`].

mod analysis;
mod collect;
mod complete;
mod dictionary;
mod document;
mod error;
mod excluded;
mod explain;
mod files;
mod folder;
mod index;
mod matching;
mod parse;
mod plan;
mod query;
mod rank;
mod result;
mod run;
mod schema;
mod similar;
mod snapshot;
mod snippet;
mod synonyms;
mod typed;
mod writer;

pub use document::{Change, Document, DocumentKey, Part};
pub use error::{Fault, RebuildError, SearchError};
pub use index::{Index, Opened};
pub use matching::Arrived;
pub use query::{Cursor, Filters, NotACursor, Order, Page, Query};
pub use result::{Counts, Explanation, Hit, Run, SearchResult, Share, Way};
pub use similar::Similar;
pub use typed::{Field, FieldFilter, Hint, Typed, Understood};
