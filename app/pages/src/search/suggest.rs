//! `GET /cari/saran`: what somebody may be about to type, as the entries of a list that `public/search.js` shows.

use super::ask::{Asked, typed_words};
use crate::components::*;
use crate::error::PageError;
use crate::render::to_html;
use crate::site::Shared;
use crate::visit::{Visit, public_page};
use axum::extract::{Query, State};
use axum::response::Response;
use domain::limits::Limited;
use forum::search::{Found, Suggestions, suggest};
use leptos::prelude::*;
use std::collections::HashMap;
use texts::Texts;

/// Titles are cut to so many characters.
const TITLE_MAX: usize = 90;

/// `GET /cari/saran`: words, titles and areas that begin as was typed.
///
/// # Errors
/// [`PageError::TooOften`] for a visitor who asks too often, [`PageError::Unavailable`].
pub async fn suggestions(
    State(site): State<Shared>,
    visit: Visit,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, PageError> {
    if visit.actor.is_none() {
        forum::rates::count(&site.forum, Limited::Suggest, &visit.network).await??;
    }
    let typed = query.get("q").map(String::as_str).unwrap_or_default();
    let found = suggest(&site.forum, &typed_words(typed)).await?;
    let html = to_html(|| list(visit.texts, found));
    Ok(public_page(&visit, html))
}

/// One entry: where it leads, what it says, and what that is.
struct Entry {
    to: Option<String>,
    words: String,
    kind: Option<String>,
}

fn list(t: Texts, found: Suggestions) -> impl IntoView {
    let entries = entries(t, found);
    let count = i64::try_from(entries.len()).unwrap_or_default();
    let items = entries
        .into_iter()
        .enumerate()
        .map(|(place, entry)| {
            let words = entry.words.clone();
            view! {
                <li
                    role="option"
                    id=format!("saran-{place}")
                    aria-selected="false"
                    data-to=entry.to
                    data-words=words
                >
                    <span>{entry.words}</span>
                    {entry.kind.map(|kind| view! { <span class="suggestion-kind">{kind}</span> })}
                </li>
            }
        })
        .collect_view();
    view! { <ul data-status=t.search_suggestion_count(count)>{items}</ul> }
}

fn entries(t: Texts, found: Suggestions) -> Vec<Entry> {
    let words = found.words.into_iter().map(|words| Entry {
        to: None,
        words,
        kind: None,
    });
    let areas = found.areas.into_iter().map(|area| Entry {
        to: Some(Asked::default().about(&area.code).href()),
        words: area.name,
        kind: Some(t.search_suggestion_area()),
    });
    let titles = found.titles.into_iter().filter_map(|one| {
        let to = Some(one.target.path());
        let words = title_of(one)?;
        Some(Entry {
            to,
            words,
            kind: Some(t.search_suggestion_page()),
        })
    });
    words.chain(areas).chain(titles).collect()
}

fn title_of(found: Found) -> Option<String> {
    let title: String = found.title.into_iter().map(|run| run.text).collect();
    if title.is_empty() {
        return None;
    }
    let mut short: String = title.chars().take(TITLE_MAX).collect();
    if short.len() < title.len() {
        short.push('…');
    }
    Some(short)
}

/// The same as links below the box, for readers without JavaScript. Nothing where there is none.
pub(super) fn links(t: Texts, asked: &Asked, found: &Suggestions) -> Option<AnyView> {
    let words = found
        .words
        .iter()
        .map(|words| (asked.worded(words), words.clone()));
    let areas = found
        .areas
        .iter()
        .map(|area| (Asked::default().about(&area.code), area.name.clone()));
    let titles = found.titles.iter().cloned();
    let titles = titles.filter_map(|one| Some((one.target.path(), title_of(one)?)));
    let links: Vec<FilterLink> = words
        .chain(areas)
        .map(|(asked, label)| (asked.href(), label))
        .chain(titles)
        .map(|(href, label)| FilterLink {
            href,
            label,
            count: None,
            current: false,
        })
        .collect();
    (!links.is_empty())
        .then(|| view! { <FilterLinks label=t.search_maybe() links show_label=true/> }.into_any())
}
