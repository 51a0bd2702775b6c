//! Messages as `.eml` files, which any mail program opens.
//!
//! A file is complete or not there, and has the message's id as its name, so that a second try overwrites the first.
//! Only the operator can read it: mails hold codes and addresses.

use super::SendError;
use crate::compose::ComposedMessage;
use std::io::Write;
use std::path::Path;

/// Writes a message into `folder`, which is made when it is missing.
pub(super) async fn keep(folder: &Path, message: &ComposedMessage) -> Result<(), SendError> {
    let folder = folder.to_owned();
    let name = message.id.hyphenated().to_string();
    let bytes = message.bytes.clone();
    tokio::task::spawn_blocking(move || write(&folder, &name, &bytes))
        .await
        .map_err(|error| unreachable(&error))?
        .map_err(|error| unreachable(&error))
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    let mut maker = std::fs::DirBuilder::new();
    maker.recursive(true);
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
        maker.mode(0o700);
        options.mode(0o600);
    }
    maker.create(folder)?;
    let unfinished = folder.join(format!(".{name}.part"));
    let mut file = options.open(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&unfinished, folder.join(format!("{name}.eml")))
}

fn unreachable(error: &dyn std::error::Error) -> SendError {
    SendError::Unreachable {
        reason: format!("mail folder: {error}"),
    }
}
