//! Voting: one voice a person and aspiration, changeable until the consultation closes.

use crate::actor::Actor;
use crate::error::ActError;
use crate::forum::Forum;
use crate::rates;
use domain::consultations::VoteMode;
use domain::ids::PublicId;
use domain::limits::Limited;
use domain::search::IndexPart;
use domain::votes::{Choice, Tally, VoteRefused, is_worth_indexing, may_vote};
use store::participants::Participant;
use store::standing::Standing;
use store::{StoreError, index_marks, participants, standing, votes};

/// Says `choice` of an aspiration in the actor's name; `None` takes it back. The same again changes nothing.
///
/// # Errors
/// [`VoteRefused`] says why not; nobody learns here of an aspiration they may not see.
pub async fn cast_vote(
    forum: &Forum,
    actor: &Actor,
    aspiration: &PublicId,
    choice: Option<Choice>,
) -> Result<Tally, ActError<VoteRefused>> {
    rates::count(forum, Limited::Vote, &actor.person.0.to_string()).await??;
    let viewer = forum.viewer(Some(actor));
    let tx = forum.store.write().await?;
    let on = standing::lock(&*tx, &viewer, aspiration)
        .await?
        .ok_or(ActError::NotFound)?;
    may(forum, &on, choice).map_err(ActError::Refused)?;
    let before = votes::of_person(&*tx, actor.person, on.id).await?;
    if before == choice {
        return Ok(on.tally);
    }
    votes::put(&*tx, (on.id, actor.person), before, choice).await?;
    let tally = on.tally.plus(Tally::change(before, choice));
    if before.is_none() {
        let who = Participant::Named(actor.person);
        participants::add(&*tx, &forum.seal, on.consultation, &who).await?;
    }
    if is_worth_indexing(on.tally.agree, tally.agree) {
        index_marks::mark(&*tx, IndexPart::Aspiration, on.id.0).await?;
    }
    forum.commit(tx).await?;
    Ok(tally)
}

/// The votes of an aspiration, as one reader sees them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ballot {
    /// How people vote there.
    pub mode: VoteMode,
    /// The counts.
    pub tally: Tally,
    /// What the reader has said; nobody else's choice is ever shown.
    pub mine: Option<Choice>,
    /// Whether the reader may vote.
    pub may: MayVote,
}

/// Whether a reader may vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MayVote {
    /// Now.
    Yes,
    /// After signing in.
    SignedIn,
    /// Not at all.
    No(VoteRefused),
}

/// The ballot of an aspiration.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn ballot(
    forum: &Forum,
    actor: Option<&Actor>,
    on: &Standing,
) -> Result<Ballot, StoreError> {
    let mine = match actor {
        Some(actor) => votes::of_person(forum.store.read(), actor.person, on.id).await?,
        None => None,
    };
    let may = match (may(forum, on, Some(Choice::Agree)), actor) {
        (Err(refused), _) => MayVote::No(refused),
        (Ok(()), None) => MayVote::SignedIn,
        (Ok(()), Some(_)) => MayVote::Yes,
    };
    Ok(Ballot {
        mode: on.mode,
        tally: on.tally,
        mine,
        may,
    })
}

fn may(forum: &Forum, on: &Standing, choice: Option<Choice>) -> Result<(), VoteRefused> {
    may_vote(on.mode, on.dates.phase(forum.clock.now()), on.own, choice)?;
    if on.is_shared() {
        Ok(())
    } else {
        Err(VoteRefused::NotShared)
    }
}
