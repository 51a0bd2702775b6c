//! Carries committed letters to the transport: lease, compose, send, settle. At least once, always with the same
//! Message-ID.

use domain::letters::Letter;
use domain::time::Timestamp;
use forum::Forum;
use forum::notifications::letter_now;
use forum::replies::token_for;
use mail::{Addressee, ComposeError, SendError, SiteMail, Stamp, Transport, compose};
use std::sync::Arc;
use std::time::Duration;
use store::StoreError;
use store::outbox::{self, LeasedMail};
use tokio::sync::watch;

/// Mails leased at once.
const BATCH: u64 = 20;
/// How long a lease lasts: longer than the slowest server takes for a batch.
const LEASE_SECONDS: i64 = 300;
/// The first wait after a failure; it doubles each time.
const RETRY_SECONDS: i64 = 60;
/// The longest wait between two tries.
const RETRY_SECONDS_MAX: i64 = 12 * 3_600;
/// After so long a mail is given up.
const GIVE_UP_SECONDS: i64 = 5 * 86_400;

/// How mail leaves the house.
#[derive(Debug)]
pub struct Post {
    /// Sender and links.
    pub site: SiteMail,
    /// The way out.
    pub transport: Transport,
}

/// Why one mail was not sent.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("letter cannot be read")]
    Letter(#[from] serde_json::Error),
    #[error("Message-ID cannot be read")]
    Id(#[from] uuid::Error),
    #[error(transparent)]
    Compose(#[from] ComposeError),
    #[error(transparent)]
    Send(#[from] SendError),
}

/// Runs until told to stop.
pub async fn run(forum: Arc<Forum>, post: Post, mut stop: watch::Receiver<bool>) {
    loop {
        match send_due(&forum, &post).await {
            Ok(0) => {}
            Ok(_) if !*stop.borrow() => continue,
            Ok(_) => return,
            Err(error) => tracing::warn!(%error, "outbox"),
        }
        if !super::wait(&forum.mail_waits, Duration::from_secs(15), &mut stop).await {
            return;
        }
    }
}

/// Sends the mails that are due now, one batch, and returns how many were handled.
///
/// # Errors
/// [`StoreError`] when the database failed; leased mails are due again when their lease is over.
pub async fn send_due(forum: &Forum, post: &Post) -> Result<u64, StoreError> {
    let now = forum.clock.now();
    let tx = forum.store.write().await?;
    let mails = outbox::lease(&*tx, now, now.plus_seconds(LEASE_SECONDS), BATCH).await?;
    tx.commit().await?;
    let mut handled = 0;
    for mut mail in mails {
        handled += 1;
        let Some(letter) = letter_now(forum, &mail).await? else {
            settle(forum, &mail, Ok(None)).await?;
            continue;
        };
        mail.letter = letter;
        let outcome = send(forum, post, &mail).await;
        settle(forum, &mail, outcome.map(|()| Some(()))).await?;
    }
    Ok(handled)
}

async fn send(forum: &Forum, post: &Post, mail: &LeasedMail) -> Result<(), Failure> {
    let letter: Letter = serde_json::from_str(&mail.letter)?;
    let to = Addressee {
        email: mail.email.clone(),
        name: None,
        language: mail.language,
        unsubscribe_token: mail.unsubscribe.clone(),
        reply_token: token_for(forum, mail, &letter).await?,
    };
    let stamp = Stamp {
        id: mail.uuid.parse()?,
        at: mail.created_at,
    };
    let message = compose(&post.site, &to, &letter, stamp)?;
    post.transport.send(&message).await?;
    Ok(())
}

/// Records what became of a mail; `Ok(None)` means that it is not wanted any more.
async fn settle(
    forum: &Forum,
    mail: &LeasedMail,
    outcome: Result<Option<()>, Failure>,
) -> Result<(), StoreError> {
    let now = forum.clock.now();
    let tx = forum.store.write().await?;
    match outcome {
        Ok(Some(())) => outbox::sent(&*tx, mail, now).await?,
        Ok(None) => outbox::dropped(&*tx, mail).await?,
        Err(failure) => {
            let again = next_try(mail, now, &failure);
            tracing::warn!(mail = mail.id, notice = mail.notice.code(), tries = mail.tries + 1, %failure, dead = again.is_none(), "mail not sent");
            outbox::failed(&*tx, mail, again, &failure.to_string()).await?;
        }
    }
    tx.commit().await
}

/// When to try again: 1 minute, then twice as long each time up to 12 hours, for 5 days; never after a final refusal.
fn next_try(mail: &LeasedMail, now: Timestamp, failure: &Failure) -> Option<Timestamp> {
    let hopeless = match failure {
        Failure::Store(_) => false,
        Failure::Send(error) => !error.is_worth_retrying(),
        Failure::Letter(_) | Failure::Id(_) | Failure::Compose(_) => true,
    };
    if hopeless || now.seconds_since(mail.created_at) >= GIVE_UP_SECONDS {
        return None;
    }
    let doublings = u32::try_from(mail.tries.clamp(0, 12)).unwrap_or(0);
    Some(now.plus_seconds((RETRY_SECONDS << doublings).min(RETRY_SECONDS_MAX)))
}
