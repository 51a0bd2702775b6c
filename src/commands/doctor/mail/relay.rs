//! The server mail is handed over to: whether it answers, and encrypted; and a test mail through it.

use super::Finding;
use super::dns::Dns;
use crate::config::Config;
use domain::identity::Email;
use domain::language::Language;
use domain::letters::{Letter, TestLetter};
use forum::clock::Clock;
use mail::{Addressee, Delivery, SiteMail, Smtp, Stamp, Transport, compose};
use std::net::IpAddr;

/// The server, if one is set.
pub(super) fn open(config: &Config) -> anyhow::Result<Option<Smtp>> {
    let keep = config.data.join("mail");
    let url = config.smtp_url.as_deref();
    Ok(url.map(|url| Smtp::from_url(url, Some(keep))).transpose()?)
}

/// Connects, encrypts and signs in as for a mail.
pub(super) async fn look(relay: Option<&Smtp>) -> Vec<Finding> {
    let Some(relay) = relay else {
        return vec![Finding::wrong(
            "relay",
            "none is set: mail becomes files, nobody gets any",
            "set REMBUK_SMTP_URL",
        )];
    };
    let host = relay.host();
    vec![match relay.try_connection().await {
        Ok(true) => Finding::fine(
            "STARTTLS",
            format!("{host} takes mail, encrypted, with a valid certificate"),
        ),
        Ok(false) if is_here(host) => Finding::fine(
            "STARTTLS",
            format!("{host} takes mail; not encrypted, but on this machine"),
        ),
        Ok(false) => Finding::wrong(
            "STARTTLS",
            format!("{host} takes mail, but not encrypted: everybody on the way can read it"),
            "use smtps:// or tls=required in REMBUK_SMTP_URL, or another relay",
        ),
        Err(error) => Finding::wrong(
            "relay",
            format!("{host}: {error}"),
            "compare host, port, tls=, user and password of REMBUK_SMTP_URL with what the relay's operator says",
        ),
    }]
}

fn is_here(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// The addresses of the relay that others may see as the sender's.
pub(super) async fn public_addresses(dns: &Dns, host: &str) -> Vec<IpAddr> {
    let found = match host.parse::<IpAddr>() {
        Ok(ip) => vec![ip],
        Err(_) if is_here(host) => Vec::new(),
        Err(_) => dns.addresses(host).await.unwrap_or_default(),
    };
    found.into_iter().filter(is_public).collect()
}

const fn is_public(ip: &IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => {
            !(ip.is_private() || ip.is_loopback() || ip.is_link_local() || ip.is_unspecified())
        }
        IpAddr::V6(ip) => {
            !(ip.is_loopback()
                || ip.is_unspecified()
                || ip.is_unique_local()
                || ip.is_unicast_link_local())
        }
    }
}

/// Sends a mail that says it is a test.
pub(super) async fn send_test(
    config: &Config,
    site: &SiteMail,
    relay: Option<Smtp>,
    email: Email,
) -> anyhow::Result<Finding> {
    let transport = match relay {
        Some(relay) => Transport::Smtp(Box::new(relay)),
        None => Transport::Folder(config.data.join("mail")),
    };
    let to = Addressee {
        email,
        name: None,
        language: Language::Indonesian,
        unsubscribe_token: None,
        reply_token: None,
    };
    let stamp = Stamp {
        id: uuid::Uuid::new_v4(),
        at: Clock::Machine.now(),
    };
    let letter = Letter::Test(TestLetter {
        path: "/".to_owned(),
    });
    let message = compose(site, &to, &letter, stamp)?;
    Ok(match transport.send(&message).await {
        Ok(Delivery::Sent) => Finding::fine(
            "test",
            "the relay took it; look whether it arrives, and not among the junk",
        ),
        Ok(Delivery::Kept) => Finding::look(
            "test",
            "it became a file in DATA/mail",
            "set REMBUK_SMTP_URL",
        ),
        Err(error) => Finding::wrong(
            "test",
            error.to_string(),
            "see what is said of the relay above",
        ),
    })
}
