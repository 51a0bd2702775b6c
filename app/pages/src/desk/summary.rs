//! `/kelola/konsultasi/{slug}/ringkasan`: the summary while it is written, its preview, and publishing it.

use super::consultations::{path, slug_in_path};
use super::{DeskPage, Place};
use crate::components::*;
use crate::discussion::sign_in_first;
use crate::error::PageError;
use crate::fields::Fields;
use crate::rich_text::RichText;
use crate::site::Shared;
use crate::summaries::{Around, sources, summary_page};
use crate::visit::{Visit, page};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::agencies::Slug;
use domain::consultations::ConsultationPhase;
use domain::summaries::{CITATIONS_MAX, PARAGRAPHS_MAX, SummaryRefused};
use forum::error::ActError;
use forum::summaries::{
    ParagraphRefused, ParagraphView, SummaryView, delete_paragraph, editor, move_paragraph,
};
use leptos::prelude::*;
use texts::Texts;

/// `GET /kelola/konsultasi/{slug}/ringkasan`.
///
/// # Errors
/// [`PageError`]: 403 unless the reader coordinates somewhere, 404 for those of other agencies and for drafts.
pub async fn summary(
    State(site): State<Shared>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response, PageError> {
    let slug = slug_in_path(&slug)?;
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&visit.here));
    };
    let view = editor(&site.forum, actor, &slug).await?;
    Ok(page(write_page(&visit, &view, Vec::new())))
}

/// `POST /kelola/konsultasi/{slug}/ringkasan`: moves or deletes a paragraph.
///
/// # Errors
/// [`PageError`]: 409 once the summary is published.
pub async fn arrange_summary(
    State(site): State<Shared>,
    visit: Visit,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let slug = slug_in_path(&slug)?;
    let actor = visit.actor()?;
    let forum = &site.forum;
    let paragraph = |name| fields.get(name).parse::<i64>().ok();
    let moved = if let Some(id) = paragraph("up") {
        move_paragraph(forum, actor, &slug, (id, true)).await
    } else if let Some(id) = paragraph("down") {
        move_paragraph(forum, actor, &slug, (id, false)).await
    } else if let Some(id) = paragraph("delete") {
        delete_paragraph(forum, actor, &slug, id).await
    } else {
        return Err(PageError::BadRequest);
    };
    moved?;
    Ok(Redirect::to(&summary_path(&slug)).into_response())
}

/// `GET /kelola/konsultasi/{slug}/ringkasan/pratinjau`: the summary as everybody will read it.
///
/// # Errors
/// [`PageError`]: 403 unless the reader coordinates somewhere, 404 for those of other agencies and for drafts.
pub async fn preview_summary(
    State(site): State<Shared>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response, PageError> {
    let slug = slug_in_path(&slug)?;
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&visit.here));
    };
    let view = editor(&site.forum, actor, &slug).await?;
    let visit = visit.clone().in_zone(view.agency.zone);
    let around = Around {
        preview: Some(visit.texts.summary_preview_note()),
        ..Around::default()
    };
    Ok(page(summary_page(&visit, &view, around)))
}

