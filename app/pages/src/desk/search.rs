//! `GET /kelola/cari`: searching what was said to one's own agency, confidential words included.

use super::{DeskPage, Place, number, pager};
use crate::components::*;
use crate::discussion::sign_in_first;
use crate::error::PageError;
use crate::links;
use crate::search::{hints, order_code, order_of, result, typed_words};
use crate::site::Shared;
use crate::visit::{Visit, page};
use axum::extract::{Query, State};
use axum::response::Response;
use domain::agencies::Slug;
use domain::visibility::Visibility;
use forum::search::{Cursor, Order, StaffAsk, StaffSearch, staff_search};
use leptos::prelude::*;
use std::collections::HashMap;

/// Results a page.
const SIZE: u32 = 20;

/// `GET /kelola/cari`.
///
/// # Errors
/// [`PageError::Forbidden`] unless the reader is official or moderator somewhere; [`PageError::NotFound`] for an agency
/// where the reader is neither.
pub async fn search(
    State(site): State<Shared>,
    visit: Visit,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, PageError> {
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&visit.here));
    };
    let asked = Asked::of(&query)?;
    let view = staff_search(&site.forum, actor, &asked.to_ask()).await?;
    Ok(page(search_page(&visit, &asked, &view)))
}

/// A search as its address says it.
#[derive(Debug, Clone, Default)]
struct Asked {
    words: String,
    agency: Option<Slug>,
    public: bool,
    order: Option<Order>,
    after: Option<Cursor>,
}

impl Asked {
    fn of(query: &HashMap<String, String>) -> Result<Self, PageError> {
        let value = |name: &str| query.get(name).map(String::as_str).unwrap_or_default();
        let agency = match value("instansi") {
            "" => None,
            slug => Some(Slug::parse(slug).ok_or(PageError::NotFound)?),
        };
        Ok(Self {
            words: typed_words(value("q")),
            agency,
            public: value("di") == "publik",
            order: order_of(value("urut")),
            after: value("setelah").parse().ok(),
        })
    }

    fn order(&self) -> Order {
        match self.order {
            Some(order) => order,
            None if self.words.is_empty() => Order::Newest,
            None => Order::Best,
        }
    }

    fn to_ask(&self) -> StaffAsk {
        StaffAsk {
            text: self.words.clone(),
            agency: self.agency.clone(),
            public: self.public,
            order: self.order(),
            after: self.after,
            size: SIZE,
        }
    }

    fn slug(&self) -> &str {
        self.agency.as_ref().map_or("", Slug::as_str)
    }

    fn href(&self) -> String {
        let after = self.after.map(|cursor| cursor.to_string());
        links::query(
            Place::Search.path(),
            &[
                ("q", &self.words),
                ("instansi", self.slug()),
                ("di", if self.public { "publik" } else { "" }),
                ("urut", self.order.map_or("", order_code)),
                ("setelah", after.as_deref().unwrap_or_default()),
            ],
        )
    }

    fn first(&self) -> Self {
        Self {
            after: None,
            ..self.clone()
        }
    }
}

fn search_page(visit: &Visit, asked: &Asked, view: &StaffSearch) -> String {
    let t = visit.texts;
    let first = asked.after.map(|_| asked.first().href());
    let next = view.next.map(|cursor| {
        let after = Some(cursor);
        Asked {
            after,
            ..asked.clone()
        }
        .href()
    });
    DeskPage::of(Place::Search).document(visit, || {
        view! {
            <h1>{t.staff_search_title()}</h1>
            <p class="soft">{t.staff_search_lede(&view.agency.name)}</p>
            <div class="searching">
                {form(visit, asked, view)}
                {notices(visit, asked, view)}
                <FilterLinks label=t.staff_search_where() links=halves(visit, asked, view)/>
                {found(visit, asked, view)}
                {pager(visit, first, next)}
            </div>
        }
    })
}

fn form(visit: &Visit, asked: &Asked, view: &StaffSearch) -> impl IntoView + use<> {
    let t = visit.texts;
    let value = asked.words.clone();
    let several = view.agencies.len() > 1;
    let chosen = view.agency.slug.clone();
    let agencies = view
        .agencies
        .iter()
        .map(|agency| {
            let selected = agency.slug == chosen;
            let slug = agency.slug.as_str().to_owned();
            view! { <option value=slug selected=selected>{agency.name.clone()}</option> }
        })
        .collect_view();
    let public = asked.public;
    view! {
        <form class="search-box" role="search" method="get" action=Place::Search.path()>
            <label for="q">{t.staff_search_label()}</label>
            <div class="search-row">
                <input id="q" name="q" type="search" value=value autocomplete="off"/>
                <button type="submit" class="button">
                    <Icon glyph=Glyph::Search/>
                    <span>{t.search_button()}</span>
                </button>
            </div>
            {public.then(|| view! { <HiddenField name="di" value="publik"/> })}
            {several.then(|| view! {
                <p class="desk-filter">
                    <label for="instansi">{t.staff_search_agency()}</label>
                    <select id="instansi" name="instansi">{agencies}</select>
                </p>
            })}
        </form>
    }
}

fn notices(visit: &Visit, asked: &Asked, view: &StaffSearch) -> impl IntoView + use<> {
    let t = visit.texts;
    let corrected = view.did_you_mean.as_ref().map(|words| {
        let words = words.clone();
        let href = Asked {
            words: words.clone(),
            ..asked.first()
        }
        .href();
        view! { <p>{t.search_corrected()}{" "}<a href=href>{words}</a></p> }
    });
    view! {
        {view.partial.then(|| view! {
            <Notice tone=Tone::Waiting title=t.search_partial_title()>
                <p>{t.search_partial_text()}</p>
            </Notice>
        })}
        {hints(t, &view.hints)}
        {corrected}
        {view.loosened.then(|| view! {
            <Notice tone=Tone::Info title=t.search_loosened_title()>
                <p>{t.search_loosened_text()}</p>
            </Notice>
        })}
    }
}

/// Confidential words, or what everybody may read.
fn halves(visit: &Visit, asked: &Asked, view: &StaffSearch) -> Vec<FilterLink> {
    let t = visit.texts;
    let half = |public: bool, label: String, count: u64| FilterLink {
        href: Asked {
            public,
            ..asked.first()
        }
        .href(),
        label,
        count: Some(number(visit, count)),
        current: asked.public == public,
    };
    vec![
        half(
            false,
            t.visibility(Visibility::Confidential),
            view.confidential,
        ),
        half(true, t.staff_search_public(), view.public),
    ]
}

fn found(visit: &Visit, asked: &Asked, view: &StaffSearch) -> AnyView {
    let t = visit.texts;
    if view.found.is_empty() {
        let title = if asked.words.is_empty() {
            t.list_none_title()
        } else {
            t.search_none_title(&asked.words)
        };
        return view! {
            <EmptyState glyph=Glyph::Search title text=t.staff_search_none_text()/>
        }
        .into_any();
    }
    let items: Vec<AnyView> = view
        .found
        .iter()
        .map(|one| result(visit, one.clone()))
        .collect();
    view! { <ol class="teasers">{items}</ol> }.into_any()
}
