//! From a text that was published to the mail of those whose searches it fits.
//!
//! Invariants: each text is compared exactly once, in the transaction that forgets its arrival; what fits is in one
//! letter exactly, in the transaction that forgets the hits. A crash in between repeats nothing and loses nothing.

use super::ZONE;
use crate::forum::Forum;
use crate::notifications::{Stop, json, pauses};
use crate::search::{Ask, IndexError, documents, groups, index_part, query_of};
use ::search::{Arrived, Query};
use domain::ids::SavedSearchId;
use domain::letters::{Letter, Matter, SavedSearchLetter, TextKey};
use domain::notifications::Notice;
use domain::saved_searches::WAITING_MAX;
use domain::time::Timestamp;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use store::arrivals::{self, Arrival};
use store::outbox::{self, NewMail};
use store::people::Reachable;
use store::saved_searches::{self as searches, Hit, SavedSearch, Wanting};
use store::search::{PublicText, Rows};
use store::{ConnectionTrait, StoreError};
use tokio::task::spawn_blocking;

/// Texts compared at once.
const ARRIVALS_MAX: u64 = 200;
/// Searches read at once.
const SEARCHES_AT_ONCE: u64 = 500;
/// Searches whose mail is queued at once.
const DUE_AT_ONCE: u64 = 100;

/// Compares the texts that arrived first with every search of which mail is wanted, and returns how many texts there
/// were. `read` understands the address of a search as its page does.
///
/// # Errors
/// [`IndexError`]; the texts are compared again then.
pub async fn compare_arrivals(
    forum: &Forum,
    read: impl Fn(&str) -> Ask,
) -> Result<u64, IndexError> {
    let db = forum.store.read();
    let arrived = arrivals::oldest(db, ARRIVALS_MAX).await?;
    if arrived.is_empty() {
        return Ok(0);
    }
    let texts = public_texts(db, &arrived).await?;
    let hits = if texts.is_empty() {
        Vec::new()
    } else {
        fitting(forum, texts, read).await?
    };
    let ids: Vec<i64> = arrived.iter().map(|arrival| arrival.id).collect();
    let now = forum.clock.now();
    let tx = forum.store.write().await?;
    if !arrivals::remove(&*tx, &ids).await? {
        return Ok(0);
    }
    for (search, hits) in hits {
        // It may be kept no longer, or wait for another morning than when it was read.
        let kept = searches::lock(&*tx, search).await?;
        let due = kept.as_ref().and_then(|kept| kept.cadence.due(now, ZONE));
        if let (Some(kept), Some(due)) = (kept, due) {
            searches::add_hits(&*tx, search, &hits).await?;
            let due = kept.due_at.map_or(due, |before| before.min(due));
            searches::set_due(&*tx, &[search], Some(due)).await?;
        }
    }
    // Not `forum.commit`: it would wake the worker that this is.
    tx.commit().await?;
    Ok(u64::try_from(ids.len()).unwrap_or(u64::MAX))
}

/// What everybody may read of what arrived.
async fn public_texts(
    db: &impl ConnectionTrait,
    arrived: &[Arrival],
) -> Result<Vec<PublicText>, StoreError> {
    let mut rows: BTreeMap<_, Vec<i64>> = BTreeMap::new();
    for arrival in arrived {
        rows.entry(arrival.part).or_default().push(arrival.row);
    }
    let mut texts = Vec::new();
    for (part, rows) in rows {
        texts.extend(store::search::texts(db, part, Rows::Of(&rows)).await?);
    }
    Ok(texts)
}

/// The searches that some of the texts fit, with those.
async fn fitting(
    forum: &Forum,
    texts: Vec<PublicText>,
    read: impl Fn(&str) -> Ask,
) -> Result<Vec<(SavedSearchId, Vec<Hit>)>, IndexError> {
    let db = forum.store.read();
    let ages: HashMap<Hit, Timestamp> = texts
        .iter()
        .map(|text| ((text.part, text.row), latest(text)))
        .collect();
    let documents = documents(db, texts).await?;
    let synonyms = groups(db).await?;
    let arrived = spawn_blocking(move || Arrived::new(documents, &synonyms)).await??;
    let arrived = Arc::new(arrived);
    let mut all = Vec::new();
    let mut after = SavedSearchId(0);
    loop {
        let page = searches::wanting(db, after, SEARCHES_AT_ONCE).await?;
        let Some(last) = page.last() else {
            return Ok(all);
        };
        after = last.id;
        let mut asked = Vec::with_capacity(page.len());
        for search in page {
            let ask = read(&search.address);
            if let Some(query) = query_of(db, &ask).await? {
                asked.push((search, query));
            }
        }
        let arrived = Arc::clone(&arrived);
        let found = spawn_blocking(move || of_each(&arrived, asked)).await??;
        for (search, mut hits) in found {
            hits.retain(|hit| ages.get(hit).is_some_and(|at| *at >= search.created_at));
            if !hits.is_empty() {
                all.push((search.id, hits));
            }
        }
    }
}

