//! What a letter may still say at the moment it is sent: posts that were hidden, tightened or taken back since are not
//! mentioned.

use crate::forum::Forum;
use domain::ids::PublicId;
use domain::letters::{BundleLetter, Letter, Why};
use domain::notifications::Cadence;
use std::collections::{HashMap, HashSet};
use store::outbox::carrying::LeasedMail;
use store::{ConnectionTrait, StoreError, shown};

/// A queued letter as it may be sent now (as JSON); `None` when it is not wanted any more: the person may have turned
/// mail off since, or nothing it tells of can be read any longer.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn letter_now(forum: &Forum, mail: &LeasedMail) -> Result<Option<String>, StoreError> {
    if mail.notice.is_security() {
        return Ok(Some(mail.letter.clone()));
    }
    let db = forum.store.read();
    if let Some(person) = mail.person
        && store::people::reachable(db, &[person]).await?.is_empty()
    {
        return Ok(None);
    }
    // a letter that cannot be read is for the sender to fail on
    let Ok(letter) = serde_json::from_str::<Letter>(&mail.letter) else {
        return Ok(Some(mail.letter.clone()));
    };
    if let (Letter::SavedSearch(found), Some(person)) = (&letter, mail.person) {
        let found = crate::saved_searches::in_words(forum, person, found.clone()).await?;
        return found
            .map(|found| super::json(&Letter::SavedSearch(found)))
            .transpose();
    }
    let mut fresh = fresh(db, vec![letter]).await?;
    match fresh.pop().flatten() {
        Some(letter) => Ok(Some(super::json(&letter)?)),
        None => Ok(None),
    }
}

/// Each letter as it may be sent now, in the same order; `None` where nothing is left of it.
pub(super) async fn fresh(
    db: &impl ConnectionTrait,
    letters: Vec<Letter>,
) -> Result<Vec<Option<Letter>>, StoreError> {
    let shown = Shown::load(db, &letters).await?;
    Ok(letters
        .into_iter()
        .map(|letter| shown.filtered(letter))
        .collect())
}

/// Letters as one: a digest of however many, or a letter by itself if it is the only one; `None` of nothing.
pub(super) fn together(cadence: Cadence, mut letters: Vec<Letter>) -> Option<Letter> {
    if letters.len() > 1 || cadence.is_digest() && !letters.is_empty() {
        return Some(Letter::Bundle(BundleLetter { cadence, letters }));
    }
    letters.pop()
}

/// Where a letter leads.
enum Post {
    Aspiration(PublicId),
    Comment(PublicId),
}

impl Post {
    fn of(letter: &Letter) -> Option<Self> {
        let path = letter.matter()?.path.as_str();
        let path = path.split(['#', '?']).next().unwrap_or_default();
        if let Some(id) = path.strip_prefix("/komentar/") {
            return PublicId::parse(id).map(Self::Comment);
        }
        PublicId::parse(path.strip_prefix("/aspirasi/")?).map(Self::Aspiration)
    }
}

/// Which posts can still be read.
#[derive(Default)]
struct Shown {
    aspirations: HashSet<PublicId>,
    /// With each, whether everybody may read the aspiration above it.
    comments: HashMap<PublicId, bool>,
}

impl Shown {
    async fn load(db: &impl ConnectionTrait, letters: &[Letter]) -> Result<Self, StoreError> {
        let (mut aspirations, mut comments) = (Vec::new(), Vec::new());
        for letter in letters {
            let inner = match letter {
                Letter::Bundle(bundle) => bundle.letters.as_slice(),
                one => std::slice::from_ref(one),
            };
            for post in inner.iter().filter_map(Post::of) {
                match post {
                    Post::Aspiration(id) => aspirations.push(id),
                    Post::Comment(id) => comments.push(id),
                }
            }
        }
        Ok(Self {
            aspirations: shown::aspirations(db, &aspirations).await?,
            comments: shown::comments(db, &comments).await?,
        })
    }

    fn filtered(&self, letter: Letter) -> Option<Letter> {
        let Letter::Bundle(bundle) = letter else {
            return self.says(&letter).then_some(letter);
        };
        let cadence = bundle.cadence;
        let letters = bundle
            .letters
            .into_iter()
            .filter(|letter| self.says(letter))
            .collect();
        together(cadence, letters)
    }

    /// Whether what a letter tells of can still be read by its reader. Authors read what they wrote whatever became of
    /// it; a comment that was hidden or taken back is mentioned to nobody.
    fn says(&self, letter: &Letter) -> bool {
        let why = match letter {
            Letter::Comment(letter) => letter.why,
            Letter::Response(letter) => letter.why,
            Letter::State(letter) => letter.why,
            _ => return true,
        };
        match Post::of(letter) {
            Some(Post::Comment(id)) => self
                .comments
                .get(&id)
                .is_some_and(|open| *open || why == Why::Mine),
            Some(Post::Aspiration(id)) => why == Why::Mine || self.aspirations.contains(&id),
            None => true,
        }
    }
}
