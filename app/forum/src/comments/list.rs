//! The comments of an aspiration, as one reader sees them.

use super::{may, speaks_for_agency};
use crate::actor::Actor;
use crate::comments::Voice;
use crate::error::{ActError, Never};
use crate::forum::Forum;
use domain::comments::CommentRefused;
use domain::ids::{CommentId, PublicId};
use domain::time::Timestamp;
use store::authors::Author;
use store::standing::{self, Standing};
use store::viewer::Viewer;
use store::{ConnectionTrait, StoreError, comments as rows};

/// Threads on one page.
const THREADS: u64 = 50;

/// Some threads, and what the reader may do there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comments {
    /// Where a comment of the reader would stand.
    pub room: Room,
    /// Visible comments in all.
    pub count: i64,
    /// The comments of this page, in reading order.
    pub shown: Vec<Shown>,
    /// Whether the page does not begin with the first thread.
    pub later: bool,
    /// The thread the next page begins with.
    pub next: Option<PublicId>,
    /// The last thread has more replies than a page holds; the newest are not here.
    pub cut: bool,
}

/// What the form of a comment must know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// The aspiration commented on.
    pub aspiration: PublicId,
    /// Whether the reader may comment.
    pub may: May,
    /// The agency the reader may speak for.
    pub for_agency: Option<String>,
    /// The name is left away unless the reader chooses otherwise: the author of an anonymous aspiration, and whoever is
    /// younger than 18.
    pub anonymous_first: bool,
    /// The reader wrote the aspiration and is anonymous.
    pub sealed_author: bool,
    /// Under which name a browser may keep a draft: of one session and one aspiration. `None` for a confidential one,
    /// whose words must not be kept anywhere.
    pub draft_key: Option<String>,
    /// A new random key for the form; empty for who may not comment.
    pub form_key: String,
}

/// Whether a reader may comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum May {
    /// Now.
    Yes,
    /// After signing in.
    SignedIn,
    /// Not at all.
    No(CommentRefused),
}

/// A comment as the reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its name outside.
    pub id: PublicId,
    /// Its level, 1 to 3.
    pub depth: i16,
    /// Who, as may be shown.
    pub by: Byline,
    /// Markdown; empty where withdrawn, or hidden from this reader.
    pub body: String,
    /// When; of an anonymous one the first moment of the day.
    pub at: Timestamp,
    /// Only the day may be shown.
    pub day_only: bool,
    /// A moderator has hidden it.
    pub hidden: bool,
    /// Its author has taken it back.
    pub withdrawn: bool,
    /// The reader can take it back.
    pub own: bool,
    /// The reader can answer it.
    pub answerable: bool,
}

/// Who wrote a comment, as may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Byline {
    /// A name.
    Name {
        /// The name.
        name: String,
        /// Known in public to have written the aspiration.
        author: bool,
    },
    /// An official for an agency.
    Agency {
        /// The agency's name.
        agency: String,
        /// The official's name.
        name: String,
    },
    /// Somebody without a name.
    Anonymous {
        /// Known in public to have written the aspiration.
        author: bool,
        /// The reader.
        own: bool,
    },
    /// Nobody is named: withdrawn, or hidden from this reader.
    Unsaid,
}

/// The comments of an aspiration from the first thread on; from the thread `from` where the first page does not hold it.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn comments(
    forum: &Forum,
    actor: Option<&Actor>,
    on: &Standing,
    from: Option<&PublicId>,
) -> Result<Comments, StoreError> {
    let db = forum.store.read();
    let viewer = forum.viewer(actor);
    let (from, page) = match from {
        Some(id) => page_with(db, &viewer, on, id).await?,
        None => (None, rows::page(db, &viewer, on, (None, THREADS)).await?),
    };
    let room = room_in(forum, actor, on)?;
    let may_comment = room.may == May::Yes;
    Ok(Comments {
        room,
        count: on.comments,
        shown: page
            .comments
            .into_iter()
            .map(|row| shown(row, may_comment))
            .collect(),
        later: from.is_some(),
        next: page.next,
        cut: page.cut,
    })
}

