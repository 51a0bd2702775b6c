//! `/kelola/surat/antrean`: how the mail queue stands, and trying failed mail again.

use super::{DeskPage, Place, number};
use crate::components::{Notice as NoticeBox, *};
use crate::discussion::sign_in_first;
use crate::error::PageError;
use crate::fields::Fields;
use crate::links;
use crate::site::Shared;
use crate::visit::{Visit, page};
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::notifications::{Notice, OutboxState};
use forum::delivery::{Queue, Which, queue_for, retry};
use leptos::prelude::*;
use std::collections::HashMap;
use texts::Texts;

/// The page.
pub(super) const PATH: &str = "/kelola/surat/antrean";

/// `GET /kelola/surat/antrean`.
///
/// # Errors
/// [`PageError::Forbidden`] unless the reader administers the site.
pub async fn mail_queue(
    State(site): State<Shared>,
    visit: Visit,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, PageError> {
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&visit.here));
    };
    let view = queue_for(&site.forum, actor).await?;
    let again: Option<i64> = query.get("lagi").and_then(|text| text.parse().ok());
    let t = visit.texts;
    let html = DeskPage::below(Place::Records, t.delivery_title()).document(&visit, || {
        view! {
            <h1>{t.delivery_title()}</h1>
            <p class="soft">{t.delivery_lede()}</p>
            {again.map(|mails| view! {
                <NoticeBox tone=Tone::Done title=t.delivery_retried(t.number(mails))/>
            })}
            {stats(&visit, &view)}
            <p class="soft">{t.delivery_erased()}</p>
            <h2>{t.delivery_waiting()}</h2>
            {waiting(&visit, &view)}
            <h2>{t.delivery_dead()}</h2>
            {dead(&visit, &view)}
        }
    });
    Ok(page(html))
}

/// `POST /kelola/surat/antrean`: all failed mail waits again.
///
/// # Errors
/// [`PageError::Forbidden`] unless the reader administers the site; [`PageError::BadRequest`] for another act.
pub async fn retry_mails(
    State(site): State<Shared>,
    visit: Visit,
    fields: Fields,
) -> Result<Response, PageError> {
    let actor = visit.actor()?;
    if fields.get("act") != "retry" {
        return Err(PageError::BadRequest);
    }
    let revived = retry(&site.forum, Some(actor), &Which::All).await?;
    let to = links::query(PATH, &[("lagi", &revived.to_string())]);
    Ok(Redirect::to(&to).into_response())
}

fn stats(visit: &Visit, view: &Queue) -> impl IntoView + use<> {
    let t = visit.texts;
    let waiting = t.number(view.count(OutboxState::Waiting));
    let dead = t.number(view.count(OutboxState::Dead));
    let retrying = number(visit, view.retrying);
    let sent = number(visit, view.sent_in_hour);
    view! {
        <Stats>
            <Stat number=waiting meaning=t.records_mails_waiting()/>
            <Stat number=retrying meaning=t.delivery_retrying()/>
            <Stat number=sent meaning=t.delivery_sent_hour()/>
            <Stat number=dead meaning=t.records_mails_dead()/>
        </Stats>
    }
}

fn waiting(visit: &Visit, view: &Queue) -> AnyView {
    let t = visit.texts;
    if view.waiting.is_empty() {
        return view! { <p>{t.delivery_waiting_none()}</p> }.into_any();
    }
    let rows = view
        .waiting
        .iter()
        .map(|(notice, mails, oldest)| {
            vec![
                Cell::text(notice_name(t, *notice)),
                Cell::number(t.number(*mails)),
                Cell::text(t.ago(*oldest, visit.now)),
            ]
        })
        .collect();
    let columns = vec![
        t.delivery_column_notice(),
        t.delivery_column_mails(),
        t.delivery_column_oldest(),
    ];
    view! { <DataTable caption=t.delivery_waiting() columns rows quiet_caption=true/> }.into_any()
}

fn dead(visit: &Visit, view: &Queue) -> AnyView {
    let t = visit.texts;
    if view.dead.is_empty() {
        return view! { <p>{t.delivery_dead_none()}</p> }.into_any();
    }
    let rows = view
        .dead
        .iter()
        .map(|mail| {
            vec![
                Cell::text(mail.id.to_string()),
                Cell::text(notice_name(t, mail.notice)),
                Cell::text(mail.to.clone()),
                Cell::text(t.moment(mail.created_at, visit.zone)),
                Cell::text(mail.why.clone()),
            ]
        })
        .collect();
    let columns = vec![
        t.delivery_column_number(),
        t.delivery_column_notice(),
        t.delivery_column_to(),
        t.delivery_column_when(),
        t.delivery_column_why(),
    ];
    let csrf = visit.csrf.clone();
    view! {
        <p>{t.delivery_dead_text()}</p>
        <DataTable caption=t.delivery_dead() columns rows quiet_caption=true/>
        <form method="post" action=PATH>
            <CsrfField token=csrf/>
            <FormActions>
                <SubmitButton label=t.delivery_retry() sends=("act", "retry")/>
            </FormActions>
        </form>
    }
    .into_any()
}

fn notice_name(t: Texts, notice: Notice) -> String {
    match notice {
        Notice::Code => t.delivery_notice_code(),
        Notice::Receipt => t.delivery_notice_receipt(),
        Notice::Comment => t.delivery_notice_comment(),
        Notice::Response => t.delivery_notice_response(),
        Notice::State => t.delivery_notice_state(),
        Notice::Moderation => t.delivery_notice_moderation(),
        Notice::Summary => t.delivery_notice_summary(),
        Notice::Reply => t.delivery_notice_reply(),
        Notice::SavedSearch => t.delivery_notice_saved_search(),
        Notice::Test => t.delivery_notice_test(),
        Notice::Consultation => t.delivery_notice_consultation(),
        Notice::Digest => t.delivery_notice_digest(),
        Notice::Bulletin => t.delivery_notice_bulletin(),
        Notice::Paused => t.delivery_notice_paused(),
    }
}
