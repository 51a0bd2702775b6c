//! Hands messages to an SMTP server.

use super::pool::Pool;
use super::url::{Server, SmtpUrlError};
use super::{Delivery, SendError, folder};
use crate::compose::ComposedMessage;
use lettre::Address;
use lettre::address::Envelope;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{Extension, MailParameter};
use std::path::PathBuf;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::timeout;

/// Time to connect, encrypt and sign in.
const CONNECT: Duration = Duration::from_secs(20);
/// Time to hand over one message.
const HAND_OVER: Duration = Duration::from_secs(60);
/// Time to say good-bye after a refusal.
const GOOD_BYE: Duration = Duration::from_secs(2);

/// An SMTP server and a few connections to it.
pub struct Smtp {
    pool: Pool,
    slots: Semaphore,
    connections: usize,
    patience: (Duration, Duration),
    /// Where messages to `.invalid` addresses are written; without one they are dropped.
    keep: Option<PathBuf>,
}

impl std::fmt::Debug for Smtp {
    /// Shows where it connects to, never the login.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Smtp")
            .field("host", &self.pool.server().host)
            .field("port", &self.pool.server().port)
            .field("tls", &self.pool.server().tls)
            .field("keep", &self.keep)
            .finish_non_exhaustive()
    }
}

impl Smtp {
    /// Reads `smtp://user:password@host:port?tls=required|opportunistic|none` or `smtps://…`; connects at the first message.
    ///
    /// Without `tls` an `smtp` server must offer STARTTLS, except on this machine. Certificates are always verified, against
    /// the public authorities and the one in the file `ca=…` of the URL, which is read now. `keep` is the folder for messages to
    /// `.invalid` addresses, which never go to a server. `connections=` (2 to 32, else 4) says how many are open at once, and
    /// `timeout=` (1 to 60 seconds) how long at most the server may take for a connection or a message.
    ///
    /// # Errors
    /// [`SmtpUrlError`], which says what is wrong without repeating the password.
    pub fn from_url(url: &str, keep: Option<PathBuf>) -> Result<Self, SmtpUrlError> {
        let server = Server::parse(url)?;
        Ok(Self {
            slots: Semaphore::new(server.connections),
            connections: server.connections,
            patience: server.patience.map_or((CONNECT, HAND_OVER), |most| {
                (CONNECT.min(most), HAND_OVER.min(most))
            }),
            pool: Pool::new(server),
            keep,
        })
    }

    /// How many connections may be open at once.
    pub(super) const fn connections(&self) -> usize {
        self.connections
    }

    /// Changes how long to wait for a connection (20 s) and for the hand-over of one message (60 s).
    #[must_use]
    pub fn with_patience(mut self, connect: Duration, hand_over: Duration) -> Self {
        self.patience = (connect, hand_over);
        self
    }

    /// The machine messages are handed over to.
    pub fn host(&self) -> &str {
        &self.pool.server().host
    }

    /// Connects, encrypts and signs in as for a message, then says good-bye; tells whether the connection was encrypted.
    ///
    /// # Errors
    /// [`SendError::Unreachable`] says what failed.
    pub async fn try_connection(&self) -> Result<bool, SendError> {
        let mut line = timeout(self.patience.0, self.pool.take())
            .await
            .map_err(|_elapsed| unreachable("no connection in time".to_owned()))?
            .map_err(|error| unreachable(said(&error)))?;
        let encrypted = line.smtp.is_encrypted();
        // a server that is rude at the end has answered all the same
        let _ended = timeout(self.patience.0, line.smtp.quit()).await;
        Ok(encrypted)
    }

    /// Delivers one message. Dropping the future closes its connection.
    pub(super) async fn send(&self, message: &ComposedMessage) -> Result<Delivery, SendError> {
        if message.to.is_demo() {
            if let Some(keep) = &self.keep {
                folder::keep(keep, message).await?;
            }
            return Ok(Delivery::Kept);
        }
        let envelope = envelope(message)?;
        let _slot = self
            .slots
            .acquire()
            .await
            .map_err(|error| unreachable(error.to_string()))?;
        let mut line = timeout(self.patience.0, self.pool.take())
            .await
            .map_err(|_elapsed| unreachable("no connection in time".to_owned()))?
            .map_err(|error| unreachable(said(&error)))?;
        if !message.to.as_str().is_ascii()
            && !line
                .smtp
                .server_info()
                .supports_feature(Extension::SmtpUtfEight)
        {
            self.pool.give_back(line);
            return Err(SendError::Permanent {
                code: 553,
                reply: "the server takes no addresses outside ASCII (SMTPUTF8)".to_owned(),
            });
        }
        let handed_over = timeout(
            self.patience.1,
            hand_over(&mut line.smtp, &envelope, &message.bytes),
        );
        let refused = match handed_over.await {
            Err(_elapsed) => return Err(unreachable("no answer in time".to_owned())),
            Ok(Ok(())) => None,
            Ok(Err(refused)) => Some(refused),
        };
        if let Some(refused) = refused {
            // a server that is rude at the end has answered all the same
            let _ended = timeout(GOOD_BYE, line.smtp.abort()).await;
            return Err(refused);
        }
        self.pool.give_back(line);
        Ok(Delivery::Sent)
    }
}

/// As the library does, but a refused recipient is told from a refused message. All bytes are ASCII.
async fn hand_over(
    smtp: &mut AsyncSmtpConnection,
    envelope: &Envelope,
    bytes: &[u8],
) -> Result<(), SendError> {
    let from = envelope.from().map_or("", AsRef::as_ref);
    let mut addresses = envelope.to().iter().map(AsRef::as_ref).chain([from]);
    let wide = addresses.any(|address: &str| !address.is_ascii());
    let options = wide.then_some(MailParameter::SmtpUtfEight);
    let from = Mail::new(envelope.from().cloned(), options.into_iter().collect());
    smtp.command(from).await.map_err(|error| refusal(&error))?;
    for to in envelope.to() {
        let to = Rcpt::new(to.clone(), Vec::new());
        smtp.command(to)
            .await
            .map_err(|error| match refusal(&error) {
                SendError::Permanent { code, reply } => SendError::Recipient { code, reply },
                other => other,
            })?;
    }
    smtp.command(Data).await.map_err(|error| refusal(&error))?;
    smtp.message(bytes).await.map_err(|error| refusal(&error))?;
    Ok(())
}

fn envelope(message: &ComposedMessage) -> Result<Envelope, SendError> {
    let wrong = |reply: String| SendError::Permanent { code: 553, reply };
    let from: Address = message
        .from
        .parse()
        .map_err(|error: lettre::address::AddressError| wrong(error.to_string()))?;
    let to: Address = message
        .to
        .as_str()
        .parse()
        .map_err(|error: lettre::address::AddressError| wrong(error.to_string()))?;
    Envelope::new(Some(from), vec![to]).map_err(|error| wrong(error.to_string()))
}

/// Tells a refused message from a server that takes none at all: a missing or wrong login is no fault of the message.
fn refusal(error: &Error) -> SendError {
    let code = error.status().map(u16::from);
    match code {
        Some(421 | 530 | 534 | 535 | 538) | None => unreachable(said(error)),
        Some(code) if error.is_permanent() => SendError::Permanent {
            code,
            reply: said(error),
        },
        Some(code) => SendError::Temporary {
            code,
            reply: said(error),
        },
    }
}

/// What the server said, on one line.
fn said(error: &Error) -> String {
    crate::clean::line(&error.to_string(), 300)
}

const fn unreachable(reason: String) -> SendError {
    SendError::Unreachable { reason }
}
