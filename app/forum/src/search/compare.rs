//! Comparing the indexes with the database: they must hold the same, but for what marks still wait to carry.

use super::confidential;
use super::keep::{IndexError, keys};
use crate::forum::Forum;
use domain::ids::AgencyId;
use domain::search::IndexPart;
use std::collections::BTreeSet;
use store::search::{Rows, confidential as confidential_texts};
use store::{StoreError, index_marks};

/// Texts read at once.
const ROWS_MAX: u64 = 250;
/// Marks looked at; more wait only while very much is being imported.
const MARKS_MAX: u64 = 200_000;

/// How an index and the database differ. What waits to be carried over counts neither as missing nor as surplus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared {
    /// Texts in the index.
    pub texts: usize,
    /// Texts of the database that it should hold and does not.
    pub missing: usize,
    /// Texts in it that it should not hold.
    pub surplus: usize,
    /// Marks still to be carried over.
    pub waiting: usize,
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
    Ok(Some(compared(
        &held,
        &public,
        &marked(forum).await?,
        |key| *key,
    )))
}

/// Compares the indexes of confidential words with the database; `None` where this process has none, or is still to
/// make them.
///
/// # Errors
/// [`IndexError`].
pub async fn compare_confidential(forum: &Forum) -> Result<Option<Compared>, IndexError> {
    let Some(held) = confidential::all_keys(forum).await? else {
        return Ok(None);
    };
    let db = forum.store.read();
    let mut kept: BTreeSet<(AgencyId, (IndexPart, i64))> = BTreeSet::new();
    let mut after = 0;
    while let Some((texts, last)) = confidential_texts::after(db, after, ROWS_MAX).await? {
        after = last;
        kept.extend(texts.iter().map(|text| (text.agency(), text.key())));
    }
    let marked = marked(forum).await?;
    Ok(Some(compared(&held, &kept, &marked, |(_, key)| *key)))
}

async fn marked(forum: &Forum) -> Result<BTreeSet<(IndexPart, i64)>, StoreError> {
    let marks = index_marks::oldest(forum.store.read(), MARKS_MAX).await?;
    Ok(marks.iter().map(|mark| (mark.part, mark.row)).collect())
}

fn compared<K: Ord>(
    held: &BTreeSet<K>,
    kept: &BTreeSet<K>,
    marked: &BTreeSet<(IndexPart, i64)>,
    row: impl Fn(&K) -> (IndexPart, i64),
) -> Compared {
    let settled = |key: &&K| !marked.contains(&row(key));
    Compared {
        texts: held.len(),
        missing: kept.difference(held).filter(settled).count(),
        surplus: held.difference(kept).filter(settled).count(),
        waiting: marked.len(),
    }
}
