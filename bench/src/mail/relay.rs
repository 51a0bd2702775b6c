//! A relay that takes everything at once and keeps nothing but whom it was for.

use anyhow::Result;
use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

/// The relay; it ends with the program.
#[derive(Debug)]
pub(super) struct Relay {
    pub(super) port: u16,
    book: Arc<Mutex<Book>>,
    _listening: JoinSet<()>,
}

#[derive(Debug, Default)]
struct Book {
    taken: usize,
    codes: HashSet<String>,
}

impl Relay {
    pub(super) async fn start() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let book = Arc::<Mutex<Book>>::default();
        let shared = Arc::clone(&book);
        let mut listening = JoinSet::new();
        listening.spawn(async move {
            let mut open = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                let book = Arc::clone(&shared);
                open.spawn(async move { talk(stream, &book).await });
                while open.try_join_next().is_some() {}
            }
        });
        Ok(Self {
            port,
            book,
            _listening: listening,
        })
    }

    /// Mails taken so far.
    pub(super) fn taken(&self) -> usize {
        self.book
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .taken
    }

    /// Whether the code for an address has arrived.
    pub(super) fn has(&self, address: &str) -> bool {
        let book = self.book.lock().unwrap_or_else(PoisonError::into_inner);
        book.codes.contains(address)
    }
}

/// Speaks SMTP until the other side leaves.
async fn talk(stream: TcpStream, book: &Mutex<Book>) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let mut io = BufReader::new(stream);
    io.write_all(b"220 relay\r\n").await.ok()?;
    let mut to = String::new();
    let mut line = String::new();
    let mut data = false;
    loop {
        line.clear();
        if io.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        let reply: &[u8] = match line.trim_end() {
            "." if data => {
                data = false;
                let mut book = book.lock().unwrap_or_else(PoisonError::into_inner);
                book.taken += 1;
                if to.starts_with("kode-") {
                    book.codes.insert(std::mem::take(&mut to));
                }
                b"250 taken\r\n"
            }
            _ if data => continue,
            "DATA" => {
                data = true;
                b"354 go on\r\n"
            }
            "QUIT" => return None,
            command => {
                if let Some(given) = command.strip_prefix("RCPT TO:<") {
                    to = given.split('>').next().unwrap_or_default().to_owned();
                }
                b"250 ok\r\n"
            }
        };
        io.write_all(reply).await.ok()?;
    }
}
