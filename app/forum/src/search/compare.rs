//! Comparing the index with what everybody may read.

use super::keep::{IndexError, keys};
use crate::forum::Forum;
use domain::search::IndexPart;
use std::collections::BTreeSet;
use store::index_marks;
use store::search::Rows;

/// Texts read at once.
const ROWS_MAX: u64 = 250;

/// How the index and the database differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared {
    /// Texts in the index.
    pub texts: usize,
    /// Public texts that it does not hold.
    pub missing: usize,
    /// Texts in it that are not public.
    pub surplus: usize,
    /// Marks still to be carried to it, which explain a difference.
    pub waiting: u64,
}

impl Compared {
    /// Whether both hold the same.
    pub const fn is_equal(&self) -> bool {
        self.missing == 0 && self.surplus == 0
    }
}

/// Compares the open index with the database; `None` where it is not open, or is still to be built.
///
/// # Errors
/// [`IndexError`].
pub async fn compare(forum: &Forum) -> Result<Option<Compared>, IndexError> {
    if !forum.index.get().is_some_and(super::PublicIndex::is_whole) {
        return Ok(None);
    }
    let held: BTreeSet<(IndexPart, i64)> = keys(forum).await?.into_iter().collect();
    let db = forum.store.read();
    let mut public = BTreeSet::new();
    for part in IndexPart::ALL {
        let mut after = 0;
        loop {
            let page = store::search::texts(db, *part, Rows::After(after, ROWS_MAX)).await?;
            let Some(last) = page.last() else { break };
            after = last.row;
            public.extend(page.into_iter().map(|text| (*part, text.row)));
        }
    }
    Ok(Some(Compared {
        texts: held.len(),
        missing: public.difference(&held).count(),
        surplus: held.difference(&public).count(),
        waiting: index_marks::waiting(db).await?,
    }))
}
