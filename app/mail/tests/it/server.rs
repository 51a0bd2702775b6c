//! An SMTP server on loopback that does what the script says.

use mail::{Smtp, Transport};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

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
        Self::encrypting(Encrypt::Never, greeting, acts).await
    }

    pub(crate) async fn encrypting(
        encrypt: Encrypt,
        greeting: &'static str,
        acts: Vec<Act>,
    ) -> Self {
        Self::listening("127.0.0.1:0", encrypt, greeting, acts).await
    }

    pub(crate) async fn listening(
        address: &str,
        encrypt: Encrypt,
        greeting: &'static str,
        acts: Vec<Act>,
    ) -> Self {
        let listener = TcpListener::bind(address).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let script = Script {
            greeting,
            encrypt,
            acts: Arc::new(Mutex::new(acts)),
            taken: Arc::default(),
        };
        let taken = Arc::clone(&script.taken);
        let connections = Arc::new(Mutex::new(0));
        let count = Arc::clone(&connections);
        let mut listening = tokio::task::JoinSet::new();
        listening.spawn(async move {
            let mut open = tokio::task::JoinSet::new();
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                *count.lock().unwrap() += 1;
                open.spawn(talk(stream, script.clone()));
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

/// When the server encrypts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encrypt {
    Never,
    /// Offers STARTTLS.
    OnDemand,
    /// From the first byte.
    Always,
}

/// What one connection needs.
#[derive(Clone)]
struct Script {
    greeting: &'static str,
    encrypt: Encrypt,
    acts: Arc<Mutex<Vec<Act>>>,
    taken: Arc<Mutex<Vec<String>>>,
}

fn acceptor() -> TlsAcceptor {
    let chain = CertificateDer::from_pem_slice(include_bytes!("tls/server.pem")).unwrap();
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("tls/server.key")).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![chain], key)
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

/// Speaks SMTP until the client leaves; `None` ends the connection.
async fn talk(mut stream: TcpStream, script: Script) -> Option<()> {
    if script.encrypt == Encrypt::Always {
        let mut secret = BufReader::new(acceptor().accept(stream).await.ok()?);
        secret.write_all(script.greeting.as_bytes()).await.ok()?;
        return obey(&mut secret, &script, false).await.map(|_| ());
    }
    stream.write_all(script.greeting.as_bytes()).await.ok()?;
    let mut clear = BufReader::new(stream);
    obey(&mut clear, &script, script.encrypt == Encrypt::OnDemand).await?;
    let mut secret = BufReader::new(acceptor().accept(clear.into_inner()).await.ok()?);
    obey(&mut secret, &script, false).await.map(|_| ())
}

/// Answers commands; returns when the client asks for STARTTLS, where that is offered.
async fn obey<S>(io: &mut BufReader<S>, script: &Script, starttls: bool) -> Option<()>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut envelope = String::new();
    let mut act = Act::Accept;
    loop {
        let line = line(io).await?;
        let line = line.trim_end();
        let reply = match line.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" if starttls => "250-server\r\n250-STARTTLS\r\n250 8BITMIME\r\n",
            "EHLO" => "250-server\r\n250-AUTH PLAIN\r\n250 8BITMIME\r\n",
            "STARTTLS" if starttls => {
                io.write_all(b"220 go on\r\n").await.ok()?;
                io.flush().await.ok()?;
                return Some(());
            }
            "AUTH" => {
                envelope = format!("{line}\n");
                "235 welcome\r\n"
            }
            "MAIL" => {
                let mut acts = script.acts.lock().unwrap();
                act = if acts.is_empty() {
                    Act::Accept
                } else {
                    acts.remove(0)
                };
                envelope = format!("{envelope}{line}\n");
                "250 ok\r\n"
            }
            "RCPT" => {
                envelope = format!("{envelope}{line}\n");
                match act {
                    Act::RefuseRecipient(reply) => reply,
                    _ => "250 ok\r\n",
                }
            }
            "DATA" => {
                io.write_all(b"354 go on\r\n").await.ok()?;
                io.flush().await.ok()?;
                let data = data(io, act).await?;
                match act {
                    Act::RefuseData(reply) => reply,
                    Act::Stall => "250 late\r\n",
                    _ => {
                        let mail = format!("{}{data}", std::mem::take(&mut envelope));
                        script.taken.lock().unwrap().push(mail);
                        "250 queued\r\n"
                    }
                }
            }
            "QUIT" => return None,
            "NOOP" | "RSET" => "250 ok\r\n",
            _ => "500 what?\r\n",
        };
        io.write_all(reply.as_bytes()).await.ok()?;
        io.flush().await.ok()?;
    }
}

/// The message, unless the act is to leave in its middle.
async fn data<S>(io: &mut BufReader<S>, act: Act) -> Option<String>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut data = String::new();
    loop {
        let line = line(io).await?;
        if act == Act::Drop {
            return None;
        }
        if line == ".\r\n" {
            if act == Act::Stall {
                // The late answer, for a client that would still be listening on this connection.
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
            return Some(data);
        }
        data.push_str(&line);
    }
}

async fn line<S>(io: &mut BufReader<S>) -> Option<String>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut line = String::new();
    (io.read_line(&mut line).await.ok()? > 0).then_some(line)
}
