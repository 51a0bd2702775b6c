//! Commenting: in threads, under an aspiration of an open consultation.

mod list;

pub use list::{Answered, Byline, Comments, May, Room, Shown, comments, place_of, room};

use crate::actor::Actor;
use crate::aspirations::submit::form_mark;
use crate::error::ActError;
use crate::forum::Forum;
use crate::notifications::{News, excerpt};
use crate::rates;
use domain::comments::{CommentRefused, MAX_DEPTH, WithdrawRefused, depth_below};
use domain::ids::PublicId;
use domain::letters::{CommentLetter, Letter};
use domain::limits::Limited;
use domain::roles;
use domain::search::IndexPart;
use domain::words::CommentBody;
use store::authors::Author;
use store::comments::{NewComment, Place, Target};
use store::participants::Participant;
use store::standing::Standing;
use store::{ConnectionTrait, StoreError, arrivals, index_marks, participants, standing};

/// In whose voice a comment speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// Under one's name.
    Named,
    /// Without a name.
    Anonymous,
    /// For the agency; only its officials and coordinators can, others are refused.
    Agency,
}

impl Voice {
    /// The voice two boxes of a form choose.
    pub const fn chosen(hide_name: bool, for_agency: bool) -> Self {
        match (for_agency, hide_name) {
            (true, _) => Self::Agency,
            (false, true) => Self::Anonymous,
            (false, false) => Self::Named,
        }
    }
}

/// The key of a form as it was sent, if it looks like one that pages give out.
pub fn form_key(text: &str) -> Option<&str> {
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (plain && (20..=64).contains(&text.len())).then_some(text)
}

/// A comment as it comes from a form.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// The comment it answers.
    pub parent: Option<&'a PublicId>,
    /// The words, as typed.
    pub body: &'a str,
    /// In whose voice.
    pub voice: Voice,
    /// Marks the form, so that a second sending makes no second comment.
    pub form_key: Option<&'a str>,
}

/// Comments on an aspiration and returns the comment's name. The same form sent twice makes one comment.
///
/// # Errors
/// [`CommentRefused`] says why not.
pub async fn comment(
    forum: &Forum,
    actor: &Actor,
    aspiration: &PublicId,
    draft: Draft<'_>,
) -> Result<PublicId, ActError<CommentRefused>> {
    rates::count(forum, Limited::Comment, &actor.person.0.to_string()).await??;
    let body = CommentBody::parse(draft.body).map_err(|error| ActError::Refused(error.into()))?;
    let viewer = forum.viewer(Some(actor));
    let tx = forum.store.write().await?;
    let on = standing::lock(&*tx, &viewer, aspiration)
        .await?
        .ok_or(ActError::NotFound)?;
    let form_key = draft.form_key.map(|key| form_mark(forum, key));
    if let Some(key) = &form_key
        && let Some(made) = store::comments::of_form(&*tx, &viewer, &on, key).await?
    {
        return Ok(made);
    }
    may(forum, &on).map_err(ActError::Refused)?;
    let for_agency = speaks_for_agency(actor, &on, draft.voice);
    if draft.voice == Voice::Agency && !for_agency {
        return Err(ActError::Refused(CommentRefused::NotForAgency));
    }
    let parent = match draft.parent {
        Some(id) => Some(answered(&*tx, forum, actor, (&on, id)).await?),
        None => None,
    };
    let new = NewComment {
        public_id: forum.new_id()?,
        aspiration: on.id,
        place: parent.as_ref().map(place_below),
        body: body.into_string(),
        author: author(forum, actor, &on, draft.voice)?,
        agency: for_agency.then_some(on.agency),
        form_key,
    };
    let made = new.public_id.clone();
    write(forum, &*tx, actor, (&on, parent.as_ref()), new).await?;
    forum.commit(tx).await?;
    Ok(made)
}

/// The row, its count, its mark and its letters.
async fn write(
    forum: &Forum,
    db: &impl ConnectionTrait,
    actor: &Actor,
    (on, parent): (&Standing, Option<&Target>),
    new: NewComment,
) -> Result<(), ActError<CommentRefused>> {
    let anonymous = matches!(new.author.0, Author::Sealed(_));
    let who = match (anonymous, new.agency) {
        (true, _) => None,
        (false, Some(_)) => Some(on.agency_name.clone()),
        (false, None) => Some(actor.name.clone()),
    };
    let words = excerpt(&new.body);
    let path = if on.visibility.is_open() {
        format!("/komentar/{}", new.public_id)
    } else {
        format!("/aspirasi/{}", on.public_id)
    };
    // of an anonymous comment the row keeps the day only
    let now = forum.clock.now();
    let at = if anonymous {
        now.start_of_day(on.zone)
    } else {
        now
    };
    let id = match store::comments::add(db, new, at).await {
        Err(error) if error.is_duplicate() => {
            return Err(ActError::Refused(CommentRefused::FormUsed));
        }
        added => added?,
    };
    if on.visibility.is_open() {
        let participant = if anonymous {
            Participant::Anonymous(actor.person)
        } else {
            Participant::Named(actor.person)
        };
        participants::add(db, &forum.seal, on.consultation, &participant).await?;
    }
    arrivals::announce(db, IndexPart::Comment, id.0).await?;
    let news = News {
        on,
        by: actor.person,
        path,
        answers: parent,
        for_consultation: false,
    };
    news.tell(forum, db, |matter, why| {
        Letter::Comment(CommentLetter {
            on: matter,
            who: who.clone(),
            excerpt: words.clone(),
            why,
        })
    })
    .await?;
    Ok(())
}