/// `POST /kelola/konsultasi/{slug}/ringkasan/terbitkan`.
///
/// # Errors
/// [`PageError`]: 403 unless the reader coordinates somewhere, 404 for those of other agencies and for drafts.
pub async fn publish_summary(
    State(site): State<Shared>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response, PageError> {
    let slug = slug_in_path(&slug)?;
    let actor = visit.actor()?;
    match forum::summaries::publish(&site.forum, actor, &slug).await {
        Ok(()) => Ok(Done::SummaryPublished.at(&crate::summaries::path(&slug))),
        Err(ActError::Refused(refused)) => {
            let status = match refused {
                SummaryRefused::Published | SummaryRefused::NotClosed => StatusCode::CONFLICT,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            let view = editor(&site.forum, actor, &slug).await?;
            let errors = vec![FieldError {
                field: "paragraphs",
                message: summary_refusal(visit.texts, refused),
            }];
            Ok((status, page(write_page(&visit, &view, errors))).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// The path of a summary at the desk.
pub(super) fn summary_path(slug: &Slug) -> String {
    format!("{}/ringkasan", path(slug))
}

/// Why a summary was not saved or published.
pub(super) fn summary_refusal(t: Texts, refused: SummaryRefused) -> String {
    let number = |number: usize| t.number(i64::try_from(number).unwrap_or(i64::MAX));
    match refused {
        SummaryRefused::Published => t.summary_error_published(),
        SummaryRefused::NotClosed => t.summary_error_open(),
        SummaryRefused::Empty => t.summary_error_empty(),
        SummaryRefused::Uncited(place) => t.summary_error_uncited(number(place)),
        SummaryRefused::TooManyParagraphs => {
            t.summary_error_many_paragraphs(number(PARAGRAPHS_MAX))
        }
        SummaryRefused::TooManyCitations => t.summary_error_many_cites(number(CITATIONS_MAX)),
        SummaryRefused::NotPublic => t.summary_error_public(),
    }
}

impl From<ParagraphRefused> for PageError {
    /// A refusal that no form says is a conflict with what is there now.
    fn from(_: ParagraphRefused) -> Self {
        Self::Conflict
    }
}

fn write_page(visit: &Visit, view: &SummaryView, errors: Vec<FieldError>) -> String {
    let t = visit.texts;
    let consultation = &view.consultation;
    let above = vec![(path(&consultation.slug), consultation.title.clone())];
    let desk = DeskPage::below(Place::Consultations, t.draft_summary()).under(above);
    desk.document(visit, || {
        view! {
            <h1>{t.summary_write_title()}</h1>
            <p class="soft">{t.summary_write_lede()}</p>
            <ErrorSummary t errors/>
            <div class="desk-tools">
                <div id="paragraphs">{paragraphs(visit, view)}</div>
                <aside class="desk-detail">{side(visit, view)}</aside>
            </div>
        }
    })
}

fn is_published(view: &SummaryView) -> bool {
    view.summary
        .is_some_and(|summary| summary.published_at.is_some())
}

fn paragraphs(visit: &Visit, view: &SummaryView) -> impl IntoView + use<> {
    let t = visit.texts;
    let slug = &view.consultation.slug;
    let locked = is_published(view);
    let last = view.paragraphs.len().saturating_sub(1);
    let items = view
        .paragraphs
        .iter()
        .enumerate()
        .map(|(place, paragraph)| {
            let ends = (place == 0, place == last);
            let tools = (!locked).then(|| tools(visit, slug, (paragraph, place), ends));
            let number = t.number(i64::try_from(place + 1).unwrap_or(i64::MAX));
            let uncited = paragraph.cites.is_empty();
            view! {
                <section class="summary-paragraph">
                    <h2>{t.summary_paragraph(number)}</h2>
                    <RichText markdown=paragraph.body.clone()/>
                    {uncited.then(|| view! {
                        <p><Badge tone=Tone::Problem glyph=Glyph::CircleAlert word=t.summary_uncited()/></p>
                    })}
                    {sources(t, paragraph)}
                    {tools}
                </section>
            }
        })
        .collect_view();
    let empty = view.paragraphs.is_empty().then(|| {
        view! {
            <EmptyState
                glyph=Glyph::Quote
                title=t.summary_empty_title()
                text=t.summary_empty_text()
            />
        }
    });
    let add = (!locked).then(|| {
        view! {
            <p>
                <LinkButton
                    href=format!("{}/paragraf", summary_path(slug))
                    label=t.summary_add()
                    glyph=Glyph::Plus
                />
            </p>
        }
    });
    view! { {empty}{items}{add} }
}

/// Change, up, down, delete.
fn tools(
    visit: &Visit,
    slug: &Slug,
    (paragraph, place): (&ParagraphView, usize),
    (first, last): (bool, bool),
) -> impl IntoView + use<> {
    let t = visit.texts;
    let at = summary_path(slug);
    let edit = format!("{at}/paragraf/{}", paragraph.id);
    let id = paragraph.id.to_string();
    let number = t.number(i64::try_from(place + 1).unwrap_or(i64::MAX));
    let named = move |verb: String| format!("{verb}: {}", t.summary_paragraph(number.clone()));
    let button = |name: &'static str, verb: String, class: &'static str| {
        let named = named(verb.clone());
        let id = id.clone();
        view! {
            <button type="submit" class=class name=name value=id aria-label=named>{verb}</button>
        }
    };
    view! {
        <form class="toolbar" method="post" action=at>
            <CsrfField token=visit.csrf.clone()/>
            <LinkButton
                href=edit
                label=t.summary_edit()
                glyph=Glyph::Pencil
                loudness=Loudness::Quiet
            />
            {(!first).then(|| button("up", t.summary_up(), "button quiet"))}
            {(!last).then(|| button("down", t.summary_down(), "button quiet"))}
            {button("delete", t.summary_delete(), "button danger")}
        </form>
    }
}

/// How far it is, its preview, and publishing it.
fn side(visit: &Visit, view: &SummaryView) -> impl IntoView + use<> {
    let t = visit.texts;
    let slug = &view.consultation.slug;
    let at = summary_path(slug);
    let number = |count: u64| super::number(visit, count);
    let coverage = t.summary_coverage(number(view.coverage.cited), number(view.coverage.all));
    let closed = view.consultation.phase(visit.now) == ConsultationPhase::Closed;
    let locked = is_published(view);
    let note = if locked {
        Some((t.summary_published_title(), t.summary_published_text()))
    } else if closed {
        None
    } else {
        Some((t.summary_not_closed_title(), t.summary_not_closed_text()))
    };
    let read = if locked {
        (crate::summaries::path(slug), t.summary_read())
    } else {
        (format!("{at}/pratinjau"), t.summary_preview())
    };
    let publish = (!locked && closed && !view.paragraphs.is_empty()).then(|| {
        view! {
            <details class="action">
                <summary>{t.summary_publish()}</summary>
                <form class="form" method="post" action=format!("{at}/terbitkan")>
                    <CsrfField token=visit.csrf.clone()/>
                    <p class="soft">{t.summary_publish_explain()}</p>
                    <FormActions>
                        <SubmitButton label=t.summary_publish() glyph=Glyph::Send/>
                    </FormActions>
                </form>
            </details>
        }
    });
    view! {
        <p><Count glyph=Glyph::Quote words=coverage/></p>
        {note.map(|(title, text)| view! {
            <Notice tone=Tone::Info title><p>{text}</p></Notice>
        })}
        <p>
            <LinkButton href=read.0 label=read.1 loudness=Loudness::Quiet/>
        </p>
        {publish}
    }
}
