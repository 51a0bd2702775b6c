//! What waits for moderators: reported posts, and authors' answers.

use super::{Decided, Post, PostName, Reported, agencies_of, moderated};
use crate::actor::Actor;
use crate::error::{ActError, Never};
use crate::forum::Forum;
use domain::moderation::{Reason, Situation};
use domain::time::Timestamp;
use store::agencies::Agency;
use store::authors::Byline;
use store::consultations::Consultation;
use store::moderation::{PostRef, Queued};
use store::{StoreError, authors};

/// Reported posts a page.
const QUEUE_MAX: u64 = 30;
/// Answers of authors shown at once.
const APPEALS_MAX: u64 = 50;
/// Reports and decisions shown of one post.
const CASE_MAX: u64 = 100;

/// A post that waits for a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueuedPost {
    /// The post.
    pub post: Post,
    /// The theme of its consultation.
    pub consultation: String,
    /// How many reports are open.
    pub reports: i64,
    /// Their reasons, most frequent first.
    pub reasons: Vec<(Reason, i64)>,
    /// Since when it waits.
    pub since: Timestamp,
}

/// What waits for a moderator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queue {
    /// Hidden posts whose authors have answered, longest waiting first.
    pub appeals: Vec<QueuedPost>,
    /// Reported posts, longest waiting first.
    pub reported: Vec<QueuedPost>,
    /// The next page begins after what was first reported at this moment.
    pub after: Option<Timestamp>,
}

/// Loads a page of the queue.
///
/// # Errors
/// [`ActError::NotAllowed`] unless the actor moderates somewhere.
pub async fn queue(
    forum: &Forum,
    actor: &Actor,
    after: Option<Timestamp>,
) -> Result<Queue, ActError<Never>> {
    let agencies = agencies_of(actor)?;
    let db = forum.store.read();
    let mut queued = store::moderation::queue(db, &agencies, after, QUEUE_MAX + 1).await?;
    let fit = usize::try_from(QUEUE_MAX).unwrap_or(usize::MAX);
    let more = queued.len() > fit;
    queued.truncate(fit);
    let next = queued.last().filter(|_| more).map(|last| last.first_at);
    let appeals = if after.is_none() {
        let decided = store::moderation::open_appeals(db, &agencies, APPEALS_MAX).await?;
        decided.iter().map(as_queued).collect()
    } else {
        Vec::new()
    };
    Ok(Queue {
        appeals: posts(forum, actor, &appeals).await?,
        reported: posts(forum, actor, &queued).await?,
        after: next,
    })
}

fn as_queued(decided: &Decided) -> Queued {
    Queued {
        post_kind: decided.post.kind,
        post_id: decided.post.row,
        reports: 0,
        first_at: decided
            .appeal
            .as_ref()
            .map_or(decided.created_at, |(_, at)| *at),
    }
}

async fn posts(
    forum: &Forum,
    actor: &Actor,
    queued: &[Queued],
) -> Result<Vec<QueuedPost>, StoreError> {
    let db = forum.store.read();
    let at: Vec<PostRef> = queued.iter().map(|queued| queued.post()).collect();
    let mut posts = store::moderation::in_rows(db, &forum.viewer(Some(actor)), &at).await?;
    let reasons = store::moderation::reasons_of(db, &at).await?;
    let consultations =
        store::consultations::by_ids(db, posts.values().map(Post::consultation)).await?;
    let mut rows = Vec::new();
    for queued in queued {
        let Some(post) = posts.remove(&queued.post()) else {
            continue;
        };
        let mine = reasons
            .iter()
            .filter(|row| (row.post_kind, row.post_id) == (queued.post_kind, queued.post_id));
        rows.push(QueuedPost {
            consultation: consultations
                .get(&post.consultation())
                .map(|consultation| consultation.title.clone())
                .unwrap_or_default(),
            reports: queued.reports,
            reasons: mine.map(|row| (row.reason, row.reports)).collect(),
            since: queued.first_at,
            post,
        });
    }
    Ok(rows)
}

/// A post with everything a moderator decides on.
#[derive(Debug, Clone)]
pub struct Case {
    /// The post.
    pub post: Post,
    /// Who wrote it, as far as anybody may know.
    pub author: Byline,
    /// Where it was posted.
    pub consultation: Consultation,
    /// Whose consultation that is.
    pub agency: Agency,
    /// Open reports, oldest first.
    pub reports: Vec<Reported>,
    /// Decisions about it, newest first.
    pub decisions: Vec<Decided>,
    /// How it stands.
    pub situation: Situation,
}

/// Loads a post for deciding about it.
///
/// # Errors
/// [`ActError::NotAllowed`] unless the actor moderates somewhere; [`ActError::NotFound`] for posts of other agencies.
pub async fn case(forum: &Forum, actor: &Actor, post: &PostName) -> Result<Case, ActError<Never>> {
    let db = forum.store.read();
    let viewer = forum.viewer(Some(actor));
    let post = store::moderation::find(db, &viewer, post.kind, &post.id).await?;
    let post: Post = moderated(actor, post)?;
    let consultation = store::consultations::by_id(db, post.consultation())
        .await?
        .ok_or(ActError::NotFound)?;
    let agency = crate::consultations::agency_of(db, &consultation).await?;
    let author = authors::bylines(db, &[(&post.author, post.own)])
        .await?
        .pop()
        .unwrap_or(Byline::Anonymous);
    let reports = store::moderation::open_of(db, post.at, CASE_MAX).await?;
    let decisions = store::moderation::of_post(db, post.at, CASE_MAX).await?;
    let situation = Situation {
        hidden: post.hidden.is_some(),
        reported: !reports.is_empty(),
        answered: decisions.first().is_some_and(|newest| newest.appeal_open),
        own: post.own,
    };
    Ok(Case {
        author,
        consultation,
        agency,
        reports,
        decisions,
        situation,
        post,
    })
}
