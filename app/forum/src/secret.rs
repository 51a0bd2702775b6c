//! Randomness, and tokens made of it.

use store::StoreError;

/// Random bytes from the operating system.
///
/// # Errors
/// [`StoreError::Unreadable`] when the machine gives none.
pub fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_error| StoreError::Unreadable {
        table: "machine",
        what: "randomness",
    })?;
    Ok(bytes)
}

/// Letters of tokens: no digits, so that no token can be taken for a six-digit code.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyzABCDEFGH";

/// A token of 26 letters, 130 random bits, for links and secrets.
///
/// # Errors
/// As [`random`].
pub fn token() -> Result<String, StoreError> {
    Ok(letters(&random::<26>()?))
}

/// Writes bytes as letters, five bits each; the other three are dropped.
pub fn letters(bytes: &[u8]) -> String {
    bytes
        .iter()
        .filter_map(|byte| LETTERS.get(usize::from(byte & 31)))
        .map(|letter| char::from(*letter))
        .collect()
}

/// A random number below 2^31.
///
/// # Errors
/// As [`random`].
pub fn shuffle() -> Result<i64, StoreError> {
    let bytes: [u8; 4] = random()?;
    Ok(i64::from(u32::from_be_bytes(bytes) >> 1))
}

/// A random UUID (version 4) as text.
///
/// # Errors
/// As [`random`].
pub fn uuid() -> Result<String, StoreError> {
    Ok(uuid::Builder::from_random_bytes(random()?)
        .into_uuid()
        .to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_long_and_hold_no_digit() {
        let token = token().unwrap();
        assert_eq!(token.len(), 26);
        assert!(token.bytes().all(|byte| byte.is_ascii_alphabetic()));
        assert_eq!(letters(&[0, 31, 32]), "aHa");
    }
}
