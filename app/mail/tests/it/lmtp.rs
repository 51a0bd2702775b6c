//! The way in, spoken to by hand: what is taken, what is refused, and that nothing is smuggled.

use mail::inbound::lmtp::{Answer, Arrived, LmtpError, Patience, Session};
use mail::inbound::{ARRIVING_BYTES_MAX, Recipient};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

const DOMAIN: &str = "surat.rembuk.example";
const REPLY: &str = "reply+abcdefghijklmnopqrstuvwxyz2345@surat.rembuk.example";

/// What the client read, what arrived, and how it ended.
struct Talk {
    said: String,
    arrived: Vec<Arrived>,
    ended: Result<(), LmtpError>,
}

/// Says everything at once, as a client that pipelines does.
async fn talk(words: &[u8], answer: Answer) -> Talk {
    let (client, server) = tokio::io::duplex(1 << 16);
    let patience = Patience {
        line: Duration::from_millis(300),
        message: Duration::from_secs(60),
    };
    let serving = async {
        let mut session = Session::new(server, DOMAIN, patience);
        let mut arrived = Vec::new();
        let ended = async {
            session.greet().await?;
            while let Some(message) = session.next(&known).await? {
                let answers = vec![answer; message.recipients.len()];
                arrived.push(message);
                session.answer(&answers).await?;
            }
            Ok(())
        };
        let ended = ended.await;
        drop(session);
        (arrived, ended)
    };
    let (mut reading, mut writing) = tokio::io::split(client);
    let speaking = async {
        let _broken = writing.write_all(words).await;
        let _broken = writing.shutdown().await;
    };
    let listening = async {
        let mut said = Vec::new();
        let _broken = reading.read_to_end(&mut said).await;
        String::from_utf8_lossy(&said).into_owned()
    };
    let ((arrived, ended), (), said) = tokio::join!(serving, speaking, listening);
    Talk {
        said,
        arrived,
        ended,
    }
}

fn known(recipient: &Recipient) -> bool {
    !matches!(recipient, Recipient::Reply(token) if token.starts_with("zzzz"))
}

fn codes(said: &str) -> Vec<&str> {
    let last = said.lines().filter(|line| line.get(3..4) != Some("-"));
    last.filter_map(|line| line.get(..3)).collect()
}

fn mail(to: &str, body: &str) -> String {
    format!("MAIL FROM:<siti@example.com>\r\nRCPT TO:<{to}>\r\nDATA\r\n{body}\r\n.\r\n")
}

#[tokio::test]
async fn a_message_arrives_as_it_was_written() {
    let words = format!(
        "LHLO mx\r\n{}QUIT\r\n",
        mail(REPLY, "Subject: x\r\n\r\n..titik\r\nHalo ä")
    );
    let talk = talk(words.as_bytes(), Answer::Taken).await;
    assert_eq!(
        codes(&talk.said),
        ["220", "250", "250", "250", "354", "250", "221"]
    );
    assert!(
        talk.said.contains(&format!("SIZE {ARRIVING_BYTES_MAX}")),
        "{}",
        talk.said
    );
    let [message] = talk.arrived.as_slice() else {
        panic!("{:?}", talk.arrived);
    };
    assert_eq!(
        message.bytes,
        "Subject: x\r\n\r\n.titik\r\nHalo ä\r\n".as_bytes()
    );
    assert_eq!(message.envelope.sender, "siti@example.com");
    assert!(talk.ended.is_ok());
}

#[tokio::test]
async fn lmtp_answers_each_recipient_and_smtp_all_of_them() {
    let body = format!(
        "MAIL FROM:<>\r\nRCPT TO:<{REPLY}>\r\nRCPT TO:<stop@{DOMAIN}>\r\nDATA\r\nx\r\n.\r\nQUIT\r\n"
    );
    let lmtp = talk(format!("LHLO mx\r\n{body}").as_bytes(), Answer::Later).await;
    assert_eq!(
        codes(&lmtp.said),
        [
            "220", "250", "250", "250", "250", "354", "451", "451", "221"
        ]
    );
    let smtp = talk(format!("EHLO mx\r\n{body}").as_bytes(), Answer::Later).await;
    assert_eq!(
        codes(&smtp.said),
        ["220", "250", "250", "250", "250", "354", "451", "221"]
    );
}

