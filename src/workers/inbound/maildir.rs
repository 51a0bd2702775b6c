//! A folder in Maildir form: what a mail server left in `new` is dealt with.
//!
//! Mail for addresses of the site is deleted once dealt with; anything else is somebody's mail and is moved to `cur`.

use super::{is_known, take};
use forum::Forum;
use mail::inbound::lmtp::Answer;
use mail::inbound::{ARRIVING_BYTES_MAX, Recipient, envelope};
use std::io;
use std::path::{Path, PathBuf};
use tokio::fs;

/// Messages dealt with in one look.
const MESSAGES_MAX: usize = 500;

/// What was found in one look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Read {
    /// Dealt with and deleted.
    pub taken: usize,
    /// Left for the next look: the database failed.
    pub left: usize,
    /// For other addresses, or too large; moved to `cur`.
    pub foreign: usize,
}

/// Deals with everything in `new`.
///
/// # Errors
/// When the folder cannot be read or changed.
pub async fn read_folder(forum: &Forum, folder: &Path, domain: &str) -> io::Result<Read> {
    let mut read = Read::default();
    let mut files = fs::read_dir(folder.join("new")).await?;
    let mut messages = 0;
    while let Some(file) = files.next_entry().await? {
        messages += 1;
        let data = file.metadata().await?;
        if messages > MESSAGES_MAX {
            break;
        }
        if !data.is_file() {
            continue;
        }
        let path = file.path();
        let small = data.len() <= u64::try_from(ARRIVING_BYTES_MAX).unwrap_or(u64::MAX);
        let answer = if small {
            one(forum, &path, domain).await?
        } else {
            None
        };
        match answer {
            Some(Answer::Taken) => {
                fs::remove_file(&path).await?;
                read.taken += 1;
            }
            Some(Answer::Later) => read.left += 1,
            None => {
                put_aside(folder, &path).await?;
                read.foreign += 1;
            }
        }
    }
    Ok(read)
}

/// `None` when the message is for nobody here.
async fn one(forum: &Forum, path: &Path, domain: &str) -> io::Result<Option<Answer>> {
    let bytes = fs::read(path).await?;
    let envelope = envelope(&bytes);
    let mut addresses = envelope.recipients.iter();
    let recipient = addresses
        .find_map(|address| Recipient::parse(address, domain))
        .filter(|recipient| is_known(forum, recipient));
    Ok(match recipient {
        Some(recipient) => Some(take(forum, &envelope, &recipient, &bytes).await),
        None => None,
    })
}

async fn put_aside(folder: &Path, path: &Path) -> io::Result<()> {
    let cur = folder.join("cur");
    fs::create_dir_all(&cur).await?;
    let name = path.file_name().unwrap_or_default();
    let mut aside: PathBuf = cur.join(name);
    aside.as_mut_os_string().push(":2,");
    fs::rename(path, aside).await
}
