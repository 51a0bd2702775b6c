//! One's own account: name, mail, password, sessions.

use super::{Browser, password, sessions};
use crate::actor::Actor;
use crate::bounces::{self, Reception};
use crate::error::{ActError, Never};
use crate::forum::Forum;
use crate::rates;
use domain::identity::PasswordError;
use domain::ids::SessionId;
use domain::language::Language;
use domain::limits::Limited;
use domain::time::Timestamp;
use domain::words::PersonName;
use store::StoreError;
use store::people::{self, Change};

/// How long after signing in a password may be changed without the old one, in seconds.
const FRESH_SECONDS: i64 = 600;

/// What an account holds, for its owner.
#[derive(Debug, Clone)]
pub struct Account {
    /// What the person is called.
    pub name: String,
    /// The address.
    pub email: String,
    /// The language of mail.
    pub language: Language,
    /// Whether the person said to be 18 or older.
    pub adult: bool,
    /// The version of the consent text agreed to, and when.
    pub consent: Option<(String, Timestamp)>,
    /// Whether a password is set.
    pub has_password: bool,
    /// Whether the password may be changed without the old one: the person signed in just now.
    pub fresh: bool,
    /// Whether the person turned mail off.
    pub mail_off: bool,
    /// When the person registered.
    pub created_at: Timestamp,
    /// Where the person is signed in, last used first.
    pub sessions: Vec<OwnSession>,
    /// How mail to the address goes.
    pub reception: Reception,
}

/// One signed-in browser of the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSession {
    /// The session.
    pub id: SessionId,
    /// What the browser says it is.
    pub user_agent: String,
    /// When the person signed in there.
    pub created_at: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
    /// The browser this is read in.
    pub here: bool,
}

/// Why a password was not set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordRefused {
    /// The old password is needed and is another.
    #[error("wrong old password")]
    WrongOld,
    /// The new password does not do.
    #[error(transparent)]
    New(#[from] PasswordError),
}

/// The account of the signed-in person.
///
/// # Errors
/// [`StoreError`].
pub async fn account(forum: &Forum, actor: &Actor) -> Result<Account, ActError<Never>> {
    let (db, now) = (forum.store.read(), forum.clock.now());
    let row = people::of_id(db, actor.person)
        .await?
        .ok_or(ActError::NotFound)?;
    let listed = store::sessions::of_person(db, actor.person, sessions::oldest(now)).await?;
    let sessions: Vec<OwnSession> = listed
        .into_iter()
        .map(|session| OwnSession {
            here: session.id == actor.session,
            id: session.id,
            user_agent: session.user_agent,
            created_at: session.created_at,
            seen_at: session.seen_at,
        })
        .collect();
    Ok(Account {
        reception: bounces::reception(forum, actor.person).await?,
        name: row.name,
        email: row
            .email
            .map_or_else(String::new, |email| email.as_str().to_owned()),
        language: row.language,
        adult: row.adult,
        consent: row.consent,
        has_password: row.password_hash.is_some(),
        fresh: is_fresh(&sessions, now),
        mail_off: row.mail_off,
        created_at: row.created_at,
        sessions,
    })
}

fn is_fresh(sessions: &[OwnSession], now: Timestamp) -> bool {
    sessions
        .iter()
        .any(|session| session.here && now.seconds_since(session.created_at) < FRESH_SECONDS)
}

/// Calls the person something else from now on, beside old posts too.
///
/// # Errors
/// [`StoreError`].
pub async fn rename(forum: &Forum, actor: &Actor, name: PersonName) -> Result<(), StoreError> {
    let change = Change {
        name: Some(name),
        ..Change::default()
    };
    let tx = forum.store.write().await?;
    people::change(&*tx, actor.person, change).await?;
    forum.commit(tx).await
}

/// Sets or changes the password, ends every session of the person, and returns the token of a new one for this browser.
///
/// The old password is needed where one is set, unless the person signed in within the last ten minutes.
///
/// # Errors
/// [`PasswordRefused`]; too many wrong old passwords; or the database failed.
pub async fn set_password(
    forum: &Forum,
    browser: &Browser<'_>,
    actor: &Actor,
    (old, new): (&str, &str),
) -> Result<String, ActError<PasswordRefused>> {
    let (db, now) = (forum.store.read(), forum.clock.now());
    let row = people::of_id(db, actor.person)
        .await?
        .ok_or(ActError::NotFound)?;
    let email = row.email.ok_or(ActError::NotAllowed)?;
    if let Some(hash) = row.password_hash {
        let created = store::sessions::created_at(db, actor.session).await?;
        let fresh = created.is_some_and(|at| now.seconds_since(at) < FRESH_SECONDS);
        if !fresh {
            rates::count(forum, Limited::SignInToAccount, email.as_str()).await??;
            if !password::fits(forum, old, Some(hash)).await? {
                return Err(ActError::Refused(PasswordRefused::WrongOld));
            }
        }
    }
    let own = [row.name.as_str(), email.as_str()];
    let password = password::checked(new, &own)
        .map_err(|refused| ActError::Refused(PasswordRefused::New(refused)))?;
    let change = Change {
        password_hash: Some(password::hash(forum, password).await?),
        ..Change::default()
    };
    let tx = forum.store.write().await?;
    people::change(&*tx, actor.person, change).await?;
    store::sessions::end_all(&*tx, actor.person, None).await?;
    let token = sessions::start(forum, &*tx, actor.person, browser.user_agent).await?;
    forum.commit(tx).await?;
    tracing::info!(person = actor.person.0, "password set");
    Ok(token)
}

/// Ends this browser's session.
///
/// # Errors
/// [`StoreError`].
pub async fn sign_out(forum: &Forum, actor: &Actor) -> Result<(), StoreError> {
    let tx = forum.store.write().await?;
    store::sessions::end(&*tx, actor.person, actor.session).await?;
    tx.commit().await
}

/// Ends one of the person's sessions.
///
/// # Errors
/// [`ActError::NotFound`] for a session that is over or another's; or the database failed.
pub async fn end_session(
    forum: &Forum,
    actor: &Actor,
    session: SessionId,
) -> Result<(), ActError<Never>> {
    let tx = forum.store.write().await?;
    if !store::sessions::end(&*tx, actor.person, session).await? {
        return Err(ActError::NotFound);
    }
    tx.commit().await?;
    Ok(())
}

/// Ends every session of the person but this browser's.
///
/// # Errors
/// [`StoreError`].
pub async fn end_other_sessions(forum: &Forum, actor: &Actor) -> Result<(), StoreError> {
    let tx = forum.store.write().await?;
    store::sessions::end_all(&*tx, actor.person, Some(actor.session)).await?;
    tx.commit().await
}
