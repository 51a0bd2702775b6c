//! Settings of mail beyond its server and its sender.

use super::{ConfigError, key};
use clap::Args;
use mail::{Signer, SiteMail};
use serde::Deserialize;
use std::path::PathBuf;

/// Mails a minute to one domain, when nothing is said.
const PER_DOMAIN: u32 = 600;

/// What may be given as a flag or in the environment.
#[derive(Debug, Clone, Default, Args)]
pub struct GivenDelivery {
    /// Mails a minute to one domain, codes not counted; 0 sets no limit [default: 600]
    #[arg(long, env = "REMBUK_MAIL_PER_DOMAIN", global = true)]
    pub mail_per_domain: Option<String>,
    /// Private key files (PEM) that sign mail with DKIM, separated by commas
    #[arg(long, env = "REMBUK_DKIM_KEY", global = true)]
    pub dkim_key: Option<String>,
    /// Their selectors in the DNS, in the same order
    #[arg(long, env = "REMBUK_DKIM_SELECTOR", global = true)]
    pub dkim_selector: Option<String>,
    /// Domain that signs [default: the sender's]
    #[arg(long, env = "REMBUK_DKIM_DOMAIN", global = true)]
    pub dkim_domain: Option<String>,
}

/// The same in `rembuk.toml`, under `[mail]`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct DeliveryInFile {
    per_domain: Option<u32>,
    dkim_key: Option<String>,
    dkim_selector: Option<String>,
    dkim_domain: Option<String>,
}

/// How mail is sent, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Mails a minute to one domain; 0 sets no limit.
    pub per_domain: u32,
    /// Selectors and key files that sign.
    pub dkim: Vec<(String, PathBuf)>,
    /// The domain that signs; the sender's when not set.
    pub dkim_domain: Option<String>,
}

impl Default for Delivery {
    fn default() -> Self {
        Self {
            per_domain: PER_DOMAIN,
            dkim: Vec::new(),
            dkim_domain: None,
        }
    }
}

impl Delivery {
    /// Joins flags, environment and file.
    pub(super) fn load(given: GivenDelivery, file: DeliveryInFile) -> Result<Self, ConfigError> {
        let per_domain = match given.mail_per_domain {
            Some(text) => text.parse().map_err(|_error| {
                key(
                    "REMBUK_MAIL_PER_DOMAIN",
                    format!("{text:?} is not a number of mails a minute"),
                )
            })?,
            None => file.per_domain.unwrap_or(PER_DOMAIN),
        };
        let keys = list(given.dkim_key.or(file.dkim_key));
        let selectors = list(given.dkim_selector.or(file.dkim_selector));
        if keys.len() != selectors.len() {
            return Err(key(
                "REMBUK_DKIM_SELECTOR",
                format!(
                    "{} for {} files of REMBUK_DKIM_KEY; give one for each",
                    selectors.len(),
                    keys.len()
                ),
            ));
        }
        Ok(Self {
            per_domain,
            dkim: selectors
                .into_iter()
                .zip(keys.into_iter().map(PathBuf::from))
                .collect(),
            dkim_domain: given.dkim_domain.or(file.dkim_domain),
        })
    }

    /// The site as it writes mail, signing.
    ///
    /// # Errors
    /// [`ConfigError`] names the key: a file that cannot be used.
    pub fn signing(&self, site: SiteMail) -> Result<SiteMail, ConfigError> {
        let domain = self.dkim_domain.as_deref().unwrap_or(site.domain());
        let signers = self
            .dkim
            .iter()
            .map(|(selector, path)| Signer::from_file(domain, selector, path))
            .collect::<Result<Vec<_>, _>>()
            .map_err(|error| key("REMBUK_DKIM_KEY", error.to_string()))?;
        Ok(site.signed_by(signers))
    }
}

fn list(text: Option<String>) -> Vec<String> {
    let text = text.unwrap_or_default();
    let words = text.split(',').map(str::trim);
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(key: &str, selector: &str) -> GivenDelivery {
        GivenDelivery {
            dkim_key: Some(key.to_owned()),
            dkim_selector: Some(selector.to_owned()),
            ..GivenDelivery::default()
        }
    }

    #[test]
    fn each_key_has_its_selector() {
        let load = |given| Delivery::load(given, DeliveryInFile::default());
        let two = load(given("/etc/rsa.pem, /etc/ed.pem", "r2026,e2026")).unwrap();
        assert_eq!(two.dkim.len(), 2);
        assert_eq!(two.dkim[1], ("e2026".to_owned(), "/etc/ed.pem".into()));
        let error = load(given("/etc/rsa.pem", "")).unwrap_err().to_string();
        assert!(error.starts_with("REMBUK_DKIM_SELECTOR: "), "{error}");
        assert_eq!(load(GivenDelivery::default()).unwrap(), Delivery::default());
    }

    #[test]
    fn a_file_that_cannot_be_used_is_said_with_its_key() {
        let given = given("/does/not/exist.pem", "r2026");
        let delivery = Delivery::load(given, DeliveryInFile::default()).unwrap();
        let site = SiteMail::new("https://rembuk.id", "a@rembuk.id").unwrap();
        let error = delivery.signing(site).unwrap_err().to_string();
        assert!(
            error.starts_with("REMBUK_DKIM_KEY: /does/not/exist.pem"),
            "{error}"
        );
    }
}
