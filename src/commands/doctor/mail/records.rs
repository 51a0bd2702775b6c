//! What the DNS says about mail of the domain: SPF, DKIM, DMARC.

use super::spf::{self, Outcome, Spf, SpfError};
use super::{Finding, Subject};
use std::net::IpAddr;

/// Characters of a 1024-bit RSA key in a record; shorter ones are refused nowadays, and 2048 bits need more than this.
const SHORT_RSA: usize = 250;

/// Whether providers may take mail of the envelope's domain from where it leaves.
pub(super) async fn spf(
    subject: &Subject<'_>,
    leaves_from: &[IpAddr],
    certain: bool,
) -> Vec<Finding> {
    let domain = &subject.envelope;
    let found = match spf::records(&subject.dns, domain).await {
        Ok(found) => found,
        Err(error) => return vec![Finding::wrong("SPF", error.to_string(), ASK_AGAIN)],
    };
    let [record] = found.as_slice() else {
        let advice = format!(
            "publish one TXT record at {domain} that names what sends its mail, for example \"v=spf1 mx ip4:ADDRESS -all\""
        );
        let what = if found.is_empty() {
            format!(
                "{domain} has no SPF record: anybody may send in its name, and mail looks like junk"
            )
        } else {
            format!("{domain} has {} SPF records, so none counts", found.len())
        };
        return vec![Finding::wrong("SPF", what, advice)];
    };
    let mut findings = vec![ending(domain, record)];
    for ip in leaves_from {
        let outcome = Spf::new(&subject.dns, *ip).check(domain).await;
        findings.push(allowed(domain, *ip, outcome, certain));
    }
    if leaves_from.is_empty() {
        findings.push(Finding::look(
            "SPF",
            "it is not known from here which address the mail leaves from",
            "run this again with --ip ADDRESS to have it compared",
        ));
    }
    findings
}

const ASK_AGAIN: &str = "try again, or give another server with --resolver";

/// Whether a record ends by refusing everybody else.
fn ending(domain: &str, record: &str) -> Finding {
    let small = record.to_ascii_lowercase();
    let last = small.split_ascii_whitespace().last().unwrap_or_default();
    match last {
        "-all" | "~all" => Finding::fine("SPF", format!("{domain}: {record}")),
        "all" | "+all" => Finding::wrong(
            "SPF",
            format!("{domain}: {record} allows everybody"),
            "end the record with -all",
        ),
        _ if last.starts_with("redirect=") => Finding::fine("SPF", format!("{domain}: {record}")),
        _ => Finding::look(
            "SPF",
            format!("{domain}: {record} does not say what becomes of other senders"),
            "end the record with ~all, and with -all once nothing legitimate is missing",
        ),
    }
}

fn allowed(domain: &str, ip: IpAddr, outcome: Result<Outcome, SpfError>, certain: bool) -> Finding {
    match outcome {
        Ok(Outcome::Pass) => Finding::fine("SPF", format!("{ip} may send for {domain}")),
        Ok(_) if !certain => Finding::look(
            "SPF",
            format!("{ip}, the address of the relay, may not send for {domain}"),
            "fine if the relay sends from another address: give that one with --ip. If not, add it to the record",
        ),
        Ok(_) => Finding::wrong(
            "SPF",
            format!("{ip} may not send for {domain}"),
            format!(
                "add {} to the record of {domain}, before its end",
                mechanism(ip)
            ),
        ),
        Err(SpfError::Dns(error)) => Finding::wrong("SPF", error.to_string(), ASK_AGAIN),
        Err(error) => Finding::wrong(
            "SPF",
            format!("the record of {domain} counts for nothing: {error}"),
            "shorten or mend it; networks written as ip4: and ip6: cause no questions",
        ),
    }
}

fn mechanism(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => format!("ip4:{ip}"),
        IpAddr::V6(ip) => format!("ip6:{ip}"),
    }
}

/// Whether the keys that sign can be found.
pub(super) async fn dkim(subject: &Subject<'_>) -> Vec<Finding> {
    if subject.keys.is_empty() {
        return vec![Finding::look(
            "DKIM",
            "which key signs is not known from here",
            "set REMBUK_DKIM_KEY, or have the relay sign, and give its selector with --selector NAME (s= in the DKIM-Signature of a mail you got)",
        )];
    }
    let mut findings = Vec::new();
    for (name, expected) in &subject.keys {
        findings.push(match subject.dns.texts(name).await {
            Err(error) => Finding::wrong("DKIM", error.to_string(), ASK_AGAIN),
            Ok(texts) => key(name, &texts, expected.as_deref()),
        });
    }
    findings
}

