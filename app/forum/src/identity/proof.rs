//! Proving an address by code, link or password, and what follows from it.
//!
//! Here, and not before, known, unknown and suspended addresses part.

use super::codes::{self, Registration, Waiting, is_alive, registration};
use super::{Browser, password, sessions};
use crate::error::ActError;
use crate::forum::Forum;
use crate::{rates, secret};
use domain::identity::{CODE_DIGITS, CODE_TRIES, CONSENT_VERSION, Email, WRONG_CODES_A_DAY};
use domain::ids::{PersonId, PublicId};
use domain::language::Language;
use domain::limits::Limited;
use store::people::{self, NewPerson};
use store::sign_ins::{self, SignIn};
use store::{ConnectionTrait, StoreError, Write};

const DAY_SECONDS: i64 = 86_400;
/// How long a proven address may wait for its registration to be finished, in seconds.
const FINISH_SECONDS: i64 = 1_800;

/// What follows from a proven address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proven {
    /// The person is signed in.
    SignedIn {
        /// The token of the new session, for the cookie.
        token: String,
        /// The language of the person's mail.
        language: Language,
        /// Where to go.
        next: String,
        /// The account was made just now.
        new: bool,
    },
    /// Nobody is registered with the address; the ticket lets the browser finish a registration without another code.
    Unknown {
        /// The ticket.
        ticket: PublicId,
    },
    /// The account is suspended.
    Suspended,
}

/// Why a code or link does not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeRefused {
    /// Not six digits; does not count as a try.
    #[error("not a code")]
    NotACode,
    /// Another code; so many tries are left.
    #[error("wrong code, {left} tries left")]
    Wrong {
        /// Tries left.
        left: i32,
    },
    /// Too old, used, tried too often, or never sent.
    #[error("code cannot be used any more")]
    Dead,
    /// Too many wrong codes for this address today; the link of the mail works.
    #[error("too many wrong codes today")]
    LinkOnly,
}

/// The address has no such password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("wrong address or password")]
pub struct PasswordWrong;

/// Proves an address by the code of the mail.
///
/// # Errors
/// [`CodeRefused`]; too often from this network; or the database failed.
pub async fn try_code(
    forum: &Forum,
    browser: &Browser<'_>,
    ticket: &PublicId,
    typed: &str,
) -> Result<Proven, ActError<CodeRefused>> {
    let code = digits(typed).ok_or(ActError::Refused(CodeRefused::NotACode))?;
    rates::count(forum, Limited::SignInFromNetwork, browser.network).await??;
    match compare(forum, browser, ticket, &code).await {
        Err(error) if is_race(&error) => compare(forum, browser, ticket, &code).await,
        done => done,
    }
}

async fn compare(
    forum: &Forum,
    browser: &Browser<'_>,
    ticket: &PublicId,
    code: &str,
) -> Result<Proven, ActError<CodeRefused>> {
    let now = forum.clock.now();
    let tx = forum.store.write().await?;
    let row = sign_ins::of_ticket(&*tx, ticket)
        .await?
        .filter(|row| is_alive(forum, row) && !row.proven && i32::from(row.tries) < CODE_TRIES)
        .ok_or(ActError::Refused(CodeRefused::Dead))?;
    let bucket = wrong_codes_of(forum, &row.email);
    let wrong = store::rates::count(&*tx, &bucket, now, DAY_SECONDS).await?;
    if wrong.acts >= WRONG_CODES_A_DAY {
        return Err(ActError::Refused(CodeRefused::LinkOnly));
    }
    if !store::seal::same(&codes::code_hash(forum, ticket, code), &row.code_hash) {
        sign_ins::count_try(&*tx, row.id).await?;
        store::rates::add(&*tx, &bucket, now, DAY_SECONDS).await?;
        tx.commit().await?;
        tracing::warn!("wrong sign-in code");
        let left = CODE_TRIES - i32::from(row.tries) - 1;
        return Err(ActError::Refused(match left {
            0 => CodeRefused::Dead,
            left => CodeRefused::Wrong { left },
        }));
    }
    follow(forum, tx, browser, (row, None)).await
}

