//! `/kelola/moderasi/{kind}/{id}`: one post with its reports and earlier decisions, and the form that decides.

use super::{DeskPage, Place};
use crate::aspirations::{author_name, title_of};
use crate::components::*;
use crate::discussion::{id_if_any, id_in_path, sign_in_first};
use crate::error::PageError;
use crate::fields::Fields;
use crate::moderation::{posted, reasons};
use crate::rich_text::RichText;
use crate::site::Shared;
use crate::text_errors::text_error;
use crate::visit::{Visit, page};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::ids::{AgencyId, PublicId};
use domain::moderation::{Decision, PostKind, Reason};
use domain::roles::MODERATE;
use forum::error::ActError;
use forum::moderation::{Case, DecideRefused, Decided, PostName, Verdict};
use leptos::prelude::*;
use texts::Texts;

/// `GET /kelola/moderasi/{kind}/{id}`.
///
/// # Errors
/// [`PageError`]: 403 unless the reader moderates somewhere, 404 for posts of other agencies.
pub async fn case(
    State(site): State<Shared>,
    visit: Visit,
    Path((kind, id)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let post = name(&kind, &id)?;
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&visit.here));
    };
    let case = forum::moderation::case(&site.forum, actor, &post).await?;
    Ok(page(case_page(&visit, &case, &Typed::default(), &[])))
}

