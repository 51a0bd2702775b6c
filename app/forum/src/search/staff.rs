//! The search at the desk: what was said to one's own agency, its confidential words included.
//!
//! Invariant: only for officials and moderators, and only of the agency they work for; administrators hold no such role.
//! What is found is shown only if the database still says that it is this agency's.

use super::confidential::ConfidentialIndexes;
use super::keep::give_up_if_broken;
use super::narrow::{Narrowing, narrow};
use super::shown::{Found, of_hits, of_hits_in, of_texts, rows_of};
use super::{Ask, Cursor, Hint, Order};
use crate::actor::Actor;
use crate::error::{ActError, Never};
use crate::forum::Forum;
use ::search::{Filters, Index, Page, Query, SearchError, SearchResult};
use domain::agencies::Slug;
use domain::ids::AgencyId;
use domain::roles::READ_CONFIDENTIAL;
use domain::time::Timestamp;
use std::sync::Arc;
use store::agencies::{self, Agency};
use store::search::confidential::{self, ConfidentialText};
use store::{ConnectionTrait, StoreError};

/// What is asked at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StaffAsk {
    /// What was typed; filters in it hold but for that by agency.
    pub text: String,
    /// In which agency; `None`: the first of one's own.
    pub agency: Option<Slug>,
    /// What everybody may read, instead of what is confidential.
    pub public: bool,
    /// Which come first.
    pub order: Order,
    /// After which result.
    pub after: Option<Cursor>,
    /// Results at most, from 1 to 50.
    pub size: u32,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct StaffSearch {
    /// The agencies whose words the reader may search, by name.
    pub agencies: Vec<Agency>,
    /// The one that was searched.
    pub agency: Agency,
    /// How many confidential texts there are.
    pub confidential: u64,
    /// How many there are that everybody may read.
    pub public: u64,
    /// One page of those asked for.
    pub found: Vec<Found>,
    /// Where the next page begins.
    pub next: Option<Cursor>,
    /// Not all of the words are in what is shown.
    pub loosened: bool,
    /// The words put right, for which these are the results.
    pub did_you_mean: Option<String>,
    /// What was read otherwise than it may have been meant.
    pub hints: Vec<Hint>,
    /// The index is being built: only aspirations were looked through, and not all are counted.
    pub partial: bool,
}

/// Searches one agency's words.
///
/// # Errors
/// [`ActError::NotAllowed`] unless the actor is official or moderator somewhere; [`ActError::NotFound`] for an agency where
/// the actor is neither.
pub async fn staff_search(
    forum: &Forum,
    actor: &Actor,
    ask: &StaffAsk,
) -> Result<StaffSearch, ActError<Never>> {
    let readable = actor.grants.agencies(READ_CONFIDENTIAL);
    if readable.is_empty() {
        return Err(ActError::NotAllowed);
    }
    let db = forum.store.read();
    let mut agencies: Vec<Agency> = agencies::by_ids(db, readable)
        .await?
        .into_values()
        .collect();
    agencies.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    let chosen = match &ask.agency {
        Some(slug) => agencies.iter().find(|agency| agency.slug == *slug),
        None => agencies.first(),
    };
    let agency = chosen.cloned().ok_or(ActError::NotFound)?;
    let asked = Asked::of(forum, ask, agency.id).await?;
    let secret = secret(forum, &asked).await?;
    let open = open(forum, &asked).await?;
    let (confidential, public) = (secret.total, open.total);
    let partial = secret.partial || open.partial;
    let side = if ask.public { open } else { secret };
    Ok(StaffSearch {
        agencies,
        agency,
        confidential,
        public,
        found: side.found,
        next: side.next,
        loosened: side.loosened,
        did_you_mean: side.did_you_mean,
        hints: asked.narrowing.typed.hints(),
        partial,
    })
}

/// What is asked, its filters looked up.
struct Asked<'a> {
    ask: &'a StaffAsk,
    agency: AgencyId,
    narrowing: Narrowing,
    now: Timestamp,
}

impl<'a> Asked<'a> {
    async fn of(forum: &Forum, ask: &'a StaffAsk, agency: AgencyId) -> Result<Self, StoreError> {
        let typed = Ask {
            text: ask.text.clone(),
            ..Ask::default()
        };
        Ok(Self {
            ask,
            agency,
            narrowing: narrow(forum.store.read(), &typed).await?,
            now: forum.clock.now(),
        })
    }

