//! Settings of mail that arrives: off unless one of two ways in is given.

use super::{ConfigError, key};
use clap::Args;
use mail::SiteMail;
use serde::Deserialize;
use std::net::SocketAddr;
use std::path::PathBuf;

/// What may be given as a flag or in the environment.
#[derive(Debug, Clone, Default, Args)]
pub struct GivenInbound {
    /// Domain whose mail reaches this site: bounces, replies and unsubscribing by mail, for example surat.example.go.id
    #[arg(long, env = "REMBUK_MAIL_INBOUND", global = true)]
    pub mail_inbound: Option<String>,
    /// Address on this machine where a mail server hands over arriving mail by LMTP, for example 127.0.0.1:2424
    #[arg(long, env = "REMBUK_INBOUND_ADDR", global = true)]
    pub inbound_addr: Option<String>,
    /// Folder in Maildir form where a mail server leaves arriving mail
    #[arg(long, env = "REMBUK_INBOUND_MAILDIR", global = true)]
    pub inbound_maildir: Option<PathBuf>,
}

/// The same in `rembuk.toml`, under `[inbound]`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct InboundInFile {
    domain: Option<String>,
    addr: Option<String>,
    maildir: Option<PathBuf>,
}

/// Ways in for mail, checked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inbound {
    /// The domain whose mail arrives here; mail then names addresses in it.
    pub domain: Option<String>,
    /// Where LMTP is spoken; always on this machine.
    pub addr: Option<SocketAddr>,
    /// The folder that is read.
    pub maildir: Option<PathBuf>,
}

impl Inbound {
    /// Joins flags, environment and file.
    pub(super) fn load(given: GivenInbound, file: InboundInFile) -> Result<Self, ConfigError> {
        let addr = given.inbound_addr.or(file.addr).map(|text| address(&text));
        let inbound = Self {
            domain: given
                .mail_inbound
                .or(file.domain)
                .map(|domain| domain.trim().to_owned()),
            addr: addr.transpose()?,
            maildir: given.inbound_maildir.or(file.maildir),
        };
        if inbound.domain.is_none() && (inbound.addr.is_some() || inbound.maildir.is_some()) {
            return Err(key(
                "REMBUK_MAIL_INBOUND",
                "give the domain whose mail arrives, for example surat.example.go.id".to_owned(),
            ));
        }
        Ok(inbound)
    }

    /// The site as it writes mail: it names addresses for answers and failures only where they can arrive.
    ///
    /// # Errors
    /// [`ConfigError`] names the key.
    pub fn site_mail(&self, base_url: &str, mail_from: &str) -> Result<SiteMail, ConfigError> {
        let site = SiteMail::new(base_url, mail_from)
            .map_err(|error| key("REMBUK_MAIL_FROM", error.to_string()))?;
        match &self.domain {
            Some(domain) => site
                .receiving(domain)
                .map_err(|error| key("REMBUK_MAIL_INBOUND", error.to_string())),
            None => Ok(site),
        }
    }
}

/// Nobody is asked for a password there, so only this machine may reach it.
fn address(text: &str) -> Result<SocketAddr, ConfigError> {
    let found = text.parse::<SocketAddr>().ok();
    found.filter(|addr| addr.ip().is_loopback()).ok_or_else(|| {
        key(
            "REMBUK_INBOUND_ADDR",
            format!("{text:?} is not an address of this machine such as 127.0.0.1:2424"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(addr: &str, domain: Option<&str>) -> Result<Inbound, String> {
        let given = GivenInbound {
            inbound_addr: Some(addr.to_owned()),
            mail_inbound: domain.map(str::to_owned),
            ..GivenInbound::default()
        };
        Inbound::load(given, InboundInFile::default()).map_err(|error| error.to_string())
    }

    #[test]
    fn mail_comes_in_from_this_machine_only() {
        let domain = Some("surat.example.id");
        assert!(load("127.0.0.1:2424", domain).is_ok());
        assert!(load("[::1]:2424", domain).is_ok());
        for wrong in [
            "0.0.0.0:2424",
            "192.168.1.1:2424",
            "[::]:2424",
            "localhost:2424",
            "2424",
            "",
        ] {
            let error = load(wrong, domain).unwrap_err();
            assert!(error.starts_with("REMBUK_INBOUND_ADDR: "), "{wrong}");
        }
    }

    #[test]
    fn a_way_in_needs_a_domain_that_is_one() {
        let error = load("127.0.0.1:2424", None).unwrap_err();
        assert!(error.starts_with("REMBUK_MAIL_INBOUND: "), "{error}");
        let site = |domain: &str| {
            let inbound = load("127.0.0.1:2424", Some(domain)).unwrap();
            let site = inbound.site_mail("https://rembuk.id", "noreply@rembuk.id");
            site.map(|_| ()).map_err(|error| error.to_string())
        };
        assert_eq!(site("surat.example.id"), Ok(()));
        let error = site("no domain").unwrap_err();
        assert!(error.starts_with("REMBUK_MAIL_INBOUND: "), "{error}");
    }
}
