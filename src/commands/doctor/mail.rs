//! `rembuk doctor mail`: looks at a site's mail as providers do, and says what to put right.
//!
//! Three verdicts: fine; look, for what cannot be seen from here or only might be wrong; wrong, which ends with exit code 1.

mod dns;
mod network;
mod records;
mod relay;
mod spf;

use crate::config::Config;
use anyhow::bail;
use clap::Args;
use dns::Dns;
use domain::identity::Email;
use mail::SiteMail;
use std::net::{IpAddr, SocketAddr};

/// How to look.
#[derive(Debug, Args)]
pub(super) struct Mail {
    /// Ask this name server instead of the machine's, for example 127.0.0.1:53
    #[arg(long, value_name = "ADDRESS:PORT")]
    resolver: Option<SocketAddr>,
    /// Address the mail leaves from, as other servers see it; may be given several times
    #[arg(long, value_name = "IP")]
    ip: Vec<IpAddr>,
    /// Selector of a DKIM key in the DNS; may be given several times [default: those of REMBUK_DKIM_SELECTOR]
    #[arg(long, value_name = "SELECTOR")]
    selector: Vec<String>,
    /// Send a test mail there
    #[arg(long, value_name = "ADDRESS")]
    send_test: Option<String>,
}

/// How one thing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Fine,
    Look,
    Wrong,
}

/// What was found of one thing, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Finding {
    what: &'static str,
    verdict: Verdict,
    found: String,
    advice: Option<String>,
}

impl Finding {
    fn fine(what: &'static str, found: impl Into<String>) -> Self {
        Self {
            what,
            verdict: Verdict::Fine,
            found: found.into(),
            advice: None,
        }
    }

    fn look(what: &'static str, found: impl Into<String>, advice: impl Into<String>) -> Self {
        Self {
            what,
            verdict: Verdict::Look,
            found: found.into(),
            advice: Some(advice.into()),
        }
    }

    fn wrong(what: &'static str, found: impl Into<String>, advice: impl Into<String>) -> Self {
        Self {
            verdict: Verdict::Wrong,
            ..Self::look(what, found, advice)
        }
    }
}

/// What is looked at.
#[derive(Debug)]
struct Subject<'a> {
    dns: Dns,
    /// The domain of the sender people see.
    sender: String,
    /// The domain of the sender in the envelope, where failures go.
    envelope: String,
    /// The domain whose mail arrives here.
    inbound: Option<&'a str>,
    /// DNS names of the keys that sign, and the record each should have, where the key is here.
    keys: Vec<(String, Option<String>)>,
}

/// Looks at everything and says what was found.
///
/// # Errors
/// When something is wrong, or the settings cannot be read.
pub(super) async fn mail(config: &Config, given: Mail) -> anyhow::Result<()> {
    let site = config.site_mail()?;
    let sender = domain_of(site.from_address());
    let subject = Subject {
        dns: Dns::new(given.resolver)?,
        envelope: config
            .inbound
            .domain
            .clone()
            .unwrap_or_else(|| sender.clone()),
        keys: keys(config, &site, (&sender, &given.selector)),
        sender,
        inbound: config.inbound.domain.as_deref(),
    };
    let relay = relay::open(config)?;
    let mut findings = relay::look(relay.as_ref()).await;
    let leaves_from = match (&relay, given.ip.as_slice()) {
        (Some(relay), []) => relay::public_addresses(&subject.dns, relay.host()).await,
        (_, given) => given.to_vec(),
    };
    let certain = !given.ip.is_empty();
    findings.extend(records::spf(&subject, &leaves_from, certain).await);
    findings.extend(records::dkim(&subject).await);
    findings.push(records::dmarc(&subject).await);
    findings.extend(network::reverse(&subject.dns, &leaves_from, certain).await);
    findings.extend(network::inbound(&subject).await);
    if let Some(address) = &given.send_test {
        findings.push(send_test(config, &site, relay, address).await?);
    }
    for finding in &findings {
        say(finding);
    }
    match findings
        .iter()
        .filter(|one| one.verdict == Verdict::Wrong)
        .count()
    {
        0 => Ok(()),
        1 => bail!("one thing is wrong"),
        wrong => bail!("{wrong} things are wrong"),
    }
}

/// Where the keys that sign are published: those that are given, else those that are configured.
fn keys(
    config: &Config,
    site: &SiteMail,
    (sender, given): (&str, &[String]),
) -> Vec<(String, Option<String>)> {
    if given.is_empty() {
        let signers = site.signers().iter();
        return signers
            .map(|signer| (signer.name(), Some(signer.record())))
            .collect();
    }
    let domain = config.delivery.dkim_domain.as_deref().unwrap_or(sender);
    let name = |selector: &String| format!("{selector}._domainkey.{domain}");
    let expected = |name: &str| {
        let mut signers = site.signers().iter();
        signers
            .find(|signer| signer.name() == name)
            .map(mail::Signer::record)
    };
    given
        .iter()
        .map(name)
        .map(|name| {
            let record = expected(&name);
            (name, record)
        })
        .collect()
}

async fn send_test(
    config: &Config,
    site: &SiteMail,
    relay: Option<mail::Smtp>,
    address: &str,
) -> anyhow::Result<Finding> {
    let Ok(email) = Email::parse(address) else {
        bail!("--send-test: {address:?} is not an e-mail address");
    };
    relay::send_test(config, site, relay, email).await
}

#[expect(clippy::print_stdout, reason = "the answer of a command")]
fn say(finding: &Finding) {
    let verdict = match finding.verdict {
        Verdict::Fine => "fine: ",
        Verdict::Look => "look: ",
        Verdict::Wrong => "WRONG: ",
    };
    println!("{:<10} {verdict}{}", finding.what, finding.found);
    if let Some(advice) = &finding.advice {
        println!("{:<10} -> {advice}", "");
    }
}

fn domain_of(address: &str) -> String {
    address
        .rsplit_once('@')
        .map_or("", |(_, domain)| domain)
        .to_ascii_lowercase()
}