/// The address a link would prove; looking uses nothing up. `None` when the link is dead.
///
/// # Errors
/// [`StoreError`].
pub async fn what_link_opens(forum: &Forum, token: &str) -> Result<Option<Waiting>, StoreError> {
    let row = sign_ins::of_link(forum.store.read(), &codes::link_hash(forum, token)).await?;
    Ok(row
        .filter(|row| is_alive(forum, row) && !row.proven)
        .map(codes::shown))
}

/// Proves an address by the link of the mail.
///
/// # Errors
/// [`CodeRefused::Dead`]; too often from this network; or the database failed.
pub async fn use_link(
    forum: &Forum,
    browser: &Browser<'_>,
    token: &str,
) -> Result<Proven, ActError<CodeRefused>> {
    rates::count(forum, Limited::SignInFromNetwork, browser.network).await??;
    match open(forum, browser, token).await {
        Err(error) if is_race(&error) => open(forum, browser, token).await,
        done => done,
    }
}

async fn open(
    forum: &Forum,
    browser: &Browser<'_>,
    token: &str,
) -> Result<Proven, ActError<CodeRefused>> {
    let tx = forum.store.write().await?;
    let row = sign_ins::of_link(&*tx, &codes::link_hash(forum, token))
        .await?
        .filter(|row| is_alive(forum, row) && !row.proven)
        .ok_or(ActError::Refused(CodeRefused::Dead))?;
    follow(forum, tx, browser, (row, None)).await
}

/// Registers the person of a proven address.
///
/// # Errors
/// [`CodeRefused::Dead`] when the ticket does not allow it; or the database failed.
pub async fn finish_registration(
    forum: &Forum,
    browser: &Browser<'_>,
    ticket: &PublicId,
    registration: Registration,
) -> Result<Proven, ActError<CodeRefused>> {
    rates::count(forum, Limited::SignInFromNetwork, browser.network).await??;
    match finish(forum, browser, ticket, registration.clone()).await {
        Err(error) if is_race(&error) => finish(forum, browser, ticket, registration).await,
        done => done,
    }
}

async fn finish(
    forum: &Forum,
    browser: &Browser<'_>,
    ticket: &PublicId,
    registration: Registration,
) -> Result<Proven, ActError<CodeRefused>> {
    let tx = forum.store.write().await?;
    let row = sign_ins::of_ticket(&*tx, ticket)
        .await?
        .filter(|row| is_alive(forum, row) && row.proven)
        .ok_or(ActError::Refused(CodeRefused::Dead))?;
    follow(forum, tx, browser, (row, Some(registration))).await
}

/// Whether somebody registered with the address between our looking and our writing; looking again finds them.
fn is_race(error: &ActError<CodeRefused>) -> bool {
    matches!(error, ActError::Store(error) if error.is_duplicate())
}

/// Signs in with address and password. Takes as long for an address nobody has.
///
/// # Errors
/// [`PasswordWrong`]; too often for this address or from this network; or the database failed.
pub async fn sign_in_with_password(
    forum: &Forum,
    browser: &Browser<'_>,
    (email, typed): (&Email, &str),
    next: String,
) -> Result<Proven, ActError<PasswordWrong>> {
    rates::count(forum, Limited::SignInFromNetwork, browser.network).await??;
    rates::count(forum, Limited::SignInToAccount, email.as_str()).await??;
    let account = people::of_email(forum.store.read(), email).await?;
    let hash = account
        .as_ref()
        .and_then(|account| account.password_hash.clone());
    if !password::fits(forum, typed, hash).await? {
        tracing::warn!("wrong password");
        return Err(ActError::Refused(PasswordWrong));
    }
    let account = account.ok_or(ActError::Refused(PasswordWrong))?;
    if account.suspended {
        return Ok(Proven::Suspended);
    }
    let tx = forum.store.write().await?;
    let entry = Entry {
        person: account.id,
        language: account.language,
        next,
        new: false,
    };
    let proven = let_in(forum, &*tx, browser, entry).await?;
    forum.commit(tx).await?;
    Ok(proven)
}

