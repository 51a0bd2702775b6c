//! Takes mail that arrives, says what it is, and hands it to the act it asks for.
//!
//! Invariants: nothing of a message is logged but what kind of thing it was and what became of it; a message is
//! acknowledged only after its act has been committed, so that a failing database loses none; nothing that arrives is
//! answered by mail except a person's reply that could not be posted.

mod listener;
mod maildir;

pub use listener::serve;
pub use maildir::{Read, read_folder};

use forum::Forum;
use forum::bounces::{self, Report};
use forum::error::ActError;
use forum::notifications::AddressMark;
use mail::inbound::lmtp::Answer;
use mail::inbound::{Bounce, Envelope, Inbound, Recipient, read};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use store::StoreError;
use tokio::sync::{Notify, watch};

/// How often the folder is looked at.
const LOOK: Duration = Duration::from_secs(5);

/// Looks at a Maildir again and again until told to stop.
pub async fn watch(
    forum: Arc<Forum>,
    folder: PathBuf,
    domain: String,
    mut stop: watch::Receiver<bool>,
) {
    let never = Notify::new();
    loop {
        match read_folder(&forum, &folder, &domain).await {
            Ok(Read { foreign, .. }) if foreign > 0 => {
                tracing::warn!(
                    foreign,
                    "mail for other addresses in the folder, moved to cur"
                );
            }
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "folder of arriving mail"),
        }
        if !super::wait(&never, LOOK, &mut stop).await {
            return;
        }
    }
}

/// Whether an address is one the site could have given out: what it can tell without looking anything up.
pub fn is_known(forum: &Forum, recipient: &Recipient) -> bool {
    match recipient {
        Recipient::Reply(token) => forum::replies::is_token(forum, token),
        Recipient::Bounce(token) => AddressMark::of_bounce_token(forum, token).is_some(),
        Recipient::Stop | Recipient::Complaint => true,
    }
}

/// Does what a message asks for; says whether it may be forgotten.
pub async fn take(forum: &Forum, envelope: &Envelope, to: &Recipient, bytes: &[u8]) -> Answer {
    let inbound = read(envelope, to, bytes);
    match act(forum, inbound, bytes).await {
        Ok((what, became)) => {
            tracing::info!(what, became, "mail arrived");
            Answer::Taken
        }
        Err(error) => {
            tracing::warn!(%error, "mail that arrived waits");
            Answer::Later
        }
    }
}

/// What it was, and what became of it.
type Done = (&'static str, &'static str);

async fn act(forum: &Forum, inbound: Inbound, bytes: &[u8]) -> Result<Done, StoreError> {
    match inbound {
        Inbound::Bounce(bounce) => returned(forum, bounce, bytes).await,
        Inbound::Complaint(complaint) => {
            let report = Report {
                tokens: &complaint.tokens,
                addresses: &complaint.addresses,
                id: complaint.id.as_deref().map_or(bytes, str::as_bytes),
            };
            let noted = bounces::complained(forum, report).await?;
            Ok(("complaint", word(noted)))
        }
        Inbound::Unsubscribe(token) => match forum::notifications::stop(forum, &token).await {
            Ok(_) => Ok(("unsubscribe", "stopped")),
            Err(ActError::Store(error)) => Err(error),
            Err(_) => Ok(("unsubscribe", "forged")),
        },
        Inbound::Reply(reply) => {
            let arrived = forum::replies::Arrived {
                token: &reply.token,
                from: reply.from.as_ref(),
                words: &reply.words,
                attachments: reply.attachments,
                id: reply.id.as_deref().map_or(bytes, str::as_bytes),
            };
            let became = forum::replies::post(forum, arrived).await?;
            Ok(("reply", became.word()))
        }
        Inbound::AutoReply => Ok(("automatic reply", "ignored")),
        Inbound::Nothing => Ok(("nothing", "ignored")),
    }
}

async fn returned(forum: &Forum, bounce: Bounce, bytes: &[u8]) -> Result<Done, StoreError> {
    let tokens = [bounce.token];
    let mut became = "nobody";
    for failed in &bounce.failed {
        let report = Report {
            tokens: &tokens,
            addresses: &failed.addresses,
            id: bounce.id.as_deref().map_or(bytes, str::as_bytes),
        };
        let noted = bounces::returned(forum, report, failed.status).await?;
        if noted != bounces::Noted::Nobody {
            became = word(noted);
        }
    }
    Ok(("bounce", became))
}

const fn word(noted: bounces::Noted) -> &'static str {
    match noted {
        bounces::Noted::Counted => "counted",
        bounces::Noted::Stopped => "counted, stopped",
        bounces::Noted::Again => "known",
        bounces::Noted::Nobody => "nobody",
    }
}
