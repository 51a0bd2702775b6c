//! The seal between an anonymous post and its author: keys that are never in the database.
//!
//! A post keeps the person's id under an authenticated cipher (opened to notify the author) and a keyed tag of person
//! and consultation (by which authors find their own posts). Without the key a copy of the database names nobody, and
//! posts of one person in two consultations cannot be told to belong together.

use crate::error::StoreError;
use chacha20poly1305::aead::{Aead, KeyInit as _};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use domain::ids::{ConsultationId, PersonId};
use hmac::{Hmac, KeyInit as _, Mac};
use sha2::Sha256;
use std::sync::Arc;

const NONCE_BYTES: usize = 24;
const TAG_BYTES: usize = 16;

/// Keys derived from the site's secret. A copy shares them; `Debug` shows none.
#[derive(Clone)]
pub struct Seal {
    /// The secret, filled up to the block of the hash, as HMAC does with a short key.
    block: Arc<[u8; 64]>,
}

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seal")
    }
}

impl Seal {
    /// A seal under the site's 32 secret bytes.
    pub fn new(secret: [u8; 32]) -> Self {
        let mut block = [0; 64];
        for (to, from) in block.iter_mut().zip(secret) {
            *to = from;
        }
        Self {
            block: Arc::new(block),
        }
    }

    /// A keyed digest for one purpose; different purposes never share a value.
    pub fn digest(&self, purpose: &str, parts: &[&[u8]]) -> [u8; 32] {
        let mut mac = self.mac();
        mac.update(purpose.as_bytes());
        for part in parts {
            mac.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    /// The tag of a person's anonymous posts in one consultation.
    pub fn tag(&self, person: PersonId, consultation: ConsultationId) -> Vec<u8> {
        let digest = self.digest(
            "author tag",
            &[&person.0.to_be_bytes(), &consultation.0.to_be_bytes()],
        );
        digest.into_iter().take(TAG_BYTES).collect()
    }

    /// Seals who wrote an anonymous post.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when the machine gives no randomness.
    pub fn close(&self, person: PersonId) -> Result<Vec<u8>, StoreError> {
        let failed = |_| StoreError::Unreadable {
            table: "seal",
            what: "randomness",
        };
        let mut nonce = [0u8; NONCE_BYTES];
        getrandom::fill(&mut nonce).map_err(failed)?;
        let sealed = self
            .cipher()
            .encrypt(
                XNonce::from_slice(&nonce),
                person.0.to_be_bytes().as_slice(),
            )
            .map_err(|_error| StoreError::Unreadable {
                table: "seal",
                what: "cipher",
            })?;
        Ok([nonce.as_slice(), sealed.as_slice()].concat())
    }

    /// Opens a seal; `None` when it is not one of this key.
    pub fn open(&self, sealed: &[u8]) -> Option<PersonId> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE_BYTES)?;
        let plain = self
            .cipher()
            .decrypt(XNonce::from_slice(nonce), sealed)
            .ok()?;
        Some(PersonId(i64::from_be_bytes(plain.try_into().ok()?)))
    }

    /// Seals sixteen bytes for one purpose into thirty-two; the same bytes always give the same.
    ///
    /// The first half is a keyed digest of the bytes, the second the bytes under a key stream made of that digest (the
    /// synthetic nonce of RFC 5297, with HMAC-SHA256): short enough for an address, and nobody makes one up or changes one.
    pub fn wrap(&self, purpose: &str, plain: [u8; 16]) -> [u8; 32] {
        let mark = first_half(self.digest(purpose, &[b"mark", &plain]));
        let stream = self.digest(purpose, &[b"stream", &mark]);
        let mut sealed = [0; 32];
        let hidden = plain.iter().zip(stream).map(|(plain, key)| plain ^ key);
        for (to, from) in sealed.iter_mut().zip(mark.into_iter().chain(hidden)) {
            *to = from;
        }
        sealed
    }

    /// Opens what [`Seal::wrap`] made for the same purpose; `None` when it is not such.
    pub fn unwrap(&self, purpose: &str, sealed: &[u8; 32]) -> Option<[u8; 16]> {
        let mark = first_half(*sealed);
        let stream = self.digest(purpose, &[b"stream", &mark]);
        let mut plain = [0; 16];
        for (to, (from, key)) in plain.iter_mut().zip(sealed.iter().skip(16).zip(stream)) {
            *to = from ^ key;
        }
        let right = first_half(self.digest(purpose, &[b"mark", &plain]));
        same(&right, &mark).then_some(plain)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        let key = self.digest("author seal", &[]);
        XChaCha20Poly1305::new(Key::from_slice(&key))
    }

    fn mac(&self) -> Hmac<Sha256> {
        Hmac::<Sha256>::new(&(*self.block).into())
    }
}

fn first_half(bytes: [u8; 32]) -> [u8; 16] {
    let mut half = [0; 16];
    for (to, from) in half.iter_mut().zip(bytes) {
        *to = from;
    }
    half
}

/// Equal without telling by the time it took where the first difference is.
pub fn same(left: &[u8], right: &[u8]) -> bool {
    bool::from(subtle::ConstantTimeEq::ct_eq(left, right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_key_opens_and_every_seal_differs() {
        let seal = Seal::new([7; 32]);
        let one = seal.close(PersonId(42)).unwrap();
        let two = seal.close(PersonId(42)).unwrap();
        assert_ne!(one, two);
        assert_eq!(seal.open(&one), Some(PersonId(42)));
        assert_eq!(Seal::new([8; 32]).open(&one), None);
        assert_eq!(seal.open(b"short"), None);
    }

    #[test]
    fn tags_differ_between_consultations_and_purposes_never_meet() {
        let seal = Seal::new([7; 32]);
        let tag = seal.tag(PersonId(1), ConsultationId(1));
        assert_eq!(tag, seal.tag(PersonId(1), ConsultationId(1)));
        assert_ne!(tag, seal.tag(PersonId(1), ConsultationId(2)));
        assert_ne!(seal.digest("a", &[b"bc"]), seal.digest("a", &[b"b", b"c"]));
        assert!(same(b"ab", b"ab") && !same(b"ab", b"ac") && !same(b"a", b"ab"));
    }
}
