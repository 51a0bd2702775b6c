//! `rembuk doctor mail`, against a name server and a relay of the test.

use super::name_server::Zone;
use crate::command::{Said, rembuk};
use crate::site::Site;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::task::JoinSet;

/// A domain on which everything is right.
fn healthy() -> Zone {
    let mut zone = Zone::default();
    zone.text("surat.rembuk.example", "v=spf1 include:relay.example -all");
    zone.text(
        "relay.example",
        "v=spf1 ip4:192.0.2.0/28 a:mx.relay.example ~all",
    );
    zone.address("mx.relay.example", "198.51.100.7");
    let key = format!("v=DKIM1; k=rsa; p={}", "A".repeat(392));
    zone.text("r2026._domainkey.rembuk.example", &key);
    zone.text("_dmarc.rembuk.example", "v=DMARC1; p=quarantine");
    zone.mail_server("surat.rembuk.example", "mx.rembuk.example");
    zone.address("mx.rembuk.example", "192.0.2.7");
    zone.reverse("7.2.0.192.in-addr.arpa", "mx.rembuk.example");
    zone
}

/// A relay that takes everything, in clear; what it took.
async fn relay() -> (String, Arc<Mutex<String>>, JoinSet<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!(
        "smtp://127.0.0.1:{}?tls=none",
        listener.local_addr().unwrap().port()
    );
    let taken = Arc::new(Mutex::new(String::new()));
    let keep = Arc::clone(&taken);
    let mut serving = JoinSet::new();
    serving.spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let mut stream = BufReader::new(stream);
            let _broken = stream.write_all(b"220 relay\r\n").await;
            let mut line = String::new();
            let mut data = false;
            while stream.read_line(&mut line).await.is_ok_and(|read| read > 0) {
                keep.lock().unwrap().push_str(&line);
                let answer = match line.trim_end() {
                    "DATA" => {
                        data = true;
                        "354 go on\r\n"
                    }
                    "." => {
                        data = false;
                        "250 taken\r\n"
                    }
                    "QUIT" => "221 bye\r\n",
                    _ if data => "",
                    _ => "250 ok\r\n",
                };
                let _broken = stream.write_all(answer.as_bytes()).await;
                line.clear();
            }
        }
    });
    (url, taken, serving)
}

/// Looks at a site whose mail leaves from 192.0.2.7.
async fn looked(site: &Site, zone: Zone, more: &[&str]) -> (Said, String) {
    let (resolver, _names) = zone.serve().await;
    let (url, taken, _relay) = relay().await;
    let resolver = resolver.to_string();
    let mut arguments = vec![
        "doctor",
        "mail",
        "--resolver",
        &resolver,
        "--smtp-url",
        &url,
        "--mail-from",
        "Rembuk <noreply@rembuk.example>",
        "--mail-inbound",
        "surat.rembuk.example",
    ];
    arguments.extend(more);
    let said = rembuk(&site.config, &arguments).await;
    let taken = taken.lock().unwrap().clone();
    (said, taken)
}

const COMPLETE: &[&str] = &["--ip", "192.0.2.7", "--selector", "r2026"];

#[tokio::test]
async fn a_healthy_domain_is_found_fine() {
    let site = Site::start().await;
    let (said, _) = looked(&site, healthy(), COMPLETE).await;
    assert!(said.ok, "{said:?}");
    for fine in [
        "STARTTLS   fine: 127.0.0.1 takes mail; not encrypted, but on this machine",
        "SPF        fine: 192.0.2.7 may send for surat.rembuk.example",
        "DKIM       fine: r2026._domainkey.rembuk.example has an rsa key",
        "DMARC      fine: rembuk.example: v=DMARC1; p=quarantine",
        "PTR        fine: 192.0.2.7 is mx.rembuk.example, and mx.rembuk.example is 192.0.2.7",
        "MX         fine: mail to surat.rembuk.example goes to mx.rembuk.example",
    ] {
        assert!(said.out.contains(fine), "{fine} in {}", said.out);
    }
    assert!(
        !said.out.contains("WRONG") && !said.out.contains("look:"),
        "{}",
        said.out
    );
}

#[tokio::test]
async fn what_is_wrong_is_named_with_what_to_do() {
    let site = Site::start().await;
    let (said, _) = looked(&site, Zone::default(), COMPLETE).await;
    assert!(
        !said.ok && said.error.contains("5 things are wrong"),
        "{said:?}"
    );
    for wrong in [
        "SPF        WRONG: surat.rembuk.example has no SPF record",
        "DKIM       WRONG: r2026._domainkey.rembuk.example has no key",
        "DMARC      WRONG: rembuk.example has no DMARC record",
        "PTR        WRONG: 192.0.2.7 has no name",
        "MX         WRONG: no mail can arrive at surat.rembuk.example",
        "-> publish a TXT record at _dmarc.rembuk.example: \"v=DMARC1; p=none;",
    ] {
        assert!(said.out.contains(wrong), "{wrong} in {}", said.out);
    }
    let mut zone = healthy();
    zone.text("surat.rembuk.example", "v=spf1 -all");
    zone.forget("r2026._domainkey.rembuk.example");
    zone.text("r2026._domainkey.rembuk.example", "v=DKIM1; p=");
    zone.forget("mx.rembuk.example");
    zone.address("mx.rembuk.example", "192.0.2.99");
    let (said, _) = looked(&site, zone, COMPLETE).await;
    for wrong in [
        "has 2 SPF records, so none counts",
        "is revoked",
        "192.0.2.7 is called mx.rembuk.example, but mx.rembuk.example is not 192.0.2.7",
    ] {
        assert!(said.out.contains(wrong), "{wrong} in {}", said.out);
    }
}

