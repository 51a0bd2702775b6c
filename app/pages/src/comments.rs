//! Comments: writing one, answering one, taking one's own back.

mod form;
mod list;

pub(crate) use list::section;

use crate::components::{
    CsrfField, FieldError, FormActions, Head, LinkButton, Loudness, SubmitButton, document,
};
use crate::discussion::{aspiration_path, form_key, id_if_any, id_in_path, sign_in_first};
use crate::error::PageError;
use crate::fields::Fields;
use crate::links;
use crate::site::Shared;
use crate::visit::{Visit, page};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::comments::{CommentRefused, WithdrawRefused};
use domain::ids::PublicId;
use domain::words::TextError;
use form::{Form, Typed};
use forum::comments::{Draft, Voice, comment, place_of, withdraw_comment};
use forum::error::ActError;
use leptos::prelude::*;
use serde::Deserialize;
use texts::Texts;

/// What is answered.
#[derive(Debug, Default, Deserialize)]
pub struct FormQuery {
    /// The comment.
    #[serde(default)]
    balas: String,
}

/// `GET /aspirasi/{id}/komentar`: the form alone, for answering a comment.
///
/// # Errors
/// [`PageError`]: leads visitors to sign in.
pub async fn form_page(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
    Query(query): Query<FormQuery>,
) -> Result<Response, PageError> {
    let id = id_in_path(&id)?;
    if visit.actor.is_none() {
        return Ok(sign_in_first(&visit.here));
    }
    let parent = id_if_any(&query.balas);
    let form = Form::load(&site, &visit, &id, parent).await?;
    Ok(page(form.document(&visit, &Typed::default(), &[])))
}

/// `POST /aspirasi/{id}/komentar`: comments, or shows the form again with what was typed.
///
/// # Errors
/// [`PageError`]: 404 for what the reader may not see, 429 after too many.
pub async fn send(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let id = id_in_path(&id)?;
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&aspiration_path(&id)));
    };
    let typed = Typed::of(&fields);
    let parent = id_if_any(fields.get("parent"));
    let draft = Draft {
        parent: parent.as_ref(),
        body: &typed.body,
        voice: typed.voice(),
        form_key: form_key(&typed.form_key),
    };
    match comment(&site.forum, actor, &id, draft).await {
        Ok(made) => Ok(Redirect::to(&place(&id, &made)).into_response()),
        Err(ActError::Refused(refused)) => {
            let gone = refused == CommentRefused::ParentGone;
            let form = Form::load(&site, &visit, &id, parent.filter(|_| !gone)).await?;
            let status = match refused {
                CommentRefused::Body(_) => StatusCode::UNPROCESSABLE_ENTITY,
                CommentRefused::NotForAgency => StatusCode::FORBIDDEN,
                _ => StatusCode::CONFLICT,
            };
            let errors = [FieldError {
                field: "comment",
                message: refusal(visit.texts, refused),
            }];
            let html = form.document(&visit, &typed, &errors);
            Ok((status, page(html)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// `GET /komentar/{id}`: leads to the comment on its aspiration's page, wherever in the list it stands.
///
/// # Errors
/// [`PageError::NotFound`] unless the reader sees the aspiration.
pub async fn find(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let id = id_in_path(&id)?;
    let aspiration = place_of(&site.forum, visit.actor_if_any(), &id).await?;
    Ok(Redirect::to(&place(&aspiration, &id)).into_response())
}

/// `GET /komentar/{id}/tarik`: asks once more.
///
/// # Errors
/// [`PageError::NotFound`] unless the reader sees the aspiration.
pub async fn ask_withdraw(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let id = id_in_path(&id)?;
    if visit.actor.is_none() {
        return Ok(sign_in_first(&visit.here));
    }
    let aspiration = place_of(&site.forum, visit.actor_if_any(), &id).await?;
    Ok(page(withdraw_page(&visit, &aspiration, &id, None)))
}

/// `POST /komentar/{id}/tarik`: takes back one's own comment.
///
/// # Errors
/// [`PageError`]: 403 for somebody else's.
pub async fn withdraw(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let id = id_in_path(&id)?;
    let actor = visit.actor()?;
    match withdraw_comment(&site.forum, actor, &id).await {
        Ok(aspiration) => Ok(Redirect::to(&place(&aspiration, &id)).into_response()),
        Err(ActError::Refused(WithdrawRefused::Hidden)) => {
            let aspiration = place_of(&site.forum, Some(actor), &id).await?;
            let told = Some(visit.texts.comment_withdraw_hidden());
            let html = withdraw_page(&visit, &aspiration, &id, told);
            Ok((StatusCode::CONFLICT, page(html)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

fn withdraw_page(
    visit: &Visit,
    aspiration: &PublicId,
    id: &PublicId,
    refused: Option<String>,
) -> String {
    let t = visit.texts;
    let head = Head {
        noindex: true,
        ..Head::titled(t.comment_withdraw_title())
    };
    let back = place(aspiration, id);
    let action = format!("/komentar/{id}/tarik");
    let csrf = visit.csrf.clone();
    document(visit, head, || {
        let form = match refused {
            Some(told) => view! { <p role="alert">{told}</p> }.into_any(),
            None => view! {
                <form method="post" action=action>
                    <CsrfField token=csrf/>
                    <FormActions>
                        <SubmitButton label=t.comment_withdraw_yes() loudness=Loudness::Danger/>
                    </FormActions>
                </form>
            }
            .into_any(),
        };
        view! {
            <h1>{t.comment_withdraw_title()}</h1>
            <p class="lede">{t.comment_withdraw_text()}</p>
            {form}
            <p><LinkButton href=back label=t.comment_withdraw_no() loudness=Loudness::Quiet/></p>
        }
    })
}

/// A comment on its aspiration's page, on the page of the list that begins with its thread.
fn place(aspiration: &PublicId, comment: &PublicId) -> String {
    let page = links::query(
        &aspiration_path(aspiration),
        &[("komentar", comment.as_str())],
    );
    format!("{page}#{}", anchor(comment))
}

fn anchor(comment: &PublicId) -> String {
    format!("komentar-{comment}")
}

/// What to do about a refusal.
pub(crate) fn refusal(t: Texts, refused: CommentRefused) -> String {
    match refused {
        CommentRefused::NotOpen => t.comment_not_open(),
        CommentRefused::NotShared => t.comment_not_shared(),
        CommentRefused::ParentGone => t.comment_parent_gone(),
        CommentRefused::FormUsed => t.comment_form_used(),
        CommentRefused::NotForAgency => t.comment_not_for_agency(),
        CommentRefused::Body(TextError::Empty) => t.comment_error_empty(),
        CommentRefused::Body(TextError::TooLong { have, max }) => {
            t.comment_error_long(count(t, have), count(t, max))
        }
        CommentRefused::Body(TextError::Control | TextError::Direction) => {
            t.comment_error_characters()
        }
    }
}

fn count(t: Texts, number: usize) -> String {
    t.number(i64::try_from(number).unwrap_or(i64::MAX))
}

impl Typed {
    fn of(fields: &Fields) -> Self {
        Self {
            body: fields.get("comment").to_owned(),
            hide_name: Some(fields.has("hide_name")),
            for_agency: fields.has("for_agency"),
            form_key: fields.get("form_key").to_owned(),
        }
    }

    fn voice(&self) -> Voice {
        Voice::chosen(self.hide_name == Some(true), self.for_agency)
    }
}
