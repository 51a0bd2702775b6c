//! `GET /kelola/catatan`: the record of privileged acts, whether its chain is whole, and how the workers stand.

use super::{DeskPage, Place, number, pager};
use crate::components::*;
use crate::discussion::sign_in_first;
use crate::error::PageError;
use crate::links;
use crate::site::Shared;
use crate::visit::{Visit, page};
use axum::extract::{Query, State};
use axum::response::Response;
use domain::notifications::OutboxState;
use forum::desk::Records;
use leptos::prelude::*;
use std::collections::HashMap;

/// `GET /kelola/catatan`.
///
/// # Errors
/// [`PageError::Forbidden`] unless the reader administers the site.
pub async fn records(
    State(site): State<Shared>,
    visit: Visit,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, PageError> {
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&visit.here));
    };
    let before = query.get("sebelum").and_then(|text| text.parse().ok());
    let view = forum::desk::records(&site.forum, actor, before).await?;
    let here = Place::Records.path();
    let first = before.map(|_: i64| here.to_owned());
    let next = view
        .before
        .map(|id| links::query(here, &[("sebelum", &id.to_string())]));
    let t = visit.texts;
    let html = DeskPage::of(Place::Records).document(&visit, || {
        view! {
            <h1>{t.records_title()}</h1>
            <p class="soft">{t.records_lede()}</p>
            {chain(&visit, &view)}
            {workers(&visit, &view)}
            <h2>{t.records_acts()}</h2>
            {acts(&visit, &view)}
            {pager(&visit, first, next)}
        }
    });
    Ok(page(html))
}

fn chain(visit: &Visit, view: &Records) -> AnyView {
    let t = visit.texts;
    match view.broken {
        None => view! {
            <Notice tone=Tone::Done title=t.records_whole(number(visit, view.verified))/>
        }
        .into_any(),
        Some(id) => view! {
            <Notice tone=Tone::Problem title=t.records_broken(id.to_string())>
                <p>{t.records_broken_text()}</p>
            </Notice>
        }
        .into_any(),
    }
}

/// Mails by state, and rows that wait for the search index.
fn workers(visit: &Visit, view: &Records) -> impl IntoView + use<> {
    let t = visit.texts;
    let stats = OutboxState::ALL
        .iter()
        .map(|state| {
            let found = view.mails.iter().find(|(one, _)| one == state);
            let count = found.map_or(0, |(_, mails)| *mails);
            let meaning = match state {
                OutboxState::Waiting => t.records_mails_waiting(),
                OutboxState::Sent => t.records_mails_sent(),
                OutboxState::Dead => t.records_mails_dead(),
                OutboxState::Dropped => t.records_mails_dropped(),
            };
            view! { <Stat number=t.number(count) meaning/> }
        })
        .collect_view();
    let marks = number(visit, view.marks);
    view! {
        <h2>{t.records_mails()}</h2>
        <Stats>
            {stats}
            <Stat number=marks meaning=t.records_marks()/>
        </Stats>
        <p><a href=super::mail_queue::PATH>{t.delivery_link()}</a></p>
    }
}

fn acts(visit: &Visit, view: &Records) -> AnyView {
    let t = visit.texts;
    if view.acts.is_empty() {
        return view! {
            <EmptyState
                glyph=Glyph::Shield
                title=t.records_empty_title()
                text=t.records_empty_text()
            />
        }
        .into_any();
    }
    let rows = view
        .acts
        .iter()
        .map(|(act, name)| {
            let who = name.clone().unwrap_or_else(|| t.records_operator());
            vec![
                Cell::text(act.id.to_string()),
                Cell::text(t.moment(act.at, visit.zone)),
                Cell::text(who),
                Cell::text(t.act(&act.act)),
                Cell::text(act.target.clone()),
                Cell::text(act.detail.clone()),
            ]
        })
        .collect();
    let columns = vec![
        t.records_column_number(),
        t.records_column_when(),
        t.records_column_who(),
        t.records_column_act(),
        t.records_column_target(),
        t.records_column_detail(),
    ];
    view! { <DataTable caption=t.records_acts() columns rows quiet_caption=true/> }.into_any()
}
