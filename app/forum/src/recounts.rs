//! Counting the kept counters anew, and putting right those that are wrong. For the operator's command line.

use crate::forum::Forum;
use domain::ids::{AspirationId, ConsultationId};
use domain::search::IndexPart;
use store::audit::Entry;
use store::recounts::{self, Counters, Recount};
use store::{ConnectionTrait, StoreError, audit, index_marks};

/// Aspirations counted at once.
const PAGE: u64 = 500;

/// Counters that are not what their rows say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Miscounts {
    /// Votes and comments of aspirations.
    pub aspirations: Vec<Recount<AspirationId, Counters>>,
    /// People of consultations.
    pub consultations: Vec<Recount<ConsultationId, i64>>,
}

impl Miscounts {
    /// How many rows keep a wrong counter.
    pub fn len(&self) -> usize {
        self.aspirations.len() + self.consultations.len()
    }

    /// Whether every counter is right.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Recounts everything and returns what was wrong; with `repair` it is right afterwards.
///
/// People go on using the site meanwhile: a difference is looked at again while nobody can change it.
///
/// # Errors
/// [`StoreError`].
pub async fn recount(forum: &Forum, repair: bool) -> Result<Miscounts, StoreError> {
    let mut wrong = Miscounts::default();
    let mut after = AspirationId(0);
    loop {
        let page = recounts::aspirations(forum.store.read(), after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = last.id;
        for suspect in page.into_iter().filter(Recount::differs) {
            wrong
                .aspirations
                .extend(aspiration(forum, suspect.id, repair).await?);
        }
    }
    let mut after = ConsultationId(0);
    loop {
        let page = recounts::consultations(forum.store.read(), after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = *last;
        for id in page {
            let suspect = recounts::consultation(forum.store.read(), id).await?;
            if suspect.is_some_and(|suspect| suspect.differs()) {
                wrong
                    .consultations
                    .extend(consultation(forum, id, repair).await?);
            }
        }
    }
    Ok(wrong)
}

async fn aspiration(
    forum: &Forum,
    id: AspirationId,
    repair: bool,
) -> Result<Option<Recount<AspirationId, Counters>>, StoreError> {
    let tx = forum.store.write().await?;
    let sure = recounts::aspiration(&*tx, id).await?;
    let Some(wrong) = sure.filter(Recount::differs) else {
        return Ok(None);
    };
    if repair {
        recounts::set_aspiration(&*tx, id, wrong.counted).await?;
        index_marks::mark(&*tx, IndexPart::Aspiration, id.0).await?;
        note(forum, &*tx, format!("aspiration:{}", id.0)).await?;
        forum.commit(tx).await?;
    }
    Ok(Some(wrong))
}

async fn consultation(
    forum: &Forum,
    id: ConsultationId,
    repair: bool,
) -> Result<Option<Recount<ConsultationId, i64>>, StoreError> {
    let tx = forum.store.write().await?;
    let sure = recounts::consultation(&*tx, id).await?;
    let Some(wrong) = sure.filter(Recount::differs) else {
        return Ok(None);
    };
    if repair {
        recounts::set_consultation(&*tx, id, wrong.counted).await?;
        note(forum, &*tx, format!("consultation:{}", id.0)).await?;
        forum.commit(tx).await?;
    }
    Ok(Some(wrong))
}

async fn note(forum: &Forum, db: &impl ConnectionTrait, target: String) -> Result<(), StoreError> {
    let entry = Entry {
        at: forum.clock.now(),
        person: None,
        act: "recount",
        target,
        detail: String::new(),
    };
    audit::append(db, entry).await
}
