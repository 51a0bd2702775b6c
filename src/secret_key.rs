//! The site's secret: 32 bytes in `DATA/secret.key`, made once, readable by the operator's user only.
//!
//! It seals who wrote anonymous posts and signs tokens. It is not in the database, and a backup keeps it in a file of its
//! own beside the other.

use sha2::{Digest, Sha256};
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// The name of the file in the data folder.
pub const FILE: &str = "secret.key";

/// Reads the secret, or makes it on the first start.
///
/// # Errors
/// When the file cannot be read or written, or holds something else than 64 hex digits.
pub fn load_or_make(data: &Path) -> io::Result<[u8; 32]> {
    let path = data.join(FILE);
    match read(&path) {
        Ok(secret) => Ok(secret),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let mut secret = [0; 32];
            getrandom::fill(&mut secret).map_err(io::Error::other)?;
            write(&path, &secret)?;
            Ok(secret)
        }
        Err(error) => Err(error),
    }
}

/// Reads a secret.
///
/// # Errors
/// When the file cannot be read, or holds something else than 64 hex digits.
pub fn read(path: &Path) -> io::Result<[u8; 32]> {
    parse(fs::read_to_string(path)?.trim()).ok_or_else(|| {
        io::Error::new(
            ErrorKind::InvalidData,
            format!("{} does not hold 64 hex digits", path.display()),
        )
    })
}

/// By what a secret is known again without telling it.
pub fn fingerprint(secret: &[u8; 32]) -> String {
    let digest = Sha256::new()
        .chain_update(b"rembuk secret key")
        .chain_update(secret)
        .finalize();
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes a secret to a new file that only this user can read.
///
/// # Errors
/// When the file exists or cannot be written.
pub fn write(path: &Path, secret: &[u8; 32]) -> io::Result<()> {
    let hex: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    writeln!(file, "{hex}")?;
    file.sync_all()
}

fn parse(hex: &str) -> Option<[u8; 32]> {
    let mut secret = [0; 32];
    if hex.len() != 64 {
        return None;
    }
    for (place, byte) in secret.iter_mut().enumerate() {
        *byte = u8::from_str_radix(hex.get(place * 2..place * 2 + 2)?, 16).ok()?;
    }
    Some(secret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_is_read_back() {
        let hex = "00ff".repeat(16);
        let secret = parse(&hex).unwrap();
        assert_eq!((secret[0], secret[31]), (0, 255));
        assert_eq!(parse("00"), None);
        assert_eq!(parse(&"zz".repeat(32)), None);
        assert_ne!(fingerprint(&secret), fingerprint(&[0; 32]));
    }
}
