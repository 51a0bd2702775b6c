//! Keeping the forum safe: readers report, moderators decide with a reason, authors answer, and everybody can count it.

mod appeal;
mod decide;
mod log;
mod queue;
mod report;

pub use appeal::{AppealRefused, DecisionView, appeal, decision};
pub use decide::{DecideRefused, Verdict, decide};
pub use log::{Month, PublicLog, public_log};
pub use queue::{Case, Queue, QueuedPost, case, queue};
pub use report::{Report, ReportRefused, ReportedPost, report, report_page};
pub use store::moderation::{Decided, LogCount, LogEntry, Post, Reported};

use crate::actor::Actor;
use crate::error::ActError;
use domain::ids::{AgencyId, PublicId};
use domain::moderation::PostKind;
use domain::roles::MODERATE;

/// A post by its name in URLs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostName {
    /// Aspiration or comment.
    pub kind: PostKind,
    /// Its name.
    pub id: PublicId,
}

/// The agencies whose consultations the actor moderates.
///
/// Who moderates nowhere is not allowed here; who moderates elsewhere finds nothing.
fn agencies_of<R: std::fmt::Debug + std::fmt::Display>(
    actor: &Actor,
) -> Result<Vec<AgencyId>, ActError<R>> {
    let agencies = actor.grants.agencies(MODERATE);
    if agencies.is_empty() {
        return Err(ActError::NotAllowed);
    }
    Ok(agencies)
}

/// The post, if the actor moderates its agency.
fn moderated<R: std::fmt::Debug + std::fmt::Display>(
    actor: &Actor,
    post: Option<Post>,
) -> Result<Post, ActError<R>> {
    let agencies = agencies_of(actor)?;
    post.filter(|post| agencies.contains(&post.agency()))
        .ok_or(ActError::NotFound)
}