/// The last moment at which a text may have been published: of an anonymous one only the day is known.
fn latest(text: &PublicText) -> Timestamp {
    if text.day_only {
        text.at.plus_days(1)
    } else {
        text.at
    }
}

type Fitting = Vec<(Wanting, Vec<Hit>)>;

fn of_each(
    arrived: &Arrived,
    asked: Vec<(Wanting, Query)>,
) -> Result<Fitting, ::search::SearchError> {
    let mut all = Vec::new();
    for (search, query) in asked {
        let keys = arrived.fitting(&query)?;
        let hits: Vec<Hit> = keys
            .into_iter()
            .map(|key| (index_part(key.part), key.id))
            .collect();
        if !hits.is_empty() {
            all.push((search, hits));
        }
    }
    Ok(all)
}

/// What one round of [`queue_due`] did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Queued {
    /// Searches whose turn it was.
    pub handled: usize,
    /// Letters queued for them; fewer where somebody wants no mail any more.
    pub queued: u64,
}

/// Queues the letters of some searches whose turn has come.
///
/// # Errors
/// [`StoreError`] when the database failed; it stays their turn.
pub async fn queue_due(forum: &Forum) -> Result<Queued, StoreError> {
    let now = forum.clock.now();
    let next = searches::next_due(forum.store.read()).await?;
    if next.is_none_or(|next| next > now) {
        return Ok(Queued::default());
    }
    let tx = forum.store.write().await?;
    let due = searches::lock_due(&*tx, now, DUE_AT_ONCE).await?;
    let ids: Vec<SavedSearchId> = due.iter().map(|search| search.id).collect();
    let people: Vec<_> = due.iter().map(|search| search.person).collect();
    let reachable: HashMap<_, Reachable> = store::people::reachable(&*tx, &people)
        .await?
        .into_iter()
        .map(|to| (to.person, to))
        .collect();
    let mut mails = Vec::new();
    for search in due {
        let hits = searches::hits_of(&*tx, search.id).await?;
        if let Some(to) = reachable.get(&search.person)
            && !hits.is_empty()
            && !(search.cadence.is_digest() && pauses(forum, &*tx, (to, now)).await?)
        {
            mails.push(mail(forum, to, (search, hits))?);
        }
    }
    let queued = u64::try_from(mails.len()).unwrap_or(u64::MAX);
    outbox::queue_all(&*tx, mails, now).await?;
    searches::remove_hits(&*tx, &ids).await?;
    searches::set_due(&*tx, &ids, None).await?;
    forum.commit(tx).await?;
    Ok(Queued {
        handled: ids.len(),
        queued,
    })
}

/// A letter with keys instead of words. Its row is deleted once sent: whether a mail was sent for a text, or dropped
/// because the reader wrote it, must not be told by what stays.
fn mail(
    forum: &Forum,
    to: &Reachable,
    (search, hits): (SavedSearch, Vec<Hit>),
) -> Result<NewMail, StoreError> {
    let fit = usize::try_from(WAITING_MAX).unwrap_or(usize::MAX);
    let more = hits.len() > fit;
    let key = |(part, row)| TextKey { part, row };
    let letter = Letter::SavedSearch(SavedSearchLetter {
        on: Matter {
            title: search.name,
            path: search.address,
            confidential: false,
            consultation: None,
            thread: None,
        },
        waiting: hits.into_iter().take(fit).map(key).collect(),
        found: Vec::new(),
        more,
    });
    Ok(NewMail {
        uuid: crate::secret::uuid()?,
        notice: Notice::SavedSearch,
        person: Some(to.person),
        email: to.email.clone(),
        language: to.language,
        letter: json(&letter)?,
        unsubscribe: Some(Stop::Search(search.id).token(forum)),
        erase_when_sent: true,
    })
}
