//! `rembuk mail`: how the outbox stands, what was given up, and the records that publish the keys.

use crate::config::Config;
use crate::open;
use anyhow::bail;
use clap::{Args, Subcommand};
use domain::notifications::OutboxState;
use domain::time::Timestamp;
use forum::Forum;
use forum::clock::Clock;
use forum::delivery::{self, Queue, Which};
use store::dialect::Dialect;

/// What to do with mail.
#[derive(Debug, Subcommand)]
pub enum Mail {
    /// How many mails wait, and which were given up and why; addresses are masked
    Status,
    /// Let given-up mails wait again
    Retry(Retry),
    /// The DNS records that publish the keys of REMBUK_DKIM_KEY
    Dkim,
}

/// Which mails.
#[derive(Debug, Args)]
pub struct Retry {
    /// Their numbers, as `rembuk mail status` shows them
    #[arg(required_unless_present = "all", conflicts_with = "all")]
    ids: Vec<i64>,
    /// All of them
    #[arg(long)]
    all: bool,
}

/// Does it. It may run beside the server.
///
/// # Errors
/// A line that says what is wrong.
pub async fn mail(config: &Config, what: Mail) -> anyhow::Result<()> {
    if let Mail::Dkim = what {
        return dkim(config);
    }
    if Dialect::of(&config.database_url) == Dialect::Sqlite {
        open::existing_sqlite(config)?;
    }
    let forum = open::open(config, Clock::Machine).await?;
    match what {
        Mail::Retry(given) => retry(&forum, given).await?,
        Mail::Status | Mail::Dkim => status(&forum).await?,
    }
    Ok(forum.store.close().await?)
}

async fn status(forum: &Forum) -> anyhow::Result<()> {
    let queue = delivery::queue(forum).await?;
    let now = forum.clock.now();
    say(&lines(&queue, now));
    Ok(())
}

fn lines(queue: &Queue, now: Timestamp) -> String {
    let mut lines = vec![
        format!(
            "waiting    {} ({} after a failure)",
            queue.count(OutboxState::Waiting),
            queue.retrying
        ),
        format!("sent       {} in the last hour", queue.sent_in_hour),
        format!("given up   {}", queue.count(OutboxState::Dead)),
    ];
    for (notice, mails, oldest) in &queue.waiting {
        let minutes = now.seconds_since(*oldest).max(0) / 60;
        lines.push(format!(
            "  waiting  {mails} {}, the oldest for {minutes} minutes",
            notice.code()
        ));
    }
    for dead in &queue.dead {
        lines.push(format!(
            "  dead     {} {} to {} after {} tries: {}",
            dead.id,
            dead.notice.code(),
            dead.to,
            i32::from(dead.tries) + 1,
            dead.why
        ));
    }
    lines.join("\n")
}

async fn retry(forum: &Forum, given: Retry) -> anyhow::Result<()> {
    let asked = given.ids.len();
    let which = if given.all {
        Which::All
    } else {
        Which::Rows(given.ids)
    };
    let revived = delivery::retry(forum, None, &which).await?;
    say(&format!("{revived} mails wait again"));
    if which != Which::All && u64::try_from(asked).unwrap_or(u64::MAX) != revived {
        bail!(
            "{} of these numbers are no given-up mail",
            asked.saturating_sub(usize::try_from(revived).unwrap_or(0))
        );
    }
    Ok(())
}

fn dkim(config: &Config) -> anyhow::Result<()> {
    let site = config.site_mail()?;
    if site.signers().is_empty() {
        bail!("REMBUK_DKIM_KEY is not set: mail is not signed here");
    }
    let records = site.signers().iter();
    let lines: Vec<String> = records
        .map(|signer| format!("{}. IN TXT {}", signer.name(), quoted(&signer.record())))
        .collect();
    say(&lines.join("\n"));
    Ok(())
}

/// A record in strings of at most 255 characters, as zone files want them.
fn quoted(record: &str) -> String {
    const STRING_MAX: usize = 200;
    let characters: Vec<char> = record.chars().collect();
    let strings = characters.chunks(STRING_MAX);
    let quoted: Vec<String> = strings
        .map(|part| format!("\"{}\"", part.iter().collect::<String>()))
        .collect();
    format!("( {} )", quoted.join(" "))
}

#[expect(clippy::print_stdout, reason = "the answer of a command")]
fn say(what: &str) {
    println!("{what}");
}
