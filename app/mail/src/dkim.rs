//! Signatures by which providers know that a mail is from the sender's domain (RFC 6376, RFC 8463).
//!
//! Canonical form `relaxed/relaxed`, so that a relay may fold lines anew. The same message signed twice gives the same
//! bytes: there is no time in the signature. Headers that a mail does not have are signed as absent, so that nobody adds
//! them later; `From` is signed once more for the same reason. Keys are never shown, not by `Debug` either.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair};
use std::path::Path;

/// The headers a signature covers.
const HEADERS: [&str; 13] = [
    "from",
    "from",
    "reply-to",
    "to",
    "subject",
    "date",
    "message-id",
    "mime-version",
    "content-type",
    "list-id",
    "list-unsubscribe",
    "list-unsubscribe-post",
    "auto-submitted",
];
/// Characters of a signature on one line.
const LINE: usize = 72;

/// Signs the messages of one domain with one key.
pub struct Signer {
    domain: String,
    selector: String,
    key: Key,
}

enum Key {
    Rsa(Box<RsaKeyPair>),
    Ed25519(Box<Ed25519KeyPair>),
}

/// Why a key cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SignerError {
    /// The file cannot be read.
    #[error("{path}: {error}")]
    File {
        /// Which file.
        path: String,
        /// Why.
        error: std::io::Error,
    },
    /// Somebody else on the machine could read the key.
    #[error("{path} can be read by others: chmod 0600")]
    Open {
        /// Which file.
        path: String,
    },
    /// It is no such key.
    #[error(
        "{path} is no private key in PEM form: RSA of 2048 to 4096 bits (openssl genrsa 2048) or Ed25519 (openssl genpkey -algorithm ed25519)"
    )]
    Key {
        /// Which file.
        path: String,
    },
    /// It would not fit into a DNS name.
    #[error("{0:?} is no selector: letters, digits, hyphens and dots")]
    Selector(String),
}

impl std::fmt::Debug for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Signer")
            .field("domain", &self.domain)
            .field("selector", &self.selector)
            .finish_non_exhaustive()
    }
}

impl Signer {
    /// Reads the key of a selector from a file that only its owner can read.
    ///
    /// # Errors
    /// [`SignerError`], without a word of the file.
    pub fn from_file(domain: &str, selector: &str, path: &Path) -> Result<Self, SignerError> {
        let shown = path.display().to_string();
        let file = |error| SignerError::File {
            path: shown.clone(),
            error,
        };
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(path).map_err(file)?.permissions().mode();
            if mode & 0o077 != 0 {
                return Err(SignerError::Open { path: shown });
            }
        }
        let pem = std::fs::read_to_string(path).map_err(file)?;
        let name_ok = !selector.is_empty()
            && selector.len() <= 63
            && selector
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte));
        if !name_ok {
            return Err(SignerError::Selector(selector.to_owned()));
        }
        Ok(Self {
            domain: domain.to_ascii_lowercase(),
            selector: selector.to_owned(),
            key: read(&pem).ok_or(SignerError::Key { path: shown })?,
        })
    }

    /// The DNS name of the record that publishes the key.
    pub fn name(&self) -> String {
        format!("{}._domainkey.{}", self.selector, self.domain)
    }

    /// The record that publishes the key.
    pub fn record(&self) -> String {
        match &self.key {
            Key::Rsa(pair) => {
                let key = STANDARD.encode(rsa_public_key(pair.public_key().as_ref()));
                format!("v=DKIM1; k=rsa; p={key}")
            }
            Key::Ed25519(pair) => {
                let key = STANDARD.encode(pair.public_key().as_ref());
                format!("v=DKIM1; k=ed25519; p={key}")
            }
        }
    }

    /// The header that signs a message, with its line break; `None` when the key fails.
    pub(crate) fn sign(&self, message: &[u8]) -> Option<String> {
        let text = std::str::from_utf8(message).ok()?;
        let (head, body) = text.split_once("\r\n\r\n")?;
        let algorithm = match self.key {
            Key::Rsa(_) => "rsa-sha256",
            Key::Ed25519(_) => "ed25519-sha256",
        };
        let body_hash = STANDARD.encode(digest(&SHA256, relaxed_body(body).as_bytes()));
        let unsigned = format!(
            "DKIM-Signature: v=1; a={algorithm}; c=relaxed/relaxed; d={};\r\n s={};\r\n h={};\r\n bh={body_hash};\r\n b=",
            self.domain,
            self.selector,
            HEADERS.join(":"),
        );
        let mut signed = relaxed_headers(head);
        signed.push_str(&relaxed_header(&unsigned));
        let signature = STANDARD.encode(self.signature(signed.as_bytes())?);
        let mut lines = String::new();
        for (at, character) in signature.chars().enumerate() {
            if at > 0 && at % LINE == 0 {
                lines.push_str("\r\n ");
            }
            lines.push(character);
        }
        Some(format!("{unsigned}{lines}\r\n"))
    }

    fn signature(&self, signed: &[u8]) -> Option<Vec<u8>> {
        match &self.key {
            Key::Rsa(pair) => {
                let mut signature = vec![0; pair.public().modulus_len()];
                let random = SystemRandom::new();
                pair.sign(&RSA_PKCS1_SHA256, &random, signed, &mut signature)
                    .ok()?;
                Some(signature)
            }
            // RFC 8463 signs the hash, not the text
            Key::Ed25519(pair) => {
                let hash = digest(&SHA256, signed);
                Some(pair.sign(hash.as_ref()).as_ref().to_vec())
            }
        }
    }
}

