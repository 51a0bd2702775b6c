//! Asking for a code: one row and one mail for every address, whoever has it.

use super::Browser;
use crate::error::{ActError, Never};
use crate::forum::Forum;
use crate::{notifications, rates, secret};
use domain::identity::{CODE_DIGITS, CODE_SECONDS, Email};
use domain::ids::PublicId;
use domain::language::Language;
use domain::letters::{CodeLetter, CodePurpose, Letter};
use domain::limits::Limited;
use domain::words::PersonName;
use serde::{Deserialize, Serialize};
use store::StoreError;
use store::sign_ins::{self, NewSignIn, SignIn};

/// How long rows stay after code and link died, so that somebody slow is told so.
const KEPT_SECONDS: i64 = 86_400;

/// What a new person says. Holding one means that the person agreed to the consent text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// What the person wants to be called.
    pub name: PersonName,
    /// Whether the person is 18 or older.
    pub adult: bool,
}

/// Somebody wants to prove an address.
#[derive(Debug, Clone)]
pub struct CodeRequest {
    /// The address.
    pub email: Email,
    /// What was typed while registering; `None` when signing in.
    pub registration: Option<Registration>,
    /// The language of the mail.
    pub language: Language,
    /// Where to go afterwards: a path of this site.
    pub next: String,
}

/// What the page that asks for the code shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The address as it was typed.
    pub email: Email,
    /// Where to go afterwards.
    pub next: String,
}

/// Sends a code and a link to an address and returns the ticket of the form that asks for the code.
///
/// # Errors
/// Too often for this address or from this network; or the database failed.
pub async fn request_code(
    forum: &Forum,
    browser: &Browser<'_>,
    request: CodeRequest,
) -> Result<PublicId, ActError<Never>> {
    rates::count(forum, Limited::CodeFromNetwork, browser.network).await??;
    rates::count(forum, Limited::CodeForAddress, request.email.as_str()).await??;
    let now = forum.clock.now();
    let (code, link, ticket) = (code()?, secret::token()?, forum.new_id()?);
    let purpose = match request.registration {
        Some(_) => CodePurpose::Register,
        None => CodePurpose::SignIn,
    };
    let registration = request
        .registration
        .as_ref()
        .map(serde_json::to_string)
        .transpose()
        .map_err(|_error| UNREADABLE)?;
    let row = NewSignIn {
        ticket: ticket.clone(),
        email: request.email.clone(),
        code_hash: code_hash(forum, &ticket, &code),
        link_hash: link_hash(forum, &link),
        registration,
        language: request.language,
        next: request.next,
        expires_at: now.plus_seconds(CODE_SECONDS),
    };
    let letter = Letter::Code(CodeLetter {
        code,
        path: format!("/masuk/tautan/{link}"),
        purpose,
        minutes: u32::try_from(CODE_SECONDS / 60).unwrap_or(u32::MAX),
    });
    let tx = forum.store.write().await?;
    sign_ins::forget(&*tx, now.plus_seconds(-KEPT_SECONDS)).await?;
    sign_ins::insert(&*tx, row, now).await?;
    let to = (&request.email, request.language);
    notifications::tell_address(forum, &*tx, to, &letter).await?;
    forum.commit(tx).await?;
    Ok(ticket)
}

/// Sends another code for a ticket and returns the new ticket; the old code and link die.
///
/// # Errors
/// The ticket is unknown or was used; else as [`request_code`].
pub async fn request_code_again(
    forum: &Forum,
    browser: &Browser<'_>,
    ticket: &PublicId,
) -> Result<PublicId, ActError<Never>> {
    let old = sign_ins::of_ticket(forum.store.read(), ticket)
        .await?
        .filter(|row| row.used_at.is_none() && !row.proven)
        .ok_or(ActError::NotFound)?;
    let request = CodeRequest {
        email: old.email.clone(),
        registration: registration(&old)?,
        language: old.language,
        next: old.next.clone(),
    };
    let new = request_code(forum, browser, request).await?;
    let tx = forum.store.write().await?;
    sign_ins::use_up(&*tx, old.id, forum.clock.now()).await?;
    tx.commit().await?;
    Ok(new)
}

/// What the page that asks for a code shows; `None` when its code cannot be used any more.
///
/// # Errors
/// [`StoreError`].
pub async fn waiting(forum: &Forum, ticket: &PublicId) -> Result<Option<Waiting>, StoreError> {
    let row = sign_ins::of_ticket(forum.store.read(), ticket).await?;
    Ok(row
        .filter(|row| is_alive(forum, row) && !row.proven)
        .map(shown))
}

/// The proven address whose registration is to be finished; `None` when the ticket does not allow it.
///
/// # Errors
/// [`StoreError`].
pub async fn registration_waiting(
    forum: &Forum,
    ticket: &PublicId,
) -> Result<Option<Waiting>, StoreError> {
    let row = sign_ins::of_ticket(forum.store.read(), ticket).await?;
    Ok(row
        .filter(|row| is_alive(forum, row) && row.proven)
        .map(shown))
}

/// Neither used nor too old.
pub(super) fn is_alive(forum: &Forum, row: &SignIn) -> bool {
    row.used_at.is_none() && forum.clock.now() < row.expires_at
}

/// What was typed while registering.
pub(super) fn registration(row: &SignIn) -> Result<Option<Registration>, StoreError> {
    row.registration
        .as_deref()
        .map(serde_json::from_str)
        .transpose()
        .map_err(|_error| UNREADABLE)
}

pub(super) fn code_hash(forum: &Forum, ticket: &PublicId, code: &str) -> Vec<u8> {
    let parts = [ticket.as_str().as_bytes(), code.as_bytes()];
    forum.seal.digest("sign-in code", &parts).to_vec()
}

pub(super) fn link_hash(forum: &Forum, token: &str) -> Vec<u8> {
    let digest = forum.seal.digest("sign-in link", &[token.as_bytes()]);
    digest.to_vec()
}

pub(super) fn shown(row: SignIn) -> Waiting {
    Waiting {
        email: row.email,
        next: row.next,
    }
}

const UNREADABLE: StoreError = StoreError::Unreadable {
    table: "sign_in",
    what: "registration",
};

/// Six random digits, each code as likely as any other.
fn code() -> Result<String, StoreError> {
    const CODES: u32 = 10_u32.pow(CODE_DIGITS as u32);
    /// Numbers from here on would make the first codes likelier.
    const FAIR: u32 = u32::MAX / CODES * CODES;
    loop {
        let number = u32::from_be_bytes(secret::random()?);
        if number < FAIR {
            return Ok(format!("{:0width$}", number % CODES, width = CODE_DIGITS));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_six_digits_and_differ() {
        let codes: Vec<String> = (0..100).map(|_| code().unwrap()).collect();
        assert!(
            codes
                .iter()
                .all(|code| code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit()))
        );
        assert!(codes.iter().any(|code| *code != codes[0]));
    }
}
