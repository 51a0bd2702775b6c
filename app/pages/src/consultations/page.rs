//! The page of one consultation: its question, its dates, its limits, and what people say.

use super::list::{Ask, aspiration_list};
use super::{last_day, last_moment, path, until};
use crate::components::{document, *};
use crate::error::PageError;
use crate::follows;
use crate::rich_text::{RichText, plain};
use crate::search::related_elsewhere;
use crate::site::Shared;
use crate::summaries;
use crate::visit::{Visit, page, public_page};
use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::agencies::Slug;
use domain::consultations::ConsultationPhase;
use domain::language::Language;
use forum::agencies::Agency;
use forum::aspirations::Page;
use forum::consultations::{Consultation, ConsultationView, Shown};
use forum::follows::{Following, following_consultation};
use forum::search::Near;
use forum::summaries::SummaryView;
use leptos::prelude::*;
use std::collections::HashMap;
use texts::Texts;

/// Aspirations a page.
const ROWS: u64 = 30;

/// `/konsultasi/{slug}`.
///
/// # Errors
/// [`PageError::NotFound`] when there is no such consultation for this reader.
pub async fn consultation(
    State(site): State<Shared>,
    visit: Visit,
    Path(slug): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, PageError> {
    let slug = Slug::parse(&slug).ok_or(PageError::NotFound)?;
    let ask = Ask::of(&query, visit.now);
    let shown = Shown {
        filter: ask.filter,
        order: ask.order,
        page: Page {
            at: ask.at.clone(),
            rows_max: ROWS,
        },
    };
    let view = forum::consultations::view(&site.forum, visit.actor_if_any(), &slug, &shown)
        .await?
        .ok_or(PageError::NotFound)?;
    let visit = visit.in_zone(view.agency.zone);
    let published = view.consultation.is_published();
    let following = if published {
        let (actor, id) = (visit.actor_if_any(), view.consultation.id);
        Some(following_consultation(&site.forum, actor, id).await?)
    } else {
        None
    };
    let summary = forum::summaries::published_of(&site.forum, &view.consultation).await?;
    let near = forum::search::related_elsewhere(&site.forum, &view.consultation).await?;
    let parts = Parts {
        following,
        summary,
        near,
    };
    let html = consultation_page(&visit, &view, &ask, parts);
    Ok(if published {
        public_page(&visit, html)
    } else {
        page(html)
    })
}

/// The same page for a coordinator who is about to publish it.
pub(crate) async fn preview(
    site: &Shared,
    visit: Visit,
    slug: &Slug,
) -> Result<Response, PageError> {
    let ask = Ask::of(&HashMap::new(), visit.now);
    let shown = Shown {
        filter: ask.filter,
        order: ask.order,
        page: Page {
            at: ask.at.clone(),
            rows_max: ROWS,
        },
    };
    let view = forum::consultations::view(&site.forum, visit.actor_if_any(), slug, &shown)
        .await?
        .ok_or(PageError::NotFound)?;
    let visit = visit.in_zone(view.agency.zone);
    Ok(page(consultation_page(
        &visit,
        &view,
        &ask,
        Parts::default(),
    )))
}

/// What other features put on the page.
#[derive(Debug, Default)]
struct Parts {
    following: Option<Following>,
    summary: Option<SummaryView>,
    near: Vec<Near>,
}

/// The path of the page on which one writes.
pub(crate) fn write_path(slug: &Slug) -> String {
    format!("{}/aspirasi/baru", path(slug))
}

fn consultation_page(visit: &Visit, view: &ConsultationView, ask: &Ask, parts: Parts) -> String {
    let t = visit.texts;
    let consultation = &view.consultation;
    let head = Head {
        description: Some(plain(&consultation.question, 200)),
        section: Some(Section::Consultations),
        width: Width::Wide,
        noindex: !consultation.is_published(),
        feed: consultation
            .is_published()
            .then(|| format!("{}/kabar.atom", path(&consultation.slug))),
        ..Head::titled(consultation.title.clone())
    };
    let write = consultation
        .is_open(visit.now)
        .then(|| write_path(&consultation.slug));
    document(visit, head, || {
        view! {
            <Breadcrumbs
                t
                above=vec![("/konsultasi".to_owned(), t.consultations_title())]
                here=consultation.title.clone()
            />
            {(!consultation.is_published()).then(|| view! {
                <Notice tone=Tone::Waiting title=t.consultation_draft_title()>
                    <p>{t.consultation_draft_text()}</p>
                </Notice>
            })}
            {opening(visit, view)}
            <div class="with-aside">
                <div>
                    {parts.summary.as_ref().map(|summary| summaries::section(visit, summary))}
                    {about(t, consultation)}
                    <section class="section" id="aspirasi">
                        <h2>{t.consultation_list_title()}</h2>
                        {consultation.source.is_some().then(|| view! {
                            <p class="soft">{t.consultation_imported()}</p>
                        })}
                        {aspiration_list(visit, view, ask)}
                    </section>
                </div>
                <aside class="aside">
                    <section>
                        <h2>{t.consultation_timeline_title()}</h2>
                        <Timeline t steps=timeline(visit, view, parts.summary.as_ref())/>
                    </section>
                    {organiser(t, &view.agency)}
                    {parts.following.map(|following| {
                        let path = path(&consultation.slug);
                        follows::block(visit, &path, following)
                    })}
                </aside>
            </div>
            {related_elsewhere(visit, parts.near)}
            {write.map(|href| view! {
                <StickyActions>
                    <LinkButton
                        href=href
                        label=t.consultation_take_part()
                        glyph=Glyph::Pencil
                    />
                </StickyActions>
            })}
        }
    })
}

/// Theme, question, until when, and the one thing to do now.
fn opening(visit: &Visit, view: &ConsultationView) -> AnyView {
    let t = visit.texts;
    let consultation = &view.consultation;
    let notice = match view.phase {
        ConsultationPhase::Open => None,
        ConsultationPhase::Upcoming => {
            let day = t.weekday_and_day(consultation.dates.opens_at, visit.zone);
            Some(t.consultation_upcoming_notice(day))
        }
        ConsultationPhase::Closed => Some(t.consultation_closed_notice()),
    };
    let aspirations = view.counts.iter().map(|row| row.count).sum();
    let open = consultation.is_open(visit.now);
    view! {
        <header>
            <p class="cluster">
                <PhaseBadge t phase=view.phase/>
                <span class="until">
                    <Icon glyph=Glyph::Clock/>
                    {until(visit, view.phase, consultation.dates)}
                </span>
            </p>
            <h1>{consultation.title.clone()}</h1>
            <p class="lede question">{consultation.question.clone()}</p>
            <p class="counts">
                <Count glyph=Glyph::Lightbulb words=t.aspirations(aspirations)/>
                <Count
                    glyph=Glyph::Users
                    words=t.people_took_part(consultation.people_count)
                />
            </p>
            {notice.map(|notice| view! { <p class="soft">{notice}</p> })}
            {open.then(|| view! {
                <p class="cluster">
                    <LinkButton
                        href=write_path(&consultation.slug)
                        label=t.consultation_take_part()
                        glyph=Glyph::Pencil
                    />
                </p>
            })}
        </header>
    }
    .into_any()
}

/// What it is about, and what cannot be changed.
fn about(t: Texts, consultation: &Consultation) -> AnyView {
    let limits = !consultation.limits.trim().is_empty();
    view! {
        <section class="section">
            <h2>{t.consultation_background_title()}</h2>
            <RichText markdown=consultation.background.clone()/>
        </section>
        {limits.then(|| view! {
            <section class="section" id="batas">
                <h2>{t.consultation_limits_title()}</h2>
                <p class="soft">{t.consultation_limits_lede()}</p>
                <RichText markdown=consultation.limits.clone()/>
            </section>
        })}
    }
    .into_any()
}

fn organiser(t: Texts, agency: &Agency) -> impl IntoView + use<> {
    let about = match t.language {
        Language::Indonesian => agency.about.clone(),
        Language::English => agency
            .about_english
            .clone()
            .or_else(|| agency.about.clone()),
    };
    view! {
        <section>
            <h2>{t.consultation_organiser_title()}</h2>
            <p class="cluster">
                <span class="emblem"><Icon glyph=Glyph::Building/></span>
                <strong>{agency.name.clone()}</strong>
            </p>
            {about.map(|about| view! { <p class="soft">{about}</p> })}
        </section>
    }
}

fn timeline(visit: &Visit, view: &ConsultationView, summary: Option<&SummaryView>) -> Vec<Step> {
    let t = visit.texts;
    let consultation = &view.consultation;
    let results_at = summary
        .and_then(|view| view.summary)
        .and_then(|summary| summary.published_at);
    let here = match view.phase {
        ConsultationPhase::Upcoming => 0,
        ConsultationPhase::Open => 1,
        ConsultationPhase::Closed if results_at.is_none() => 2,
        ConsultationPhase::Closed => 3,
    };
    let dates = consultation.dates;
    let announced = consultation.published_at.unwrap_or(consultation.created_at);
    let steps = [
        (
            t.consultation_step_announced(),
            Some(When::weekday(visit, announced)),
            None,
        ),
        (
            t.consultation_step_open(),
            Some(When::weekday(visit, dates.opens_at)),
            Some(t.until_open_note(last_day(visit, dates))),
        ),
        (
            t.consultation_step_closed(),
            Some(When::weekday(visit, last_moment(dates))),
            Some(t.consultation_step_closed_note()),
        ),
        (
            t.consultation_step_results(),
            results_at.map(|at| When::weekday(visit, at)),
            None,
        ),
    ];
    steps
        .into_iter()
        .zip(0..)
        .map(|((title, when, note), place)| Step {
            title,
            when,
            note,
            progress: match place {
                place if place < here => Progress::Past,
                place if place == here => Progress::Here,
                _ => Progress::Ahead,
            },
        })
        .collect()
}
