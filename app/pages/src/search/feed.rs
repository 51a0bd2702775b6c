//! Searches as Atom feeds: what everybody may read, newest first. No door looks at the session, and none takes a token.

use super::ask::Asked;
use super::filters::part_name;
use crate::atom::{Entry, Feed};
use crate::error::PageError;
use crate::site::Shared;
use crate::visit::{Public, Visit};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::agencies::Slug;
use domain::limits::Limited;
use forum::search::{Ask, Filters, Found, IndexPart, Order, Run};
use std::collections::HashMap;
use texts::Texts;

/// Entries of a feed.
const ENTRIES: u32 = 30;

/// The address of a search's feed.
pub(super) fn address(asked: &Asked) -> String {
    feed_of(&asked.itself().href())
}

fn feed_of(href: &str) -> String {
    href.replacen("/cari", "/cari.atom", 1)
}

/// `GET /cari.atom`: what a search finds; everything without words and filters.
///
/// # Errors
/// [`PageError::TooOften`] as for the page, [`PageError::Unavailable`].
pub async fn search_feed(
    State(site): State<Shared>,
    visit: Visit,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, PageError> {
    let t = visit.texts;
    let asked = Asked::of(&query).itself();
    let page = asked.href();
    let title = if asked.words.is_empty() {
        t.feed_all()
    } else {
        t.feed_search(&asked.words)
    };
    let of = Of {
        itself: feed_of(&page),
        page,
        title,
    };
    answer(&site, &visit, (of, &asked)).await
}

/// `GET /konsultasi/{slug}/kabar.atom`: what is written in a consultation.
///
/// # Errors
/// [`PageError::NotFound`] unless it is published; as [`search_feed`].
pub async fn consultation_feed(
    State(site): State<Shared>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response, PageError> {
    let slug = Slug::parse(&slug).ok_or(PageError::NotFound)?;
    let found = forum::consultations::find(&site.forum, None, &slug).await?;
    let title = found.ok_or(PageError::NotFound)?.title;
    let page = crate::consultations::path(&slug);
    let of = Of {
        itself: format!("{page}/kabar.atom"),
        page,
        title: visit.texts.feed_consultation(title),
    };
    let filters = Filters {
        consultation: Some(slug),
        ..Filters::default()
    };
    answer(&site, &visit, (of, &Asked::default().narrowed(filters))).await
}

/// `GET /tanggapan.atom`: the newest official answers.
///
/// # Errors
/// As [`search_feed`].
pub async fn responses_feed(
    State(site): State<Shared>,
    visit: Visit,
) -> Result<Response, PageError> {
    let filters = Filters {
        part: Some(IndexPart::Response),
        ..Filters::default()
    };
    let asked = Asked::default().narrowed(filters);
    let of = Of {
        itself: "/tanggapan.atom".to_owned(),
        page: asked.href(),
        title: visit.texts.feed_responses(),
    };
    answer(&site, &visit, (of, &asked)).await
}

/// What a feed says of itself.
struct Of {
    /// Its own address.
    itself: String,
    /// The page that shows the same.
    page: String,
    title: String,
}

async fn answer(
    site: &Shared,
    visit: &Visit,
    (of, asked): (Of, &Asked),
) -> Result<Response, PageError> {
    if visit.actor.is_none() {
        forum::rates::count(&site.forum, Limited::Search, &visit.network).await??;
    }
    let ask = Ask {
        order: Order::Newest,
        size: ENTRIES,
        ..asked.to_ask()
    };
    let found = forum::search::find(&site.forum, &ask).await?.found;
    let newest = found.iter().map(|one| one.at).max();
    let t = visit.texts;
    let feed = Feed {
        base: &site.base_url,
        site: &site.name,
        language: t.language.code(),
        itself: of.itself,
        page: of.page,
        title: of.title,
        updated: newest.unwrap_or_else(|| visit.now.start_of_day(visit.zone)),
    };
    let entries = found.into_iter().map(|one| entry(t, one));
    let mut response = feed.written(entries).into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/atom+xml; charset=utf-8"),
    );
    if let Some(moment) = newest
        && let Ok(value) = HeaderValue::from_str(&Texts::http_date(moment))
    {
        headers.insert(header::LAST_MODIFIED, value);
    }
    // Nothing in it is of this reader, so a reader with a session gets the same.
    response.extensions_mut().insert(Public);
    Ok(response)
}

fn entry(t: Texts, found: Found) -> Entry {
    let part = found.target.part();
    let below = found.below.clone().filter(|title| !title.is_empty());
    let words = words(&found.snippet);
    let title = match (part, below) {
        (IndexPart::Comment, Some(title)) => t.search_comment_on(title),
        (IndexPart::Comment, None) => t.search_comment_on_untitled(),
        (IndexPart::Response, Some(title)) => t.search_response_to(title),
        (IndexPart::Response, None) => t.search_response_to_untitled(),
        _ => self::words(&found.title),
    };
    let title = if title.is_empty() {
        words.clone()
    } else {
        title
    };
    Entry {
        path: found.target.path(),
        title,
        summary: words,
        at: found.at,
        day_only: found.day_only,
        zone: found.zone,
        category: (part.code(), part_name(t, part)),
    }
}

fn words(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}
