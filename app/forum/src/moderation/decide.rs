//! Deciding about a post: hide, keep, restore, or let a hiding stand.

use super::{Post, PostName, moderated};
use crate::actor::Actor;
use crate::error::ActError;
use crate::forum::Forum;
use crate::notifications::{Stop, Trace, tell};
use domain::agencies::Slug;
use domain::ids::{CommentId, PublicId};
use domain::letters::{Letter, Matter, ModerationLetter};
use domain::moderation::{Decision, DecisionRefused, PostKind, Reason, Situation};
use domain::words::{Note, TextError};
use store::audit::Entry;
use store::authors::{Author, author_person};
use store::moderation::NewDecision;
use store::{ConnectionTrait, StoreError, audit, people};

/// A decision as it comes from a form.
#[derive(Debug, Clone, Copy)]
pub struct Verdict<'a> {
    /// What is decided.
    pub decision: Decision,
    /// Why; must be one of [`Reason::CHOICES`].
    pub reason: Option<Reason>,
    /// In the moderator's words, as typed; the author reads them.
    pub note: &'a str,
    /// The newest decision about the post when the form was shown.
    pub seen: Option<&'a PublicId>,
}

/// Why a decision was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecideRefused {
    /// No reason was chosen.
    #[error("no reason chosen")]
    NoReason,
    /// The words do not fit.
    #[error("note: {0}")]
    Note(#[from] TextError),
    /// Somebody else has decided meanwhile.
    #[error("decided meanwhile")]
    Changed,
    /// The decision does not fit the post as it stands.
    #[error(transparent)]
    Unfit(#[from] DecisionRefused),
}

/// Decides about a post of the actor's agency: settles its reports, tells its author, and stands in the public log.
///
/// # Errors
/// [`DecideRefused`] says why not; [`ActError::NotFound`] for posts of other agencies.
pub async fn decide(
    forum: &Forum,
    actor: &Actor,
    post: &PostName,
    verdict: Verdict<'_>,
) -> Result<(), ActError<DecideRefused>> {
    let (reason, note) = checked(verdict).map_err(ActError::Refused)?;
    let viewer = forum.viewer(Some(actor));
    let tx = forum.store.write().await?;
    let post = store::moderation::find_locked(&*tx, &viewer, post.kind, &post.id).await?;
    let post: Post = moderated(actor, post)?;
    let newest = store::moderation::of_post(&*tx, post.at, 1).await?.pop();
    if newest.as_ref().map(|decided| &decided.public_id) != verdict.seen {
        return Err(ActError::Refused(DecideRefused::Changed));
    }
    let situation = Situation {
        hidden: post.hidden.is_some(),
        reported: !store::moderation::open_of(&*tx, post.at, 1)
            .await?
            .is_empty(),
        answered: newest.is_some_and(|decided| decided.appeal_open),
        own: post.own,
    };
    situation
        .allows(verdict.decision)
        .map_err(|refused| ActError::Refused(refused.into()))?;
    let made = Made {
        id: forum.new_id()?,
        decision: verdict.decision,
        reason,
        note,
    };
    write(forum, &*tx, actor, (&post, &made)).await?;
    tell_author(forum, &*tx, &post, &made).await?;
    forum.commit(tx).await?;
    Ok(())
}

/// A decision that was made.
struct Made {
    id: PublicId,
    decision: Decision,
    reason: Reason,
    note: Note,
}

async fn write(
    forum: &Forum,
    db: &impl ConnectionTrait,
    actor: &Actor,
    (post, made): (&Post, &Made),
) -> Result<(), StoreError> {
    let now = forum.clock.now();
    let hidden = match made.decision {
        Decision::Hide => Some(Some((now, made.reason))),
        Decision::Restore => Some(None),
        Decision::Keep | Decision::Uphold => None,
    };
    if let Some(hidden) = hidden {
        store::moderation::set_hidden(db, post, hidden).await?;
        store::moderation::mark_for_index(db, post).await?;
    }
    let new = NewDecision {
        public_id: made.id.clone(),
        post: post.at,
        agency: post.agency(),
        consultation: post.consultation(),
        decision: made.decision,
        reason: made.reason,
        note: made.note.as_str().to_owned(),
        moderator: Some(actor.person),
        logged: !post.is_confidential(),
    };
    store::moderation::record(db, new, now).await?;
    let entry = Entry {
        at: now,
        person: Some(actor.person),
        act: made.decision.code(),
        target: format!("{}:{}", post.at.kind.code(), post.at.row),
        detail: made.reason.code().to_owned(),
    };
    audit::append(db, entry).await
}

/// The letter to the author; of an anonymous one nothing stays behind, and a guest has no address.
async fn tell_author(
    forum: &Forum,
    db: &impl ConnectionTrait,
    post: &Post,
    made: &Made,
) -> Result<(), StoreError> {
    let Some(person) = author_person(&forum.seal, &post.author).filter(|_| !post.author_muted)
    else {
        return Ok(());
    };
    let stop = match post.at.kind {
        PostKind::Aspiration => Stop::Author(post.on.id),
        PostKind::Comment => Stop::Comment(CommentId(post.at.row)),
    };
    let trace = match post.author {
        Author::Sealed(_) => Trace::Erase,
        Author::Named(_) | Author::Guest => Trace::Keep,
    };
    let consultation = store::consultations::by_id(db, post.consultation()).await?;
    let slug = consultation.map(|consultation| consultation.slug);
    let letter = Letter::Moderation(letter(post, made, slug));
    for reachable in people::reachable(db, &[person]).await? {
        tell(forum, db, &reachable, &letter, (stop, trace)).await?;
    }
    Ok(())
}

fn letter(post: &Post, made: &Made, slug: Option<Slug>) -> ModerationLetter {
    let open = !post.is_confidential();
    let title = post.on.title.clone().filter(|_| open);
    ModerationLetter {
        on: Matter {
            title: title.unwrap_or_default(),
            path: format!("/moderasi/{}", made.id),
            confidential: !open,
            consultation: slug.filter(|_| open),
            thread: open.then(|| post.on.public_id.as_str().to_owned()),
        },
        post: post.at.kind,
        decision: made.decision,
        reason: Some(made.reason).filter(|_| open),
        note: open.then(|| made.note.as_str().to_owned()),
        can_answer: made.decision == Decision::Hide,
    }
}

fn checked(verdict: Verdict<'_>) -> Result<(Reason, Note), DecideRefused> {
    let reason = verdict.reason.ok_or(DecideRefused::NoReason)?;
    if !Reason::CHOICES.contains(&reason) {
        return Err(DecideRefused::Unfit(DecisionRefused::Reason));
    }
    Ok((reason, Note::parse(verdict.note)?))
}
