//! `/api/v1/consultations`: all of them, and one with its background, counts and summary.

use super::parameters::Parameters;
use super::shapes::{AgencyShape, When, aspiration_url};
use super::{List, json};
use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::agencies::Slug;
use domain::time::Timestamp;
use forum::aspirations::{At, Filter, OrderBy, Page};
use forum::consultations::{After, Consultation, ConsultationView, Shown};
use forum::summaries::SummaryView;
use pages::error::PageError;
use pages::site::Shared;
use serde::Serialize;
use std::collections::HashMap;
use texts::Texts;

const PATH: &str = "/api/v1/consultations";

/// A consultation.
#[derive(Debug, Serialize)]
struct ConsultationShape {
    slug: String,
    url: String,
    title: String,
    question: String,
    /// `upcoming`, `open` or `closed`.
    phase: &'static str,
    opens_at: String,
    closes_at: String,
    /// `support` or `opinion`.
    vote_mode: &'static str,
    /// Aspirations that everybody may read.
    aspirations: u64,
    /// People who took part in public.
    people: i64,
    source: Option<String>,
}

impl ConsultationShape {
    fn of(site: &Shared, one: &Consultation, aspirations: u64, now: Timestamp) -> Self {
        Self {
            slug: one.slug.as_str().to_owned(),
            url: format!("{}/konsultasi/{}", site.base_url, one.slug.as_str()),
            title: one.title.clone(),
            question: one.question.clone(),
            phase: one.phase(now).code(),
            opens_at: Texts::machine_moment(one.dates.opens_at),
            closes_at: Texts::machine_moment(one.dates.closes_at),
            vote_mode: one.vote_mode.code(),
            aspirations,
            people: one.people_count,
            source: one.source.clone(),
        }
    }
}

#[derive(Debug, Serialize)]
struct Listed {
    #[serde(flatten)]
    consultation: ConsultationShape,
    agency: String,
}

/// `GET /api/v1/consultations`: published ones, opened last first.
///
/// # Errors
/// [`PageError::BadRequest`] for a wrong parameter.
pub(super) async fn list(
    State(site): State<Shared>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, PageError> {
    let asked = Parameters::of(query);
    let after = asked.value("after", After::parse)?;
    let (cards, next) =
        forum::consultations::newest(&site.forum, after.as_ref(), asked.limit()?).await?;
    let now = site.forum.clock.now();
    let items = cards
        .into_iter()
        .map(|card| Listed {
            consultation: ConsultationShape::of(&site, &card.consultation, card.aspirations, now),
            agency: card.agency,
        })
        .collect();
    Ok(json(&List::<Listed> {
        items,
        next: next.map(|after| asked.next(&site, PATH, &after.to_string())),
    }))
}

/// How many aspirations there are of a kind in a state.
#[derive(Debug, Serialize)]
struct CountShape {
    kind: &'static str,
    state: &'static str,
    count: i64,
}

#[derive(Debug, Serialize)]
struct SummaryShape {
    url: String,
    published: Option<When>,
    paragraphs: Vec<ParagraphShape>,
    /// Aspirations that are cited and that everybody may read.
    cited: u64,
}

#[derive(Debug, Serialize)]
struct ParagraphShape {
    /// Markdown.
    body: String,
    /// Addresses of the aspirations it rests on.
    cites: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Whole {
    #[serde(flatten)]
    consultation: ConsultationShape,
    agency: AgencyShape,
    /// Markdown.
    background: String,
    /// What cannot be changed, in Markdown.
    limits: String,
    counts: Vec<CountShape>,
    /// The official summary; `null` until it is published.
    summary: Option<SummaryShape>,
    aspirations_url: String,
}

/// `GET /api/v1/consultations/{slug}`.
///
/// # Errors
/// [`PageError::NotFound`] unless there is such a published one.
pub(super) async fn one(
    State(site): State<Shared>,
    Path(slug): Path<String>,
) -> Result<Response, PageError> {
    let view = view(
        &site,
        &slug,
        Shown {
            filter: Filter::default(),
            order: OrderBy::Newest,
            page: Page {
                at: At::Start,
                rows_max: 1,
            },
        },
    )
    .await?;
    let summary = forum::summaries::published_of(&site.forum, &view.consultation).await?;
    let readable: i64 = view.counts.iter().map(|row| row.count).sum();
    let readable = u64::try_from(readable).unwrap_or_default();
    let now = site.forum.clock.now();
    let consultation = view.consultation;
    Ok(json(&Whole {
        aspirations_url: format!(
            "{}{PATH}/{}/aspirations",
            site.base_url,
            consultation.slug.as_str()
        ),
        consultation: ConsultationShape::of(&site, &consultation, readable, now),
        agency: AgencyShape::from(&view.agency),
        background: consultation.background,
        limits: consultation.limits,
        counts: view
            .counts
            .iter()
            .map(|row| CountShape {
                kind: row.kind.code(),
                state: row.state.code(),
                count: row.count,
            })
            .collect(),
        summary: summary.map(|view| summary_of(&site, view)),
    }))
}

/// A published consultation with a page of its aspirations, as a visitor sees it.
pub(super) async fn view(
    site: &Shared,
    slug: &str,
    shown: Shown,
) -> Result<ConsultationView, PageError> {
    let slug = Slug::parse(slug).ok_or(PageError::NotFound)?;
    forum::consultations::view(&site.forum, None, &slug, &shown)
        .await?
        .ok_or(PageError::NotFound)
}

fn summary_of(site: &Shared, view: SummaryView) -> SummaryShape {
    let slug = view.consultation.slug.as_str();
    let published = view.summary.and_then(|summary| summary.published_at);
    SummaryShape {
        url: format!("{}/konsultasi/{slug}/ringkasan", site.base_url),
        published: published.map(|at| When::of(at, view.agency.zone, false)),
        cited: view.coverage.cited,
        paragraphs: view
            .paragraphs
            .into_iter()
            .map(|paragraph| ParagraphShape {
                body: paragraph.body,
                cites: paragraph
                    .cites
                    .iter()
                    .map(|cited| aspiration_url(site, &cited.public_id))
                    .collect(),
            })
            .collect(),
    }
}
