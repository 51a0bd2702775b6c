//! A search: results, how many, how they could be narrowed, and what helps where nothing was found.

use super::document::index_part;
use super::keep::give_up_if_broken;
use super::narrow::{Narrowing, narrow};
use super::partial::partial;
use super::shown::{Beside, Found, texts_of};
use super::{Cursor, Hint, Order};
use crate::forum::Forum;
use ::search::{Counts, Index, Page, Query, SearchError, SearchResult};
use domain::agencies::Slug;
use domain::aspirations::{AspirationKind, AspirationState};
use domain::search::{IndexPart, SearchDay};
use std::cmp::Reverse;
use store::StoreError;
use store::agencies::Area;

/// Values of one kind offered as filters.
const OFFERED_MAX: usize = 40;
/// Words of which it is said what would be found without them.
const DROPPED_MAX: usize = 5;
/// Words offered where nothing was found.
const NEAR_WORDS_MAX: usize = 6;
/// Letters of a word that was not found by which words like it are looked up.
const NEAR_LETTERS: usize = 4;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ask {
    /// What was typed.
    pub text: String,
    /// What the results are narrowed to, besides the filters in the text, which come first.
    pub filters: Filters,
    /// Which come first.
    pub order: Order,
    /// After which result.
    pub after: Option<Cursor>,
    /// Results at most, from 1 to 50.
    pub size: u32,
    /// Whether to say of each result where its score comes from.
    pub explain: bool,
}

/// What results are narrowed to. A name that nothing has is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filters {
    /// One kind of thing.
    pub part: Option<IndexPart>,
    /// One published consultation.
    pub consultation: Option<Slug>,
    /// One kind of aspiration.
    pub kind: Option<AspirationKind>,
    /// One state.
    pub state: Option<AspirationState>,
    /// The agency that answers.
    pub agency: Option<Slug>,
    /// The official code of an area; those below it count, too.
    pub area: Option<String>,
    /// The first day.
    pub since: Option<SearchDay>,
    /// The last day.
    pub until: Option<SearchDay>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SearchView {
    /// The words without the filters that stand among them.
    pub words: String,
    /// What the results are narrowed to, by the text or the form.
    pub filters: Filters,
    /// What was read otherwise than it may have been meant.
    pub hints: Vec<Hint>,
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
    /// How many there are by agency, most first.
    pub agencies: Vec<Narrowed>,
    /// How many there are by area, most first.
    pub areas: Vec<NarrowedArea>,
    /// The consultation the results are narrowed to.
    pub within: Option<Narrowed>,
    /// The agency they are narrowed to.
    pub by: Option<Narrowed>,
    /// The area they are narrowed to.
    pub about: Option<NarrowedArea>,
    /// Not all of the words are in what is shown.
    pub loosened: bool,
    /// The words put right, for which these are the results.
    pub did_you_mean: Option<String>,
    /// The index is being built: only aspirations were looked through, and nothing is counted.
    pub partial: bool,
    /// Where not all words were found together: what would be found without one of them, most first.
    pub dropped: Vec<Dropped>,
    /// Where nothing was found: how many there would be without filters.
    pub without_filters: u64,
    /// Where nothing was found: words like those typed that there are.
    pub near_words: Vec<String>,
}

impl SearchView {
    /// Whether some of what was typed was beyond what is looked for.
    pub fn is_cut(&self) -> bool {
        let cut = |hint: &Hint| {
            matches!(
                hint,
                Hint::LongText | Hint::ManyTerms(_) | Hint::ManyForms(_)
            )
        };
        self.hints.iter().any(cut)
    }
}

/// A search without one of its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// The word or phrase that is left out.
    pub word: String,
    /// The others.
    pub rest: String,
    /// How many results hold all of the others.
    pub count: u64,
}

/// A consultation or an agency as a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narrowed {
    /// Its name in URLs.
    pub slug: Slug,
    /// Its theme or name.
    pub title: String,
    /// How many results are of it.
    pub count: u64,
}

/// An area as a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NarrowedArea {
    /// Its official code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How many results are about it or what lies in it.
    pub count: u64,
}

/// Searches what everybody may read; the same for every reader.
///
/// # Errors
/// [`StoreError`] when the database failed. A failing index is no error: see [`SearchView::partial`].
pub async fn find(forum: &Forum, ask: &Ask) -> Result<SearchView, StoreError> {
    let db = forum.store.read();
    let narrowing = narrow(db, ask).await?;
    let query = Query {
        text: narrowing.typed.clone(),
        filters: narrowing.of_index(),
        order: ask.order,
        page: Page {
            size: ask.size,
            offset: 0,
            after: ask.after,
        },
        now: Some(forum.clock.now()),
        explain: ask.explain,
    };
    let Some((result, help)) = asked(forum, query).await else {
        return partial(forum, ask, narrowing).await;
    };
    let texts = texts_of(db, &result.hits).await?;
    let offered = offered(&result.counts);
    let beside = Beside::of(db, &texts, &offered).await?;
    let mut view = counted(&narrowing, (&result.counts, offered), &beside);
    view.words = words(ask, &narrowing);
    view.filters = narrowing.filters;
    view.hints = result.hints;
    view.total = result.total;
    view.found = beside.of_hits(result.hits, texts);
    view.next = result.next;
    view.loosened = result.loosened;
    view.did_you_mean = result.did_you_mean;
    view.dropped = help.dropped;
    view.without_filters = help.without_filters;
    view.near_words = help.near_words;
    Ok(view)
}

