//! The author's side of a decision: reading it, and answering once.

use super::{Decided, Post};
use crate::actor::Actor;
use crate::error::ActError;
use crate::forum::Forum;
use domain::ids::PublicId;
use domain::moderation::Decision;
use domain::words::{Note, TextError};
use store::{ConnectionTrait, StoreError};

/// Why an answer was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AppealRefused {
    /// The words do not fit.
    #[error("answer: {0}")]
    Words(#[from] TextError),
    /// It was answered before.
    #[error("answered before")]
    Answered,
    /// The decision no longer stands, or is none that can be answered.
    #[error("nothing to answer")]
    Over,
}

/// A decision as the author of the post reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionView {
    /// The decision.
    pub decided: Decided,
    /// The post.
    pub post: Post,
    /// Whether the author can answer.
    pub may_answer: bool,
}

/// Loads a decision for the author of its post; for everybody else there is none.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn decision(
    forum: &Forum,
    actor: &Actor,
    id: &PublicId,
) -> Result<Option<DecisionView>, StoreError> {
    let db = forum.store.read();
    let Some(decided) = store::moderation::by_public_id(db, id).await? else {
        return Ok(None);
    };
    own(forum, db, actor, decided).await
}

/// Answers a decision about one's own post; once, while it stands. Moderators find the answer in their queue.
///
/// # Errors
/// [`AppealRefused`] says why not; [`ActError::NotFound`] for everybody but the author.
pub async fn appeal(
    forum: &Forum,
    actor: &Actor,
    id: &PublicId,
    words: &str,
) -> Result<(), ActError<AppealRefused>> {
    let words = Note::parse(words).map_err(|error| ActError::Refused(error.into()))?;
    let seen = decision(forum, actor, id)
        .await?
        .ok_or(ActError::NotFound)?;
    let tx = forum.store.write().await?;
    // whoever decides holds the post, so nobody decides until the answer is kept
    let (kind, post) = (seen.post.at.kind, &seen.post.public_id);
    store::moderation::find_locked(&*tx, &forum.viewer(Some(actor)), kind, post)
        .await?
        .ok_or(ActError::NotFound)?;
    let decided = store::moderation::by_public_id(&*tx, id)
        .await?
        .ok_or(ActError::NotFound)?;
    let view = own(forum, &*tx, actor, decided)
        .await?
        .ok_or(ActError::NotFound)?;
    if view.decided.appeal.is_some() {
        return Err(ActError::Refused(AppealRefused::Answered));
    }
    if !view.may_answer {
        return Err(ActError::Refused(AppealRefused::Over));
    }
    let now = forum.clock.now();
    store::moderation::add_appeal(&*tx, view.decided.id, words.as_str(), now).await?;
    forum.commit(tx).await?;
    Ok(())
}

async fn own(
    forum: &Forum,
    db: &impl ConnectionTrait,
    actor: &Actor,
    decided: Decided,
) -> Result<Option<DecisionView>, StoreError> {
    let viewer = forum.viewer(Some(actor));
    let post = store::moderation::in_rows(db, &viewer, &[decided.post])
        .await?
        .remove(&decided.post)
        .filter(|post| post.own);
    let Some(post) = post else { return Ok(None) };
    let newest = store::moderation::of_post(db, decided.post, 1).await?.pop();
    let stands = newest.is_some_and(|newest| newest.id == decided.id);
    let may_answer = stands
        && decided.decision == Decision::Hide
        && decided.appeal.is_none()
        && post.hidden.is_some();
    Ok(Some(DecisionView {
        decided,
        post,
        may_answer,
    }))
}
