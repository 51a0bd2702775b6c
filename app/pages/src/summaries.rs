//! Summaries as everybody reads them: a page of their own, and in the middle of their consultation's page.

use crate::components::{document, *};
use crate::consultations;
use crate::error::PageError;
use crate::rich_text::{RichText, plain};
use crate::search::related_elsewhere;
use crate::site::Shared;
use crate::visit::{Visit, public_page};
use axum::extract::{Path, State};
use axum::response::Response;
use domain::agencies::Slug;
use forum::search::Near;
use forum::summaries::{Citable, ParagraphView, SummaryView};
use leptos::prelude::*;
use texts::Texts;

/// Characters of a source's name.
const SOURCE_MAX: usize = 90;

/// `GET /konsultasi/{slug}/ringkasan`.
///
/// # Errors
/// [`PageError::NotFound`] while there is no published summary.
pub async fn summary(
    State(site): State<Shared>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response, PageError> {
    let slug = Slug::parse(&slug).ok_or(PageError::NotFound)?;
    let view = forum::summaries::published(&site.forum, &slug)
        .await?
        .ok_or(PageError::NotFound)?;
    let near = forum::search::related_elsewhere(&site.forum, &view.consultation).await?;
    let visit = visit.in_zone(view.agency.zone);
    let around = Around {
        preview: None,
        near,
    };
    Ok(public_page(&visit, summary_page(&visit, &view, around)))
}

/// The path of a consultation's summary.
pub(crate) fn path(slug: &Slug) -> String {
    format!("{}/ringkasan", consultations::path(slug))
}

/// What stands around a summary.
#[derive(Debug, Default)]
pub(crate) struct Around {
    /// Says on top that it is none yet.
    pub(crate) preview: Option<String>,
    /// Posts elsewhere on the same things.
    pub(crate) near: Vec<Near>,
}

/// The page of a summary.
pub(crate) fn summary_page(visit: &Visit, view: &SummaryView, around: Around) -> String {
    let t = visit.texts;
    let Around { preview, near } = around;
    let title = t.summary_of(&view.consultation.title);
    let first = view.paragraphs.first();
    let head = Head {
        description: first.map(|one| plain(&one.body, 200)),
        section: Some(Section::Consultations),
        noindex: preview.is_some(),
        ..Head::titled(title.clone())
    };
    let consultation = consultations::path(&view.consultation.slug);
    let above = vec![
        ("/konsultasi".to_owned(), t.consultations_title()),
        (consultation.clone(), view.consultation.title.clone()),
    ];
    document(visit, head, || {
        view! {
            <Breadcrumbs t above here=t.summary_title()/>
            {preview.map(|title| view! { <Notice tone=Tone::Waiting title/> })}
            <h1>{title}</h1>
            {origin(visit, view)}
            {text(t, &view.paragraphs)}
            <p>
                <LinkButton
                    href=consultation
                    label=t.summary_to_consultation()
                    loudness=Loudness::Quiet
                />
            </p>
            {related_elsewhere(visit, near)}
        }
    })
}

/// The published summary, for the page of its consultation.
pub(crate) fn section(visit: &Visit, view: &SummaryView) -> impl IntoView + use<> {
    let t = visit.texts;
    view! {
        <section class="section" id="ringkasan">
            <h2>{t.summary_title()}</h2>
            {origin(visit, view)}
            {text(t, &view.paragraphs)}
        </section>
    }
}

/// Who wrote it, when, and how much it rests on.
fn origin(visit: &Visit, view: &SummaryView) -> impl IntoView + use<> {
    let t = visit.texts;
    let published = view.summary.and_then(|summary| summary.published_at);
    let number = |count: u64| t.number(i64::try_from(count).unwrap_or(i64::MAX));
    let coverage = t.summary_coverage(number(view.coverage.cited), number(view.coverage.all));
    view! {
        <p class="by-line">
            <span class="who">{t.summary_by(&view.agency.name)}</span>
            {published.map(|at| {
                view! { <span>{t.summary_published(t.day(at, visit.zone))}</span> }
            })}
        </p>
        <p>
            <Count glyph=Glyph::Quote words=coverage/>
        </p>
        <p class="soft">{t.summary_coverage_explain()}</p>
    }
}

fn text(t: Texts, paragraphs: &[ParagraphView]) -> impl IntoView + use<> {
    paragraphs
        .iter()
        .map(|paragraph| {
            view! {
                <div class="cited">
                    <RichText markdown=paragraph.body.clone()/>
                    {sources(t, paragraph)}
                </div>
            }
        })
        .collect_view()
}

/// What a paragraph rests on, as links that open it.
pub(crate) fn sources(t: Texts, paragraph: &ParagraphView) -> impl IntoView + use<> {
    let links = paragraph
        .cites
        .iter()
        .map(|source| {
            let href = forum::aspirations::path(&source.public_id);
            view! { <li><a href=href>{source_name(source)}</a></li> }
        })
        .collect_view();
    let gone = i64::try_from(paragraph.gone).unwrap_or(i64::MAX);
    view! {
        {(!paragraph.cites.is_empty()).then(|| view! {
            <p class="sources-label"><Icon glyph=Glyph::Quote/>{t.summary_sources()}</p>
            <ul class="sources">{links}</ul>
        })}
        {(gone > 0).then(|| view! {
            <p class="soft">{t.summary_sources_gone(t.number(gone))}</p>
        })}
    }
}

/// What a source is called: its title, or the beginning of its words.
pub(crate) fn source_name(source: &Citable) -> String {
    source
        .title
        .clone()
        .unwrap_or_else(|| plain(&source.body, SOURCE_MAX))
}
