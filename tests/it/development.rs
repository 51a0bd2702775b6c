//! What `REMBUK_DEV` adds: pages that load themselves anew after a restart, on this machine only.

use crate::site::Site;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const TAG: &str = "<script type=\"module\" src=\"/dev/reload.js\">";

#[tokio::test]
async fn pages_wait_for_a_restart_only_while_developing() {
    let site = Site::start().await;
    site.visitor().get("/bantuan").await.is(200).lacks(TAG);
    let site = Site::start_with(|config| config.dev = true).await;
    let page = site.visitor().get("/bantuan").await;
    let policy = page.is(200).has(TAG).header("content-security-policy");
    assert!(policy.is_some_and(|policy| policy.contains("script-src 'self' 'wasm-unsafe-eval';")));
    let script = site.visitor().get("/dev/reload.js").await;
    script.is(200).has("location.reload()");
    let kind = script.header("content-type").unwrap_or_default();
    assert!(kind.starts_with("text/javascript"), "{kind}");
}

#[tokio::test]
async fn an_open_page_is_told_which_process_answers() {
    let site = Site::start_with(|config| config.dev = true).await;
    let mut stream = TcpStream::connect(site.addr).await.unwrap();
    let request = format!("GET /dev/reload HTTP/1.1\r\nhost: {}\r\n\r\n", site.addr);
    stream.write_all(request.as_bytes()).await.unwrap();
    let told = format!("data: {}\n\n", std::process::id());
    let mut text = String::new();
    let reading = async {
        let mut bytes = [0; 4096];
        while !text.contains(&told) {
            let read = stream.read(&mut bytes).await.unwrap();
            assert_ne!(read, 0, "{text}");
            text.push_str(&String::from_utf8_lossy(&bytes[..read]));
        }
    };
    let done = tokio::time::timeout(Duration::from_secs(10), reading).await;
    assert!(done.is_ok(), "{text}");
    assert!(
        text.contains("text/event-stream") && text.contains("retry: 300"),
        "{text}"
    );
}