/// The page a comment is on, and the thread it begins with: the first page where that holds the comment, so that whoever
/// has just commented sees what they answered to.
async fn page_with(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    on: &Standing,
    comment: &PublicId,
) -> Result<(Option<CommentId>, rows::Page), StoreError> {
    let from = rows::find(db, viewer, on, comment)
        .await?
        .map(|found| found.root);
    let early = match from {
        Some(thread) => rows::threads_before(db, on, thread).await? < THREADS,
        None => true,
    };
    if early {
        let first = rows::page(db, viewer, on, (None, THREADS)).await?;
        let held = first.comments.iter().any(|row| row.public_id == *comment);
        if held || from.is_none() {
            return Ok((None, first));
        }
    }
    Ok((from, rows::page(db, viewer, on, (from, THREADS)).await?))
}

fn room_in(forum: &Forum, actor: Option<&Actor>, on: &Standing) -> Result<Room, StoreError> {
    let may = match (may(forum, on), actor) {
        (Err(refused), _) => May::No(refused),
        (Ok(()), None) => May::SignedIn,
        (Ok(()), Some(_)) => May::Yes,
    };
    let sealed_author = on.own && matches!(on.author, Author::Sealed(_));
    Ok(Room {
        aspiration: on.public_id.clone(),
        may,
        for_agency: actor
            .filter(|actor| speaks_for_agency(actor, on, Voice::Agency))
            .map(|_| on.agency_name.clone()),
        anonymous_first: sealed_author || actor.is_some_and(|actor| !actor.adult),
        sealed_author,
        draft_key: actor
            .filter(|_| on.visibility.is_open())
            .map(|actor| draft_key(forum, actor, on)),
        form_key: if may == May::Yes {
            crate::secret::token()?
        } else {
            String::new()
        },
    })
}

fn draft_key(forum: &Forum, actor: &Actor, on: &Standing) -> String {
    let session = actor.session.0.to_be_bytes();
    let parts = [session.as_slice(), on.public_id.as_str().as_bytes()];
    let digest = forum.seal.digest("draft", &parts);
    crate::secret::letters(&digest)
}

/// A comment that is answered, as the reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Who wrote it.
    pub by: Byline,
    /// Markdown.
    pub body: String,
}

/// What the form of a comment must know, and the comment it answers if that can still be read.
///
/// # Errors
/// [`ActError::NotFound`] unless the reader sees the aspiration; [`ActError::Store`].
pub async fn room(
    forum: &Forum,
    actor: Option<&Actor>,
    aspiration: &PublicId,
    parent: Option<&PublicId>,
) -> Result<(Room, Option<Answered>), ActError<Never>> {
    let db = forum.store.read();
    let viewer = forum.viewer(actor);
    let on = standing::find(db, &viewer, aspiration)
        .await?
        .ok_or(ActError::NotFound)?;
    let answered = match parent {
        Some(id) => rows::one(db, &viewer, &on, id).await?,
        None => None,
    };
    let answered = answered
        .map(|row| shown(row, true))
        .filter(|row| row.answerable)
        .map(|row| Answered {
            by: row.by,
            body: row.body,
        });
    Ok((room_in(forum, actor, &on)?, answered))
}

/// The aspiration a comment stands under, for leading a link to it; `None` unless the reader sees it.
///
/// # Errors
/// [`ActError::NotFound`], [`ActError::Store`].
pub async fn place_of(
    forum: &Forum,
    actor: Option<&Actor>,
    comment: &PublicId,
) -> Result<PublicId, ActError<Never>> {
    let db = forum.store.read();
    let aspiration = rows::aspiration_of(db, comment)
        .await?
        .ok_or(ActError::NotFound)?;
    let on = standing::find_row(db, &forum.viewer(actor), aspiration)
        .await?
        .ok_or(ActError::NotFound)?;
    Ok(on.public_id)
}

fn shown(row: rows::Shown, may_comment: bool) -> Shown {
    let readable = !row.withdrawn && (!row.hidden || !row.body.is_empty());
    let by = match (row.name, row.agency_name) {
        _ if !readable => Byline::Unsaid,
        (Some(name), Some(agency)) => Byline::Agency { agency, name },
        (Some(name), None) => Byline::Name {
            name,
            author: row.by_author,
        },
        (None, _) => Byline::Anonymous {
            author: row.by_author,
            own: row.own,
        },
    };
    Shown {
        id: row.public_id,
        depth: row.depth,
        by,
        body: row.body,
        at: row.created_at,
        day_only: row.anonymous,
        hidden: row.hidden,
        withdrawn: row.withdrawn,
        own: row.own && !row.withdrawn && !row.hidden,
        answerable: may_comment && !row.hidden && !row.withdrawn,
    }
}
