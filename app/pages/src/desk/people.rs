//! `GET /kelola/orang`: finding people.

use super::{DeskPage, Place, pager};
use crate::components::*;
use crate::discussion::sign_in_first;
use crate::error::PageError;
use crate::links;
use crate::site::Shared;
use crate::visit::{Visit, page};
use axum::extract::{Query, State};
use axum::response::Response;
use domain::ids::PersonId;
use domain::roles::Role;
use forum::people_admin::{Listed, find};
use leptos::prelude::*;
use std::collections::HashMap;
use texts::Texts;

/// `GET /kelola/orang`.
///
/// # Errors
/// [`PageError::Forbidden`] unless the reader administers the site.
pub async fn people(
    State(site): State<Shared>,
    visit: Visit,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, PageError> {
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&visit.here));
    };
    let search: String = query
        .get("q")
        .map(|text| text.chars().take(254).collect())
        .unwrap_or_default();
    let everybody = query.get("siapa").is_some_and(|who| who == "semua");
    let before = query
        .get("sebelum")
        .and_then(|text| text.parse().ok())
        .map(PersonId);
    let (rows, next) = find(&site.forum, actor, (&search, everybody), before).await?;
    let who = if everybody { "semua" } else { "" };
    let to = |before: &str| {
        links::query(
            Place::People.path(),
            &[("q", &search), ("siapa", who), ("sebelum", before)],
        )
    };
    let first = before.map(|_| to(""));
    let next = next.map(|id| to(&id.0.to_string()));
    let html = DeskPage::of(Place::People).document(&visit, || {
        let t = visit.texts;
        let shown = if rows.is_empty() {
            view! {
                <EmptyState
                    glyph=Glyph::Users
                    title=t.people_none_title()
                    text=t.people_none_text()
                />
            }
            .into_any()
        } else {
            table(&visit, &rows)
        };
        view! {
            <h1>{t.people_title()}</h1>
            <p class="soft">{t.people_lede()}</p>
            {search_form(t, &search)}
            <FilterLinks label=t.people_column_roles() links=groups(t, &search, everybody)/>
            {shown}
            {pager(&visit, first, next)}
        }
    });
    Ok(page(html))
}

/// The path of a person at the desk.
pub(super) fn path(id: PersonId) -> String {
    format!("{}/{}", Place::People.path(), id.0)
}

/// A role and where it is held.
pub(super) fn role_words(t: Texts, role: Role, agency: Option<&str>) -> String {
    match agency {
        Some(agency) => t.role_at(t.role(role), agency),
        None => t.role(role),
    }
}

fn search_form(t: Texts, search: &str) -> impl IntoView + use<> {
    let value = search.to_owned();
    view! {
        <form class="search-box" role="search" method="get" action=Place::People.path()>
            <label for="q">{t.people_search()}</label>
            <div class="search-row">
                <input id="q" name="q" type="search" value=value autocomplete="off"/>
                <button type="submit" class="button">
                    <Icon glyph=Glyph::Search/>
                    <span>{t.people_search_button()}</span>
                </button>
            </div>
        </form>
    }
}

/// Without words to look for: those with a role, or everybody.
fn groups(t: Texts, search: &str, everybody: bool) -> Vec<FilterLink> {
    let link = |who: &str, label: String, current: bool| FilterLink {
        href: links::query(Place::People.path(), &[("siapa", who)]),
        label,
        count: None,
        current: current && search.is_empty(),
    };
    vec![
        link("", t.people_with_role(), !everybody),
        link("semua", t.people_everybody(), everybody),
    ]
}

fn table(visit: &Visit, rows: &[Listed]) -> AnyView {
    let t = visit.texts;
    let rows = rows
        .iter()
        .map(|row| {
            let person = &row.person;
            let mut roles: Vec<String> = row
                .roles
                .iter()
                .map(|(role, agency)| role_words(t, *role, agency.as_deref()))
                .collect();
            if person.suspended_at.is_some() {
                roles.insert(0, t.people_suspended());
            }
            let email = person.email.as_ref();
            let email =
                email.map_or_else(|| t.people_no_email(), |email| email.as_str().to_owned());
            vec![
                Cell::link(path(person.id), person.name.clone()),
                Cell::text(email),
                Cell::text(roles.join(", ")),
                Cell::text(t.day(person.created_at, visit.zone)),
            ]
        })
        .collect();
    let columns = vec![
        t.people_column_name(),
        t.people_column_email(),
        t.people_column_roles(),
        t.people_column_since(),
    ];
    view! { <DataTable caption=t.people_title() columns rows quiet_caption=true/> }.into_any()
}
