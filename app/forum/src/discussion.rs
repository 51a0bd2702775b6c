//! What people and agencies do around an aspiration, loaded at once for its page.

use crate::actor::Actor;
use crate::comments::{self, Comments};
use crate::follows::{self, Following};
use crate::forum::Forum;
use crate::responses::{self, Desk, Response};
use crate::votes::{self, Ballot};
use domain::ids::PublicId;
use store::StoreError;
use tokio::try_join;

pub use store::standing::Standing;

/// Everything around an aspiration that its reader may see.
#[derive(Debug, Clone)]
pub struct Discussion {
    /// Where the aspiration stands.
    pub on: Standing,
    /// Its votes.
    pub ballot: Ballot,
    /// Whether the reader follows it.
    pub following: Following,
    /// Official answers, oldest first.
    pub answers: Vec<Response>,
    /// A page of its comments.
    pub comments: Comments,
    /// What the reader may do as an official.
    pub desk: Option<Desk>,
}

/// Where an aspiration of a published consultation stands; `None` unless the reader sees it.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn standing(
    forum: &Forum,
    actor: Option<&Actor>,
    id: &PublicId,
) -> Result<Option<Standing>, StoreError> {
    store::standing::find(forum.store.read(), &forum.viewer(actor), id).await
}

/// The discussion of an aspiration, its comments beginning with the thread of `from`; `None` unless the reader sees it.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn discussion(
    forum: &Forum,
    actor: Option<&Actor>,
    id: &PublicId,
    from: Option<&PublicId>,
) -> Result<Option<Discussion>, StoreError> {
    let Some(on) = standing(forum, actor, id).await? else {
        return Ok(None);
    };
    let (ballot, following, answers, comments) = try_join!(
        votes::ballot(forum, actor, &on),
        follows::following(forum, actor, &on),
        responses::answers(forum, &on),
        comments::comments(forum, actor, &on, from),
    )?;
    Ok(Some(Discussion {
        ballot,
        following,
        answers,
        comments,
        desk: responses::desk(actor, &on),
        on,
    }))
}
