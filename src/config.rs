//! The only reader of environment and file: flag over environment over `rembuk.toml` over default.

mod delivery;
mod inbound;

pub use delivery::{Delivery, GivenDelivery};
pub use inbound::{GivenInbound, Inbound};

use clap::Args;
use delivery::DeliveryInFile;
use inbound::InboundInFile;
use mail::SiteMail;
use serde::Deserialize;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

/// What may be given as a flag or in the environment.
#[derive(Debug, Clone, Default, Args)]
pub struct Given {
    /// Address to listen on [default: 127.0.0.1:3000]
    #[arg(long, env = "REMBUK_ADDR", global = true)]
    pub addr: Option<String>,
    /// Folder of the database, the index, the secret key and written mail [default: data]
    #[arg(long, env = "REMBUK_DATA", global = true)]
    pub data: Option<PathBuf>,
    /// Address people reach the site under; links in mail are built from it alone
    #[arg(long, env = "REMBUK_BASE_URL", global = true)]
    pub base_url: Option<String>,
    /// postgres://… instead of the SQLite file in the data folder
    #[arg(
        long,
        env = "REMBUK_DATABASE_URL",
        global = true,
        hide_env_values = true
    )]
    pub database_url: Option<String>,
    /// smtp://user:password@host:port or smtps://…; without it mail is written to DATA/mail
    #[arg(long, env = "REMBUK_SMTP_URL", global = true, hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// Sender of mail, for example "Rembuk <noreply@example.go.id>"
    #[arg(long, env = "REMBUK_MAIL_FROM", global = true)]
    pub mail_from: Option<String>,
    /// How mail is sent.
    #[command(flatten)]
    pub delivery: GivenDelivery,
    /// What is logged: error, warn, info, debug, or a filter of tracing [default: info]
    #[arg(long, env = "REMBUK_LOG", global = true)]
    pub log: Option<String>,
    /// Addresses of reverse proxies whose X-Forwarded-For is believed, separated by commas
    #[arg(long, env = "REMBUK_TRUSTED_PROXIES", global = true)]
    pub trusted_proxies: Option<String>,
    /// Who runs the site and answers for the personal data in it; named on the privacy page
    #[arg(long, env = "REMBUK_OPERATOR", global = true)]
    pub operator: Option<String>,
    /// How to reach them: an e-mail address; named on the privacy page
    #[arg(long, env = "REMBUK_CONTACT", global = true)]
    pub contact: Option<String>,
    /// Mail that arrives.
    #[command(flatten)]
    pub inbound: GivenInbound,
    /// Another address that answers /metrics, and nothing else; then the site's own address does not
    #[arg(long, env = "REMBUK_METRICS_ADDR", global = true)]
    pub metrics_addr: Option<String>,
    /// Reload pages after a restart; set by the development loop
    #[arg(long, env = "REMBUK_DEV", global = true, hide = true)]
    pub dev: Option<String>,
}

/// The name of the file in the data folder.
pub const FILE: &str = "rembuk.toml";

/// The file `rembuk.toml`, in the data folder.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct InFile {
    addr: Option<String>,
    base_url: Option<String>,
    database_url: Option<String>,
    smtp_url: Option<String>,
    mail_from: Option<String>,
    inbound: Option<InboundInFile>,
    mail: Option<DeliveryInFile>,
    log: Option<String>,
    trusted_proxies: Option<String>,
    site_name: Option<String>,
    operator: Option<String>,
    contact: Option<String>,
    metrics_addr: Option<String>,
    bench: Option<Bench>,
}

/// Settings of benchmarks; never set on a real site.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Bench {
    /// Lifts every rate limit.
    pub unlimited: bool,
    /// Renders every page anew.
    pub no_page_cache: bool,
}

