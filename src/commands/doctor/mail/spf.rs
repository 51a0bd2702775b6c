//! SPF (RFC 7208): which addresses may send mail of a domain. Macros are not read; what needs them does not match.

use super::dns::{Dns, DnsError};
use std::net::IpAddr;
use std::pin::Pin;

/// Questions a record may cause; with more it counts for nothing.
const LOOKUPS_MAX: u32 = 10;

/// What a domain says about an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// There is no record.
    NoRecord,
    /// It may send.
    Pass,
    /// It may not.
    Fail,
    /// It may not, but the mail is taken.
    SoftFail,
    /// Nothing is said about it.
    Neutral,
}

/// Why a record counts for nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum SpfError {
    #[error(transparent)]
    Dns(#[from] DnsError),
    #[error("{0} has more than one SPF record")]
    Several(String),
    #[error("it causes more than {LOOKUPS_MAX} questions to the DNS")]
    Lookups,
    #[error("it includes {0}, which has no SPF record")]
    Include(String),
    #[error("{0:?} in it cannot be read")]
    Term(String),
}

type Checked<'a> = Pin<Box<dyn Future<Output = Result<Outcome, SpfError>> + Send + 'a>>;

/// The SPF records of a domain.
pub(super) async fn records(dns: &Dns, domain: &str) -> Result<Vec<String>, DnsError> {
    let mut texts = dns.texts(domain).await?;
    texts.retain(|text| {
        let mut words = text.split_ascii_whitespace();
        words
            .next()
            .is_some_and(|word| word.eq_ignore_ascii_case("v=spf1"))
    });
    Ok(texts)
}

/// One evaluation, which counts its questions.
#[derive(Debug)]
pub(super) struct Spf<'a> {
    dns: &'a Dns,
    ip: IpAddr,
    lookups: u32,
}

impl<'a> Spf<'a> {
    pub(super) const fn new(dns: &'a Dns, ip: IpAddr) -> Self {
        Self {
            dns,
            ip,
            lookups: 0,
        }
    }

    /// What a domain says.
    pub(super) fn check<'b>(&'b mut self, domain: &'b str) -> Checked<'b> {
        Box::pin(async move {
            let found = records(self.dns, domain).await?;
            let record = match found.as_slice() {
                [] => return Ok(Outcome::NoRecord),
                [record] => record,
                _ => return Err(SpfError::Several(domain.to_owned())),
            };
            let mut redirect = None;
            for term in record.split_ascii_whitespace().skip(1) {
                let small = term.to_ascii_lowercase();
                if let Some(target) = small.strip_prefix("redirect=") {
                    redirect = Some(target.to_owned());
                } else if !is_modifier(&small) {
                    let (outcome, mechanism) = qualified(&small);
                    if self.matches(mechanism, domain).await? {
                        return Ok(outcome);
                    }
                }
            }
            match redirect {
                Some(target) => {
                    self.count()?;
                    self.check(&target).await
                }
                None => Ok(Outcome::Neutral),
            }
        })
    }

