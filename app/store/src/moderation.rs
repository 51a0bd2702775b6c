//! Tables `report` and `moderation`: what readers report, what moderators decide, what authors answer.
//!
//! Invariants: a report is open until a decision settles it, and a decision settles all reports of its post; a
//! person has one open report of a post; the author of a post answers a decision once. The public log holds no words,
//! no names and nothing about confidential posts.

mod decisions;
mod posts;
mod reports;

pub use decisions::{
    Decided, LogCount, LogEntry, NewDecision, add_appeal, by_public_id, log, log_counts, of_post,
    open_appeals, record,
};
pub use posts::{Post, PostRef, find, find_locked, in_rows, mark_for_index, set_hidden};
pub use reports::{
    NewReport, Queued, ReasonCount, Reported, add_report, has_open, open_count, open_of, queue,
    reasons_of,
};
