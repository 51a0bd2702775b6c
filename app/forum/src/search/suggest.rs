//! What somebody may be about to type: words, titles and areas. The same for every reader.
//!
//! Invariant: words are of texts that are still there, and titles are asked of the database again.

use super::Order;
use super::keep::give_up_if_broken;
use super::shown::{Found, of_hits};
use crate::forum::Forum;
use ::search::{Filters, Hit, Index, Page, Part, Query, SearchError};
use std::sync::Arc;
use store::StoreError;
use store::agencies::Area;

/// Words offered at most.
const WORDS_MAX: usize = 5;
/// Titles offered at most.
const TITLES_MAX: u32 = 3;
/// Areas offered at most.
const AREAS_MAX: u64 = 2;
/// Characters before anything is offered.
const LETTERS_MIN: usize = 2;

/// What is offered.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Suggestions {
    /// What was typed, its last word finished.
    pub words: Vec<String>,
    /// Consultations and aspirations with such words in their titles.
    pub titles: Vec<Found>,
    /// Areas whose names begin so.
    pub areas: Vec<Area>,
}

impl Suggestions {
    /// Whether there is nothing to offer.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.titles.is_empty() && self.areas.is_empty()
    }
}

/// What somebody may be about to type; nothing for a text of one letter, and no words or titles while the index is built.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn suggest(forum: &Forum, typed: &str) -> Result<Suggestions, StoreError> {
    offered(forum, typed, TITLES_MAX).await
}

/// The same without titles: for a page of results, which shows those.
///
/// # Errors
/// As [`suggest`].
pub async fn suggest_words(forum: &Forum, typed: &str) -> Result<Suggestions, StoreError> {
    offered(forum, typed, 0).await
}

async fn offered(forum: &Forum, typed: &str, titles_max: u32) -> Result<Suggestions, StoreError> {
    if typed.trim().chars().count() < LETTERS_MIN {
        return Ok(Suggestions::default());
    }
    let db = forum.store.read();
    let areas = store::search::areas_beginning(db, typed.trim(), AREAS_MAX).await?;
    let Some(index) = forum.index.get().and_then(super::PublicIndex::ready) else {
        return Ok(Suggestions {
            areas,
            ..Suggestions::default()
        });
    };
    let text = typed.to_owned();
    let done = tokio::task::spawn_blocking(move || looked_up(&index, &text, titles_max)).await;
    let (words, hits) = match done {
        Ok(Ok(found)) => found,
        Ok(Err(error)) => {
            give_up_if_broken(forum, &error);
            tracing::warn!(%error, "nothing suggested");
            (Vec::new(), Vec::new())
        }
        Err(error) => {
            tracing::warn!(%error, "nothing suggested");
            (Vec::new(), Vec::new())
        }
    };
    Ok(Suggestions {
        words,
        titles: of_hits(db, hits).await?,
        areas,
    })
}

fn looked_up(
    index: &Arc<Index>,
    typed: &str,
    titles_max: u32,
) -> Result<(Vec<String>, Vec<Hit>), SearchError> {
    let words = index.complete(typed, WORDS_MAX)?;
    if titles_max == 0 {
        return Ok((words, Vec::new()));
    }
    let begun = if typed.ends_with(char::is_alphanumeric) {
        "*"
    } else {
        ""
    };
    let query = Query {
        text: format!("{}{begun}", typed.trim()).as_str().into(),
        filters: Filters {
            parts: vec![Part::Consultation, Part::Aspiration],
            ..Filters::default()
        },
        order: Order::Best,
        page: Page::first(titles_max),
        ..Query::default()
    };
    let result = index.search(&query)?;
    // What only nearly holds the words is no help while one is still typing them.
    let hits = if result.loosened || result.did_you_mean.is_some() {
        Vec::new()
    } else {
        result.hits
    };
    Ok((words, hits))
}
