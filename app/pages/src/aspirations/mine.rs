//! `/akun/aspirasi`: everything one wrote, seen by nobody else.

use super::teaser;
use crate::components::{document, *};
use crate::error::PageError;
use crate::links;
use crate::site::Shared;
use crate::visit::{Visit, page};
use axum::extract::{Query, State};
use axum::response::Response;
use forum::aspirations::mine::Mine;
use forum::aspirations::{At, Cursor, Page};
use leptos::prelude::*;
use std::collections::HashMap;

/// Aspirations a page.
const ROWS: u64 = 20;
/// The path of the page.
const PATH: &str = "/akun/aspirasi";

/// The signed-in person's own aspirations.
///
/// # Errors
/// [`PageError::SignIn`] without session.
pub async fn mine(
    State(site): State<Shared>,
    visit: Visit,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, PageError> {
    let actor = visit.actor()?;
    let cursor = |name: &str| query.get(name).and_then(|text| Cursor::parse(text));
    let at = match (cursor("sesudah"), cursor("sebelum")) {
        (Some(cursor), _) => At::After(cursor),
        (None, Some(cursor)) => At::Before(cursor),
        (None, None) => At::Start,
    };
    let ask = Page { at, rows_max: ROWS };
    let view = forum::aspirations::mine::mine(&site.forum, actor, &ask).await?;
    Ok(page(mine_page(&visit, &view)))
}

fn mine_page(visit: &Visit, view: &Mine) -> String {
    let t = visit.texts;
    let head = Head {
        noindex: true,
        ..Head::titled(t.mine_title())
    };
    let to = |name: &'static str, cursor: &Option<Cursor>| {
        cursor
            .as_ref()
            .map(|cursor| links::query(PATH, &[(name, &cursor.to_string())]))
    };
    let newer = to("sebelum", &view.list.before);
    let older = to("sesudah", &view.list.after);
    document(visit, head, || {
        view! {
            <Breadcrumbs
                t
                above=vec![("/akun".to_owned(), t.site_account())]
                here=t.mine_title()
            />
            <h1>{t.mine_title()}</h1>
            <p class="lede">{t.mine_lede()}</p>
            {cards(visit, view)}
            <Pagination t newer=newer older=older/>
        }
    })
}

fn cards(visit: &Visit, view: &Mine) -> AnyView {
    let t = visit.texts;
    if view.list.rows.is_empty() {
        return view! {
            <EmptyState glyph=Glyph::Pencil title=t.mine_empty_title() text=t.mine_empty_text()>
                <LinkButton href="/konsultasi" label=t.mine_empty_go()/>
            </EmptyState>
        }
        .into_any();
    }
    let cards = view
        .list
        .rows
        .iter()
        .map(|card| {
            let consultation = view.consultations.get(&card.aspiration.consultation);
            view! { <AspirationCard t of=teaser(visit, card, consultation) level=Level::Two/> }
        })
        .collect_view();
    cards.into_any()
}
