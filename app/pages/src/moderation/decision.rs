//! `/moderasi/{id}`: a decision as the author of the post reads and answers it. For everybody else there is none.

use super::quoted;
use crate::components::{document, *};
use crate::discussion::{id_in_path, sign_in_first};
use crate::error::PageError;
use crate::fields::Fields;
use crate::site::Shared;
use crate::text_errors::text_error;
use crate::visit::{Visit, page};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::PublicId;
use domain::moderation::{Decision, PostKind};
use forum::error::ActError;
use forum::moderation::{AppealRefused, DecisionView, appeal};
use leptos::prelude::*;

/// `GET /moderasi/{id}`.
///
/// # Errors
/// [`PageError::NotFound`] for everybody but the author.
pub async fn decision(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let id = id_in_path(&id)?;
    if visit.actor.is_none() {
        return Ok(sign_in_first(&visit.here));
    }
    let view = load(&site, &visit, &id).await?;
    Ok(page(decision_page(&visit, &view, "", &[])))
}

/// `POST /moderasi/{id}`: answers the decision, once.
///
/// # Errors
/// [`PageError`]: 404 for everybody but the author, 409 when it cannot be answered any more.
pub async fn answer(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let id = id_in_path(&id)?;
    let actor = visit.actor()?;
    let words = fields.get("answer");
    match appeal(&site.forum, actor, &id, words).await {
        // sent twice: it is there already
        Ok(()) | Err(ActError::Refused(AppealRefused::Answered)) => {
            Ok(Redirect::to(&path(&id)).into_response())
        }
        Err(ActError::Refused(AppealRefused::Words(error))) => {
            let t = visit.texts;
            let view = load(&site, &visit, &id).await?;
            let errors = [FieldError {
                field: "answer",
                message: text_error(t, error, t.decision_appeal_error()),
            }];
            let html = decision_page(&visit, &view, words, &errors);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(html)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// The page of a decision.
pub(crate) fn path(id: &PublicId) -> String {
    format!("/moderasi/{id}")
}

async fn load(site: &Shared, visit: &Visit, id: &PublicId) -> Result<DecisionView, PageError> {
    forum::moderation::decision(&site.forum, visit.actor()?, id)
        .await?
        .ok_or(PageError::NotFound)
}

fn decision_page(visit: &Visit, view: &DecisionView, typed: &str, errors: &[FieldError]) -> String {
    let t = visit.texts;
    let decided = &view.decided;
    let title = match decided.post.kind {
        PostKind::Aspiration => t.decision_about_aspiration(),
        PostKind::Comment => t.decision_about_comment(),
    };
    let head = Head {
        noindex: true,
        ..Head::titled(title.clone())
    };
    let rows = [
        (t.decision_what(), t.decision(decided.decision)),
        (t.decision_why(), t.reason(decided.reason)),
        (
            t.decision_when(),
            t.weekday_and_day(decided.created_at, visit.zone),
        ),
        (t.decision_words(), decided.note.clone()),
    ]
    .map(|(label, value)| SummaryRow {
        label,
        value,
        change: None,
    });
    let post = forum::aspirations::path(&view.post.on.public_id);
    document(visit, head, || {
        view! {
            <Breadcrumbs t above=vec![] here=title.clone()/>
            <h1>{title}</h1>
            <ErrorSummary t errors=errors.to_vec()/>
            <p class="lede">{t.decision_lede()}</p>
            <SummaryList t rows=rows.to_vec()/>
            <h2>{t.decision_your_post()}</h2>
            {quoted(t, &view.post)}
            <p>
                <LinkButton href=post label=t.decision_read_post() loudness=Loudness::Quiet/>
            </p>
            {answered(visit, view)}
            {view.may_answer.then(|| form(visit, view, (typed, errors)))}
        }
    })
}

/// What has become of the answer, or why there is none.
fn answered(visit: &Visit, view: &DecisionView) -> Option<AnyView> {
    let t = visit.texts;
    let decided = &view.decided;
    if let Some((words, _)) = &decided.appeal {
        let fate = if decided.appeal_open {
            t.decision_appealed_open()
        } else {
            t.decision_appealed_settled()
        };
        let words = words.clone();
        return Some(
            view! {
                <Notice tone=Tone::Done title=t.decision_appealed_title()>
                    <p>{fate}</p>
                    <blockquote class="quoted-post kept-lines">{words}</blockquote>
                </Notice>
            }
            .into_any(),
        );
    }
    (decided.decision == Decision::Hide && !view.may_answer)
        .then(|| view! { <p class="soft">{t.decision_appeal_over()}</p> }.into_any())
}

fn form(
    visit: &Visit,
    view: &DecisionView,
    (typed, errors): (&str, &[FieldError]),
) -> impl IntoView + use<> {
    let t = visit.texts;
    view! {
        <section class="section">
            <h2>{t.decision_appeal_title()}</h2>
            <p>{t.decision_appeal_explain()}</p>
            <form method="post" action=path(&view.decided.public_id)>
                <CsrfField token=visit.csrf.clone()/>
                <TextArea
                    t
                    name="answer"
                    label=t.decision_appeal()
                    value=typed.to_owned()
                    error=FieldError::of(errors, "answer")
                    rows=6
                />
                <FormActions>
                    <SubmitButton label=t.decision_appeal_send() glyph=Glyph::Send/>
                </FormActions>
            </form>
        </section>
    }
}