/// What follows from a proven row: signs in, registers, or asks for the rest of a registration.
async fn follow(
    forum: &Forum,
    tx: Write,
    browser: &Browser<'_>,
    (row, finished): (SignIn, Option<Registration>),
) -> Result<Proven, ActError<CodeRefused>> {
    let now = forum.clock.now();
    let account = people::of_email(&*tx, &row.email).await?;
    let typed = match finished {
        Some(finished) => Some(finished),
        None => registration(&row)?,
    };
    let proven = match (account, typed) {
        (Some(account), _) if account.suspended => {
            sign_ins::use_up(&*tx, row.id, now).await?;
            Proven::Suspended
        }
        (None, None) => {
            // a new ticket: whoever asked for the code may be somebody else than who followed the link
            let ticket = forum.new_id()?;
            let until = now.plus_seconds(FINISH_SECONDS);
            sign_ins::prove(&*tx, row.id, &ticket, until).await?;
            Proven::Unknown { ticket }
        }
        (Some(account), _) => {
            sign_ins::use_up(&*tx, row.id, now).await?;
            // the code arrived: the address works
            store::bounces::clear(&*tx, account.id).await?;
            let entry = Entry {
                person: account.id,
                language: account.language,
                next: row.next,
                new: false,
            };
            let_in(forum, &*tx, browser, entry).await?
        }
        (None, Some(registration)) => {
            sign_ins::use_up(&*tx, row.id, now).await?;
            let entry = Entry {
                language: row.language,
                next: row.next.clone(),
                new: true,
                person: people::insert(&*tx, new_person(row, registration), now).await?,
            };
            let_in(forum, &*tx, browser, entry).await?
        }
    };
    forum.commit(tx).await?;
    Ok(proven)
}

fn new_person(row: SignIn, registration: Registration) -> NewPerson {
    NewPerson {
        name: registration.name,
        email: row.email,
        language: row.language,
        adult: registration.adult,
        consent_version: Some(CONSENT_VERSION),
        password_hash: None,
    }
}

/// Somebody about to be signed in.
struct Entry {
    person: PersonId,
    language: Language,
    next: String,
    new: bool,
}

/// Starts a session in place of the browser's old one.
async fn let_in(
    forum: &Forum,
    db: &impl ConnectionTrait,
    browser: &Browser<'_>,
    entry: Entry,
) -> Result<Proven, StoreError> {
    if let Some(actor) = browser.actor {
        store::sessions::end(db, actor.person, actor.session).await?;
    }
    let token = sessions::start(forum, db, entry.person, browser.user_agent).await?;
    tracing::info!(person = entry.person.0, new = entry.new, "signed in");
    Ok(Proven::SignedIn {
        token,
        language: entry.language,
        next: entry.next,
        new: entry.new,
    })
}

/// The digits of a code as people type it: with spaces, a hyphen, or around a line break of the mail.
fn digits(typed: &str) -> Option<String> {
    let gaps = |letter: &char| !letter.is_whitespace() && *letter != '-';
    let code: String = typed.chars().take(40).filter(gaps).collect();
    (code.len() == CODE_DIGITS && code.bytes().all(|byte| byte.is_ascii_digit())).then_some(code)
}

/// The name of the bucket that counts wrong codes of an address.
fn wrong_codes_of(forum: &Forum, email: &Email) -> String {
    let digest = forum
        .seal
        .digest("wrong codes", &[email.as_str().as_bytes()]);
    secret::letters(&digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_people_type_them() {
        for typed in ["123456", " 123 456 ", "123-456\n"] {
            assert_eq!(digits(typed).as_deref(), Some("123456"), "{typed}");
        }
        for typed in ["", "12345", "1234567", "12345a", "１２３４５６"] {
            assert_eq!(digits(typed), None, "{typed}");
        }
    }
}
