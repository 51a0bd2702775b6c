//! Signed-in browsers: a random token in a cookie, its SHA-256 in the database.

use crate::actor::Actor;
use crate::forum::Forum;
use domain::identity::SESSION_DAYS;
use domain::ids::{PersonId, SessionId};
use domain::time::{Timestamp, Zone};
use sha2::{Digest, Sha256};
use std::time::Duration;
use store::{ConnectionTrait, StoreError, presence, roles, sessions};

/// Letters of a token: 260 random bits.
const TOKEN_LETTERS: usize = 52;
/// Seconds between two records of when a session was used.
const SEEN_EVERY_SECONDS: i64 = 600;
/// How long a read waits for that record; it is not worth more.
const SEEN_PATIENCE: Duration = Duration::from_millis(500);
/// Characters kept of what a browser says it is.
const USER_AGENT_MAX: usize = 200;

/// The person behind a session's token, with the roles held at this moment.
///
/// `None` when the session is unknown, ended, unused for [`SESSION_DAYS`], or its person is suspended. Records at most
/// every ten minutes that the session is in use; failing to do so does not fail the read.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn actor_of(forum: &Forum, token: &str) -> Result<Option<Actor>, StoreError> {
    if token.len() != TOKEN_LETTERS {
        return Ok(None);
    }
    let (db, now) = (forum.store.read(), forum.clock.now());
    let Some(session) = sessions::live(db, &hash(token), oldest(now)).await? else {
        return Ok(None);
    };
    if now.seconds_since(session.seen_at) >= SEEN_EVERY_SECONDS {
        let record = record(forum, &session, now);
        match tokio::time::timeout(SEEN_PATIENCE, record).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::warn!(error = %error, "use of a session not recorded"),
            Err(_elapsed) => tracing::debug!("use of a session not recorded: writer is busy"),
        }
    }
    Ok(Some(Actor {
        person: session.person,
        session: session.id,
        name: session.name,
        language: session.language,
        adult: session.adult,
        grants: roles::of(db, session.person).await?,
    }))
}

/// Records that a session is in use, and on which day its person was here last.
async fn record(forum: &Forum, session: &sessions::Live, now: Timestamp) -> Result<(), StoreError> {
    let db = forum.store.writer();
    sessions::touch(db, session.id, now).await?;
    presence::seen(db, session.person, now.start_of_day(Zone::Wib)).await
}

/// The token that every form of a session must carry: a keyed digest, so that no row holds it.
pub fn csrf_token(forum: &Forum, session: SessionId) -> String {
    crate::secret::letters(&forum.seal.digest("csrf", &[&session.0.to_be_bytes()]))
}

/// Signs a person in: keeps a session and returns its token, which is shown to nobody but the browser.
///
/// # Errors
/// [`StoreError`].
pub async fn start_session(
    forum: &Forum,
    person: PersonId,
    user_agent: &str,
) -> Result<String, StoreError> {
    let tx = forum.store.write().await?;
    let token = start(forum, &*tx, person, user_agent).await?;
    tx.commit().await?;
    Ok(token)
}

/// Like [`start_session`], in the caller's transaction.
pub(super) async fn start(
    forum: &Forum,
    db: &impl ConnectionTrait,
    person: PersonId,
    user_agent: &str,
) -> Result<String, StoreError> {
    let token = crate::secret::letters(&crate::secret::random::<TOKEN_LETTERS>()?);
    let browser: String = user_agent
        .chars()
        .filter(|character| !character.is_control())
        .take(USER_AGENT_MAX)
        .collect();
    let hash = hash(&token);
    let now = forum.clock.now();
    sessions::insert(db, person, (&hash, &browser), now).await?;
    presence::seen(db, person, now.start_of_day(Zone::Wib)).await?;
    sessions::end_surplus(db, person).await?;
    Ok(token)
}

/// Sessions last used before this moment are over.
pub(super) const fn oldest(now: Timestamp) -> Timestamp {
    now.plus_days(-SESSION_DAYS)
}

fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}
