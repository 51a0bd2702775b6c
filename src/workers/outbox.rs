//! Carries committed letters to the transport: lease, compose, send, settle. At least once, always with the same
//! Message-ID.
//!
//! Two loops run side by side: one for codes, which keeps a connection free for itself, and one for everything else. A
//! server that takes nothing is left alone for a while, and what was leased meanwhile is given back untried.

mod breaker;

use breaker::Breaker;
use domain::bounces::DeliveryStatus;
use domain::delivery::Pace;
use domain::letters::Letter;
use forum::Forum;
use forum::delivery::{self, LEASE_SECONDS, Load, Outcome};
use forum::notifications::{AddressMark, letter_now};
use forum::replies::token_for;
use futures::StreamExt;
use mail::{Addressee, ComposeError, SendError, SiteMail, Stamp, Transport, compose};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use store::StoreError;
use store::outbox::carrying::LeasedMail;
use tokio::sync::watch;

/// Mails leased at once.
const BATCH: u64 = 100;
/// A mail that is begun later than this after its lease could still be under way when the lease ends.
const BEGIN_WITHIN: Duration = Duration::from_secs(LEASE_SECONDS.unsigned_abs() - 90);
/// How often to look without being called.
const LOOK: Duration = Duration::from_secs(15);
/// How often what was sent is tried to be recorded, a second apart.
const SETTLE_TRIES: u32 = 30;

/// How mail leaves the house.
#[derive(Debug)]
pub struct Post {
    site: SiteMail,
    transport: Transport,
    pace: Mutex<Pace>,
}

impl Post {
    /// Sender and links, the way out, and how many mails a minute one domain gets (0: no limit).
    pub fn new(site: SiteMail, transport: Transport, per_domain: u32) -> Self {
        Self {
            site,
            transport,
            pace: Mutex::new(Pace::new(per_domain)),
        }
    }

    /// Mails under way at once; codes always find a connection that other mail leaves free.
    fn at_once(&self, codes: bool) -> usize {
        let all = self.transport.at_once();
        if codes {
            all
        } else {
            all.saturating_sub(1).max(1)
        }
    }
}