/// `POST /kelola/moderasi/{kind}/{id}`: decides.
///
/// # Errors
/// [`PageError`]: 409 when somebody has decided meanwhile.
pub async fn decide(
    State(site): State<Shared>,
    visit: Visit,
    Path((kind, id)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, PageError> {
    let post = name(&kind, &id)?;
    let actor = visit.actor()?;
    let typed = Typed {
        decision: fields.get("decision").to_owned(),
        reason: fields.get("reason").to_owned(),
        note: fields.get("note").to_owned(),
    };
    let t = visit.texts;
    let Some(decision) = Decision::parse(&typed.decision) else {
        let wrong = ("decision", t.case_error_decision());
        return again(&site, &visit, (&post, &typed), wrong).await;
    };
    let seen = id_if_any(fields.get("seen"));
    let verdict = Verdict {
        decision,
        reason: Reason::parse(&typed.reason),
        note: &typed.note,
        seen: seen.as_ref(),
    };
    match forum::moderation::decide(&site.forum, actor, &post, verdict).await {
        Ok(()) => Ok(Done::Decided.at(Place::Moderation.path())),
        Err(ActError::Refused(DecideRefused::NoReason)) => {
            let wrong = ("reason", t.case_error_reason());
            again(&site, &visit, (&post, &typed), wrong).await
        }
        Err(ActError::Refused(DecideRefused::Note(error))) => {
            let wrong = ("note", text_error(t, error, t.case_error_note()));
            again(&site, &visit, (&post, &typed), wrong).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The path of a case.
pub(super) fn path(kind: PostKind, id: &PublicId) -> String {
    let kind = match kind {
        PostKind::Aspiration => "aspirasi",
        PostKind::Comment => "komentar",
    };
    format!("{}/{kind}/{id}", Place::Moderation.path())
}

/// The link to a post's case, for moderators of its agency.
pub(crate) fn case_link(
    visit: &Visit,
    agency: AgencyId,
    (kind, id): (PostKind, &PublicId),
) -> Option<AnyView> {
    let actor = visit.actor_if_any()?;
    if !actor.grants.hold(MODERATE, agency) {
        return None;
    }
    let (href, words) = (path(kind, id), visit.texts.case_link());
    Some(
        view! { <a class="quiet-link" href=href><Icon glyph=Glyph::Shield/>{words}</a> }.into_any(),
    )
}

fn name(kind: &str, id: &str) -> Result<PostName, PageError> {
    let kind = match kind {
        "aspirasi" => PostKind::Aspiration,
        "komentar" => PostKind::Comment,
        _ => return Err(PageError::NotFound),
    };
    Ok(PostName {
        kind,
        id: id_in_path(id)?,
    })
}

/// What was typed.
#[derive(Debug, Clone, Default)]
struct Typed {
    decision: String,
    reason: String,
    note: String,
}

async fn again(
    site: &Shared,
    visit: &Visit,
    (post, typed): (&PostName, &Typed),
    (field, message): (&'static str, String),
) -> Result<Response, PageError> {
    let case = forum::moderation::case(&site.forum, visit.actor()?, post).await?;
    let html = case_page(visit, &case, typed, &[FieldError { field, message }]);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(html)).into_response())
}

fn case_page(visit: &Visit, case: &Case, typed: &Typed, errors: &[FieldError]) -> String {
    let t = visit.texts;
    let title = match case.post.at.kind {
        PostKind::Aspiration => t.case_title_aspiration(),
        PostKind::Comment => t.case_title_comment(),
    };
    DeskPage::below(Place::Moderation, title.clone()).document(visit, || {
        view! {
            <h1>{title}</h1>
            <ErrorSummary t errors=errors.to_vec()/>
            <div class="desk-tools">
                <div>
                    {words(visit, case)}
                    {reports(visit, case)}
                    {history(visit, &case.decisions)}
                </div>
                <div class="desk-detail">{form(visit, case, typed, errors)}</div>
            </div>
        }
    })
}

/// The post, and what a comment stands under.
fn words(visit: &Visit, case: &Case) -> impl IntoView + use<> {
    let t = visit.texts;
    let post = &case.post;
    let is_comment = post.at.kind == PostKind::Comment;
    let title = title_of(t, &post.on);
    let open = match post.at.kind {
        PostKind::Aspiration => forum::aspirations::path(&post.public_id),
        PostKind::Comment => format!("/komentar/{}", post.public_id),
    };
    let context = is_comment.then(|| {
        let body = post.on.body.clone();
        view! {
            <h2>{t.case_context()}</h2>
            <blockquote class="quoted-post">
                <p class="by-line">{title.clone()}</p>
                <RichText markdown=body/>
            </blockquote>
        }
    });
    view! {
        <section class="section">
            <h2>{t.case_post()}</h2>
            <p class="cluster">
                {post.hidden.is_some().then(|| view! {
                    <Badge tone=Tone::Problem glyph=Glyph::EyeOff word=t.state_hidden()/>
                })}
                <VisibilityChip t visibility=post.visibility/>
                <span class="soft">{case.consultation.title.clone()}</span>
            </p>
            {(!is_comment).then(|| view! { <p><strong>{title.clone()}</strong></p> })}
            <RichText markdown=post.body.clone() words=true/>
            <ByLine author=author_name(t, &case.author) when=posted(visit, post)/>
            <p>
                <LinkButton href=open label=t.case_open() loudness=Loudness::Quiet/>
            </p>
            {context}
        </section>
    }
}

fn reports(visit: &Visit, case: &Case) -> impl IntoView + use<> {
    let t = visit.texts;
    let none = case.reports.is_empty();
    let items = case
        .reports
        .iter()
        .map(|report| {
            let note = report.note.clone().unwrap_or_else(|| t.case_no_note());
            view! {
                <li>
                    <p class="by-line">
                        <span class="who">{t.reason(report.reason)}</span>
                        <Time when=When::ago(visit, report.created_at)/>
                    </p>
                    <p class="kept-lines">{note}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section">
            <h2>{t.case_reports()}</h2>
            {none.then(|| view! { <p class="soft">{t.case_reports_none()}</p> })}
            {(!none).then(|| view! { <ul class="plain-list">{items}</ul> })}
        </section>
    }
}

fn history(visit: &Visit, decisions: &[Decided]) -> Option<AnyView> {
    let t = visit.texts;
    if decisions.is_empty() {
        return None;
    }
    let items = decisions
        .iter()
        .map(|decided| {
            let what = format!(
                "{} · {}",
                t.decision(decided.decision),
                t.reason(decided.reason)
            );
            let appeal = decided.appeal.clone().map(|(words, at)| {
                view! {
                    <blockquote class="quoted-post">
                        <p class="by-line">
                            <span class="who">{t.case_appeal()}</span>
                            <Time when=When::ago(visit, at)/>
                        </p>
                        <p class="kept-lines">{words}</p>
                    </blockquote>
                }
            });
            view! {
                <li>
                    <p class="by-line">
                        <span class="who">{what}</span>
                        <Time when=When::ago(visit, decided.created_at)/>
                    </p>
                    <p class="kept-lines">{decided.note.clone()}</p>
                    {appeal}
                </li>
            }
        })
        .collect_view();
    Some(
        view! {
            <section class="section">
                <h2>{t.case_history()}</h2>
                <ul class="plain-list">{items}</ul>
            </section>
        }
        .into_any(),
    )
}

fn form(visit: &Visit, case: &Case, typed: &Typed, errors: &[FieldError]) -> AnyView {
    let t = visit.texts;
    let choices: Vec<Choice> = case
        .situation
        .choices()
        .map(|decision| choice(t, decision))
        .collect();
    if case.situation.own {
        return view! { <Notice tone=Tone::Info title=t.case_own()/> }.into_any();
    }
    if choices.is_empty() {
        return view! { <Notice tone=Tone::Info title=t.case_nothing()/> }.into_any();
    }
    let seen = case
        .decisions
        .first()
        .map(|newest| newest.public_id.to_string());
    let reason = if typed.reason.is_empty() {
        usual_reason(case)
    } else {
        typed.reason.clone()
    };
    view! {
        <h2>{t.case_decide()}</h2>
        <form method="post" action=path(case.post.at.kind, &case.post.public_id)>
            <CsrfField token=visit.csrf.clone()/>
            <HiddenField name="seen" value=seen.unwrap_or_default()/>
            <RadioCards
                t
                name="decision"
                legend=t.case_decision()
                choices
                value=typed.decision.clone()
                error=FieldError::of(errors, "decision")
            />
            <SelectField
                t
                name="reason"
                label=t.case_reason()
                choices=reasons(t)
                value=reason
                error=FieldError::of(errors, "reason")
            />
            <TextArea
                t
                name="note"
                label=t.case_note()
                value=typed.note.clone()
                hint=t.case_note_hint()
                error=FieldError::of(errors, "note")
                rows=5
            />
            <FormActions>
                <SubmitButton label=t.case_send() glyph=Glyph::Shield/>
            </FormActions>
        </form>
    }
    .into_any()
}

/// What readers named first, or what it was hidden for: most decisions give the same reason.
fn usual_reason(case: &Case) -> String {
    let hidden = case.post.hidden.map(|(_, reason)| reason);
    let reported = case.reports.first().map(|report| report.reason);
    hidden
        .or(reported)
        .map_or_else(String::new, |reason| reason.code().to_owned())
}

fn choice(t: Texts, decision: Decision) -> Choice {
    let (label, hint, glyph) = match decision {
        Decision::Hide => (t.case_hide(), t.case_hide_hint(), Glyph::EyeOff),
        Decision::Keep => (t.case_keep(), t.case_keep_hint(), Glyph::Check),
        Decision::Restore => (t.case_restore(), t.case_restore_hint(), Glyph::Undo),
        Decision::Uphold => (t.case_uphold(), t.case_uphold_hint(), Glyph::Lock),
    };
    Choice::new(decision.code(), label).hint(hint).glyph(glyph)
}