#[tokio::test]
async fn records_are_followed_as_providers_do() {
    let site = Site::start().await;
    for (record, expected) in [
        ("v=spf1 a:mx.relay.example -all", "may not send for"),
        ("v=spf1 a:mx.relay.example/8 mx -all", "may send for"),
        ("v=spf1 redirect=relay.example", "may send for"),
        (
            "v=spf1 include:nowhere.example -all",
            "which has no SPF record",
        ),
        (
            "v=spf1 include:surat.rembuk.example -all",
            "more than 10 questions",
        ),
        ("v=spf1 ip4:192.0.2.7 +all", "allows everybody"),
        (
            "v=spf1 ip4:192.0.2.7",
            "does not say what becomes of other senders",
        ),
        ("v=spf1 ip4:192.0.2.x -all", "cannot be read"),
    ] {
        let mut zone = healthy();
        zone.forget("surat.rembuk.example");
        zone.mail_server("surat.rembuk.example", "mx.rembuk.example");
        zone.text("surat.rembuk.example", record);
        let (said, _) = looked(&site, zone, COMPLETE).await;
        assert!(said.out.contains(expected), "{record}: {}", said.out);
    }
}

#[tokio::test]
async fn what_cannot_be_seen_from_here_is_not_called_wrong() {
    let site = Site::start().await;
    let (said, _) = looked(&site, healthy(), &[]).await;
    assert!(said.ok, "{said:?}");
    assert!(
        said.out.contains("run this again with --ip"),
        "{}",
        said.out
    );
    assert!(said.out.contains("--selector"), "{}", said.out);
    // nobody answers there
    let silent = tokio::net::UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let resolver = silent.local_addr().unwrap().to_string();
    let said = rembuk(&site.config, &["doctor", "mail", "--resolver", &resolver]).await;
    assert!(!said.ok && said.out.contains("does not answer"), "{said:?}");
    assert!(said.out.contains("set REMBUK_SMTP_URL"), "{said:?}");
}

#[tokio::test]
async fn the_keys_that_sign_are_looked_for_and_compared() {
    let site = Site::start().await;
    let key = site.data.join("e2026.pem");
    let made = std::process::Command::new("openssl")
        .args(["genpkey", "-algorithm", "ed25519", "-out"])
        .arg(&key)
        .status();
    assert!(made.unwrap().success());
    let key = key.to_str().unwrap();
    let ours = ["--dkim-key", key, "--dkim-selector", "e2026"];
    let (said, _) = looked(&site, healthy(), &ours).await;
    let advice = "e2026._domainkey.rembuk.example: \"v=DKIM1; k=ed25519; p=";
    assert!(!said.ok && said.out.contains(advice), "{said:?}");
    let (_, rest) = said.out.split_once(advice).unwrap();
    let public = rest.split('"').next().unwrap();
    let mut zone = healthy();
    let record = format!("v=DKIM1; k=ed25519; p={public}");
    zone.text("e2026._domainkey.rembuk.example", &record);
    let to = ["--send-test", "operator@example.com"];
    let (said, taken) = looked(&site, zone, &[&ours[..], &to].concat()).await;
    let fine = "fine: e2026._domainkey.rembuk.example has an ed25519 key";
    assert!(said.out.contains(fine), "{said:?}");
    assert!(
        taken.contains("DKIM-Signature: v=1; a=ed25519-sha256;"),
        "{taken}"
    );
    let mut zone = healthy();
    let other = format!("v=DKIM1; k=ed25519; p={}", "A".repeat(43));
    zone.text("e2026._domainkey.rembuk.example", &other);
    let (said, _) = looked(&site, zone, &ours).await;
    let wrong =
        "WRONG: e2026._domainkey.rembuk.example has another key than the one that signs here";
    assert!(!said.ok && said.out.contains(wrong), "{said:?}");
}

#[tokio::test]
async fn a_test_mail_is_sent_where_it_is_asked_for() {
    let site = Site::start().await;
    let to = ["--send-test", "operator@example.com"];
    let (said, taken) = looked(&site, healthy(), &[COMPLETE, &to].concat()).await;
    assert!(
        said.ok && said.out.contains("test       fine: the relay took it"),
        "{said:?}"
    );
    assert!(taken.contains("RCPT TO:<operator@example.com>"), "{taken}");
    assert!(taken.contains("Subject: Surat uji dari Rembuk"), "{taken}");
    let (said, _) = looked(&site, healthy(), &["--send-test", "nobody"]).await;
    assert!(!said.ok && said.error.contains("--send-test"), "{said:?}");
}
