//! `/konsultasi/{slug}/aspirasi/baru`: form, check, send. What was typed travels in the form from step to step, and is
//! shown again whatever happens.

use super::check::{Beside, Held, check_page};
use super::draft::Typed;
use super::form::{closed_page, form_page};
use super::sent::guest_page;
use crate::components::FieldError;
use crate::error::PageError;
use crate::fields::Fields;
use crate::site::Shared;
use crate::visit::{Visit, page, public_page};
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::agencies::Slug;
use forum::aspirations::WritingRoom;
use forum::aspirations::submit::{Draft, SubmitRefused, Submitted, Writer};
use forum::error::ActError;

/// The empty form.
///
/// # Errors
/// [`PageError::NotFound`] without such a published consultation.
pub async fn blank(
    State(site): State<Shared>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response, PageError> {
    let room = room(&site, &slug).await?;
    if !room.open {
        return Ok(public_page(&visit, closed_page(&visit, &room)));
    }
    let typed = Typed::blank(visit.actor_if_any());
    let html = form_page(&visit, &room, &typed, Vec::new());
    Ok(public_page(&visit, html))
}

/// A step of the form: `check` (the default), `edit` or `send`.
///
/// # Errors
/// [`PageError::NotFound`] without such a published consultation, [`PageError::Unavailable`].
pub async fn post(
    State(site): State<Shared>,
    visit: Visit,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let room = room(&site, &slug).await?;
    let mut typed = Typed::of(&fields);
    let step = fields.get("step");
    if step == "edit" {
        return Ok(unkept(form_page(&visit, &room, &typed, Vec::new())));
    }
    let mut draft = match typed.check(visit.texts, &room.areas) {
        Ok(draft) => draft,
        Err(errors) => return Ok(wrong(&visit, &room, &typed, errors)),
    };
    // Without a token given out here nothing is sent: the page on which one checks comes first.
    let ready = typed.has_form_key();
    if !ready {
        typed.form_key = forum::secret::token()?;
        draft.form_key.clone_from(&typed.form_key);
    }
    if step != "send" || !ready {
        let (title, body) = (draft.title.as_str(), draft.body.as_str());
        let beside = Beside {
            held: None,
            near: forum::search::similar(&site.forum, title, body).await?,
        };
        return Ok(unkept(check_page(&visit, &room, &typed, &draft, beside)));
    }
    send(&site, &visit, &room, (&mut typed, &mut draft)).await
}

async fn room(site: &Shared, slug: &str) -> Result<WritingRoom, PageError> {
    let slug = Slug::parse(slug).ok_or(PageError::NotFound)?;
    forum::aspirations::writing_room(&site.forum, &slug)
        .await?
        .ok_or(PageError::NotFound)
}

async fn send(
    site: &Shared,
    visit: &Visit,
    room: &WritingRoom,
    (typed, draft): (&mut Typed, &mut Draft),
) -> Result<Response, PageError> {
    let writer = match visit.actor_if_any() {
        Some(actor) => Writer::Member(actor),
        None => Writer::Guest {
            network: &visit.network,
        },
    };
    let slug = &room.consultation.slug;
    match forum::aspirations::submit(&site.forum, writer, slug, draft).await {
        Ok(submitted) => Ok(sent(visit, room, draft, submitted)),
        Err(ActError::NotFound) => Err(PageError::NotFound),
        Err(ActError::NotAllowed) => Err(PageError::Forbidden),
        Err(ActError::Refused(SubmitRefused::UnknownArea)) => {
            let message = visit.texts.write_error_area();
            let field = "area";
            let errors = vec![FieldError { field, message }];
            Ok(wrong(visit, room, typed, errors))
        }
        Err(error) => {
            if let ActError::Refused(SubmitRefused::FormUsed) = error {
                typed.form_key = forum::secret::token()?;
            }
            Ok(held(visit, room, (typed, draft), &error))
        }
    }
}

/// A member goes to the page of what was made; a guest sees code and secret here and now, and nowhere else.
fn sent(visit: &Visit, room: &WritingRoom, draft: &Draft, submitted: Submitted) -> Response {
    match submitted.secret {
        Some(_) => unkept(guest_page(visit, room, draft.visibility, &submitted)),
        None => {
            let path = forum::aspirations::path(&submitted.public_id);
            Redirect::to(&format!("{path}/terkirim")).into_response()
        }
    }
}

fn wrong(visit: &Visit, room: &WritingRoom, typed: &Typed, errors: Vec<FieldError>) -> Response {
    let html = form_page(visit, room, typed, errors);
    (StatusCode::UNPROCESSABLE_ENTITY, unkept(html)).into_response()
}

/// Not sent, and why; the words are still there.
fn held(
    visit: &Visit,
    room: &WritingRoom,
    (typed, draft): (&Typed, &Draft),
    error: &ActError<SubmitRefused>,
) -> Response {
    let t = visit.texts;
    let (status, title, text) = match error {
        ActError::TooOften(limit) => (
            StatusCode::TOO_MANY_REQUESTS,
            t.write_too_often_title(),
            t.write_too_often_text(t.time_minutes(minutes(limit.retry_seconds))),
        ),
        ActError::Refused(SubmitRefused::FormUsed) => (
            StatusCode::CONFLICT,
            t.write_form_used_title(),
            t.write_form_used_text(),
        ),
        ActError::Refused(_) => (
            StatusCode::CONFLICT,
            t.write_closed_title(),
            t.write_closed_kept(),
        ),
        _ => {
            tracing::error!(error = %error, "aspiration not saved");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                t.write_failed_title(),
                t.write_failed_text(),
            )
        }
    };
    let beside = Beside {
        held: Some(Held { title, text }),
        near: Vec::new(),
    };
    let html = check_page(visit, room, typed, draft, beside);
    let mut response = (status, unkept(html)).into_response();
    if let ActError::TooOften(limit) = error
        && let Ok(seconds) = HeaderValue::from_str(&limit.retry_seconds.to_string())
    {
        response.headers_mut().insert(header::RETRY_AFTER, seconds);
    }
    response
}

fn minutes(seconds: i64) -> u32 {
    u32::try_from(seconds / 60 + 1).unwrap_or(u32::MAX)
}

/// A page that no cache may keep: it holds what one person typed, or a secret.
pub(crate) fn unkept(html: String) -> Response {
    let mut response = page(html);
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
