//! `GET /kelola/moderasi`: reported posts and answers of authors, longest waiting first.

use super::case::path;
use super::{DeskPage, Place, pager};
use crate::aspirations::title_of;
use crate::components::*;
use crate::discussion::sign_in_first;
use crate::error::PageError;
use crate::links;
use crate::rich_text::plain;
use crate::site::Shared;
use crate::visit::{Visit, page};
use axum::extract::{Query, State};
use axum::response::Response;
use domain::moderation::PostKind;
use domain::time::Timestamp;
use domain::visibility::Visibility;
use forum::moderation::{Queue, QueuedPost};
use leptos::prelude::*;
use std::collections::HashMap;

/// Characters of a comment's words that stand for it.
const WORDS_MAX: usize = 110;

/// `GET /kelola/moderasi`.
///
/// # Errors
/// [`PageError::Forbidden`] unless the reader moderates somewhere.
pub async fn queue(
    State(site): State<Shared>,
    visit: Visit,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, PageError> {
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&visit.here));
    };
    let after = query
        .get("sesudah")
        .and_then(|text| text.parse().ok())
        .map(Timestamp);
    let queue = forum::moderation::queue(&site.forum, actor, after).await?;
    let first = after.map(|_| Place::Moderation.path().to_owned());
    Ok(page(queue_page(&visit, &queue, first)))
}

fn queue_page(visit: &Visit, queue: &Queue, first: Option<String>) -> String {
    let t = visit.texts;
    let next = queue.after.map(|after| {
        links::query(
            Place::Moderation.path(),
            &[("sesudah", &after.0.to_string())],
        )
    });
    let empty = queue.appeals.is_empty() && queue.reported.is_empty();
    DeskPage::of(Place::Moderation).document(visit, || {
        view! {
            <h1>{t.queue_title()}</h1>
            <p class="soft">{t.queue_lede()}</p>
            {empty.then(|| view! {
                <EmptyState
                    glyph=Glyph::CircleCheck
                    title=t.queue_empty_title()
                    text=t.queue_empty_text()
                />
            })}
            {group(visit, t.queue_appeals(), &queue.appeals)}
            {group(visit, t.queue_reported(), &queue.reported)}
            {pager(visit, first, next)}
        }
    })
}

fn group(visit: &Visit, title: String, posts: &[QueuedPost]) -> Option<AnyView> {
    if posts.is_empty() {
        return None;
    }
    let rows = posts.iter().map(|post| row(visit, post)).collect_view();
    Some(
        view! {
            <section class="section">
                <h2>{title}</h2>
                <DeskList>{rows}</DeskList>
            </section>
        }
        .into_any(),
    )
}

fn row(visit: &Visit, queued: &QueuedPost) -> impl IntoView + use<> {
    let t = visit.texts;
    let post = &queued.post;
    let title = match post.at.kind {
        PostKind::Aspiration => title_of(t, &post.on),
        PostKind::Comment => plain(&post.body, WORDS_MAX),
    };
    let reasons = queued
        .reasons
        .iter()
        .map(|(reason, count)| {
            let words = format!("{} ({})", t.reason(*reason), t.number(*count));
            view! { <span class="chip"><Icon glyph=Glyph::Flag/>{words}</span> }
        })
        .collect_view();
    let reports = (queued.reports > 0).then(|| t.queue_reports(t.number(queued.reports)));
    let since = t.queue_since(t.ago(queued.since, visit.now));
    let theme = queued.consultation.clone();
    let visibility = post.visibility;
    let secret = visibility != Visibility::Public;
    let kind = t.post_kind(post.at.kind);
    let hidden = post.hidden.is_some();
    view! {
        <DeskRow href=path(post.at.kind, &post.public_id) title>
            <span class="chip">{kind}</span>
            {hidden.then(|| view! {
                <Badge tone=Tone::Problem glyph=Glyph::EyeOff word=t.state_hidden()/>
            })}
            {secret.then(|| view! { <VisibilityChip t visibility/> })}
            {reports.map(|reports| view! { <span>{reports}</span> })}
            {reasons}
            <span>{since}</span>
            <span>{theme}</span>
        </DeskRow>
    }
}
