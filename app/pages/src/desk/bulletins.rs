//! `/kelola/buletin`: what an agency writes to people of its consultations: the list, and a new one.

use super::bulletin::{Typed, form, refusal};
use super::{DeskPage, Place, pager};
use crate::components::*;
use crate::discussion::{form_key, sign_in_first};
use crate::error::PageError;
use crate::fields::Fields;
use crate::links;
use crate::site::Shared;
use crate::visit::{Visit, page};
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::bulletins::{Audience, Stage};
use domain::ids::{BulletinId, PublicId};
use domain::roles::COORDINATE;
use forum::bulletins::{Bulletin, Choices, choices, list, write};
use forum::error::ActError;
use leptos::prelude::*;
use std::collections::HashMap;
use texts::Texts;

/// `GET /kelola/buletin`.
///
/// # Errors
/// [`PageError::Forbidden`] unless the reader works for an agency.
pub async fn bulletins(
    State(site): State<Shared>,
    visit: Visit,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, PageError> {
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&visit.here));
    };
    let before = query.get("sebelum").and_then(|text| text.parse().ok());
    let (rows, next) = list(&site.forum, actor, before.map(BulletinId)).await?;
    let here = Place::Bulletins.path();
    let next = next.map(|id| links::query(here, &[("sebelum", &id.0.to_string())]));
    let first = before.map(|_: i64| here.to_owned());
    let writes = !actor.grants.agencies(COORDINATE).is_empty();
    let t = visit.texts;
    let html = DeskPage::of(Place::Bulletins).document(&visit, || {
        let shown = if rows.is_empty() {
            view! {
                <EmptyState
                    glyph=Glyph::Mail
                    title=t.bulletin_empty_title()
                    text=t.bulletin_empty_text()
                />
            }
            .into_any()
        } else {
            let rows = rows.iter().map(|row| listed(&visit, row)).collect_view();
            view! { <DeskList>{rows}</DeskList> }.into_any()
        };
        view! {
            <h1>{t.desk_menu_bulletins()}</h1>
            <p class="lede">{t.bulletin_lede()}</p>
            {writes.then(|| view! {
                <p class="toolbar">
                    <LinkButton
                        href=format!("{here}/baru")
                        label=t.bulletin_new()
                        glyph=Glyph::Plus
                    />
                </p>
            })}
            {shown}
            {pager(&visit, first, next)}
        }
    });
    Ok(page(html))
}

fn listed(visit: &Visit, row: &Bulletin) -> impl IntoView + use<> {
    let t = visit.texts;
    let sent = row.released_at.map(|at| t.moment(at, visit.zone));
    let (stage, audience) = (row.stage, row.words.audience);
    view! {
        <DeskRow href=path(&row.public_id) title=row.words.subject.clone()>
            {badge(t, stage)}
            <span>{audience_name(t, audience)}</span>
            {sent.map(|sent| view! { <span>{sent}</span> })}
        </DeskRow>
    }
}

/// The path of a bulletin at the desk.
pub(super) fn path(id: &PublicId) -> String {
    format!("{}/{id}", Place::Bulletins.path())
}

pub(super) fn badge(t: Texts, stage: Stage) -> impl IntoView {
    let (tone, glyph, word) = match stage {
        Stage::Draft => (Tone::Plain, Glyph::Pencil, t.bulletin_draft()),
        Stage::Waiting => (Tone::Waiting, Glyph::Hourglass, t.bulletin_waiting()),
        Stage::Released => (Tone::Done, Glyph::Send, t.bulletin_released()),
    };
    view! { <Badge tone glyph word/> }
}

/// What an audience is called.
pub(super) fn audience_name(t: Texts, audience: Audience) -> String {
    match audience {
        Audience::Followers => t.audience_followers(),
        Audience::Area => t.audience_area(),
        Audience::InProgress => t.audience_in_progress(),
        Audience::Answered => t.audience_answered(),
        Audience::Done => t.audience_done(),
    }
}

/// `GET /kelola/buletin/baru`.
///
/// # Errors
/// [`PageError::Forbidden`] unless the reader coordinates somewhere.
pub async fn bulletin_blank(
    State(site): State<Shared>,
    visit: Visit,
) -> Result<Response, PageError> {
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&visit.here));
    };
    let choices = choices(&site.forum, actor).await?;
    let typed = Typed::blank(forum::secret::token()?);
    Ok(page(new_page(&visit, &choices, &typed, &[])))
}

/// `POST /kelola/buletin/baru`.
///
/// # Errors
/// [`PageError::Forbidden`] unless the reader coordinates somewhere.
pub async fn write_bulletin(
    State(site): State<Shared>,
    visit: Visit,
    fields: Fields,
) -> Result<Response, PageError> {
    let actor = visit.actor()?;
    let typed = Typed::of(&fields);
    let key = form_key(&typed.form_key);
    match write(&site.forum, actor, typed.draft(), key).await {
        Ok(id) => Ok(Redirect::to(&path(&id)).into_response()),
        Err(ActError::Refused(refused)) => {
            let errors = [refusal(visit.texts, refused)];
            let choices = choices(&site.forum, actor).await?;
            let html = new_page(&visit, &choices, &typed, &errors);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(html)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

fn new_page(visit: &Visit, choices: &Choices, typed: &Typed, errors: &[FieldError]) -> String {
    let t = visit.texts;
    let action = format!("{}/baru", Place::Bulletins.path());
    let mut desk = DeskPage::below(Place::Bulletins, t.bulletin_new());
    desk.width = Width::Wide;
    desk.document(visit, || {
        view! {
            <h1>{t.bulletin_new()}</h1>
            <ErrorSummary t errors=errors.to_vec()/>
            {form(visit, action, (choices, typed), errors)}
        }
    })
}