/// Takes back one's own comment: its words are erased, its place in the thread stays. Again changes nothing.
///
/// # Errors
/// [`WithdrawRefused`] says why not; [`ActError::NotAllowed`] for the comment of somebody else.
pub async fn withdraw_comment(
    forum: &Forum,
    actor: &Actor,
    comment: &PublicId,
) -> Result<PublicId, ActError<WithdrawRefused>> {
    let viewer = forum.viewer(Some(actor));
    let tx = forum.store.write().await?;
    let (on, target) = below(&*tx, forum, actor, comment).await?;
    let on = standing::lock(&*tx, &viewer, &on.public_id)
        .await?
        .ok_or(ActError::NotFound)?;
    if !target.own {
        return Err(ActError::NotAllowed);
    }
    if target.withdrawn {
        return Ok(on.public_id);
    }
    if target.hidden {
        return Err(ActError::Refused(WithdrawRefused::Hidden));
    }
    store::comments::withdraw(&*tx, &target, forum.clock.now()).await?;
    store::pending::drop_comment(&*tx, (on.id, &target.public_id)).await?;
    index_marks::mark(&*tx, IndexPart::Comment, target.id.0).await?;
    forum.commit(tx).await?;
    Ok(on.public_id)
}

/// A comment with the aspiration it stands under, if the actor sees both.
async fn below<R: std::fmt::Debug + std::fmt::Display>(
    db: &impl ConnectionTrait,
    forum: &Forum,
    actor: &Actor,
    comment: &PublicId,
) -> Result<(Standing, Target), ActError<R>> {
    let viewer = forum.viewer(Some(actor));
    let aspiration = store::comments::aspiration_of(db, comment)
        .await?
        .ok_or(ActError::NotFound)?;
    let on = standing::find_row(db, &viewer, aspiration)
        .await?
        .ok_or(ActError::NotFound)?;
    let target = store::comments::find(db, &viewer, &on, comment)
        .await?
        .ok_or(ActError::NotFound)?;
    Ok((on, target))
}

async fn answered(
    db: &impl ConnectionTrait,
    forum: &Forum,
    actor: &Actor,
    (on, id): (&Standing, &PublicId),
) -> Result<Target, ActError<CommentRefused>> {
    let viewer = forum.viewer(Some(actor));
    let target = store::comments::find(db, &viewer, on, id)
        .await?
        .ok_or(ActError::NotFound)?;
    if target.is_readable() {
        Ok(target)
    } else {
        Err(ActError::Refused(CommentRefused::ParentGone))
    }
}

/// Below what it answers; at the deepest level beside it.
fn place_below(parent: &Target) -> Place {
    let beside = (parent.depth >= MAX_DEPTH)
        .then_some(parent.parent)
        .flatten();
    Place {
        parent: beside.unwrap_or(parent.id),
        root: parent.root,
        depth: depth_below(parent.depth),
    }
}

fn author(
    forum: &Forum,
    actor: &Actor,
    on: &Standing,
    voice: Voice,
) -> Result<(Author, Option<Vec<u8>>), StoreError> {
    if voice != Voice::Anonymous {
        return Ok((Author::Named(actor.person), None));
    }
    let seal = forum.seal.close(actor.person)?;
    let tag = forum.seal.tag(actor.person, on.consultation);
    Ok((Author::Sealed(seal), Some(tag)))
}

fn speaks_for_agency(actor: &Actor, on: &Standing, voice: Voice) -> bool {
    voice == Voice::Agency && actor.grants.hold(roles::ANSWER, on.agency)
}

fn may(forum: &Forum, on: &Standing) -> Result<(), CommentRefused> {
    use domain::aspirations::AspirationState::Withdrawn;
    if on.hidden || on.state == Withdrawn {
        return Err(CommentRefused::NotShared);
    }
    if on.is_open(forum.clock.now()) {
        Ok(())
    } else {
        Err(CommentRefused::NotOpen)
    }
}
