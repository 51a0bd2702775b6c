//! Ways a finished message leaves: a folder, an SMTP server, or the memory of a test.

mod folder;
mod pool;
mod smtp;
mod url;

pub use smtp::Smtp;
pub use url::SmtpUrlError;

use crate::compose::ComposedMessage;
use domain::bounces::DeliveryStatus;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// Carries messages away. One is shared by all senders.
#[derive(Debug)]
pub enum Transport {
    /// Writes each message as `UUID.eml` into a folder.
    Folder(PathBuf),
    /// Hands messages to an SMTP server.
    Smtp(Box<Smtp>),
    /// Keeps messages in memory.
    Memory(MemoryBox),
}

/// What became of a message that is now off the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// A server took it.
    Sent,
    /// It stays here: written to a folder, or held back because its address (`.invalid`) never receives mail.
    Kept,
}

/// Why a message was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// The server refuses this message for now (4xx): try again later.
    #[error("refused for now ({code}): {reply}")]
    Temporary {
        /// The server's code.
        code: u16,
        /// What it said; may repeat the address.
        reply: String,
    },
    /// The server refuses this message for good (5xx): do not try again.
    #[error("refused ({code}): {reply}")]
    Permanent {
        /// The server's code.
        code: u16,
        /// What it said; may repeat the address.
        reply: String,
    },
    /// The server refuses the recipient for good (5xx to RCPT): do not try again.
    #[error("recipient refused ({code}): {reply}")]
    Recipient {
        /// The server's code.
        code: u16,
        /// What it said; may repeat the address.
        reply: String,
    },
    /// Nothing can be handed over at the moment, this message as little as any other: no connection, no TLS, wrong
    /// password, no answer in time, folder not writable. Try again later with the same Message-ID; when the connection
    /// broke after the last byte, the server may have taken it.
    #[error("cannot deliver: {reason}")]
    Unreachable {
        /// What failed.
        reason: String,
    },
}

impl SendError {
    /// Whether trying again can help.
    pub const fn is_worth_retrying(&self) -> bool {
        !matches!(self, Self::Permanent { .. } | Self::Recipient { .. })
    }

    /// What the server said of the recipient's address, if it was that which it refused.
    pub fn of_address(&self) -> Option<DeliveryStatus> {
        match self {
            Self::Recipient { code, reply } => DeliveryStatus::of_refusal(*code, reply),
            _ => None,
        }
    }
}

impl Transport {
    /// How many messages it carries side by side.
    pub const fn at_once(&self) -> usize {
        match self {
            Self::Folder(_) => 4,
            // what is looked at afterwards comes in the order it was queued
            Self::Memory(_) => 1,
            Self::Smtp(smtp) => smtp.connections(),
        }
    }

    /// Delivers one message.
    ///
    /// # Errors
    /// [`SendError`], which says whether to try again.
    pub async fn send(&self, message: &ComposedMessage) -> Result<Delivery, SendError> {
        match self {
            Self::Folder(folder) => {
                folder::keep(folder, message).await?;
                Ok(Delivery::Kept)
            }
            Self::Smtp(smtp) => smtp.send(message).await,
            Self::Memory(letters) => {
                letters.lock().push(message.clone());
                Ok(Delivery::Sent)
            }
        }
    }
}

/// Messages kept by [`Transport::Memory`]; clones share them.
#[derive(Debug, Clone, Default)]
pub struct MemoryBox(Arc<Mutex<Vec<ComposedMessage>>>);

impl MemoryBox {
    /// Everything sent so far, oldest first.
    pub fn messages(&self) -> Vec<ComposedMessage> {
        self.lock().clone()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<ComposedMessage>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
