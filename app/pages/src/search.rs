//! Search: `/cari`, the same for every reader, because only what everybody may read is found.

mod ask;
mod explain;
mod feed;
mod filters;
mod form;
mod keep;
mod near;
mod page;
mod results;
mod suggest;

pub(crate) use ask::{Asked, order_code, order_of, typed_words};
pub use feed::{consultation_feed, responses_feed, search_feed};
pub(crate) use near::{near_before_sending, related, related_elsewhere};
pub(crate) use page::hints;
pub(crate) use results::result;
pub use suggest::suggestions;

use crate::error::PageError;
use crate::site::Shared;
use crate::visit::{Visit, public_page};
use axum::extract::{Query, State};
use axum::response::Response;
use domain::limits::Limited;
use forum::search::{Ask, Filters};
use std::collections::HashMap;

/// `GET /cari`: everything public that holds the words, or everything, newest first.
///
/// # Errors
/// [`PageError::TooOften`] for a visitor who searches too often, [`PageError::Unavailable`].
pub async fn search(
    State(site): State<Shared>,
    visit: Visit,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, PageError> {
    let mut asked = Asked::of(&query);
    // What scores are made of is for those who tend them.
    asked.explain &= visit
        .actor
        .as_ref()
        .is_some_and(|actor| actor.grants.administer());
    if visit.actor.is_none() && !asked.is_blank() {
        forum::rates::count(&site.forum, Limited::Search, &visit.network).await??;
    }
    let view = forum::search::find(&site.forum, &asked.to_ask()).await?;
    // Results are titles already; where the words as they stand find nothing, those that begin so help. Filters would not
    // hold for them.
    let nothing = view.total == 0 || view.loosened || view.did_you_mean.is_some();
    let near = if nothing && view.filters == Filters::default() {
        forum::search::suggest(&site.forum, &asked.words).await?
    } else {
        forum::search::suggest_words(&site.forum, &asked.words).await?
    };
    Ok(public_page(
        &visit,
        page::search_page(&visit, &asked, (&view, &near)),
    ))
}

/// What an address of results asks for, as its page reads it; for searches that are kept.
pub fn ask_of(address: &str) -> Ask {
    Asked::of_address(address).to_ask()
}
