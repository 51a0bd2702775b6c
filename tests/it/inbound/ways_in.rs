//! The listener and the folder: what a mail server hands over is dealt with, and nothing of others is touched.

use super::{bounce_token, letter, reply_to};
use crate::posting::posted;
use crate::site::{INBOUND, Site};
use crate::taking_part::{SLUG, commented};
use rembuk::workers::inbound::{Read, read_folder, serve};
use std::sync::Arc;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// A site with a letter that can be answered: the aspiration and the address.
async fn site() -> (Site, String, String) {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    commented(&mut budi, &id, "Sejak kapan?", &[]).await;
    let to = reply_to(&site.mails_to("siti").await.pop().unwrap());
    (site, id, to)
}

async fn says(stream: &mut BufReader<TcpStream>, words: &str) -> String {
    stream.write_all(words.as_bytes()).await.unwrap();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await.unwrap();
        if line.get(3..4) != Some("-") {
            return line;
        }
    }
}

#[tokio::test]
async fn a_server_hands_a_reply_over_by_lmtp() {
    let (site, id, to) = site().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let addr = listener.local_addr().unwrap();
    let (stop, stopped) = watch::channel(false);
    let serving = tokio::spawn(serve(
        Arc::clone(&site.forum),
        listener,
        INBOUND.to_owned(),
        stopped,
    ));
    let mut stream = BufReader::new(TcpStream::connect(addr).await.unwrap());
    assert!(says(&mut stream, "").await.starts_with("220"));
    assert!(says(&mut stream, "LHLO mx\r\n").await.starts_with("250"));
    assert!(
        says(&mut stream, "MAIL FROM:<siti@example.com>\r\n")
            .await
            .starts_with("250")
    );
    let nobody = format!("RCPT TO:<reply+{}@{INBOUND}>\r\n", "a".repeat(52));
    assert!(says(&mut stream, &nobody).await.starts_with("550"));
    assert!(
        says(&mut stream, &format!("RCPT TO:<{to}>\r\n"))
            .await
            .starts_with("250")
    );
    assert!(says(&mut stream, "DATA\r\n").await.starts_with("354"));
    let text = letter("siti", "l1", "Lewat LMTP.").replace('\n', "\r\n");
    assert!(
        says(&mut stream, &format!("{text}.\r\n"))
            .await
            .starts_with("250 2.0.0 taken")
    );
    assert!(says(&mut stream, "QUIT\r\n").await.starts_with("221"));
    let page = site.visitor().get(&format!("/aspirasi/{id}")).await;
    page.has("Lewat LMTP.");
    stop.send_replace(true);
    serving.await.unwrap();
}

#[tokio::test]
async fn a_folder_is_read_and_mail_of_others_is_kept() {
    let (site, id, to) = site().await;
    let folder = site.data.join("maildir");
    for part in ["new", "cur", "tmp"] {
        std::fs::create_dir_all(folder.join(part)).unwrap();
    }
    let put = |name: &str, text: &str| std::fs::write(folder.join("new").join(name), text).unwrap();
    let top = |from: &str, to: &str| format!("Return-Path: <{from}>\nDelivered-To: {to}\n");
    put(
        "1",
        &format!(
            "{}{}",
            top("siti@example.com", &to),
            letter("siti", "m1", "Lewat folder.")
        ),
    );
    let report = super::UNKNOWN.replace("TOKEN", &bounce_token(&site, "siti"));
    let report = report.replace("Return-Path: <>\n", "");
    let address = format!("bounce+{}@{INBOUND}", bounce_token(&site, "siti"));
    put("2", &format!("{}{report}", top("", &address)));
    put(
        "3",
        &format!(
            "{}{}",
            top("a@b.id", "root@example.com"),
            letter("budi", "m3", "Untuk orang lain")
        ),
    );
    put(
        "4",
        &format!("{}{}", top("a@b.id", &to), "x\n".repeat(6_000_000)),
    );
    let read = read_folder(&site.forum, &folder, INBOUND).await.unwrap();
    let expected = Read {
        taken: 2,
        left: 0,
        foreign: 2,
    };
    assert_eq!(read, expected);
    site.visitor()
        .get(&format!("/aspirasi/{id}"))
        .await
        .has("Lewat folder.");
    assert_eq!(site.rows("bounce").await, 1);
    let mut kept: Vec<_> = std::fs::read_dir(folder.join("cur"))
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    kept.sort();
    assert_eq!(kept, ["3:2,", "4:2,"]);
    assert_eq!(std::fs::read_dir(folder.join("new")).unwrap().count(), 0);
    let again = read_folder(&site.forum, &folder, INBOUND).await.unwrap();
    assert_eq!(again, Read::default());
}
