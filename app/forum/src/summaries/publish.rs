//! Publishing a summary, and telling all who took part.

use super::write::published;
use super::{Summary, paragraphs};
use crate::actor::Actor;
use crate::consultation_drafts::coordinated;
use crate::error::ActError;
use crate::forum::Forum;
use crate::notifications::{About, excerpt, matter_of, reached, tell_all, way};
use domain::agencies::Slug;
use domain::ids::PersonId;
use domain::letters::{Letter, Matter, SummaryLetter};
use domain::search::IndexPart;
use domain::summaries::{SummaryRefused, may_publish};
use store::audit::Entry;
use store::consultations::Consultation;
use store::{ConnectionTrait, StoreError, arrivals, audit, index_marks};

/// Publishes the summary of a closed consultation. From now on it stays as it is.
///
/// # Errors
/// [`SummaryRefused`] says what is missing; [`ActError::NotFound`] for consultations of other agencies.
pub async fn publish(
    forum: &Forum,
    actor: &Actor,
    slug: &Slug,
) -> Result<(), ActError<SummaryRefused>> {
    let tx = forum.store.write().await?;
    let found = store::consultation_drafts::find_locked(&*tx, slug).await?;
    let consultation = published(coordinated(actor, found)?)?;
    let summary = store::summaries::of_consultation(&*tx, consultation.id, true)
        .await?
        .ok_or(ActError::Refused(SummaryRefused::Empty))?;
    if summary.published_at.is_some() {
        return Err(ActError::Refused(SummaryRefused::Published));
    }
    let paragraphs = paragraphs(&*tx, consultation.id, &summary).await?;
    let citations: Vec<usize> = paragraphs.iter().map(|one| one.cites.len()).collect();
    let now = forum.clock.now();
    may_publish(consultation.phase(now), &citations).map_err(ActError::Refused)?;
    store::summaries::publish(&*tx, summary.id, now).await?;
    arrivals::announce(&*tx, IndexPart::Summary, summary.id.0).await?;
    index_marks::mark(&*tx, IndexPart::Consultation, consultation.id.0).await?;
    record(forum, &*tx, actor, (&summary, paragraphs.len())).await?;
    let first = paragraphs.first().map(|one| excerpt(&one.body));
    let letter = letter(&*tx, &consultation, first.unwrap_or_default()).await?;
    tell(forum, &*tx, actor.person, (&consultation, &letter)).await?;
    forum.commit(tx).await?;
    Ok(())
}

async fn record(
    forum: &Forum,
    db: &impl ConnectionTrait,
    actor: &Actor,
    (summary, paragraphs): (&Summary, usize),
) -> Result<(), StoreError> {
    let entry = Entry {
        at: forum.clock.now(),
        person: Some(actor.person),
        act: "publish_summary",
        target: format!("consultation:{}", summary.consultation.0),
        detail: format!("paragraphs: {paragraphs}"),
    };
    audit::append(db, entry).await
}

async fn letter(
    db: &impl ConnectionTrait,
    consultation: &Consultation,
    excerpt: String,
) -> Result<Letter, StoreError> {
    let agency = crate::consultations::agency_of(db, consultation).await?;
    Ok(Letter::Summary(SummaryLetter {
        on: Matter {
            path: format!("/konsultasi/{}/ringkasan", consultation.slug.as_str()),
            ..matter_of(consultation)
        },
        agency: Some(agency.name),
        excerpt,
    }))
}

/// Everybody who took part, but for whoever publishes it.
async fn tell(
    forum: &Forum,
    db: &impl ConnectionTrait,
    by: PersonId,
    (consultation, letter): (&Consultation, &Letter),
) -> Result<(), StoreError> {
    let recipients = store::summaries::recipients(db, &forum.seal, consultation.id).await?;
    let ways = recipients
        .into_iter()
        .map(|recipient| way(recipient, consultation.id))
        .filter(|(person, _)| *person != by);
    let to = reached(db, ways.collect()).await?;
    tell_all(
        forum,
        db,
        (letter, About::consultation(consultation.id)),
        &to,
    )
    .await
}