/// The words as they were typed, unless there were filters among them.
pub(super) fn words(ask: &Ask, narrowing: &Narrowing) -> String {
    if narrowing.typed.fields().is_empty() {
        ask.text.clone()
    } else {
        narrowing.typed.words()
    }
}

fn coded<K, V>(counts: &[(K, u64)], read: impl Fn(&K) -> Option<V>) -> Vec<(V, u64)> {
    counts
        .iter()
        .filter_map(|(key, count)| Some((read(key)?, *count)))
        .collect()
}

/// What helps where nothing was found.
#[derive(Debug, Default)]
struct Help {
    dropped: Vec<Dropped>,
    without_filters: u64,
    near_words: Vec<String>,
}

/// Asks the index; `None` where it cannot be relied on.
async fn asked(forum: &Forum, query: Query) -> Option<(SearchResult, Help)> {
    let index = forum.index.get()?.ready()?;
    let done = tokio::task::spawn_blocking(move || {
        let result = index.search(&query)?;
        let mut help = Help::default();
        if result.total == 0 || result.loosened {
            help.dropped = dropped(&index, &query)?;
        }
        if result.total == 0 {
            near(&index, query, &mut help)?;
        }
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

/// What would be found without each of the first words.
fn dropped(index: &Index, query: &Query) -> Result<Vec<Dropped>, SearchError> {
    let mut found = Vec::new();
    for (word, rest) in query.text.dropping_one().into_iter().take(DROPPED_MAX) {
        let shown = rest.words();
        let without = Query {
            text: rest,
            page: Page::first(1),
            explain: false,
            ..query.clone()
        };
        let result = index.search(&without)?;
        if result.total > 0 && !result.loosened {
            found.push(Dropped {
                word,
                rest: shown,
                count: result.total,
            });
        }
    }
    found.sort_by_key(|one| Reverse(one.count));
    Ok(found)
}

fn near(index: &Index, query: Query, help: &mut Help) -> Result<(), SearchError> {
    let mut near_words = Vec::new();
    for word in query.text.words().split_whitespace().take(NEAR_WORDS_MAX) {
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
    help.without_filters = without_filters;
    help.near_words = near_words;
    Ok(())
}

/// As many of the counts as are offered as filters, most first: only these need a name.
fn offered(counts: &Counts) -> Counts {
    fn first<T: Clone>(counts: &[T]) -> Vec<T> {
        counts.iter().take(OFFERED_MAX).cloned().collect()
    }
    Counts {
        consultations: first(&counts.consultations),
        agencies: first(&counts.agencies),
        areas: first(&counts.areas),
        ..Counts::default()
    }
}

/// Names what was counted.
fn counted(
    narrowing: &Narrowing,
    (counts, offered): (&Counts, Counts),
    beside: &Beside,
) -> SearchView {
    let consultations = offered.consultations.into_iter().filter_map(|(id, count)| {
        let of = beside.consultations.get(&id)?;
        of.is_published()
            .then(|| narrowed((&of.slug, &of.title), count))
    });
    let agencies = offered.agencies.into_iter().filter_map(|(id, count)| {
        let of = beside.agencies.get(&id)?;
        Some(narrowed((&of.slug, &of.name), count))
    });
    let areas = offered.areas.into_iter().filter_map(|(id, count)| {
        let area = beside.areas.get(&id)?;
        Some(narrowed_area(area, count))
    });
    let mut areas: Vec<NarrowedArea> = areas.collect();
    areas.sort_by(|one, other| (other.count, &one.name).cmp(&(one.count, &other.name)));
    SearchView {
        within: narrowing.consultation.as_ref().map(|of| {
            let count = count_of(&counts.consultations, of.id);
            narrowed((&of.slug, &of.title), count)
        }),
        by: narrowing.agency.as_ref().map(|of| {
            let count = count_of(&counts.agencies, of.id);
            narrowed((&of.slug, &of.name), count)
        }),
        about: narrowing.area.as_ref().map(|area| {
            let inside = counts.areas.iter();
            let inside = inside.filter(|(id, _)| narrowing.areas.contains(id));
            narrowed_area(area, inside.map(|(_, count)| count).sum())
        }),
        areas,
        consultations: consultations.collect(),
        agencies: agencies.collect(),
        parts: coded(&counts.parts, |part| Some(index_part(*part))),
        kinds: coded(&counts.kinds, |code| AspirationKind::parse(code)),
        states: coded(&counts.states, |code| AspirationState::parse(code)),
        ..SearchView::default()
    }
}

fn count_of<K: PartialEq>(counts: &[(K, u64)], of: K) -> u64 {
    let count = counts.iter().find(|(key, _)| *key == of);
    count.map_or(0, |(_, count)| *count)
}

pub(super) fn narrowed((slug, title): (&Slug, &String), count: u64) -> Narrowed {
    Narrowed {
        slug: slug.clone(),
        title: title.clone(),
        count,
    }
}

pub(super) fn narrowed_area(area: &Area, count: u64) -> NarrowedArea {
    NarrowedArea {
        code: area.code.clone(),
        name: area.name.clone(),
        count,
    }
}
