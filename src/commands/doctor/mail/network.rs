//! Names of the addresses mail leaves from, and the way mail arrives.

use super::dns::Dns;
use super::{Finding, Subject};
use std::net::IpAddr;

/// Whether each address has a name that leads back to it.
pub(super) async fn reverse(dns: &Dns, leaves_from: &[IpAddr], certain: bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    for ip in leaves_from {
        findings.push(match named(dns, *ip).await {
            Ok(Ok(name)) => Finding::fine("PTR", format!("{ip} is {name}, and {name} is {ip}")),
            Ok(Err(found)) if certain => Finding::wrong("PTR", found, advice(*ip)),
            Ok(Err(found)) => Finding::look("PTR", found, advice(*ip)),
            Err(error) => Finding::wrong("PTR", error.to_string(), "try again"),
        });
    }
    findings
}

fn advice(ip: IpAddr) -> String {
    format!(
        "have whoever gave you {ip} set its name (PTR), and give that name the address {ip}; without, many refuse mail"
    )
}

async fn named(dns: &Dns, ip: IpAddr) -> Result<Result<String, String>, super::dns::DnsError> {
    let names = dns.names(ip).await?;
    for name in names.iter().take(5) {
        if dns.addresses(name).await?.contains(&ip) {
            return Ok(Ok(name.clone()));
        }
    }
    Ok(Err(match names.first() {
        Some(name) => format!("{ip} is called {name}, but {name} is not {ip}"),
        None => format!("{ip} has no name"),
    }))
}

/// Whether mail to the addresses of the site finds a server.
pub(super) async fn inbound(subject: &Subject<'_>) -> Option<Finding> {
    let domain = subject.inbound?;
    let advice = || {
        format!(
            "publish an MX record at {domain} that names the mail server which hands mail over to Rembuk"
        )
    };
    let servers = match subject.dns.mail_servers(domain).await {
        Ok(servers) => servers,
        Err(error) => return Some(Finding::wrong("MX", error.to_string(), "try again")),
    };
    if servers.is_empty() {
        return Some(match subject.dns.addresses(domain).await {
            Ok(found) if !found.is_empty() => Finding::look(
                "MX",
                format!("{domain} has no MX record; mail goes to its own address"),
                advice(),
            ),
            _ => Finding::wrong("MX", format!("no mail can arrive at {domain}"), advice()),
        });
    }
    for server in &servers {
        let found = subject.dns.addresses(server).await.unwrap_or_default();
        if found.is_empty() {
            return Some(Finding::wrong(
                "MX",
                format!("the mail server {server} of {domain} has no address"),
                advice(),
            ));
        }
    }
    Some(Finding::fine(
        "MX",
        format!("mail to {domain} goes to {}", servers.join(", ")),
    ))
}
