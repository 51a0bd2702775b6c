//! A search: results, how many, how they could be narrowed, and what helps where nothing was found.

use super::document::{index_part, part_of};
use super::keep::give_up_if_broken;
use super::shown::{Found, of_hits, of_texts};
use super::{Cursor, Order};
use crate::forum::Forum;
use ::search::{Counts, Index, Page, Query, SearchResult};
use domain::agencies::Slug;
use domain::aspirations::{AspirationKind, AspirationState};
use domain::ids::ConsultationId;
use domain::search::IndexPart;
use std::sync::Arc;
use store::consultations::Consultation;
use store::search::Wanted;
use store::{StoreError, consultations};

/// Consultations offered as filters.
const CONSULTATIONS_MAX: usize = 8;
/// Words offered where nothing was found.
const NEAR_WORDS_MAX: usize = 6;
/// Letters of a word that was not found by which words like it are looked up.
const NEAR_LETTERS: usize = 4;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ask {
    /// What was typed.
    pub text: String,
    /// What the results are narrowed to.
    pub filters: Filters,
    /// Which come first.
    pub order: Order,
    /// After which result.
    pub after: Option<Cursor>,
    /// Results at most, from 1 to 50.
    pub size: u32,
}

/// What results are narrowed to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filters {
    /// One kind of thing.
    pub part: Option<IndexPart>,
    /// One consultation; a name that no published one has is left out.
    pub consultation: Option<Slug>,
    /// One kind of aspiration.
    pub kind: Option<AspirationKind>,
    /// One state.
    pub state: Option<AspirationState>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SearchView {
    /// How many there are in all; exact unless `partial`.
    pub total: u64,
    /// One page of them.
    pub found: Vec<Found>,
    /// Where the next page begins.
    pub next: Option<Cursor>,
    /// How many there are by kind of thing, under the other filters.
    pub parts: Vec<(IndexPart, u64)>,
    /// How many there are by consultation, most first.
    pub consultations: Vec<Narrowed>,
    /// How many there are by kind of aspiration.
    pub kinds: Vec<(AspirationKind, u64)>,
    /// How many there are by state.
    pub states: Vec<(AspirationState, u64)>,
    /// The consultation the results are narrowed to.
    pub within: Option<Narrowed>,
    /// Not all of the words are in what is shown.
    pub loosened: bool,
    /// The words put right, for which these are the results.
    pub did_you_mean: Option<String>,
    /// The rest of a long text was not looked for.
    pub cut: bool,
    /// The index is being built: only aspirations were looked through, and nothing is counted.
    pub partial: bool,
    /// Where nothing was found: how many there would be without filters.
    pub without_filters: u64,
    /// Where nothing was found: words like those typed that there are.
    pub near_words: Vec<String>,
}

/// A consultation as a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narrowed {
    /// Its name in URLs.
    pub slug: Slug,
    /// Its theme.
    pub title: String,
    /// How many results are of it.
    pub count: u64,
}

/// Searches what everybody may read; the same for every reader.
///
/// # Errors
/// [`StoreError`] when the database failed. A failing index is no error: see [`SearchView::partial`].
pub async fn find(forum: &Forum, ask: &Ask) -> Result<SearchView, StoreError> {
    let db = forum.store.read();
    let within = match &ask.filters.consultation {
        Some(slug) => consultations::by_slug(db, slug)
            .await?
            .filter(Consultation::is_published),
        None => None,
    };
    let query = query_of(ask, within.as_ref().map(|of| of.id));
    let Some((result, help)) = asked(forum, query).await else {
        return partial(forum, ask, within).await;
    };
    let counted = counted(forum, &result.counts).await?;
    let count_of = |slug: &Slug| counted.iter().find(|one| one.slug == *slug);
    let within = within.map(|of| Narrowed {
        count: count_of(&of.slug).map_or(0, |one| one.count),
        slug: of.slug,
        title: of.title,
    });
    let mut consultations = counted;
    consultations.truncate(CONSULTATIONS_MAX);
    Ok(SearchView {
        total: result.total,
        found: of_hits(db, result.hits).await?,
        next: result.next,
        parts: coded(result.counts.parts, |part| Some(index_part(*part))),
        kinds: coded(result.counts.kinds, |code| AspirationKind::parse(code)),
        states: coded(result.counts.states, |code| AspirationState::parse(code)),
        consultations,
        within,
        loosened: result.loosened,
        did_you_mean: result.did_you_mean,
        cut: result.cut,
        partial: false,
        without_filters: help.without_filters,
        near_words: help.near_words,
    })
}

