//! Questions to the name server. No record is an empty answer; only a server that does not answer is an error.

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverConfig};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::proto::rr::{RData, RecordType};
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

/// How long one server may take.
const TIMEOUT: Duration = Duration::from_secs(4);

/// A name server could not be asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the name server does not answer for {name}")]
pub(super) struct DnsError {
    name: String,
}

/// The machine's name server, or a given one.
pub(super) struct Dns(TokioResolver);

impl std::fmt::Debug for Dns {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Dns")
    }
}

impl Dns {
    pub(super) fn new(given: Option<SocketAddr>) -> anyhow::Result<Self> {
        let mut builder = match given {
            Some(server) => {
                let mut over = [ConnectionConfig::udp(), ConnectionConfig::tcp()];
                for one in &mut over {
                    one.port = server.port();
                }
                let server = NameServerConfig::new(server.ip(), true, over.into());
                let config = ResolverConfig::from_name_servers(vec![server]);
                TokioResolver::builder_with_config(config, TokioRuntimeProvider::default())
            }
            None => TokioResolver::builder_tokio()?,
        };
        let options = builder.options_mut();
        options.timeout = TIMEOUT;
        options.attempts = 1;
        Ok(Self(builder.build()?))
    }

    /// Texts, each joined of its pieces.
    pub(super) async fn texts(&self, name: &str) -> Result<Vec<String>, DnsError> {
        let found = self.ask(name, RecordType::TXT).await?;
        let texts = found.iter().filter_map(|data| match data {
            RData::TXT(text) => {
                let bytes = text.txt_data.concat();
                Some(String::from_utf8_lossy(&bytes).into_owned())
            }
            _ => None,
        });
        Ok(texts.collect())
    }

    /// Addresses of both families.
    pub(super) async fn addresses(&self, name: &str) -> Result<Vec<IpAddr>, DnsError> {
        let mut addresses = Vec::new();
        for kind in [RecordType::A, RecordType::AAAA] {
            let found = self.ask(name, kind).await?;
            addresses.extend(found.iter().filter_map(|data| match data {
                RData::A(address) => Some(IpAddr::V4(address.0)),
                RData::AAAA(address) => Some(IpAddr::V6(address.0)),
                _ => None,
            }));
        }
        Ok(addresses)
    }

    /// Names of the servers that take mail for a domain; `.` (RFC 7505) means that none does.
    pub(super) async fn mail_servers(&self, name: &str) -> Result<Vec<String>, DnsError> {
        let found = self.ask(name, RecordType::MX).await?;
        let servers = found.iter().filter_map(|data| match data {
            RData::MX(server) => Some(bare(&server.exchange.to_utf8())),
            _ => None,
        });
        Ok(servers.collect())
    }

    /// Names of an address.
    pub(super) async fn names(&self, address: IpAddr) -> Result<Vec<String>, DnsError> {
        let name = reverse(address);
        let found = self.ask(&name, RecordType::PTR).await?;
        let names = found.iter().filter_map(|data| match data {
            RData::PTR(name) => Some(bare(&name.0.to_utf8())),
            _ => None,
        });
        Ok(names.collect())
    }

    async fn ask(&self, name: &str, kind: RecordType) -> Result<Vec<RData>, DnsError> {
        // with a dot at the end, so that no search domain of the machine is tried
        let whole = format!("{}.", name.trim_end_matches('.'));
        match self.0.lookup(whole.as_str(), kind).await {
            Ok(found) => Ok(found.answers().iter().map(|one| one.data.clone()).collect()),
            Err(error) if error.is_no_records_found() || error.is_nx_domain() => Ok(Vec::new()),
            Err(_error) => Err(DnsError {
                name: name.to_owned(),
            }),
        }
    }
}

fn bare(name: &str) -> String {
    match name.trim_end_matches('.') {
        "" => ".".to_owned(),
        name => name.to_ascii_lowercase(),
    }
}

/// The name under which the names of an address stand.
fn reverse(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => {
            let [a, b, c, d] = address.octets();
            format!("{d}.{c}.{b}.{a}.in-addr.arpa")
        }
        IpAddr::V6(address) => {
            let octets = address.octets();
            let nibbles = octets.iter().rev();
            let nibbles: String = nibbles
                .map(|octet| format!("{:x}.{:x}.", octet & 15, octet >> 4))
                .collect();
            format!("{nibbles}ip6.arpa")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_turned_round() {
        let name = |text: &str| reverse(text.parse().unwrap());
        assert_eq!(name("192.0.2.7"), "7.2.0.192.in-addr.arpa");
        let six = name("2001:db8::1");
        assert!(six.starts_with("1.0.0.0.") && six.ends_with(".8.b.d.0.1.0.0.2.ip6.arpa"));
    }
}
