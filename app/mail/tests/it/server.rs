//! An SMTP server on loopback that does what the script says.

use mail::{Smtp, Transport};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// The greeting of a server that takes mail.
pub(crate) const READY: &str = "220 server ready\r\n";

/// What the server does with one message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    Accept,
    RefuseRecipient(&'static str),
    RefuseData(&'static str),
    /// Closes the connection in the middle of DATA.
    Drop,
    /// Answers DATA never.
    Stall,
}

/// A server for one test: greets, then does the acts in order, one a message.
pub(crate) struct Server {
    pub(crate) port: u16,
    taken: Arc<Mutex<Vec<String>>>,
    connections: Arc<Mutex<u32>>,
    /// Ends with the server.
    _listening: tokio::task::JoinSet<()>,
}

impl Server {
    pub(crate) async fn start(greeting: &'static str, acts: Vec<Act>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let acts = Arc::new(Mutex::new(acts));
        let taken = Arc::new(Mutex::new(Vec::new()));
        let connections = Arc::new(Mutex::new(0));
        let (log, count) = (Arc::clone(&taken), Arc::clone(&connections));
        let mut listening = tokio::task::JoinSet::new();
        listening.spawn(async move {
            let mut open = tokio::task::JoinSet::new();
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                *count.lock().unwrap() += 1;
                open.spawn(talk(stream, greeting, Arc::clone(&acts), Arc::clone(&log)));
            }
        });
        Self {
            port,
            taken,
            connections,
            _listening: listening,
        }
    }

    pub(crate) fn transport(&self, keep: Option<PathBuf>) -> Transport {
        let url = format!("smtp://127.0.0.1:{}", self.port);
        let smtp = Smtp::from_url(&url, keep).unwrap();
        let patience = Duration::from_millis(500);
        Transport::Smtp(Box::new(smtp.with_patience(patience, patience)))
    }

    pub(crate) fn taken(&self) -> Vec<String> {
        self.taken.lock().unwrap().clone()
    }

    pub(crate) fn connections(&self) -> u32 {
        *self.connections.lock().unwrap()
    }
}

/// Speaks SMTP until the client leaves; `None` ends the connection.
async fn talk(
    stream: TcpStream,
    greeting: &'static str,
    acts: Arc<Mutex<Vec<Act>>>,
    taken: Arc<Mutex<Vec<String>>>,
) -> Option<()> {
    let (read, mut write) = stream.into_split();
    let mut read = BufReader::new(read);
    write.write_all(greeting.as_bytes()).await.ok()?;
    let mut envelope = String::new();
    let mut act = Act::Accept;
    loop {
        let mut line = String::new();
        if read.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        let line = line.trim_end();
        let reply = match line.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => "250-server\r\n250 8BITMIME\r\n",
            "MAIL" => {
                let mut acts = acts.lock().unwrap();
                act = if acts.is_empty() {
                    Act::Accept
                } else {
                    acts.remove(0)
                };
                envelope = line.to_owned();
                "250 ok\r\n"
            }
            "RCPT" => {
                envelope = format!("{envelope}\n{line}\n");
                match act {
                    Act::RefuseRecipient(reply) => reply,
                    _ => "250 ok\r\n",
                }
            }
            "DATA" => {
                write.write_all(b"354 go on\r\n").await.ok()?;
                if act == Act::Drop {
                    let mut some = [0; 64];
                    read.read_exact(&mut some).await.ok()?;
                    return None;
                }
                let data = body(&mut read).await?;
                match act {
                    Act::RefuseData(reply) => reply,
                    Act::Stall => {
                        // The late answer, for a client that would still be listening on this connection.
                        tokio::time::sleep(Duration::from_secs(1)).await;
                        "250 late\r\n"
                    }
                    _ => {
                        taken.lock().unwrap().push(format!("{envelope}{data}"));
                        "250 queued\r\n"
                    }
                }
            }
            "QUIT" => {
                write.write_all(b"221 bye\r\n").await.ok()?;
                return None;
            }
            "NOOP" | "RSET" => "250 ok\r\n",
            _ => "500 what?\r\n",
        };
        write.write_all(reply.as_bytes()).await.ok()?;
    }
}

async fn body(read: &mut BufReader<tokio::net::tcp::OwnedReadHalf>) -> Option<String> {
    let mut data = String::new();
    loop {
        let mut line = String::new();
        if read.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        if line == ".\r\n" {
            return Some(data);
        }
        data.push_str(&line);
    }
}
