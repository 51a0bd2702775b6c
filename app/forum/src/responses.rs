//! Answering in the name of an agency, and moving an aspiration from state to state.

use crate::actor::Actor;
use crate::aspirations::submit::form_mark;
use crate::error::ActError;
use crate::forum::Forum;
use crate::notifications::{News, excerpt, shortened};
use domain::aspirations::AspirationState;
use domain::ids::PublicId;
use domain::letters::{Letter, ResponseLetter, StateLetter};
use domain::responses::{AnswerRefused, MoveRefused, may_move};
use domain::roles;
use domain::search::IndexPart;
use domain::words::{Body, Lines, Note, optional};
use store::aspirations::NewStep;
use store::audit::Entry;
use store::responses::{self, NewResponse};
use store::standing::{self, Standing};
use store::{ConnectionTrait, StoreError, arrivals, audit, index_marks};

pub use store::responses::Response;

/// Answers an aspiration in the name of its consultation's agency and returns the answer's name. The same form sent
/// twice makes one answer.
///
/// # Errors
/// [`AnswerRefused`] says why not; [`ActError::NotAllowed`] unless the actor answers for that agency.
pub async fn answer(
    forum: &Forum,
    actor: &Actor,
    aspiration: &PublicId,
    (body, form_key): (&str, Option<&str>),
) -> Result<PublicId, ActError<AnswerRefused>> {
    let body = Body::parse(body).map_err(|error| ActError::Refused(error.into()))?;
    let tx = forum.store.write().await?;
    let on = for_staff(forum, &*tx, actor, aspiration).await?;
    let form_key = form_key.map(|key| form_mark(forum, key));
    if let Some(key) = &form_key
        && let Some(made) = responses::of_form(&*tx, (on.id, actor.person), key).await?
    {
        return Ok(made);
    }
    if on.hidden || on.state == AspirationState::Withdrawn {
        return Err(ActError::Refused(AnswerRefused::NotShared));
    }
    let words = excerpt(body.as_str());
    let new = NewResponse {
        public_id: forum.new_id()?,
        aspiration: on.id,
        agency: on.agency,
        person: actor.person,
        body: body.into_string(),
        form_key,
    };
    let made = new.public_id.clone();
    let id = match responses::add(&*tx, new, forum.clock.now()).await {
        Err(error) if error.is_duplicate() => {
            return Err(ActError::Refused(AnswerRefused::FormUsed));
        }
        added => added?,
    };
    let state = on.state.after_answer();
    if state != on.state {
        step(forum, &*tx, actor, (&on, state, None)).await?;
    }
    let detail = format!("response:{}", id.0);
    record(forum, &*tx, actor, ("answer", &on, detail)).await?;
    arrivals::announce(&*tx, IndexPart::Response, id.0).await?;
    index_marks::mark(&*tx, IndexPart::Aspiration, on.id.0).await?;
    let news = news(&on, actor, format!("#jawaban-{made}"), true);
    news.tell(forum, &*tx, |matter, why| {
        Letter::Response(ResponseLetter {
            on: matter,
            agency: on.agency_name.clone(),
            excerpt: words.clone(),
            why,
        })
    })
    .await?;
    forum.commit(tx).await?;
    Ok(made)
}

/// Moves an aspiration to another state, with a note beside it.
///
/// # Errors
/// [`MoveRefused`] says why not; [`ActError::NotAllowed`] unless the actor answers for the consultation's agency.
pub async fn move_state(
    forum: &Forum,
    actor: &Actor,
    aspiration: &PublicId,
    (state, note): (AspirationState, &str),
) -> Result<(), ActError<MoveRefused>> {
    let note =
        optional(note, Note::MAX, Lines::Many).map_err(|error| ActError::Refused(error.into()))?;
    let tx = forum.store.write().await?;
    let on = for_staff(forum, &*tx, actor, aspiration).await?;
    may_move(on.state, state, on.hidden).map_err(ActError::Refused)?;
    step(forum, &*tx, actor, (&on, state, note.clone())).await?;
    let detail = format!("{} to {}", on.state.code(), state.code());
    record(forum, &*tx, actor, ("move_state", &on, detail)).await?;
    index_marks::mark(&*tx, IndexPart::Aspiration, on.id.0).await?;
    let short = note.as_deref().map(shortened);
    let news = news(&on, actor, String::new(), false);
    news.tell(forum, &*tx, |matter, why| {
        Letter::State(StateLetter {
            on: matter,
            agency: Some(on.agency_name.clone()),
            state,
            note: short.clone(),
            why,
        })
    })
    .await?;
    forum.commit(tx).await?;
    Ok(())
}

/// What the reader may do at the desk with an aspiration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// The reader may answer now.
    pub may_answer: bool,
    /// The states the reader may move it to.
    pub next: &'static [AspirationState],
}

/// The desk of an aspiration; `None` unless the reader answers for its agency.
pub fn desk(actor: Option<&Actor>, on: &Standing) -> Option<Desk> {
    if !actor?.grants.hold(roles::ANSWER, on.agency) {
        return None;
    }
    let still = !on.hidden && on.state != AspirationState::Withdrawn;
    Some(Desk {
        may_answer: still,
        next: if still { on.state.next() } else { &[] },
    })
}

/// The answers to an aspiration the reader sees, oldest first.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn answers(forum: &Forum, on: &Standing) -> Result<Vec<Response>, StoreError> {
    responses::of(forum.store.read(), on.id).await
}

/// The aspiration, locked, if the actor sees it and answers for its agency.
async fn for_staff<R: std::fmt::Debug + std::fmt::Display>(
    forum: &Forum,
    db: &impl ConnectionTrait,
    actor: &Actor,
    aspiration: &PublicId,
) -> Result<Standing, ActError<R>> {
    let viewer = forum.viewer(Some(actor));
    let on = standing::lock(db, &viewer, aspiration)
        .await?
        .ok_or(ActError::NotFound)?;
    if actor.grants.hold(roles::ANSWER, on.agency) {
        Ok(on)
    } else {
        Err(ActError::NotAllowed)
    }
}

async fn step(
    forum: &Forum,
    db: &impl ConnectionTrait,
    actor: &Actor,
    (on, state, note): (&Standing, AspirationState, Option<String>),
) -> Result<(), StoreError> {
    store::aspirations::set_state(db, on.id, state).await?;
    let step = NewStep {
        aspiration: on.id,
        state,
        note,
        at: forum.clock.now(),
        agency: Some(on.agency),
        person: Some(actor.person),
    };
    store::aspirations::add_step(db, step).await
}

async fn record(
    forum: &Forum,
    db: &impl ConnectionTrait,
    actor: &Actor,
    (act, on, detail): (&'static str, &Standing, String),
) -> Result<(), StoreError> {
    let entry = Entry {
        at: forum.clock.now(),
        person: Some(actor.person),
        act,
        target: format!("aspiration:{}", on.id.0),
        detail,
    };
    audit::append(db, entry).await
}

fn news<'a>(on: &'a Standing, actor: &Actor, anchor: String, for_consultation: bool) -> News<'a> {
    News {
        on,
        by: actor.person,
        path: format!("/aspirasi/{}{anchor}", on.public_id),
        answers: None,
        for_consultation,
    }
}
