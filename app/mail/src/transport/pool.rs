//! Open SMTP connections that wait for the next message.
//!
//! The library has a pool of its own, but it takes back a connection whose caller gave up in the middle; the late answer
//! to the abandoned message is then read as the answer to the next one, and that one is lost. Here a connection goes
//! back only after a finished message; everything else closes it.

use super::url::{Server, Tls};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long an unused connection is kept; servers close them after a minute or more.
const IDLE: Duration = Duration::from_secs(30);
/// Messages a connection carries before it is closed; many servers count.
const MESSAGES_MAX: u32 = 50;

/// A connection and what it has done.
pub(super) struct Line {
    pub(super) smtp: AsyncSmtpConnection,
    messages: u32,
    since: Instant,
}

/// The idle connections of one server.
pub(super) struct Pool {
    server: Server,
    idle: Mutex<Vec<Line>>,
}

impl Pool {
    pub(super) const fn new(server: Server) -> Self {
        Self {
            server,
            idle: Mutex::new(Vec::new()),
        }
    }

    pub(super) const fn server(&self) -> &Server {
        &self.server
    }

    /// An open connection, tried by NOOP when it has been used before.
    pub(super) async fn take(&self) -> Result<Line, Error> {
        while let Some(mut line) = self.pop() {
            if line.since.elapsed() < IDLE && line.smtp.test_connected().await {
                return Ok(line);
            }
        }
        let smtp = connect(&self.server).await?;
        Ok(Line {
            smtp,
            messages: 0,
            since: Instant::now(),
        })
    }

    /// Gives a connection back after a message that was taken.
    pub(super) fn give_back(&self, mut line: Line) {
        line.messages += 1;
        line.since = Instant::now();
        if line.messages < MESSAGES_MAX && !line.smtp.has_broken() {
            self.idle
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(line);
        }
    }

    fn pop(&self) -> Option<Line> {
        self.idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop()
    }
}

/// Opens, encrypts and signs in.
async fn connect(server: &Server) -> Result<AsyncSmtpConnection, Error> {
    let hello = server
        .hello
        .as_ref()
        .map_or_else(ClientId::default, |name| ClientId::Domain(name.clone()));
    let mut tls = TlsParameters::builder(server.host.clone());
    if let Some(ca) = &server.ca {
        tls = tls.add_root_certificate(ca.clone());
    }
    let tls = tls.build()?;
    let wrapped = (server.tls == Tls::Wrapped).then(|| tls.clone());
    let address = (server.host.as_str(), server.port);
    let mut smtp =
        AsyncSmtpConnection::connect_tokio1(address, None, &hello, wrapped, None).await?;
    let upgrade = match server.tls {
        Tls::Required => true,
        Tls::Opportunistic => smtp.can_starttls(),
        Tls::Wrapped | Tls::None => false,
    };
    if upgrade {
        smtp.starttls(tls, &hello).await?;
    }
    if let Some((user, password)) = &server.login {
        let credentials = Credentials::new(user.clone(), password.clone());
        smtp.auth(DEFAULT_MECHANISMS, &credentials).await?;
    }
    Ok(smtp)
}
