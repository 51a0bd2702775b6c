//! What is asked of the index.

use std::fmt;
use std::str::FromStr;

use domain::ids::{AgencyId, AreaId, ConsultationId};
use domain::time::Timestamp;

use crate::document::Part;
use crate::rank::Day;
use crate::typed::Typed;

/// A search as a page or the API asks it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// What was typed: words, `"a phrase"`, `-without`, `one OR other`, `prefix*`. Without words everything is listed
    /// that passes the filters. Filters in the text are the caller's to put into `filters`.
    pub text: Typed,
    /// What the results are narrowed to.
    pub filters: Filters,
    /// Which results come first.
    pub order: Order,
    /// Which of them are wanted.
    pub page: Page,
    /// The present, by which freshness counts; without it all are equally fresh. The pages after a cursor are ordered
    /// by the day of the first.
    pub now: Option<Timestamp>,
    /// Whether to say of each hit where its score comes from.
    pub explain: bool,
}

/// Narrows results. An empty list lets everything pass; several values of one list mean any of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filters {
    /// Consultations, aspirations, comments ….
    pub parts: Vec<Part>,
    /// Of these consultations.
    pub consultations: Vec<ConsultationId>,
    /// Not of this one.
    pub elsewhere_than: Option<ConsultationId>,
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

/// A place in the results of one query and order. Printed and parsed as hexadecimal numbers, so it can stand in a URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cursor {
    /// The value that orders.
    pub(crate) rank: u64,
    /// The packed key, which breaks ties.
    pub(crate) key: u64,
    /// The day by which freshness counted; 0 where it did not.
    pub(crate) day: Day,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}-{:x}", self.rank, self.key)?;
        match self.day {
            Day(0) => Ok(()),
            Day(day) => write!(f, "-{day:x}"),
        }
    }
}

/// The text is not a cursor; start at the first page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a cursor")]
pub struct NotACursor;

impl FromStr for Cursor {
    type Err = NotACursor;

    fn from_str(text: &str) -> Result<Self, NotACursor> {
        let number = |hex: &str| u64::from_str_radix(hex, 16).map_err(|_error| NotACursor);
        let (rank, rest) = text.split_once('-').ok_or(NotACursor)?;
        let (key, day) = rest.split_once('-').unwrap_or((rest, "0"));
        Ok(Self {
            rank: number(rank)?,
            key: number(key)?,
            day: Day(u32::try_from(number(day)?).map_err(|_error| NotACursor)?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_can_stand_in_a_url() {
        for day in [0, 20_781, u32::MAX] {
            let cursor = Cursor {
                rank: u64::MAX,
                key: 7,
                day: Day(day),
            };
            assert_eq!(cursor.to_string().parse(), Ok(cursor));
        }
        for bad in [
            "",
            "-",
            "1",
            "1-",
            "x-y",
            "1-2-3-4",
            "1-2-",
            "1-2-100000000",
            "99999999999999999-1",
        ] {
            assert_eq!(bad.parse::<Cursor>(), Err(NotACursor), "{bad}");
        }
    }
}
