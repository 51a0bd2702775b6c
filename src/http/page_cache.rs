//! Finished pages for readers without session, kept until anything is committed.
//!
//! A page is kept only where its handler says it is the same for every visitor ([`pages::visit::Public`]). The key holds
//! the store's generation, so one commit makes every kept page unreachable; what other processes write shows after
//! [`SECONDS`] at the latest. While a page is made, whoever else asks for it waits for that one: a commit on a busy site
//! costs one rendering of a page, not one for every reader.

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::language::Language;
use pages::site::Shared;
use pages::visit::Public;
use quick_cache::sync::Cache;
use std::io::Write;
use std::sync::Arc;

/// How long a page is kept at most.
const SECONDS: i64 = 3;
/// Pages kept at most.
const PAGES: usize = 400;
/// Larger pages are not kept.
const PAGE_BYTES_MAX: usize = 512 * 1024;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    generation: u64,
    /// Which stretch of [`SECONDS`] it is; a later one asks for the page anew.
    stretch: i64,
    language: Language,
    address: String,
}

/// A kept page, or that this address is not kept: then nobody waits for anybody.
type Kept = Option<Arc<Page>>;

#[derive(Debug)]
struct Page {
    headers: HeaderMap,
    etag: HeaderValue,
    plain: axum::body::Bytes,
    brotli: axum::body::Bytes,
}

/// The cache, and whether it is used.
#[derive(Debug, Clone)]
pub struct PageCache {
    site: Shared,
    pages: Option<Arc<Cache<Key, Kept>>>,
}

impl PageCache {
    /// A cache for a site; switched off it renders every page anew.
    pub fn new(site: Shared, on: bool) -> Self {
        Self {
            site,
            pages: on.then(|| Arc::new(Cache::new(PAGES))),
        }
    }
}

/// Answers from the cache, or keeps what the handler made.
pub async fn serve(State(cache): State<PageCache>, request: Request, next: Next) -> Response {
    let visitor = cache.site.session_token(request.headers()).is_none();
    let Some(pages) = cache
        .pages
        .filter(|_| visitor && request.method() == Method::GET)
    else {
        return next.run(request).await;
    };
    let language = request
        .extensions()
        .get::<Language>()
        .copied()
        .unwrap_or(Language::Indonesian);
    let key = Key {
        generation: cache.site.forum.store.generation(),
        stretch: cache.site.forum.clock.now().seconds().div_euclid(SECONDS),
        language,
        address: request
            .uri()
            .path_and_query()
            .map(ToString::to_string)
            .unwrap_or_default(),
    };
    let asked = request.headers().clone();
    match pages.get_value_or_guard_async(&key).await {
        Ok(Some(page)) => answer(&page, &asked),
        Ok(None) => next.run(request).await,
        Err(place) => {
            let made = make(next.run(request).await).await;
            let kept = made.as_ref().ok().map(Arc::clone);
            if place.insert(kept).is_err() {
                tracing::debug!("the place of a page was taken meanwhile");
            }
            match made {
                Ok(page) => answer(&page, &asked),
                Err(response) => *response,
            }
        }
    }
}

/// What can be kept of an answer, or the answer itself where it cannot.
async fn make(response: Response) -> Result<Arc<Page>, Box<Response>> {
    if response.status() != StatusCode::OK || response.extensions().get::<Public>().is_none() {
        return Err(Box::new(response));
    }
    let (head, body) = response.into_parts();
    let Ok(plain) = to_bytes(body, usize::MAX).await else {
        return Err(Box::new(StatusCode::INTERNAL_SERVER_ERROR.into_response()));
    };
    if plain.len() > PAGE_BYTES_MAX {
        return Err(Box::new(Response::from_parts(head, Body::from(plain))));
    }
    Ok(Arc::new(Page {
        etag: etag(&plain),
        brotli: compress(&plain).into(),
        plain,
        headers: head.headers,
    }))
}

fn answer(page: &Page, asked: &HeaderMap) -> Response {
    let text = |name| {
        asked
            .get(name)
            .and_then(|value: &HeaderValue| value.to_str().ok())
            .unwrap_or_default()
    };
    // The date counts only where no tag was sent, and only as the word it was given out as: a page whose newest
    // entry was hidden is of an earlier date than before, and yet another one.
    let dated = page.headers.get(header::LAST_MODIFIED);
    let unchanged = match asked.get(header::IF_NONE_MATCH) {
        Some(tag) => *tag == page.etag,
        None => dated.is_some() && asked.get(header::IF_MODIFIED_SINCE) == dated,
    };
    let mut response = if unchanged {
        StatusCode::NOT_MODIFIED.into_response()
    } else if text(header::ACCEPT_ENCODING).contains("br") && !page.brotli.is_empty() {
        let mut response = Body::from(page.brotli.clone()).into_response();
        response
            .headers_mut()
            .insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        response
    } else {
        Body::from(page.plain.clone()).into_response()
    };
    for (name, value) in &page.headers {
        if name != header::CONTENT_LENGTH {
            response.headers_mut().insert(name.clone(), value.clone());
        }
    }
    response
        .headers_mut()
        .insert(header::ETAG, page.etag.clone());
    response
        .headers_mut()
        .append(header::VARY, HeaderValue::from_static("accept-encoding"));
    response
}

fn etag(body: &[u8]) -> HeaderValue {
    use std::hash::{DefaultHasher, Hasher};
    let mut hasher = DefaultHasher::new();
    hasher.write(body);
    HeaderValue::from_str(&format!("W/\"{:016x}-{:x}\"", hasher.finish(), body.len()))
        .unwrap_or_else(|_error| HeaderValue::from_static("W/\"0\""))
}

fn compress(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 4096, 5, 22);
    let written = writer.write_all(body).and_then(|()| writer.flush());
    drop(writer);
    if written.is_ok() { out } else { Vec::new() }
}