fn query_of(ask: &Ask, within: Option<ConsultationId>) -> Query {
    let filters = &ask.filters;
    Query {
        text: ask.text.clone(),
        filters: ::search::Filters {
            parts: filters.part.map(part_of).into_iter().collect(),
            consultations: within.into_iter().collect(),
            kinds: codes(filters.kind.map(AspirationKind::code)),
            states: codes(filters.state.map(AspirationState::code)),
            ..::search::Filters::default()
        },
        order: ask.order,
        page: Page {
            size: ask.size,
            offset: 0,
            after: ask.after,
        },
    }
}

fn codes(code: Option<&'static str>) -> Vec<String> {
    code.map(str::to_owned).into_iter().collect()
}

fn coded<K, V>(counts: Vec<(K, u64)>, read: impl Fn(&K) -> Option<V>) -> Vec<(V, u64)> {
    counts
        .into_iter()
        .filter_map(|(key, count)| Some((read(&key)?, count)))
        .collect()
}

/// What helps where nothing was found.
#[derive(Debug, Default)]
struct Help {
    without_filters: u64,
    near_words: Vec<String>,
}

/// Asks the index; `None` where it cannot be relied on.
async fn asked(forum: &Forum, query: Query) -> Option<(SearchResult, Help)> {
    let index = forum.index.get()?.ready()?;
    let done = tokio::task::spawn_blocking(move || {
        let result = index.search(&query)?;
        let help = if result.total == 0 {
            help(&index, query)?
        } else {
            Help::default()
        };
        Ok((result, help))
    });
    match done.await {
        Ok(Ok(answer)) => Some(answer),
        Ok(Err(error)) => {
            give_up_if_broken(forum, &error);
            tracing::warn!(%error, "search without the index");
            None
        }
        Err(error) => {
            tracing::warn!(%error, "search without the index");
            None
        }
    }
}

fn help(index: &Arc<Index>, query: Query) -> Result<Help, ::search::SearchError> {
    let mut near_words = Vec::new();
    for word in query.text.split_whitespace().take(NEAR_WORDS_MAX) {
        let letters: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
        let begin: String = letters.chars().take(NEAR_LETTERS).collect();
        if begin.chars().count() == NEAR_LETTERS {
            near_words.extend(index.complete(&begin, 2)?);
        }
    }
    near_words.dedup();
    near_words.truncate(NEAR_WORDS_MAX);
    let narrowed = query.filters != ::search::Filters::default();
    let without_filters = if narrowed {
        let everywhere = Query {
            filters: ::search::Filters::default(),
            page: Page::first(1),
            ..query
        };
        index.search(&everywhere)?.total
    } else {
        0
    };
    Ok(Help {
        without_filters,
        near_words,
    })
}

async fn counted(forum: &Forum, counts: &Counts) -> Result<Vec<Narrowed>, StoreError> {
    let ids = counts.consultations.iter().map(|(id, _)| *id);
    let known = consultations::by_ids(forum.store.read(), ids).await?;
    let narrowed = counts.consultations.iter().filter_map(|(id, count)| {
        let of = known.get(id).filter(|of| of.is_published())?;
        Some(Narrowed {
            slug: of.slug.clone(),
            title: of.title.clone(),
            count: *count,
        })
    });
    Ok(narrowed.collect())
}

/// Looks through the aspirations themselves.
async fn partial(
    forum: &Forum,
    ask: &Ask,
    within: Option<Consultation>,
) -> Result<SearchView, StoreError> {
    let wanted = Wanted {
        words: ask.text.split_whitespace().map(str::to_owned).collect(),
        consultation: within.as_ref().map(|of| of.id),
        kind: ask.filters.kind,
        state: ask.filters.state,
    };
    let db = forum.store.read();
    let texts = match ask.filters.part {
        Some(IndexPart::Aspiration) | None => {
            store::search::holding(db, &wanted, u64::from(ask.size)).await?
        }
        Some(_) => Vec::new(),
    };
    let found = of_texts(db, texts).await?;
    let total = u64::try_from(found.len()).unwrap_or(u64::MAX);
    Ok(SearchView {
        total,
        found,
        within: within.map(|of| Narrowed {
            slug: of.slug,
            title: of.title,
            count: total,
        }),
        partial: true,
        ..SearchView::default()
    })
}
