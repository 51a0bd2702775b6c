//! `/aspirasi/{id}/laporkan` and `/komentar/{id}/laporkan`: telling moderators of a post, with or without account.

use super::{quoted, reasons};
use crate::components::{document, *};
use crate::desk;
use crate::discussion::{form_key, id_in_path};
use crate::error::PageError;
use crate::fields::Fields;
use crate::site::Shared;
use crate::text_errors::text_error;
use crate::visit::{Visit, page};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::PublicId;
use domain::moderation::{PostKind, Reason};
use forum::error::ActError;
use forum::moderation::{PostName, Report, ReportRefused, ReportedPost, report, report_page};
use leptos::prelude::*;
use std::collections::HashMap;
use texts::Texts;

/// The query with which a page says that the report has arrived.
const SENT: &str = "terkirim";

/// `GET /aspirasi/{id}/laporkan`.
///
/// # Errors
/// [`PageError::NotFound`] for what the reader may not see.
pub async fn aspiration_form(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, PageError> {
    blank(&site, visit, name(PostKind::Aspiration, &id)?, &query).await
}

/// `GET /komentar/{id}/laporkan`.
///
/// # Errors
/// [`PageError::NotFound`] for what the reader may not see.
pub async fn comment_form(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, PageError> {
    blank(&site, visit, name(PostKind::Comment, &id)?, &query).await
}

/// `POST /aspirasi/{id}/laporkan`.
///
/// # Errors
/// [`PageError`]: 404 for what the reader may not see, 429 after too many.
pub async fn report_aspiration(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    send(&site, visit, name(PostKind::Aspiration, &id)?, &fields).await
}

/// `POST /komentar/{id}/laporkan`.
///
/// # Errors
/// [`PageError`]: 404 for what the reader may not see, 429 after too many.
pub async fn report_comment(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    send(&site, visit, name(PostKind::Comment, &id)?, &fields).await
}

/// The link below a post that leads here.
pub(crate) fn link(t: Texts, kind: PostKind, id: &PublicId) -> impl IntoView + use<> {
    let href = path(&PostName {
        kind,
        id: id.clone(),
    });
    view! { <a class="quiet-link" href=href rel="nofollow"><Icon glyph=Glyph::Flag/>{t.report_link()}</a> }
}

fn name(kind: PostKind, id: &str) -> Result<PostName, PageError> {
    Ok(PostName {
        kind,
        id: id_in_path(id)?,
    })
}

fn path(post: &PostName) -> String {
    match post.kind {
        PostKind::Aspiration => format!("/aspirasi/{}/laporkan", post.id),
        PostKind::Comment => format!("/komentar/{}/laporkan", post.id),
    }
}

async fn blank(
    site: &Shared,
    visit: Visit,
    post: PostName,
    query: &HashMap<String, String>,
) -> Result<Response, PageError> {
    let found = report_page(&site.forum, visit.actor_if_any(), &post)
        .await?
        .ok_or(PageError::NotFound)?;
    if query.contains_key(SENT) {
        return Ok(page(thanks(&visit, &found)));
    }
    let form = Form {
        post,
        found,
        typed: Typed {
            form_key: forum::secret::token()?,
            ..Typed::default()
        },
    };
    Ok(page(form.document(&visit, &[])))
}

async fn send(
    site: &Shared,
    visit: Visit,
    post: PostName,
    fields: &Fields,
) -> Result<Response, PageError> {
    let typed = Typed {
        reason: fields.get("reason").to_owned(),
        note: fields.get("note").to_owned(),
        form_key: fields.get("form_key").to_owned(),
    };
    let sent = Report {
        reason: Reason::parse(&typed.reason),
        note: &typed.note,
        form_key: form_key(&typed.form_key),
        network: &visit.network,
    };
    match report(&site.forum, visit.actor_if_any(), &post, sent).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?{SENT}=ya", path(&post))).into_response()),
        Err(ActError::Refused(refused)) => {
            let t = visit.texts;
            let (field, message) = match refused {
                ReportRefused::Hidden => return Err(PageError::Conflict),
                ReportRefused::NoReason => ("reason", t.report_error_reason()),
                ReportRefused::Unexplained => ("note", t.report_error_note()),
                ReportRefused::Note(error) => ("note", text_error(t, error, t.report_error_note())),
            };
            let found = report_page(&site.forum, visit.actor_if_any(), &post)
                .await?
                .ok_or(PageError::NotFound)?;
            let form = Form { post, found, typed };
            let html = form.document(&visit, &[FieldError { field, message }]);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(html)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// What was typed.
#[derive(Debug, Clone, Default)]
struct Typed {
    reason: String,
    note: String,
    form_key: String,
}

/// The form with the post it is about.
struct Form {
    post: PostName,
    found: ReportedPost,
    typed: Typed,
}

impl Form {
    fn document(self, visit: &Visit, errors: &[FieldError]) -> String {
        let t = visit.texts;
        let title = match self.post.kind {
            PostKind::Aspiration => t.report_title_aspiration(),
            PostKind::Comment => t.report_title_comment(),
        };
        document(visit, head(title.clone()), || {
            let back = vec![back(t, &self.found)];
            let post = &self.found.post;
            let body = if post.hidden.is_some() {
                note(t.report_hidden_title(), t.report_hidden_text())
            } else if self.found.waits {
                note(t.report_waits_title(), t.report_waits_text())
            } else {
                self.fields(visit, errors)
            };
            view! {
                <Breadcrumbs t above=back here=title.clone()/>
                <h1>{title}</h1>
                <ErrorSummary t errors=errors.to_vec()/>
                <p class="lede">{t.report_lede()}</p>
                <h2>{t.report_what()}</h2>
                {quoted(t, post)}
                {desk::case_link(visit, post.on.agency, (post.at.kind, &post.public_id))
                    .map(|link| view! { <p>{link}</p> })}
                {body}
            }
        })
    }

    fn fields(&self, visit: &Visit, errors: &[FieldError]) -> AnyView {
        let t = visit.texts;
        view! {
            <form method="post" action=path(&self.post)>
                <CsrfField token=visit.csrf.clone()/>
                <HiddenField name="form_key" value=self.typed.form_key.clone()/>
                <RadioCards
                    t
                    name="reason"
                    legend=t.report_reason()
                    choices=reasons(t)
                    value=self.typed.reason.clone()
                    error=FieldError::of(errors, "reason")
                />
                <TextArea
                    t
                    name="note"
                    label=t.report_note()
                    value=self.typed.note.clone()
                    hint=t.report_note_hint()
                    error=FieldError::of(errors, "note")
                    rows=4
                    optional=true
                />
                <FormActions>
                    <SubmitButton label=t.report_send() glyph=Glyph::Flag/>
                </FormActions>
            </form>
        }
        .into_any()
    }
}

fn note(title: String, text: String) -> AnyView {
    view! { <Notice tone=Tone::Info title><p>{text}</p></Notice> }.into_any()
}

fn thanks(visit: &Visit, found: &ReportedPost) -> String {
    let t = visit.texts;
    let (href, _) = back(t, found);
    document(visit, head(t.report_thanks_title()), || {
        view! {
            <h1>{t.report_thanks_title()}</h1>
            <p class="lede">{t.report_thanks_text()}</p>
            <p class="cluster">
                <LinkButton href label=t.report_back()/>
                <LinkButton
                    href="/catatan-moderasi"
                    label=t.report_log()
                    loudness=Loudness::Quiet
                />
            </p>
        }
    })
}

fn back(t: Texts, found: &ReportedPost) -> (String, String) {
    let path = forum::aspirations::path(&found.post.on.public_id);
    (path, crate::aspirations::title_of(t, &found.post.on))
}

fn head(title: String) -> Head {
    Head {
        noindex: true,
        ..Head::titled(title)
    }
}
