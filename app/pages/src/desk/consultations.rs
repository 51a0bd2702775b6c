//! `/kelola/konsultasi`: a coordinator's consultations, and what is done to one as a whole.

use super::{DeskPage, Place, pager};
use crate::components::*;
use crate::discussion::sign_in_first;
use crate::error::PageError;
use crate::links;
use crate::site::Shared;
use crate::visit::{Visit, page};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::agencies::Slug;
use domain::consultation_drafts::ChangeRefused;
use domain::time::Timestamp;
use forum::consultation_drafts::{Listed, list};
use forum::error::ActError;
use leptos::prelude::*;
use std::collections::HashMap;
use texts::Texts;

/// `GET /kelola/konsultasi`.
///
/// # Errors
/// [`PageError::Forbidden`] unless the reader coordinates somewhere.
pub async fn consultations(
    State(site): State<Shared>,
    visit: Visit,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, PageError> {
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&visit.here));
    };
    let before = query
        .get("sebelum")
        .and_then(|text| text.parse().ok())
        .map(Timestamp);
    let (rows, next) = list(&site.forum, actor, before).await?;
    let t = visit.texts;
    let here = Place::Consultations.path();
    let next = next.map(|at| links::query(here, &[("sebelum", &at.0.to_string())]));
    let first = before.map(|_| here.to_owned());
    let html = DeskPage::of(Place::Consultations).document(&visit, || {
        let shown = if rows.is_empty() {
            view! {
                <EmptyState
                    glyph=Glyph::Megaphone
                    title=t.drafts_empty_title()
                    text=t.drafts_empty_text()
                />
            }
            .into_any()
        } else {
            let rows = rows.iter().map(|row| listed(&visit, row)).collect_view();
            view! { <DeskList>{rows}</DeskList> }.into_any()
        };
        view! {
            <h1>{t.drafts_title()}</h1>
            <p class="toolbar">
                <LinkButton
                    href=format!("{here}/baru")
                    label=t.drafts_new()
                    glyph=Glyph::Plus
                />
            </p>
            {shown}
            {pager(&visit, first, next)}
        }
    });
    Ok(page(html))
}

fn listed(visit: &Visit, row: &Listed) -> impl IntoView + use<> {
    let t = visit.texts;
    let consultation = &row.consultation;
    let stage = if consultation.is_published() {
        view! { <PhaseBadge t phase=row.phase/> }.into_any()
    } else {
        view! { <Badge tone=Tone::Waiting glyph=Glyph::Pencil word=t.drafts_draft()/> }.into_any()
    };
    let until = crate::consultations::until(visit, row.phase, consultation.dates);
    let words = t.aspirations(i64::try_from(row.aspirations).unwrap_or(i64::MAX));
    let agency = row.agency.clone();
    view! {
        <DeskRow href=path(&consultation.slug) title=consultation.title.clone()>
            {stage}
            <span>{until}</span>
            <Count glyph=Glyph::Lightbulb words/>
            <span>{agency}</span>
        </DeskRow>
    }
}

/// The path of a consultation at the desk.
pub(super) fn path(slug: &Slug) -> String {
    format!("{}/{}", Place::Consultations.path(), slug.as_str())
}

/// The slug in a path.
pub(super) fn slug_in_path(text: &str) -> Result<Slug, PageError> {
    Slug::parse(text).ok_or(PageError::NotFound)
}

/// `GET /kelola/konsultasi/{slug}/pratinjau`: the public page, before it is public.
///
/// # Errors
/// [`PageError`]: 403 unless the reader coordinates somewhere, 404 for those of other agencies.
pub async fn preview(
    State(site): State<Shared>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response, PageError> {
    let slug = slug_in_path(&slug)?;
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&visit.here));
    };
    forum::consultation_drafts::editor(&site.forum, actor, &slug).await?;
    crate::consultations::preview(&site, visit, &slug).await
}

/// `POST /kelola/konsultasi/{slug}/terbitkan`.
///
/// # Errors
/// [`PageError`]: 403 unless the reader coordinates somewhere, 404 for those of other agencies.
pub async fn publish(
    State(site): State<Shared>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response, PageError> {
    let slug = slug_in_path(&slug)?;
    let published = forum::consultation_drafts::publish(&site.forum, visit.actor()?, &slug).await;
    let done = published.map(|()| Done::ConsultationPublished);
    finish(&site, visit, &slug, done).await
}

/// `POST /kelola/konsultasi/{slug}/tutup`.
///
/// # Errors
/// [`PageError`]: 403 unless the reader coordinates somewhere, 404 for those of other agencies.
pub async fn close(
    State(site): State<Shared>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response, PageError> {
    let slug = slug_in_path(&slug)?;
    let closed = forum::consultation_drafts::close(&site.forum, visit.actor()?, &slug).await;
    let done = closed.map(|()| Done::ConsultationClosed);
    finish(&site, visit, &slug, done).await
}

async fn finish(
    site: &Shared,
    visit: Visit,
    slug: &Slug,
    done: Result<Done, ActError<ChangeRefused>>,
) -> Result<Response, PageError> {
    match done {
        Ok(done) => Ok(done.at(&path(slug))),
        Err(ActError::Refused(refused)) => {
            let (field, message) = change_refusal(visit.texts, refused);
            let errors = vec![FieldError { field, message }];
            let html = super::consultation_form::again(site, visit, slug, errors).await?;
            Ok((StatusCode::CONFLICT, page(html)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Why a consultation was not changed, and beside which field to say it.
pub(super) fn change_refusal(t: Texts, refused: ChangeRefused) -> (&'static str, String) {
    use domain::consultation_drafts::Protected;
    match refused {
        ChangeRefused::Fixed(field) => {
            let field = match field {
                Protected::Agency => "agency",
                Protected::Question => "question",
                Protected::Limits => "limits",
                Protected::VoteMode => "vote_mode",
                Protected::Opens => "opens",
                Protected::Closes => "closes",
            };
            (field, t.draft_error_fixed())
        }
        ChangeRefused::Shortened => ("closes", t.draft_error_shortened()),
        ChangeRefused::Past => ("closes", t.draft_error_past()),
        ChangeRefused::Published => ("title", t.draft_error_published()),
        ChangeRefused::NotOpen => ("closes", t.draft_error_not_open()),
        ChangeRefused::Taken => ("title", t.draft_error_taken()),
    }
}