/// The configuration, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Where to listen.
    pub addr: SocketAddr,
    /// The data folder.
    pub data: PathBuf,
    /// Without a slash at the end.
    pub base_url: String,
    /// `sqlite://…` or `postgres://…`.
    pub database_url: String,
    /// `None`: mail is written to files.
    pub smtp_url: Option<String>,
    /// The sender of mail.
    pub mail_from: String,
    /// Ways in for mail.
    pub inbound: Inbound,
    /// How it is sent.
    pub delivery: Delivery,
    /// Filter of the log.
    pub log: String,
    /// Proxies that are believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// What the site calls itself.
    pub site_name: String,
    /// Who runs it and answers for the personal data in it.
    pub operator: String,
    /// How to reach them: an e-mail address.
    pub contact: String,
    /// Keys of the two above that nobody has set.
    pub unsaid: Vec<&'static str>,
    /// Where `/metrics` is answered instead of on the site's own address.
    pub metrics_addr: Option<SocketAddr>,
    /// Settings of benchmarks.
    pub bench: Bench,
    /// Development on this machine: pages reload themselves.
    pub dev: bool,
}

/// The contact of a site that has not said its own.
const NO_CONTACT: &str = "privasi@rembuk.invalid";

/// A key holds something that makes no sense.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The value of a key is wrong.
    #[error("{key}: {wrong}")]
    Key {
        /// The key, as in the environment.
        key: &'static str,
        /// What is wrong and what would be right.
        wrong: String,
    },
    /// The file cannot be read.
    #[error("{path}: {wrong}")]
    File {
        /// The file.
        path: String,
        /// What is wrong.
        wrong: String,
    },
}

impl Config {
    /// Joins flags, environment and file, and checks every key.
    ///
    /// # Errors
    /// [`ConfigError`] names the key.
    pub fn load(given: Given) -> Result<Self, ConfigError> {
        let data = given.data.unwrap_or_else(|| PathBuf::from("data"));
        let file = read_file(&data.join(FILE))?;
        let addr_text = given
            .addr
            .or(file.addr)
            .unwrap_or_else(|| "127.0.0.1:3000".to_owned());
        let addr = parse_addr("REMBUK_ADDR", &addr_text)?;
        let metrics_addr = given.metrics_addr.or(file.metrics_addr);
        let metrics_addr = metrics_addr
            .map(|text| parse_addr("REMBUK_METRICS_ADDR", &text))
            .transpose()?;
        let base_url = given
            .base_url
            .or(file.base_url)
            .unwrap_or_else(|| format!("http://{addr}"));
        let base_url = base_url.trim_end_matches('/').to_owned();
        check_base_url(&base_url)?;
        let database_url = given
            .database_url
            .or(file.database_url)
            .unwrap_or_else(|| format!("sqlite://{}", data.join("rembuk.sqlite").display()));
        let proxies = given
            .trusted_proxies
            .or(file.trusted_proxies)
            .unwrap_or_default();
        let operator = said(given.operator.or(file.operator));
        let contact = said(given.contact.or(file.contact)).filter(|to| !to.ends_with(".invalid"));
        let unsaid = [
            ("REMBUK_OPERATOR", operator.is_none()),
            ("REMBUK_CONTACT", contact.is_none()),
        ];
        let is_here = addr.ip().is_loopback() && host(&base_url).is_some_and(is_loopback);
        Ok(Self {
            addr,
            metrics_addr,
            mail_from: given.mail_from.or(file.mail_from).unwrap_or_else(|| {
                format!(
                    "Rembuk <noreply@{}>",
                    host(&base_url).unwrap_or("localhost")
                )
            }),
            delivery: Delivery::load(given.delivery, file.mail.unwrap_or_default())?,
            data,
            base_url,
            database_url,
            smtp_url: given.smtp_url.or(file.smtp_url),
            inbound: Inbound::load(given.inbound, file.inbound.unwrap_or_default())?,
            log: given.log.or(file.log).unwrap_or_else(|| "info".to_owned()),
            trusted_proxies: parse_proxies(&proxies)?,
            operator: operator.unwrap_or_else(|| "Kecamatan Kelapa Dua".to_owned()),
            contact: contact.unwrap_or_else(|| NO_CONTACT.to_owned()),
            unsaid: unsaid
                .into_iter()
                .filter_map(|(key, unsaid)| unsaid.then_some(key))
                .collect(),
            site_name: file.site_name.unwrap_or_else(|| "Rembuk".to_owned()),
            bench: file.bench.unwrap_or_default(),
            dev: is_here && given.dev.is_some_and(|dev| dev == "1"),
        })
    }