fn key(name: &str, texts: &[String], expected: Option<&str>) -> Finding {
    let Some(record) = texts.iter().find(|text| tag(text, "p").is_some()) else {
        return Finding::wrong(
            "DKIM",
            format!("{name} has no key"),
            format!(
                "publish the public key as TXT record at {name}: \"{}\"",
                expected.unwrap_or("v=DKIM1; k=rsa; p=…")
            ),
        );
    };
    let public: String = tag(record, "p")
        .unwrap_or_default()
        .split_ascii_whitespace()
        .collect();
    let kind = tag(record, "k").unwrap_or("rsa");
    if public.is_empty() {
        return Finding::wrong(
            "DKIM",
            format!("the key of {name} is revoked (empty p=)"),
            "publish the key that signs, or sign with another selector",
        );
    }
    let ours = expected.and_then(|record| tag(record, "p"));
    if ours.is_some_and(|ours| ours != public) {
        return Finding::wrong(
            "DKIM",
            format!("{name} has another key than the one that signs here"),
            "publish what `rembuk mail dkim` prints; until then every signature counts as forged",
        );
    }
    if kind == "rsa" && public.len() < SHORT_RSA {
        return Finding::look(
            "DKIM",
            format!("the RSA key of {name} is short"),
            "use 2048 bits; some providers do not trust less",
        );
    }
    if tag(record, "t").is_some_and(|flags| flags.split(':').any(|flag| flag.trim() == "y")) {
        return Finding::look(
            "DKIM",
            format!("the key of {name} says that it is only a test (t=y)"),
            "take t=y out once signatures are right",
        );
    }
    Finding::fine("DKIM", format!("{name} has an {kind} key"))
}

/// Whether the domain says what becomes of mail that fails both.
pub(super) async fn dmarc(subject: &Subject<'_>) -> Finding {
    let sender = &subject.sender;
    let mut domain = sender.as_str();
    loop {
        let texts = match subject.dns.texts(&format!("_dmarc.{domain}")).await {
            Ok(texts) => texts,
            Err(error) => return Finding::wrong("DMARC", error.to_string(), ASK_AGAIN),
        };
        let is_dmarc = |text: &&String| tag(text, "v") == Some("DMARC1");
        if let Some(record) = texts.iter().find(is_dmarc) {
            return policy(subject, domain, record);
        }
        // as receivers do: up to the domain that is registered
        match domain.split_once('.') {
            Some((_, parent)) if parent.contains('.') => domain = parent,
            _ => break,
        }
    }
    Finding::wrong(
        "DMARC",
        format!("{sender} has no DMARC record; large providers refuse its mail in quantity"),
        format!(
            "publish a TXT record at _dmarc.{sender}: \"v=DMARC1; p=none; rua=mailto:postmaster@{sender}\", later with p=quarantine"
        ),
    )
}

fn policy(subject: &Subject<'_>, domain: &str, record: &str) -> Finding {
    if !aligned(&subject.sender, &subject.envelope) && subject.keys.is_empty() {
        return Finding::look(
            "DMARC",
            format!(
                "sender ({}) and envelope ({}) are of different domains, so only a DKIM signature counts",
                subject.sender, subject.envelope
            ),
            format!("sign as {}, or let mail arrive below it", subject.sender),
        );
    }
    match tag(record, "p") {
        Some("reject" | "quarantine") => Finding::fine("DMARC", format!("{domain}: {record}")),
        Some("none") => Finding::look(
            "DMARC",
            format!("{domain}: {record} only watches"),
            "read the reports, and set p=quarantine once all your mail passes",
        ),
        _ => Finding::wrong(
            "DMARC",
            format!("{domain}: {record} has no policy"),
            "add p=none, p=quarantine or p=reject",
        ),
    }
}

/// Whether one of two domains is the other or below it, or both are below the same third one of two labels or more.
fn aligned(left: &str, right: &str) -> bool {
    let below = |upper: &str, lower: &str| {
        lower == upper
            || lower
                .strip_suffix(upper)
                .is_some_and(|rest| rest.ends_with('.'))
    };
    let parent = |domain: &str| {
        let (_, parent) = domain.split_once('.')?;
        (parent.matches('.').count() >= 2).then(|| parent.to_owned())
    };
    below(left, right)
        || below(right, left)
        || parent(left).is_some_and(|parent| below(&parent, right))
}

/// The value of a tag in `v=…; p=…`.
fn tag<'a>(record: &'a str, name: &str) -> Option<&'a str> {
    record.split(';').find_map(|part| {
        let (given, value) = part.split_once('=')?;
        (given.trim() == name).then(|| value.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_alignment_are_read() {
        let record = "v=DMARC1; p = none;rua=mailto:a@b.id";
        assert_eq!((tag(record, "p"), tag(record, "sp")), (Some("none"), None));
        assert!(aligned("example.go.id", "surat.example.go.id"));
        assert!(aligned("forum.example.go.id", "surat.example.go.id"));
        assert!(!aligned("example.go.id", "other.go.id"));
        assert!(!aligned("xexample.id", "example.id"));
    }
}
