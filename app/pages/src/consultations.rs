//! Consultations: the list, and the page of one.

mod list;
mod page;

pub use page::consultation;

pub(crate) use page::preview;

use crate::components::{document, *};
use crate::error::PageError;
use crate::links;
use crate::site::Shared;
use crate::visit::{Visit, public_page};
use axum::extract::{Query, State};
use axum::response::Response;
use domain::agencies::Slug;
use domain::consultations::{ConsultationPhase, Dates};
use domain::time::Timestamp;
use forum::consultations::{After, ConsultationCard as Card, Overview};
use leptos::prelude::*;
use std::collections::HashMap;

/// `/konsultasi`.
///
/// # Errors
/// [`PageError::Unavailable`] when the database failed.
pub async fn consultations(
    State(site): State<Shared>,
    visit: Visit,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, PageError> {
    let after = query.get("sesudah").and_then(|text| After::parse(text));
    let view = forum::consultations::overview(&site.forum, after.as_ref()).await?;
    Ok(public_page(
        &visit,
        list_page(&visit, view, after.is_some()),
    ))
}

/// The path of a consultation.
pub(crate) fn path(slug: &Slug) -> String {
    format!("/konsultasi/{}", slug.as_str())
}

/// A consultation as lists show it.
pub(crate) fn teaser(visit: &Visit, card: &Card) -> ConsultationTeaser {
    ConsultationTeaser {
        href: path(&card.consultation.slug),
        title: card.consultation.title.clone(),
        question: card.consultation.question.clone(),
        agency: card.agency.clone(),
        phase: card.phase,
        until: until(visit, card.phase, card.consultation.dates),
        aspirations: i64::try_from(card.aspirations).unwrap_or(i64::MAX),
        people: card.consultation.people_count,
    }
}

/// What the dates mean now: "Sampai Kamis, 3 Desember 2026 (9 hari lagi)".
pub(crate) fn until(visit: &Visit, phase: ConsultationPhase, dates: Dates) -> String {
    let t = visit.texts;
    match phase {
        ConsultationPhase::Open => {
            let left = t.ago(dates.closes_at, visit.now);
            t.until_open(last_day(visit, dates), left)
        }
        ConsultationPhase::Upcoming => {
            let left = t.ago(dates.opens_at, visit.now);
            t.until_upcoming(t.weekday_and_day(dates.opens_at, visit.zone), left)
        }
        ConsultationPhase::Closed => t.until_closed(last_day(visit, dates)),
    }
}

/// The last day a consultation takes contributions: it closes at the first moment of the next, mostly.
pub(crate) fn last_day(visit: &Visit, dates: Dates) -> String {
    visit.texts.weekday_and_day(last_moment(dates), visit.zone)
}

/// The last second a consultation is open.
pub(crate) fn last_moment(dates: Dates) -> Timestamp {
    dates.closes_at.plus_seconds(-1)
}

fn list_page(visit: &Visit, view: Overview, later: bool) -> String {
    let t = visit.texts;
    let head = Head {
        description: Some(t.consultations_lede()),
        section: Some(Section::Consultations),
        width: Width::Wide,
        ..Head::titled(t.consultations_title())
    };
    let nothing = view.open.is_empty() && view.upcoming.is_empty() && view.closed.is_empty();
    let next = view
        .closed_after
        .as_ref()
        .map(|after| links::query("/konsultasi", &[("sesudah", &after.to_string())]));
    document(visit, head, || {
        view! {
            <Breadcrumbs t above=vec![] here=t.consultations_title()/>
            <h1>{t.consultations_title()}</h1>
            <p class="lede">{t.consultations_lede()}</p>
            {later.then(|| view! {
                <p><a href="/konsultasi">{t.consultations_back_to_all()}</a></p>
            })}
            {nothing.then(|| view! {
                <EmptyState
                    glyph=Glyph::DoorClosed
                    title=t.consultations_empty_title()
                    text=t.consultations_empty_text()
                />
            })}
            {(!later && !nothing && view.open.is_empty()).then(|| view! {
                <p>{t.consultations_none_open()}</p>
            })}
            {group(visit, t.consultations_open_title(), &view.open)}
            {group(visit, t.consultations_upcoming_title(), &view.upcoming)}
            {group(visit, t.consultations_closed_title(), &view.closed)}
            {next.map(|href| view! {
                <p><a href=href>{t.consultations_closed_more()}</a></p>
            })}
        }
    })
}

fn group(visit: &Visit, title: String, cards: &[Card]) -> Option<AnyView> {
    let t = visit.texts;
    if cards.is_empty() {
        return None;
    }
    let cards = cards
        .iter()
        .map(|card| view! { <li class="card-place"><ConsultationCard t of=teaser(visit, card)/></li> })
        .collect_view();
    Some(
        view! {
            <section class="section">
                <h2>{title}</h2>
                <ul class="grid-cards">{cards}</ul>
            </section>
        }
        .into_any(),
    )
}