    /// The query; of the half that is not shown only its count is wanted.
    fn query(&self, shown: bool) -> Query {
        Query {
            text: self.narrowing.typed.clone(),
            filters: Filters {
                agencies: vec![self.agency],
                ..self.narrowing.of_index()
            },
            order: self.ask.order,
            page: Page {
                size: if shown { self.ask.size } else { 1 },
                offset: 0,
                after: self.ask.after.filter(|_| shown),
            },
            now: Some(self.now),
            explain: false,
        }
    }

    fn words(&self) -> Vec<String> {
        let plain = self.narrowing.typed.words().replace('"', " ");
        plain.split_whitespace().map(str::to_owned).collect()
    }
}

/// One of the two halves of the answer.
#[derive(Debug, Default)]
struct Side {
    total: u64,
    found: Vec<Found>,
    next: Option<Cursor>,
    loosened: bool,
    did_you_mean: Option<String>,
    partial: bool,
}

impl Side {
    fn of(result: SearchResult, found: Vec<Found>) -> Self {
        Self {
            total: result.total,
            found,
            next: result.next,
            loosened: result.loosened,
            did_you_mean: result.did_you_mean,
            partial: false,
        }
    }

    fn partial(found: Vec<Found>) -> Self {
        Self {
            total: u64::try_from(found.len()).unwrap_or(u64::MAX),
            found,
            partial: true,
            ..Self::default()
        }
    }
}

async fn secret(forum: &Forum, ask: &Asked<'_>) -> Result<Side, StoreError> {
    let db = forum.store.read();
    let agency = ask.agency;
    // An answer is of whoever gave it; whose the words are is said by the index they lie in.
    let query = Query {
        filters: ask.narrowing.of_index(),
        ..ask.query(!ask.ask.public)
    };
    let answer = match forum.confidential.get().filter(|held| held.is_whole()) {
        Some(indexes) => match indexes.of(agency) {
            Some(index) => search_in(index, query)
                .await
                .inspect_err(|error| lost(forum, indexes, error))
                .ok(),
            None => Some(SearchResult::default()),
        },
        None => None,
    };
    let Some(mut result) = answer else {
        let size = u64::from(ask.ask.size);
        let texts = confidential::holding(db, agency, &ask.words(), size).await?;
        let texts = texts.into_iter().map(ConfidentialText::for_staff).collect();
        return Ok(Side::partial(of_texts(db, texts).await?));
    };
    let hits = std::mem::take(&mut result.hits);
    let mut texts = Vec::new();
    for (part, rows) in rows_of(&hits) {
        let found = confidential::texts(db, part, &rows).await?;
        let own = found.into_iter().filter(|text| text.agency() == agency);
        texts.extend(own.map(ConfidentialText::for_staff));
    }
    let found = of_hits_in(db, hits, texts).await?;
    Ok(Side::of(result, found))
}

fn lost(forum: &Forum, indexes: &ConfidentialIndexes, error: &SearchError) {
    tracing::warn!(%error, "confidential search without the index");
    indexes.give_up();
    forum.marks_wait.notify_one();
}

async fn open(forum: &Forum, ask: &Asked<'_>) -> Result<Side, StoreError> {
    let db = forum.store.read();
    let query = ask.query(ask.ask.public);
    let answer = match forum.index.get().and_then(super::PublicIndex::ready) {
        Some(index) => search_in(index, query)
            .await
            .inspect_err(|error| {
                give_up_if_broken(forum, error);
                tracing::warn!(%error, "search without the index");
            })
            .ok(),
        None => None,
    };
    let Some(mut result) = answer else {
        return Ok(Side::partial(of_agency(db, ask).await?));
    };
    let hits = std::mem::take(&mut result.hits);
    let found = of_hits(db, hits).await?;
    Ok(Side::of(result, found))
}

/// Public aspirations of an agency, looked for in the database.
async fn of_agency(db: &impl ConnectionTrait, ask: &Asked<'_>) -> Result<Vec<Found>, StoreError> {
    let wanted = store::search::Wanted {
        words: ask.words(),
        agency: Some(ask.agency),
        ..store::search::Wanted::default()
    };
    let texts = store::search::holding(db, &wanted, u64::from(ask.ask.size)).await?;
    of_texts(db, texts).await
}

async fn search_in(index: Arc<Index>, query: Query) -> Result<SearchResult, SearchError> {
    let done = tokio::task::spawn_blocking(move || index.search(&query)).await;
    done.unwrap_or_else(|error| Err(SearchError::Io(std::io::Error::other(error))))
}