    /// The site as it writes mail: who sends, where answers arrive, and what signs.
    ///
    /// # Errors
    /// [`ConfigError`] names the key.
    pub fn site_mail(&self) -> Result<SiteMail, ConfigError> {
        let site = self.inbound.site_mail(&self.base_url, &self.mail_from)?;
        self.delivery.signing(site)
    }

    /// The folder of the search index.
    pub fn index_folder(&self) -> PathBuf {
        self.data.join("index")
    }

    /// The folder of the indexes of confidential words.
    pub fn confidential_index_folder(&self) -> PathBuf {
        self.data.join("index-rahasia")
    }

    /// Refuses a site for others whose privacy page would name nobody who answers for their data.
    ///
    /// # Errors
    /// [`ConfigError`] names the key.
    pub fn check_responsible(&self) -> Result<(), ConfigError> {
        let Some(unsaid) = self.unsaid.first().filter(|_| !self.is_loopback()) else {
            return Ok(());
        };
        let what = if *unsaid == "REMBUK_OPERATOR" {
            "say who answers for the personal data (operator in rembuk.toml)"
        } else {
            "give an e-mail address for questions and rights (contact in rembuk.toml)"
        };
        let wrong = format!("{what}; the privacy page of {} names it", self.base_url);
        Err(key(unsaid, wrong))
    }

    /// Whether the site is reached on this machine only.
    pub fn is_loopback(&self) -> bool {
        host(&self.base_url).is_some_and(is_loopback)
    }
}

/// What was set and is not empty.
fn said(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
}

fn parse_addr(name: &'static str, text: &str) -> Result<SocketAddr, ConfigError> {
    text.parse().map_err(|_error| {
        key(
            name,
            format!("{text:?} is not an address such as 127.0.0.1:3000"),
        )
    })
}

fn read_file(path: &Path) -> Result<InFile, ConfigError> {
    let file = |wrong: String| ConfigError::File {
        path: path.display().to_string(),
        wrong,
    };
    match std::fs::read_to_string(path) {
        Ok(text) => toml::from_str(&text).map_err(|error| file(error.to_string())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(InFile::default()),
        Err(error) => Err(file(error.to_string())),
    }
}

/// https anywhere, http on this machine only: over http elsewhere a session could be read on the way.
fn check_base_url(url: &str) -> Result<(), ConfigError> {
    let right = "give the https address people use, for example https://rembuk.example.go.id";
    let host = host(url).ok_or_else(|| {
        key(
            "REMBUK_BASE_URL",
            format!("{url:?} is not an address; {right}"),
        )
    })?;
    if url.starts_with("http://") && !is_loopback(host) {
        return Err(key(
            "REMBUK_BASE_URL",
            format!("http is allowed on this machine only; {right}"),
        ));
    }
    Ok(())
}

/// The host of an http(s) address without path.
fn host(url: &str) -> Option<&str> {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))?;
    if rest.is_empty() || rest.contains(['/', '?', '#', '@', ' ']) {
        return None;
    }
    if let Some(v6) = rest.strip_prefix('[') {
        return v6.split_once(']').map(|(host, _)| host);
    }
    Some(rest.split_once(':').map_or(rest, |(host, _)| host))
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

fn parse_proxies(text: &str) -> Result<Vec<IpAddr>, ConfigError> {
    text.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| {
            part.parse().map_err(|_error| {
                key(
                    "REMBUK_TRUSTED_PROXIES",
                    format!("{part:?} is not an IP address"),
                )
            })
        })
        .collect()
}

fn key(key: &'static str, wrong: String) -> ConfigError {
    ConfigError::Key { key, wrong }
}

#[cfg(test)]
mod tests;