/// A private key in PEM form, as openssl writes it, old and new.
fn read(pem: &str) -> Option<Key> {
    let (label, rest) = pem.split_once("-----BEGIN ")?.1.split_once("-----")?;
    let base64: String = rest
        .split_once("-----END ")?
        .0
        .chars()
        .filter(|character| !character.is_whitespace())
        .collect();
    let der = STANDARD.decode(base64).ok()?;
    let rsa = |pair: RsaKeyPair| Key::Rsa(Box::new(pair));
    match label {
        "RSA PRIVATE KEY" => RsaKeyPair::from_der(&der).ok().map(rsa),
        "PRIVATE KEY" => Ed25519KeyPair::from_pkcs8_maybe_unchecked(&der)
            .ok()
            .map(|pair| Key::Ed25519(Box::new(pair)))
            .or_else(|| RsaKeyPair::from_pkcs8(&der).ok().map(rsa)),
        _ => None,
    }
}

/// The key with the name of its algorithm around it (SubjectPublicKeyInfo), as the record wants it.
fn rsa_public_key(key: &[u8]) -> Vec<u8> {
    const RSA: [u8; 15] = [
        0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
    ];
    let bits = [&[0], key].concat();
    let bits = [der_head(0x03, bits.len()), bits].concat();
    let inner = [RSA.as_slice(), &bits].concat();
    [der_head(0x30, inner.len()), inner].concat()
}

/// Kind and length of a value between 256 bytes and 64 kB.
fn der_head(kind: u8, length: usize) -> Vec<u8> {
    let length = u16::try_from(length).unwrap_or(u16::MAX).to_be_bytes();
    [&[kind, 0x82], length.as_slice()].concat()
}

/// The signed headers in canonical form, in the order of their names; absent ones are nothing.
fn relaxed_headers(head: &str) -> String {
    let mut headers: Vec<String> = Vec::new();
    for line in head.split("\r\n") {
        match headers.last_mut().filter(|_| line.starts_with([' ', '\t'])) {
            Some(folded) => folded.push_str(line),
            None => headers.push(line.to_owned()),
        }
    }
    let mut out = String::new();
    for name in HEADERS {
        let named = |header: &String| {
            let found = header.split_once(':');
            found.is_some_and(|(given, _)| given.trim_end().eq_ignore_ascii_case(name))
        };
        // each header stands for one name, the last one first
        if let Some(at) = headers.iter().rposition(named) {
            out.push_str(&relaxed_header(&headers.remove(at)));
            out.push_str("\r\n");
        }
    }
    out
}

/// Name in lower case, white space of the value joined; without line break.
fn relaxed_header(header: &str) -> String {
    let (name, value) = header.split_once(':').unwrap_or((header, ""));
    let name = name.trim_end().to_ascii_lowercase();
    let words: Vec<&str> = value
        .split([' ', '\t', '\r', '\n'])
        .filter(|word| !word.is_empty())
        .collect();
    format!("{name}:{}", words.join(" "))
}

/// White space joined and dropped at line ends, empty lines at the end dropped.
fn relaxed_body(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut empty = 0;
    for line in body.split("\r\n") {
        let mut relaxed = String::with_capacity(line.len());
        for character in line.trim_end_matches([' ', '\t']).chars() {
            match character {
                ' ' | '\t' if relaxed.ends_with(' ') => {}
                ' ' | '\t' => relaxed.push(' '),
                other => relaxed.push(other),
            }
        }
        if relaxed.is_empty() {
            empty += 1;
            continue;
        }
        out.push_str(&"\r\n".repeat(empty));
        empty = 0;
        out.push_str(&relaxed);
        out.push_str("\r\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canonical_forms_are_those_of_the_standard() {
        // RFC 6376, 3.4.5
        assert_eq!(relaxed_header("A: X"), "a:X");
        assert_eq!(relaxed_header("B : Y\t\r\n\tZ  "), "b:Y Z");
        assert_eq!(relaxed_body(" C \r\nD \t E\r\n\r\n\r\n"), " C\r\nD E\r\n");
        assert_eq!(relaxed_body("a\r\n\r\n\r\nb\r\n"), "a\r\n\r\n\r\nb\r\n");
        assert_eq!(relaxed_body(""), "");
    }

    #[test]
    fn the_last_of_two_headers_is_signed_and_absent_ones_are_nothing() {
        let head = "Subject: one\r\nFrom: a@b.id\r\nX: y\r\nsubject: two\r\n more";
        assert_eq!(relaxed_headers(head), "from:a@b.id\r\nsubject:two more\r\n");
    }

    #[test]
    fn only_private_keys_are_keys() {
        for wrong in [
            "",
            "-----BEGIN PRIVATE KEY-----",
            "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
            "-----BEGIN PRIVATE KEY-----\n!\n-----END PRIVATE KEY-----",
        ] {
            assert!(read(wrong).is_none(), "{wrong}");
        }
    }
}