/// Why one mail was not sent.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("letter cannot be read")]
    Letter(#[from] serde_json::Error),
    #[error("the code in it is of no use any more")]
    Late,
    #[error("Message-ID cannot be read")]
    Id(#[from] uuid::Error),
    #[error(transparent)]
    Compose(#[from] ComposeError),
    #[error(transparent)]
    Send(#[from] SendError),
}

impl Failure {
    /// Whether trying again cannot help.
    const fn is_final(&self) -> bool {
        match self {
            Self::Store(_) => false,
            Self::Send(error) => !error.is_worth_retrying(),
            Self::Letter(_) | Self::Late | Self::Id(_) | Self::Compose(_) => true,
        }
    }

    /// What the server said of the address, if it was that which it refused.
    fn of_address(&self) -> Option<DeliveryStatus> {
        match self {
            Self::Send(error) => error.of_address(),
            _ => None,
        }
    }
}

/// Runs until told to stop: codes, or everything else.
pub async fn run(forum: Arc<Forum>, post: Arc<Post>, codes: bool, mut stop: watch::Receiver<bool>) {
    let stopping = stop.clone();
    let bell = if codes {
        &forum.codes_wait
    } else {
        &forum.mail_waits
    };
    loop {
        let breaker = Breaker::new(codes);
        let go_on = || !*stopping.borrow();
        let handled = send_batch(&forum, &post, (codes, &breaker), &go_on).await;
        if *stop.borrow() {
            return;
        }
        if breaker.is_open() {
            // not woken by the bell: every act rings it
            tokio::select! {
                () = tokio::time::sleep(breaker.pause()) => {}
                _ = stop.changed() => return,
            }
            continue;
        }
        match handled {
            Ok(0) => {}
            Ok(_) => continue,
            Err(error) => tracing::warn!(%error, "outbox"),
        }
        if !super::wait(bell, LOOK, &mut stop).await {
            return;
        }
    }
}

/// Handles the mails that are due now, a batch of each lane, and returns how many there were.
///
/// # Errors
/// [`StoreError`] when the database failed; leased mails are due again when their lease is over.
pub async fn send_due(forum: &Forum, post: &Post) -> Result<u64, StoreError> {
    let mut handled = 0;
    for codes in [true, false] {
        let breaker = Breaker::new(codes);
        handled += send_batch(forum, post, (codes, &breaker), &|| true).await?;
    }
    Ok(handled)
}

/// Leases a batch and carries it; returns how many mails were not given back.
async fn send_batch(
    forum: &Forum,
    post: &Post,
    (codes, breaker): (bool, &Breaker),
    go_on: &(impl Fn() -> bool + Sync),
) -> Result<u64, StoreError> {
    let Load { mails, put_off } = delivery::take(forum, codes, &post.pace, BATCH).await?;
    let leased = Instant::now();
    let mut handled = u64::try_from(put_off).unwrap_or(u64::MAX);
    let sending = futures::stream::iter(mails).map(|mail| async move {
        let in_time = leased.elapsed() < BEGIN_WITHIN;
        let outcome = if in_time && go_on() && !breaker.is_open() {
            attempt(forum, post, &mail, breaker).await
        } else {
            Outcome::GivenBack
        };
        (mail, outcome)
    });
    let at_once = post.at_once(codes);
    // what ends while the database records the ones before is recorded together
    let mut ended = std::pin::pin!(sending.buffer_unordered(at_once).ready_chunks(at_once));
    while let Some(settled) = ended.next().await {
        let back = |(_, outcome): &&(LeasedMail, Outcome)| *outcome != Outcome::GivenBack;
        let number = settled.iter().filter(back).count();
        handled += u64::try_from(number).unwrap_or(u64::MAX);
        settle(forum, &settled).await?;
    }
    Ok(handled)
}

async fn attempt(forum: &Forum, post: &Post, mail: &LeasedMail, breaker: &Breaker) -> Outcome {
    let letter = match letter_now(forum, mail).await {
        Ok(Some(letter)) => letter,
        Ok(None) => return Outcome::Unwanted,
        Err(error) => {
            tracing::warn!(%error, "outbox");
            return Outcome::GivenBack;
        }
    };
    let sent = send(forum, post, (mail, &letter)).await;
    breaker.note(matches!(
        sent,
        Err(Failure::Send(SendError::Unreachable { .. }))
    ));
    match sent {
        Ok(()) => Outcome::Sent,
        Err(failure) => Outcome::Failed {
            hopeless: failure.is_final(),
            address: failure.of_address(),
            why: failure.to_string(),
        },
    }
}

async fn send(
    forum: &Forum,
    post: &Post,
    (mail, letter): (&LeasedMail, &str),
) -> Result<(), Failure> {
    let letter: Letter = serde_json::from_str(letter)?;
    if let Letter::Code(code) = &letter {
        let ends = mail.created_at.plus_seconds(i64::from(code.minutes) * 60);
        if forum.clock.now() >= ends {
            return Err(Failure::Late);
        }
    }
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
    let mut message = compose(&post.site, &to, &letter, stamp)?;
    let token = AddressMark::of(forum, &mail.email).bounce_token(forum);
    message.from = post.site.return_path(&token);
    post.transport.send(&message).await?;
    Ok(())
}

/// Records what became of mails. A database that is away for a moment must not make them be sent again.
async fn settle(forum: &Forum, settled: &[(LeasedMail, Outcome)]) -> Result<(), StoreError> {
    let mut tries = 1;
    loop {
        match delivery::settle(forum, settled).await {
            Err(error) if tries < SETTLE_TRIES => {
                tracing::warn!(%error, tries, "outbox: what was sent is not recorded yet");
                tries += 1;
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
            ended => return ended,
        }
    }
}
