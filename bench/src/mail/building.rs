//! Messages built in this process: every kind of letter, in both languages, unsigned and signed.

use anyhow::{Context, Result, bail};
use domain::language::Language;
use domain::time::Timestamp;
use mail::{Addressee, Signer, SiteMail, Stamp, compose, preview};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const DOMAIN: &str = "rembuk.example";
/// A Tuesday in November 2026.
const AT: Timestamp = Timestamp(1_795_523_160_000_000);

/// Messages of one kind of signature.
#[derive(Debug)]
pub(super) struct Built {
    pub(super) signature: &'static str,
    pub(super) messages: usize,
    pub(super) took: Duration,
    /// Bytes of all of them.
    pub(super) bytes: usize,
}

/// Builds so many messages with each kind of signature, one after the other.
pub(super) fn measure(folder: &Path, messages: usize) -> Result<Vec<Built>> {
    let site = || SiteMail::new("https://rembuk.example", "Rembuk <noreply@rembuk.example>");
    let mut built = vec![build("none", &site()?, messages)?];
    for (signature, arguments) in [
        ("Ed25519", &["-algorithm", "ed25519"][..]),
        (
            "RSA, 2048 bits",
            &["-algorithm", "rsa", "-pkeyopt", "rsa_keygen_bits:2048"],
        ),
    ] {
        match key(folder, arguments)? {
            Some(path) => {
                let signer = Signer::from_file(DOMAIN, "bench", &path)?;
                let site = site()?.signed_by(vec![signer]);
                built.push(build(signature, &site, messages)?);
            }
            None => crate::report::note("openssl is missing, so nothing was signed"),
        }
    }
    Ok(built)
}

/// Has openssl make a key, as operators do.
fn key(folder: &Path, arguments: &[&str]) -> Result<Option<PathBuf>> {
    let path = folder.join("bench.pem");
    let made = Command::new("openssl")
        .arg("genpkey")
        .args(arguments)
        .arg("-out")
        .arg(&path)
        .stderr(Stdio::null())
        .status();
    let Ok(status) = made else {
        return Ok(None);
    };
    if !status.success() {
        bail!("openssl made no key");
    }
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o600))?;
    Ok(Some(path))
}

fn build(signature: &'static str, site: &SiteMail, messages: usize) -> Result<Built> {
    let mut letters = Vec::new();
    for language in [Language::Indonesian, Language::English] {
        let to = preview::addressee(language).context("a reader")?;
        for sample in preview::samples(language) {
            letters.push((to.clone(), sample.letter));
        }
    }
    let begun = Instant::now();
    let mut bytes = 0;
    for (number, (to, letter)) in letters.iter().cycle().take(messages).enumerate() {
        let stamp = Stamp {
            id: uuid::Uuid::from_u128(u128::try_from(number)?),
            at: AT,
        };
        let to: &Addressee = to;
        bytes += compose(site, to, letter, stamp)?.bytes.len();
    }
    Ok(Built {
        signature,
        messages,
        took: begun.elapsed(),
        bytes,
    })
}
