//! The folder, and an SMTP server that does what the script says.

use crate::reading::{composed, reader, sample};
use crate::server::{Act, Encrypt, READY, Server};
use domain::identity::Email;
use domain::language::Language;
use mail::{ComposedMessage, Delivery, MemoryBox, SendError, Smtp, Transport};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

fn message(to: &str) -> ComposedMessage {
    let mut reader = reader(Language::Indonesian);
    reader.email = Email::parse(to).unwrap();
    composed(&sample("comment-mine", Language::Indonesian), &reader)
}

/// A folder of its own, removed when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("mail-{name}"));
        let _ = std::fs::remove_dir_all(&path);
        Self(path)
    }

    fn files(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(&self.0)
            .map(|entries| {
                entries
                    .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                    .collect()
            })
            .unwrap_or_default();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[tokio::test]
async fn a_file_is_whole_private_and_overwritten_by_a_second_try() {
    let folder = Folder::new("folder");
    let transport = Transport::Folder(folder.0.clone());
    let message = message("siti@example.com");
    for _ in 0..2 {
        assert_eq!(transport.send(&message).await, Ok(Delivery::Kept));
        assert_eq!(folder.files(), ["0190a1b2-c3d4-4e5f-8a9b-0c1d2e3f4a5b.eml"]);
    }
    let file = folder.0.join(&folder.files()[0]);
    assert_eq!(std::fs::read(&file).unwrap(), message.bytes);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_tried_again() {
    let folder = Folder::new("not-a-folder");
    std::fs::write(&folder.0, "a file").unwrap();
    let error = Transport::Folder(folder.0.clone())
        .send(&message("siti@example.com"))
        .await
        .unwrap_err();
    assert!(matches!(error, SendError::Unreachable { .. }), "{error}");
    assert!(error.is_worth_retrying());
    std::fs::remove_file(&folder.0).unwrap();
}

#[tokio::test]
async fn memory_keeps_what_was_sent() {
    let letters = MemoryBox::default();
    let transport = Transport::Memory(letters.clone());
    let message = message("siti@example.com");
    assert_eq!(transport.send(&message).await, Ok(Delivery::Sent));
    assert_eq!(letters.messages(), [message]);
}

#[tokio::test]
async fn a_server_takes_the_message_as_it_is_over_one_connection() {
    let server = Server::start(READY, vec![]).await;
    let transport = server.transport(None);
    let message = message("siti@example.com");
    for _ in 0..3 {
        assert_eq!(transport.send(&message).await, Ok(Delivery::Sent));
    }
    let taken = server.taken();
    assert_eq!(taken.len(), 3);
    assert_eq!(server.connections(), 1);
    let (envelope, data) = taken[0].split_at(taken[0].find("Subject:").unwrap());
    assert_eq!(
        envelope,
        "MAIL FROM:<noreply@example.go.id>\nRCPT TO:<siti@example.com>\n"
    );
    assert_eq!(data.trim_end().as_bytes(), message.bytes.trim_ascii_end());
}

#[tokio::test]
async fn refusals_say_whether_to_try_again() {
    let server = Server::start(
        READY,
        vec![
            Act::RefuseRecipient("451 greylisted, come back\r\n"),
            Act::RefuseRecipient("550 5.1.1 no such user\r\n"),
            Act::RefuseData("554 looks like spam\r\n"),
            Act::RefuseRecipient("535 who are you\r\n"),
        ],
    )
    .await;
    let transport = server.transport(None);
    let message = message("siti@example.com");
    let errors = [
        transport.send(&message).await.unwrap_err(),
        transport.send(&message).await.unwrap_err(),
        transport.send(&message).await.unwrap_err(),
        transport.send(&message).await.unwrap_err(),
    ];
    assert!(
        matches!(&errors[0], SendError::Temporary { code: 451, reply } if reply.contains("greylisted"))
    );
    assert!(
        matches!(&errors[1], SendError::Recipient { code: 550, reply } if reply.contains("no such user"))
    );
    assert!(matches!(&errors[2], SendError::Permanent { code: 554, .. }));
    assert!(matches!(&errors[3], SendError::Unreachable { .. }));
    let retry = errors.map(|error| error.is_worth_retrying());
    assert_eq!(retry, [true, false, false, true]);
    assert_eq!(transport.send(&message).await, Ok(Delivery::Sent));
    assert_eq!(server.taken().len(), 1);
}

#[tokio::test]
async fn a_dropped_connection_is_tried_again() {
    let server = Server::start(READY, vec![Act::Drop]).await;
    let transport = server.transport(None);
    let message = message("siti@example.com");
    let error = transport.send(&message).await.unwrap_err();
    assert!(matches!(error, SendError::Unreachable { .. }), "{error}");
    assert_eq!(transport.send(&message).await, Ok(Delivery::Sent));
}

#[tokio::test]
async fn a_late_answer_is_never_taken_for_that_to_the_next_message() {
    let server = Server::start(
        READY,
        vec![Act::Stall, Act::RefuseData("550 not this one\r\n")],
    )
    .await;
    let transport = server.transport(None);
    let message = message("siti@example.com");
    let error = transport.send(&message).await.unwrap_err();
    assert!(matches!(error, SendError::Unreachable { .. }), "{error}");
    tokio::time::sleep(Duration::from_millis(700)).await;
    let error = transport.send(&message).await.unwrap_err();
    assert!(
        matches!(error, SendError::Permanent { code: 550, .. }),
        "{error}"
    );
    assert_eq!(server.connections(), 2);
}

#[tokio::test]
async fn a_server_that_takes_nobody_is_unreachable() {
    for greeting in ["421 busy\r\n", "554 no service\r\n", ""] {
        let server = Server::start(greeting, vec![]).await;
        let error = server
            .transport(None)
            .send(&message("siti@example.com"))
            .await
            .unwrap_err();
        assert!(
            matches!(error, SendError::Unreachable { .. }),
            "{greeting}: {error}"
        );
    }
    let port = {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        listener.local_addr().unwrap().port()
    };
    let smtp = Smtp::from_url(&format!("smtp://127.0.0.1:{port}"), None).unwrap();
    let error = Transport::Smtp(Box::new(smtp))
        .send(&message("siti@example.com"))
        .await
        .unwrap_err();
    assert!(matches!(error, SendError::Unreachable { .. }), "{error}");
}

#[tokio::test]
async fn without_the_encryption_asked_for_nothing_is_sent() {
    let server = Server::start(READY, vec![]).await;
    for url in [
        "smtp://siti:geheim@127.0.0.1:PORT?tls=required",
        "smtps://127.0.0.1:PORT",
    ] {
        let url = url.replace("PORT", &server.port.to_string());
        let patience = Duration::from_millis(500);
        let smtp = Smtp::from_url(&url, None)
            .unwrap()
            .with_patience(patience, patience);
        assert!(!format!("{smtp:?}").contains("geheim"));
        let error = Transport::Smtp(Box::new(smtp))
            .send(&message("siti@example.com"))
            .await
            .unwrap_err();
        assert!(matches!(error, SendError::Unreachable { .. }), "{error}");
    }
    assert!(server.taken().is_empty());
}

/// A transport with a login to a server whose certificate is signed by the test authority, trusted or not.
fn secret(server: &Server, scheme: &str, trusted: bool) -> Transport {
    let ca = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/tls/ca.pem");
    let ca = if trusted {
        format!("&ca={ca}")
    } else {
        String::new()
    };
    let url = format!(
        "{scheme}://siti:geheim@127.0.0.1:{}?tls=required{ca}",
        server.port
    );
    let patience = Duration::from_secs(5);
    let smtp = Smtp::from_url(&url, None).unwrap();
    Transport::Smtp(Box::new(smtp.with_patience(patience, patience)))
}

#[tokio::test]
async fn a_server_with_a_good_certificate_gets_login_and_message_in_secret() {
    for (encrypt, scheme) in [(Encrypt::OnDemand, "smtp"), (Encrypt::Always, "smtps")] {
        let server = Server::encrypting(encrypt, READY, vec![]).await;
        let transport = secret(&server, scheme, true);
        let message = message("siti@example.com");
        for _ in 0..2 {
            assert_eq!(
                transport.send(&message).await,
                Ok(Delivery::Sent),
                "{scheme}"
            );
        }
        let taken = server.taken();
        // "\0siti\0geheim" in base64.
        assert!(taken[0].starts_with("AUTH PLAIN AHNpdGkAZ2VoZWlt\nMAIL FROM:"));
        assert!(taken[1].starts_with("MAIL FROM:"));
        assert_eq!(server.connections(), 1);
    }
}

#[tokio::test]
async fn a_server_with_a_certificate_of_a_stranger_gets_nothing() {
    for (encrypt, scheme) in [(Encrypt::OnDemand, "smtp"), (Encrypt::Always, "smtps")] {
        let server = Server::encrypting(encrypt, READY, vec![]).await;
        let error = secret(&server, scheme, false)
            .send(&message("siti@example.com"))
            .await
            .unwrap_err();
        let reason = error.to_string();
        assert!(
            matches!(error, SendError::Unreachable { .. }) && reason.contains("certificate"),
            "{reason}"
        );
        assert!(server.taken().is_empty());
    }
}

#[tokio::test]
async fn an_address_outside_ascii_goes_only_to_a_server_that_takes_it() {
    let server = Server::start(READY, vec![]).await;
    let transport = server.transport(None);
    let mut reader = reader(Language::Indonesian);
    // the forum takes no such address, but a row may hold one
    reader.email = serde_json::from_str("\"sití@example.com\"").unwrap();
    let foreign = composed(&sample("comment-mine", Language::Indonesian), &reader);
    let error = transport.send(&foreign).await.unwrap_err();
    assert!(
        matches!(&error, SendError::Permanent { code: 553, reply } if reply.contains("SMTPUTF8"))
    );
    // and the connection is still good
    assert_eq!(
        transport.send(&message("siti@example.com")).await,
        Ok(Delivery::Sent)
    );
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn a_server_is_reached_over_ipv6() {
    let server = Server::listening("[::1]:0", Encrypt::Never, READY, vec![]).await;
    let url = format!("smtp://[::1]:{}?timeout=2&connections=2", server.port);
    let smtp = Transport::Smtp(Box::new(Smtp::from_url(&url, None).unwrap()));
    assert_eq!(smtp.at_once(), 2);
    assert_eq!(
        smtp.send(&message("siti@example.com")).await,
        Ok(Delivery::Sent)
    );
}

#[tokio::test]
async fn demo_addresses_never_reach_a_server() {
    let server = Server::start(READY, vec![]).await;
    let folder = Folder::new("demo");
    let message = message("siti@contoh.invalid");
    assert_eq!(
        server.transport(None).send(&message).await,
        Ok(Delivery::Kept)
    );
    let keeping = server.transport(Some(folder.0.clone()));
    assert_eq!(keeping.send(&message).await, Ok(Delivery::Kept));
    assert_eq!(folder.files().len(), 1);
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn many_messages_share_at_most_four_connections() {
    let server = Server::start(READY, vec![]).await;
    let transport = Arc::new(server.transport(None));
    let mut sending = tokio::task::JoinSet::new();
    for _ in 0..40 {
        let transport = Arc::clone(&transport);
        sending.spawn(async move { transport.send(&message("siti@example.com")).await });
    }
    while let Some(sent) = sending.join_next().await {
        assert_eq!(sent.unwrap(), Ok(Delivery::Sent));
    }
    assert_eq!(server.taken().len(), 40);
    assert!(server.connections() <= 4);
}
