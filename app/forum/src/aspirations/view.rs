//! The page of one aspiration: everything of it that its reader may see.

use crate::actor::Actor;
use crate::forum::Forum;
use domain::aspirations::AspirationState;
use domain::consultations::ConsultationPhase;
use domain::ids::{AgencyId, AreaId, AspirationId, PublicId};
use domain::moderation::PostKind;
use domain::roles;
use domain::time::Timestamp;
use domain::visibility::Visibility;
use store::agencies::Agency;
use store::aspirations::{Addition, Aspiration};
use store::authors::Byline;
use store::consultations::Consultation;
use store::moderation::PostRef;
use store::{ConnectionTrait, StoreError};
use tokio::try_join;

/// A dated move, with the name of the agency that made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// To which state.
    pub state: AspirationState,
    /// What was written beside it.
    pub note: Option<String>,
    /// When.
    pub at: Timestamp,
    /// In whose name; `None` when the author did it.
    pub agency: Option<String>,
}

/// What the reader may do with an aspiration, besides taking part in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct May {
    /// Add words: the author, until it is withdrawn.
    pub add_words: bool,
    /// Withdraw it: the author, unless a moderator has hidden it.
    pub withdraw: bool,
    /// Tighter visibilities: the author and the agency's staff.
    pub tighten: Vec<Visibility>,
    /// Record LAPOR's number: officials of the agency.
    pub record_lapor: bool,
}

/// An aspiration with everything its page shows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AspirationView {
    /// The aspiration.
    pub aspiration: Aspiration,
    /// Where it was posted.
    pub consultation: Consultation,
    /// Where that stands now.
    pub phase: ConsultationPhase,
    /// Who runs it.
    pub agency: Agency,
    /// Who wrote it.
    pub byline: Byline,
    /// The kelurahan or desa.
    pub area: Option<String>,
    /// Its moves, oldest first.
    pub steps: Vec<Step>,
    /// What the author added, oldest first.
    pub additions: Vec<Addition>,
    /// The decision that hid it, for its author to answer.
    pub decision: Option<PublicId>,
    /// What the reader may do.
    pub may: May,
}

/// Loads the page of an aspiration; `None` if the reader may not see it.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn view(
    forum: &Forum,
    actor: Option<&Actor>,
    id: &PublicId,
) -> Result<Option<AspirationView>, StoreError> {
    let db = forum.store.read();
    let viewer = forum.viewer(actor);
    let Some((aspiration, consultation)) =
        store::aspirations::find_with_consultation(db, &viewer, id).await?
    else {
        return Ok(None);
    };
    // one does not wait for the other: each has a connection of its own
    let (agency, area, additions, bylines, moves, decision) = try_join!(
        crate::consultations::agency_of(db, &consultation),
        area_name(db, aspiration.area),
        additions(db, &aspiration),
        store::aspirations::bylines(db, std::slice::from_ref(&aspiration)),
        store::aspirations::steps(db, aspiration.id),
        decision(db, &aspiration),
    )?;
    Ok(Some(AspirationView {
        phase: consultation.phase(forum.clock.now()),
        byline: bylines.into_iter().next().unwrap_or(Byline::Anonymous),
        steps: named(db, moves, Some(&agency)).await?,
        may: may(actor, &aspiration),
        aspiration,
        consultation,
        agency,
        area,
        additions,
        decision,
    }))
}

/// The decision by which one's own aspiration is hidden; none where it came with an import.
async fn decision(
    db: &impl ConnectionTrait,
    aspiration: &Aspiration,
) -> Result<Option<PublicId>, StoreError> {
    if aspiration.hidden.is_none() || !aspiration.own {
        return Ok(None);
    }
    let post = PostRef {
        kind: PostKind::Aspiration,
        row: aspiration.id.0,
    };
    let newest = store::moderation::of_post(db, post, 1).await?.pop();
    Ok(newest.map(|decided| decided.public_id))
}

async fn area_name(
    db: &impl ConnectionTrait,
    area: Option<AreaId>,
) -> Result<Option<String>, StoreError> {
    match area {
        Some(area) => Ok(store::agencies::area(db, area).await?.map(|area| area.name)),
        None => Ok(None),
    }
}

/// What the author added; nothing where the reader sees no words.
async fn additions(
    db: &impl ConnectionTrait,
    aspiration: &Aspiration,
) -> Result<Vec<Addition>, StoreError> {
    if aspiration.body.is_empty() {
        return Ok(Vec::new());
    }
    store::aspirations::additions(db, aspiration.id).await
}

/// The moves of an aspiration with the names of agencies; `known` need not be looked up.
pub(crate) async fn steps(
    db: &impl ConnectionTrait,
    id: AspirationId,
    known: Option<&Agency>,
) -> Result<Vec<Step>, StoreError> {
    named(db, store::aspirations::steps(db, id).await?, known).await
}

async fn named(
    db: &impl ConnectionTrait,
    rows: Vec<store::aspirations::Step>,
    known: Option<&Agency>,
) -> Result<Vec<Step>, StoreError> {
    let is_known = |id: AgencyId| known.is_some_and(|agency| agency.id == id);
    let others = rows
        .iter()
        .filter_map(|row| row.agency)
        .filter(|id| !is_known(*id));
    let agencies = store::agencies::by_ids(db, others).await?;
    let name = |id: AgencyId| {
        known
            .filter(|agency| agency.id == id)
            .or_else(|| agencies.get(&id))
            .map(|agency| agency.name.clone())
    };
    let step = |row: store::aspirations::Step| Step {
        state: row.state,
        note: row.note,
        at: row.at,
        agency: row.agency.and_then(name),
    };
    Ok(rows.into_iter().map(step).collect())
}

fn may(actor: Option<&Actor>, aspiration: &Aspiration) -> May {
    let standing = aspiration.state != AspirationState::Withdrawn;
    let official = actor.is_some_and(|actor| actor.grants.hold(roles::ANSWER, aspiration.agency));
    let tighter = |to: &&Visibility| aspiration.visibility.may_be_tightened_to(**to);
    let tighten = if standing && (aspiration.own || aspiration.staff) {
        Visibility::ALL.iter().filter(tighter).copied().collect()
    } else {
        Vec::new()
    };
    May {
        add_words: standing && aspiration.own,
        withdraw: standing && aspiration.own && aspiration.hidden.is_none(),
        tighten,
        record_lapor: standing && official,
    }
}
