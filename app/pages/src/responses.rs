//! Official answers: how they are shown, and the two forms of the desk (answering, moving from state to state).

mod forms;

use crate::components::{Answer, Done, FieldError, Level, OfficialCard, When};
use crate::discussion::{aspiration_path, form_key, id_in_path, sign_in_first};
use crate::error::PageError;
use crate::fields::Fields;
use crate::site::Shared;
use crate::visit::{Visit, page};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response as HttpResponse};
use domain::aspirations::AspirationState;
use domain::ids::PublicId;
use domain::responses::{AnswerRefused, MoveRefused};
use domain::words::TextError;
use forms::{Desk, Typed};
use forum::error::ActError;
use forum::responses::{Response, answer as give_answer, move_state};
use leptos::prelude::*;
use texts::Texts;

pub(crate) use forms::desk;

/// The answers to an aspiration.
pub(crate) fn section(visit: &Visit, answers: Vec<Response>) -> impl IntoView + use<> {
    let t = visit.texts;
    let cards = answers
        .into_iter()
        .map(|answer| {
            let of = Answer {
                id: format!("jawaban-{}", answer.public_id),
                agency: answer.agency_name,
                official: Some(answer.official_name),
                when: When::ago(visit, answer.created_at),
                text: answer.body,
            };
            view! { <OfficialCard t of level=Level::Two/> }
        })
        .collect_view();
    view! { <div class="answers" id="jawaban">{cards}</div> }
}

/// `GET /aspirasi/{id}/jawab`: the desk of an aspiration, with both forms.
///
/// # Errors
/// [`PageError`]: 403 unless the reader answers for the agency.
pub async fn desk_page(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<HttpResponse, PageError> {
    let id = id_in_path(&id)?;
    if visit.actor.is_none() {
        return Ok(sign_in_first(&visit.here));
    }
    let desk = Desk::load(&site, &visit, &id).await?;
    Ok(page(desk.document(&visit, &Typed::default(), &[])))
}

/// `POST /aspirasi/{id}/jawab`: answers in the name of the agency, or shows the form again with what was typed.
///
/// # Errors
/// [`PageError`]: 403 unless the reader answers for the agency.
pub async fn answer(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<HttpResponse, PageError> {
    let id = id_in_path(&id)?;
    let actor = visit.actor()?;
    let typed = Typed::of(&fields);
    let key = form_key(&typed.form_key);
    match give_answer(&site.forum, actor, &id, (&typed.answer, key)).await {
        Ok(made) => {
            let to = format!("{}#jawaban-{made}", aspiration_path(&id));
            Ok(Done::Answered.at(&to))
        }
        Err(ActError::Refused(refused)) => {
            let status = match refused {
                AnswerRefused::Body(_) => StatusCode::UNPROCESSABLE_ENTITY,
                AnswerRefused::NotShared | AnswerRefused::FormUsed => StatusCode::CONFLICT,
            };
            let message = answer_refusal(visit.texts, refused);
            again(&site, &visit, (&id, &typed), (status, "answer", message)).await
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /aspirasi/{id}/status`: moves the aspiration to another state, or shows the form again.
///
/// # Errors
/// [`PageError`]: 403 unless the reader answers for the agency.
pub async fn change_state(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<HttpResponse, PageError> {
    let id = id_in_path(&id)?;
    let actor = visit.actor()?;
    let typed = Typed::of(&fields);
    let t = visit.texts;
    let Some(state) = AspirationState::parse(&typed.state) else {
        let wrong = (
            StatusCode::UNPROCESSABLE_ENTITY,
            "state",
            t.move_error_state(),
        );
        return again(&site, &visit, (&id, &typed), wrong).await;
    };
    match move_state(&site.forum, actor, &id, (state, &typed.note)).await {
        Ok(()) => Ok(Done::Moved.at(&aspiration_path(&id))),
        Err(ActError::Refused(refused)) => {
            let wrong = match refused {
                MoveRefused::Hidden => (StatusCode::CONFLICT, "state", t.move_hidden()),
                MoveRefused::NotNext(_) => (StatusCode::CONFLICT, "state", t.move_error_next()),
                MoveRefused::Note(_) => (
                    StatusCode::UNPROCESSABLE_ENTITY,
                    "note",
                    t.move_error_note(),
                ),
            };
            again(&site, &visit, (&id, &typed), wrong).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn again(
    site: &Shared,
    visit: &Visit,
    (id, typed): (&PublicId, &Typed),
    (status, field, message): (StatusCode, &'static str, String),
) -> Result<HttpResponse, PageError> {
    let desk = Desk::load(site, visit, id).await?;
    let errors = [FieldError { field, message }];
    let html = desk.document(visit, typed, &errors);
    Ok((status, page(html)).into_response())
}

fn answer_refusal(t: Texts, refused: AnswerRefused) -> String {
    let count = |number: usize| t.number(i64::try_from(number).unwrap_or(i64::MAX));
    match refused {
        AnswerRefused::NotShared => t.answer_not_shared(),
        AnswerRefused::FormUsed => t.answer_form_used(),
        AnswerRefused::Body(TextError::Empty) => t.answer_error_empty(),
        AnswerRefused::Body(TextError::TooLong { have, max }) => {
            t.answer_error_long(count(have), count(max))
        }
        AnswerRefused::Body(TextError::Control | TextError::Direction) => {
            t.answer_error_characters()
        }
    }
}
