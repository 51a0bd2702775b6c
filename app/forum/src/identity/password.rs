//! Passwords: which ones do, and their Argon2id hashes.
//!
//! Hashing runs beside the workers of requests and never more than twice at once. Where there is no hash to compare
//! with, one of the same cost is compared, so that an answer takes as long for an unknown address as for a known one.

use super::blocklist;
use crate::forum::Forum;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use domain::identity::{PASSWORD_MAX, PASSWORD_MIN, PasswordError};
use store::StoreError;
use unicode_normalization::UnicodeNormalization;

/// Memory of one hash, in KiB (19 MiB, as OWASP advises for two passes).
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// A hash of the same cost that no password fits.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5cyBzYWx0IQ$\
     YXQgYWxsIG5vIHBhc3N3b3JkIGV2ZXIgZ2l2ZXMgdGg";

/// A password that may be set, in the form it is hashed in.
pub(super) struct Password(String);

/// Checks a new password. `own` are the person's name and address, which it must not be made of.
pub(super) fn checked(text: &str, own: &[&str]) -> Result<Password, PasswordError> {
    let text: String = text.nfc().collect();
    let length = text.chars().count();
    if length < PASSWORD_MIN {
        return Err(PasswordError::TooShort);
    }
    if length > PASSWORD_MAX {
        return Err(PasswordError::TooLong);
    }
    if blocklist::is_easy(&text, own) {
        return Err(PasswordError::Common);
    }
    Ok(Password(text))
}

/// Hashes a password under a random salt, as a PHC string.
pub(super) async fn hash(forum: &Forum, password: Password) -> Result<String, StoreError> {
    let salt = crate::secret::random::<16>()?;
    beside(forum, move || {
        let hash: Option<PasswordHash> = hasher()?
            .hash_password_with_salt(password.0.as_bytes(), &salt)
            .ok();
        hash.map(|hash| hash.to_string())
    })
    .await?
    .ok_or(FAILED)
}

/// Whether `text` is the password of `hash`; takes as long when there is none.
pub(super) async fn fits(
    forum: &Forum,
    text: &str,
    hash: Option<String>,
) -> Result<bool, StoreError> {
    // longer ones were never set; what is hashed of them does not matter
    let text: String = text.nfc().take(PASSWORD_MAX + 1).collect();
    let known = hash.is_some();
    let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
    let fits = beside(forum, move || {
        let hash = PasswordHash::new(&hash).ok()?;
        Some(hasher()?.verify_password(text.as_bytes(), &hash).is_ok())
    });
    let fits = fits.await?.ok_or(FAILED)?;
    Ok(fits && known)
}

const FAILED: StoreError = StoreError::Unreadable {
    table: "person",
    what: "password hash",
};

fn hasher() -> Option<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).ok()?;
    Some(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Computes beside the workers of requests, when it is this computation's turn.
async fn beside<T: Send + 'static>(
    forum: &Forum,
    compute: impl FnOnce() -> T + Send + 'static,
) -> Result<T, StoreError> {
    let _turn = forum.hashing.acquire().await.map_err(|_closed| FAILED)?;
    tokio::task::spawn_blocking(compute)
        .await
        .map_err(|_panicked| FAILED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_is_counted_in_characters_of_the_composed_form() {
        // each of these letters is two characters as typed and one when composed
        let typed = "u\u{308}x".repeat(7);
        assert_eq!(checked(&typed, &[]).err(), Some(PasswordError::TooShort));
        assert!(checked("korsi hijau melompati 7 pagar", &[]).is_ok());
        let long = "aZ3-".repeat(64);
        assert_eq!(
            checked(&format!("{long}x"), &[]).err(),
            Some(PasswordError::TooLong)
        );
    }

    #[test]
    fn the_hash_of_nobody_costs_the_same() {
        let hash = PasswordHash::new(NOBODY).unwrap();
        assert_eq!(hash.algorithm.as_str(), "argon2id");
        let params = Params::try_from(&hash).unwrap();
        assert_eq!(
            (params.m_cost(), params.t_cost(), params.p_cost()),
            (MEMORY_KIB, PASSES, LANES)
        );
        assert!(
            hasher()
                .unwrap()
                .verify_password(b"anything", &hash)
                .is_err()
        );
    }
}
