//! The named demo world, Kecamatan Kelapa Dua: played through the acts on a set clock, so that it obeys every rule.

mod cast;
mod play;
mod script;
mod world;

use crate::config::Config;
use crate::open;
use anyhow::{Context, bail};
use cast::{Account, Cast};
use domain::time::Timestamp;
use forum::Forum;
use forum::clock::Clock;
use indicatif::{ProgressBar, ProgressStyle};
use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use store::{outbox, people, settings};

/// Where the accounts of the demo world are written, in the data folder.
pub const ACCOUNTS_FILE: &str = "demo-accounts.txt";

const LOADING: &str = "loading";
const LOADED: &str = "loaded";

/// Loads the demo world into an empty database and prints its accounts.
///
/// # Errors
/// When the database is not empty (with `if_empty` that is no error), or was left half-way.
pub async fn load(config: &Config, if_empty: bool) -> anyhow::Result<()> {
    load_as_of(config, Clock::Machine.now(), if_empty).await
}

/// The same as if it were another moment.
///
/// # Errors
/// As [`load`].
#[expect(
    clippy::print_stdout,
    reason = "the accounts are what the operator waits for"
)]
pub async fn load_as_of(config: &Config, now: Timestamp, if_empty: bool) -> anyhow::Result<()> {
    let clock = Clock::set_at(now);
    let forum = open::open(&unlimited(config), clock.clone()).await?;
    let state = settings::get(forum.store.read(), settings::DEMO).await?;
    if state.as_deref() == Some(LOADING) {
        bail!(
            "loading the demo world was interrupted; delete {} and load again",
            config.data.display()
        );
    }
    if people::any(forum.store.read()).await? {
        forum.store.close().await?;
        if if_empty {
            return Ok(());
        }
        bail!("the database is not empty; the demo world needs an empty one");
    }
    put(&forum, LOADING).await?;
    let accounts = play(&forum, &clock, now).await?;
    clock.move_to(now);
    let tx = forum.store.write().await?;
    // Its people have no mailboxes, and old news is no news.
    outbox::drop_all_waiting(&*tx).await?;
    store::saved_searches::forget_waiting(&*tx).await?;
    settings::put(&*tx, settings::DEMO, LOADED).await?;
    tx.commit().await?;
    let accounts = listing(&accounts);
    keep(&config.data.join(ACCOUNTS_FILE), &accounts).context(ACCOUNTS_FILE)?;
    forum.store.close().await?;
    println!("{accounts}");
    Ok(())
}

async fn play(forum: &Forum, clock: &Clock, now: Timestamp) -> anyhow::Result<Vec<Account>> {
    let world = world::read()?;
    let events = script::of(&world, now)?;
    let steps = u64::try_from(events.len()).unwrap_or(0);
    let bar = ProgressBar::new(steps)
        .with_message("demo world")
        .with_style(ProgressStyle::with_template(
            "{msg} {wide_bar} {pos}/{len}",
        )?);
    let first = events.first().map_or(now, |(at, _)| *at);
    clock.move_to(first.plus_days(-10));
    let (mut cast, accounts) = Cast::assemble(forum, &world).await?;
    for (at, event) in events {
        if at > now {
            bail!("the demo world tells of the future: {event:?}");
        }
        clock.move_to(at);
        cast.play(forum, now, event).await?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(accounts)
}

async fn put(forum: &Forum, state: &str) -> anyhow::Result<()> {
    let tx = forum.store.write().await?;
    settings::put(&*tx, settings::DEMO, state).await?;
    Ok(tx.commit().await?)
}

/// Years of life happen in seconds here, so no limit counts.
fn unlimited(config: &Config) -> Config {
    let mut config = config.clone();
    config.bench.unlimited = true;
    config
}

fn listing(accounts: &[Account]) -> String {
    let mut lines: Vec<String> = accounts
        .iter()
        .map(|(role, email, password)| format!("{role:<14} {email:<34} {password}"))
        .collect();
    lines.sort_unstable();
    lines.join("\n")
}

fn keep(path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)?;
    writeln!(file, "{text}")?;
    file.sync_all()
}
