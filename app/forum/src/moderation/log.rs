//! The public log: how often what was decided and why, without words, names or anything confidential.

use super::{LogCount, LogEntry};
use crate::forum::Forum;
use domain::time::{Timestamp, Zone};
use store::StoreError;
use store::paging::{At, Page, Paged};

/// Lines a page.
const LINES_MAX: u64 = 50;
/// Months counted.
const MONTHS: usize = 12;

/// What was decided in one month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// Its first moment.
    pub begins_at: Timestamp,
    /// How often, by decision and reason.
    pub counts: Vec<LogCount>,
}

/// The public log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicLog {
    /// The last twelve months that have any, newest first; on the first page only.
    pub months: Vec<Month>,
    /// A page of decisions, newest first.
    pub lines: Paged<LogEntry>,
}

/// Loads a page of the public log; months begin at midnight in `zone`.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn public_log(forum: &Forum, at: At, zone: Zone) -> Result<PublicLog, StoreError> {
    let db = forum.store.read();
    let mut months = Vec::new();
    let mut until = forum.clock.now().plus_seconds(1);
    for _ in 0..MONTHS {
        if at != At::Start {
            break;
        }
        let begins_at = until.plus_seconds(-1).start_of_month(zone);
        let counts = store::moderation::log_counts(db, begins_at, until).await?;
        if !counts.is_empty() {
            months.push(Month { begins_at, counts });
        }
        until = begins_at;
    }
    let page = Page {
        at,
        rows_max: LINES_MAX,
    };
    let mut lines = store::moderation::log(db, &page).await?;
    for line in &mut lines.rows {
        line.created_at = line.created_at.start_of_day(zone);
    }
    Ok(PublicLog { months, lines })
}
