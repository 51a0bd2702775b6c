//! What is asked of the index.

use std::fmt;
use std::str::FromStr;

use domain::ids::{AgencyId, AreaId, ConsultationId};
use domain::time::Timestamp;

use crate::document::Part;

/// A search as a page or the API asks it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// What was typed: words, `"a phrase"`, `-without`, `prefix*`. Empty lists everything that passes the filters.
    /// Only the first 512 characters and 32 terms count.
    pub text: String,
    /// What the results are narrowed to.
    pub filters: Filters,
    /// Which results come first.
    pub order: Order,
    /// Which of them are wanted.
    pub page: Page,
}

/// Narrows results. An empty list lets everything pass; several values of one list mean any of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filters {
    /// Consultations, aspirations, comments ….
    pub parts: Vec<Part>,
    /// Of these consultations.
    pub consultations: Vec<ConsultationId>,
    /// With these codes of the aspiration's kind.
    pub kinds: Vec<String>,
    /// With these codes of the state.
    pub states: Vec<String>,
    /// Answered for by these agencies.
    pub agencies: Vec<AgencyId>,
    /// About these areas (a parent does not include its children: list them).
    pub areas: Vec<AreaId>,
    /// Not before.
    pub since: Option<Timestamp>,
    /// Before.
    pub until: Option<Timestamp>,
}

/// Which results come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Order {
    /// What fits the words best. Without words the same as newest.
    #[default]
    Best,
    /// The newest.
    Newest,
    /// What most people support.
    MostSupported,
}

/// Which results are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// How many; from 1 to 50.
    pub size: u32,
    /// How many to skip (of those after the cursor, if there is one); at most 10,000.
    pub offset: u32,
    /// Only results after this one.
    pub after: Option<Cursor>,
}

impl Page {
    /// Most results of one page.
    pub const SIZE_MAX: u32 = 50;
    /// Most results that can be skipped; a cursor goes deeper.
    pub const OFFSET_MAX: u32 = 10_000;

    /// The first results.
    pub fn first(size: u32) -> Self {
        Self {
            size,
            offset: 0,
            after: None,
        }
    }

    /// The results after a cursor.
    pub fn after(cursor: Cursor, size: u32) -> Self {
        Self {
            size,
            offset: 0,
            after: Some(cursor),
        }
    }
}

impl Default for Page {
    fn default() -> Self {
        Self::first(20)
    }
}

/// A place in the results of one query and order. Printed and parsed as two hexadecimal numbers, so it can stand in a URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cursor {
    /// The value that orders.
    pub(crate) rank: u64,
    /// The packed key, which breaks ties.
    pub(crate) key: u64,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}-{:x}", self.rank, self.key)
    }
}

/// The text is not a cursor; start at the first page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a cursor")]
pub struct NotACursor;

impl FromStr for Cursor {
    type Err = NotACursor;

    fn from_str(text: &str) -> Result<Self, NotACursor> {
        let number = |hex: &str| u64::from_str_radix(hex, 16).ok();
        let both = text
            .split_once('-')
            .and_then(|(rank, key)| Some((number(rank)?, number(key)?)));
        let (rank, key) = both.ok_or(NotACursor)?;
        Ok(Self { rank, key })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_can_stand_in_a_url() {
        let cursor = Cursor {
            rank: u64::MAX,
            key: 7,
        };
        assert_eq!(cursor.to_string().parse(), Ok(cursor));
        for bad in ["", "-", "1", "1-", "x-y", "1-2-3", "99999999999999999-1"] {
            assert_eq!(bad.parse::<Cursor>(), Err(NotACursor), "{bad}");
        }
    }
}