    async fn matches(&mut self, mechanism: &str, domain: &str) -> Result<bool, SpfError> {
        let end = mechanism.find([':', '/']).unwrap_or(mechanism.len());
        let (name, rest) = mechanism.split_at(end);
        let unreadable = || SpfError::Term(mechanism.to_owned());
        match name {
            "all" => Ok(true),
            "ip4" | "ip6" => {
                let network = rest.strip_prefix(':').ok_or_else(unreadable)?;
                let (net, bits) = network
                    .split_once('/')
                    .map_or((network, None), |(net, bits)| (net, Some(bits)));
                let net: IpAddr = net.parse().map_err(|_error| unreadable())?;
                Ok(within(
                    self.ip,
                    net,
                    bits.and_then(|bits| bits.parse().ok()),
                ))
            }
            "a" | "mx" => {
                self.count()?;
                let (target, bits) = target(rest, domain, self.ip);
                let hosts = if name == "mx" {
                    self.dns.mail_servers(target).await?
                } else {
                    vec![target.to_owned()]
                };
                for host in hosts.iter().take(10) {
                    let addresses = self.dns.addresses(host).await?;
                    if addresses.iter().any(|one| within(self.ip, *one, bits)) {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            "include" => {
                self.count()?;
                let target = rest.strip_prefix(':').ok_or_else(unreadable)?.to_owned();
                match self.check(&target).await? {
                    Outcome::NoRecord => Err(SpfError::Include(target)),
                    outcome => Ok(outcome == Outcome::Pass),
                }
            }
            "exists" | "ptr" => {
                self.count()?;
                Ok(false)
            }
            _ => Err(unreadable()),
        }
    }

    const fn count(&mut self) -> Result<(), SpfError> {
        self.lookups += 1;
        if self.lookups > LOOKUPS_MAX {
            return Err(SpfError::Lookups);
        }
        Ok(())
    }
}

/// `exp=…` and others that say nothing about addresses.
fn is_modifier(term: &str) -> bool {
    let name = term.split_once('=').map(|(name, _)| name);
    name.is_some_and(|name| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

fn qualified(term: &str) -> (Outcome, &str) {
    let qualifiers = [
        ('+', Outcome::Pass),
        ('-', Outcome::Fail),
        ('~', Outcome::SoftFail),
        ('?', Outcome::Neutral),
    ];
    let found = qualifiers
        .iter()
        .find_map(|(sign, outcome)| Some((*outcome, term.strip_prefix(*sign)?)));
    found.unwrap_or((Outcome::Pass, term))
}

/// The name and the bits of `[:name][/bits4][//bits6]`.
fn target<'a>(rest: &'a str, domain: &'a str, ip: IpAddr) -> (&'a str, Option<u8>) {
    let (name, bits) = match rest.find('/') {
        Some(slash) => rest.split_at(slash),
        None => (rest, ""),
    };
    let (four, six) = match bits.split_once("//") {
        Some((four, six)) => (four, six),
        None => (bits, ""),
    };
    let bits = if ip.is_ipv4() {
        four.trim_start_matches('/')
    } else {
        six
    };
    (name.strip_prefix(':').unwrap_or(domain), bits.parse().ok())
}

/// Whether an address belongs to a network; without bits, whether they are the same.
fn within(ip: IpAddr, net: IpAddr, bits: Option<u8>) -> bool {
    let (ip, net, width) = match (ip, net) {
        (IpAddr::V4(ip), IpAddr::V4(net)) => {
            (u128::from(ip.to_bits()), u128::from(net.to_bits()), 32)
        }
        (IpAddr::V6(ip), IpAddr::V6(net)) => (ip.to_bits(), net.to_bits(), 128),
        _ => return false,
    };
    let shift = width - u32::from(bits.unwrap_or(128)).min(width);
    ip.checked_shr(shift) == net.checked_shr(shift)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn networks_hold_their_addresses() {
        assert!(within(ip("192.0.2.7"), ip("192.0.2.0"), Some(24)));
        assert!(!within(ip("192.0.3.7"), ip("192.0.2.0"), Some(24)));
        assert!(within(ip("192.0.2.7"), ip("192.0.2.7"), None));
        assert!(within(ip("10.0.0.1"), ip("192.0.2.7"), Some(0)));
        assert!(within(ip("2001:db8::5"), ip("2001:db8::"), Some(64)));
        assert!(!within(ip("2001:db8::5"), ip("192.0.2.7"), Some(0)));
    }

    #[test]
    fn terms_are_taken_apart() {
        assert_eq!(qualified("-all"), (Outcome::Fail, "all"));
        assert_eq!(qualified("mx"), (Outcome::Pass, "mx"));
        assert!(is_modifier("exp=x.id") && !is_modifier("ip4:1.2.3.4") && !is_modifier("a:x=y"));
        let four = ip("192.0.2.1");
        assert_eq!(target(":mx.id/24//64", "x.id", four), ("mx.id", Some(24)));
        assert_eq!(target("//64", "x.id", ip("::1")), ("x.id", Some(64)));
        assert_eq!(target("", "x.id", four), ("x.id", None));
    }
}
