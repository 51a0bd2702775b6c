//! `GET /kelola`: what waits for this person.

use super::aspirations::row;
use super::{DeskPage, Place, number};
use crate::components::*;
use crate::discussion::sign_in_first;
use crate::error::PageError;
use crate::site::Shared;
use crate::visit::{Visit, page};
use axum::extract::State;
use axum::response::Response;
use forum::desk::{DeskHome, Waiting};
use leptos::prelude::*;

/// `GET /kelola`.
///
/// # Errors
/// [`PageError::Forbidden`] for people without a role at a desk.
pub async fn home(State(site): State<Shared>, visit: Visit) -> Result<Response, PageError> {
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&visit.here));
    };
    let view = forum::desk::home(&site.forum, actor).await?;
    let name = actor.name.clone();
    let html = DeskPage::of(Place::Home).document(&visit, || {
        view! {
            <h1>{visit.texts.desk_home_hello(name)}</h1>
            {numbers(&visit, &view)}
            {view.waiting.as_ref().map(|waiting| waits(&visit, waiting))}
        }
    });
    Ok(page(html))
}

fn numbers(visit: &Visit, home: &DeskHome) -> impl IntoView + use<> {
    let t = visit.texts;
    let stat = |count: u64, meaning: String, place: Place| {
        view! { <Stat number=number(visit, count) meaning href=place.path().to_owned()/> }
    };
    let reports = home.moderation.map(|(reports, appeals)| {
        let appeals = u64::try_from(appeals).unwrap_or(u64::MAX);
        view! {
            {stat(reports, t.desk_reports_open(), Place::Moderation)}
            {stat(appeals, t.desk_appeals_open(), Place::Moderation)}
        }
    });
    let drafts = home
        .drafts
        .map(|drafts| stat(drafts, t.desk_drafts(), Place::Consultations));
    let dead = home.dead_mails.map(|mails| {
        let mails = u64::try_from(mails).unwrap_or_default();
        stat(mails, t.desk_mails_dead(), Place::Records)
    });
    let any = reports.is_some() || drafts.is_some() || dead.is_some();
    any.then(|| view! { <Stats>{reports}{drafts}{dead}</Stats> })
}

fn waits(visit: &Visit, waiting: &Waiting) -> impl IntoView + use<> {
    let t = visit.texts;
    let rows = waiting
        .oldest
        .iter()
        .map(|card| {
            let of = waiting.consultations.get(&card.aspiration.consultation);
            row(visit, card, of)
        })
        .collect_view();
    let all = t.desk_waiting_all(number(visit, waiting.count));
    let list = if waiting.oldest.is_empty() {
        view! {
            <EmptyState
                glyph=Glyph::CircleCheck
                title=t.desk_waiting_none_title()
                text=t.desk_waiting_none_text()
            />
        }
        .into_any()
    } else {
        view! {
            <DeskList>{rows}</DeskList>
            <p class="after-list">
                <LinkButton
                    href=Place::Aspirations.path()
                    label=all
                    loudness=Loudness::Quiet
                />
            </p>
        }
        .into_any()
    };
    view! {
        <section class="section">
            <h2>{t.desk_waiting_title()}</h2>
            {list}
        </section>
    }
}