#[tokio::test]
async fn addresses_that_were_never_given_out_are_refused_at_once() {
    for address in [
        "root@surat.rembuk.example",
        "reply+zzzzefghijklmnopqrstuvwxyz2345@surat.rembuk.example",
        "reply+x@surat.rembuk.example",
        "stop@example.com",
        "",
    ] {
        let words =
            format!("LHLO mx\r\nMAIL FROM:<a@b.id>\r\nRCPT TO:<{address}>\r\nDATA\r\nQUIT\r\n");
        let talk = talk(words.as_bytes(), Answer::Taken).await;
        assert_eq!(
            codes(&talk.said),
            ["220", "250", "250", "550", "503", "221"],
            "{address}"
        );
    }
}

#[tokio::test]
async fn thirty_megabytes_are_refused_before_and_after_they_are_sent() {
    let size = 30 * 1024 * 1024;
    let words = format!("LHLO mx\r\nMAIL FROM:<a@b.id> SIZE={size}\r\nQUIT\r\n");
    let early = talk(words.as_bytes(), Answer::Taken).await;
    assert_eq!(codes(&early.said), ["220", "250", "552", "221"]);
    let body = "y".repeat(998) + "\r\n";
    let words = format!(
        "LHLO mx\r\n{}QUIT\r\n",
        mail(REPLY, &body.repeat(size / 1000))
    );
    let late = talk(words.as_bytes(), Answer::Taken).await;
    assert_eq!(
        codes(&late.said),
        ["220", "250", "250", "250", "354", "552", "221"]
    );
    assert!(late.arrived.is_empty());
}

#[tokio::test]
async fn no_message_is_smuggled_into_another() {
    for end in ["\n.\n", "\r.\r", "\n.\r\n", "\r\n.\n"] {
        let body = format!("satu{end}MAIL FROM:<jahat@example.com>\r\n");
        let words = format!("LHLO mx\r\n{}QUIT\r\n", mail(REPLY, &body));
        let talk = talk(words.as_bytes(), Answer::Taken).await;
        assert!(talk.arrived.is_empty(), "{end:?}");
        assert!(matches!(talk.ended, Err(LmtpError::Line)), "{end:?}");
        assert_eq!(
            codes(&talk.said),
            ["220", "250", "250", "250", "354", "521"],
            "{end:?}"
        );
    }
}

#[tokio::test]
async fn nonsense_is_answered_and_soon_ends_the_connection() {
    let words = b"LHLO mx\r\nRCPT TO:<stop@surat.rembuk.example>\r\nMAIL FROM:x\r\nDATA\r\nVRFY root\r\nMAIL FROM:<a@b.id> SIZE=x\r\nQUIT\r\n";
    let talk1 = talk(words, Answer::Taken).await;
    assert_eq!(
        codes(&talk1.said),
        ["220", "250", "503", "501", "503", "500", "501", "221"]
    );
    let first = talk(b"MAIL FROM:<a@b.id>\r\nQUIT\r\n", Answer::Taken).await;
    assert_eq!(codes(&first.said), ["220", "503", "221"]);
    let many = talk("AUTH x\r\n".repeat(100).as_bytes(), Answer::Taken).await;
    assert!(
        matches!(many.ended, Err(LmtpError::Useless)),
        "{:?}",
        many.ended
    );
    assert!(codes(&many.said).len() < 30);
    let long = talk(
        format!("LHLO {}\r\n", "x".repeat(5_000)).as_bytes(),
        Answer::Taken,
    )
    .await;
    assert!(matches!(long.ended, Err(LmtpError::Line)));
    let binary = talk(
        b"GET / HTTP/1.1\r\nHost: x\r\n\r\n\xff\xfe\r\n",
        Answer::Taken,
    )
    .await;
    assert!(binary.arrived.is_empty());
}

#[tokio::test]
async fn whoever_says_nothing_is_sent_away() {
    let (client, server) = tokio::io::duplex(1_024);
    let patience = Patience {
        line: Duration::from_millis(20),
        message: Duration::from_millis(20),
    };
    let mut session = Session::new(server, DOMAIN, patience);
    session.greet().await.unwrap();
    let ended = session.next(&known).await;
    assert!(matches!(ended, Err(LmtpError::Slow)), "{ended:?}");
    drop(client);
}
