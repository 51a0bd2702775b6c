//! `GET /kelola/instansi`: every agency, each below the one above it.

use super::{DeskPage, Place};
use crate::components::*;
use crate::discussion::sign_in_first;
use crate::error::PageError;
use crate::site::Shared;
use crate::visit::{Visit, page};
use axum::extract::State;
use axum::response::Response;
use domain::agencies::Slug;
use forum::agency_admin::{Leaf, tree};
use leptos::prelude::*;

/// `GET /kelola/instansi`.
///
/// # Errors
/// [`PageError::Forbidden`] unless the reader administers the site.
pub async fn agencies(State(site): State<Shared>, visit: Visit) -> Result<Response, PageError> {
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&visit.here));
    };
    let leaves = tree(&site.forum, actor).await?;
    let t = visit.texts;
    let html = DeskPage::of(Place::Agencies).document(&visit, || {
        let shown = if leaves.is_empty() {
            view! {
                <EmptyState
                    glyph=Glyph::Building
                    title=t.agencies_empty_title()
                    text=t.agencies_empty_text()
                />
            }
            .into_any()
        } else {
            table(&visit, &leaves)
        };
        view! {
            <h1>{t.agencies_title()}</h1>
            <p class="soft">{t.agencies_lede()}</p>
            <p class="toolbar">
                <LinkButton
                    href=format!("{}/baru", Place::Agencies.path())
                    label=t.agencies_new()
                    glyph=Glyph::Plus
                />
            </p>
            {shown}
        }
    });
    Ok(page(html))
}

/// The path of an agency at the desk.
pub(super) fn path(slug: &Slug) -> String {
    format!("{}/{}", Place::Agencies.path(), slug.as_str())
}

/// The name of an agency in a list, with a mark for every level it stands below the top.
pub(super) fn indented(leaf: &Leaf) -> String {
    format!("{}{}", "– ".repeat(leaf.depth), leaf.agency.name)
}

fn table(visit: &Visit, leaves: &[Leaf]) -> AnyView {
    let t = visit.texts;
    let rows = leaves
        .iter()
        .map(|leaf| {
            let agency = &leaf.agency;
            vec![
                Cell::link(path(&agency.slug), indented(leaf)),
                Cell::text(t.agency_kind_name(agency.kind)),
                Cell::text(agency.code_prefix.clone()),
                Cell::text(agency.area_code.clone().unwrap_or_default()),
                Cell::text(agency.zone.code().to_uppercase()),
            ]
        })
        .collect();
    let columns = vec![
        t.agency_name(),
        t.agency_kind(),
        t.agency_prefix(),
        t.agency_area(),
        t.agency_zone(),
    ];
    view! { <DataTable caption=t.agencies_title() columns rows quiet_caption=true/> }.into_any()
}
