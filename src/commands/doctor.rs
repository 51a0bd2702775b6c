//! `rembuk doctor`: looks whether a site is whole, and puts right what can be counted anew.

mod mail;

use crate::config::Config;
use crate::open;
use anyhow::bail;
use clap::{Args, Subcommand};
use domain::notifications::OutboxState;
use forum::Forum;
use forum::clock::Clock;
use forum::recounts::recount;
use forum::search;
use store::dialect::{self, Dialect};
use store::{audit, index_marks, outbox};

/// How to look.
#[derive(Debug, Args)]
pub struct Doctor {
    /// Put wrong counters right, and have a wrong search index built anew
    #[arg(long)]
    repair: bool,
    #[command(subcommand)]
    only: Option<Only>,
}

/// One thing to look at alone.
#[derive(Debug, Subcommand)]
enum Only {
    /// Look at mail as providers do: SPF, DKIM, DMARC, PTR, STARTTLS
    Mail(mail::Mail),
}

/// Looks at everything and says what was found. It may run beside the server.
///
/// # Errors
/// When something is wrong that was not put right, or the site cannot be opened.
pub async fn doctor(config: &Config, given: Doctor) -> anyhow::Result<()> {
    if let Some(Only::Mail(given)) = given.only {
        return mail::mail(config, given).await;
    }
    if Dialect::of(&config.database_url) == Dialect::Sqlite {
        open::existing_sqlite(config)?;
    }
    let forum = open::open(config, Clock::Machine).await?;
    let examined = [
        responsible(config),
        integrity(&forum).await?,
        audit_chain(&forum).await?,
        counters(&forum, given.repair).await?,
        mails(&forum).await?,
        index(&forum, config, given.repair).await?,
    ];
    forum.store.close().await?;
    match examined.iter().filter(|whole| !**whole).count() {
        0 => Ok(()),
        1 => bail!("one thing is wrong"),
        wrong => bail!("{wrong} things are wrong"),
    }
}

#[expect(clippy::print_stdout, reason = "the answer of a command")]
fn say(what: &str, found: &str) {
    println!("{what:<10} {found}");
}

/// A privacy page that names nobody is as wrong as a broken counter; `serve` refuses it.
fn responsible(config: &Config) -> bool {
    let verdict = config.check_responsible();
    match &verdict {
        Ok(()) if config.unsaid.is_empty() => say("settings", "the privacy page says who answers"),
        Ok(()) => say(
            "settings",
            "nobody is named yet, as befits this machine only",
        ),
        Err(error) => say("settings", &format!("UNSAID: {error}")),
    }
    verdict.is_ok()
}

async fn integrity(forum: &Forum) -> anyhow::Result<bool> {
    let verdict = dialect::check_integrity(&forum.store).await;
    match &verdict {
        Ok(()) => say("database", "whole"),
        Err(error) => say("database", &format!("BROKEN: {error}")),
    }
    Ok(verdict.is_ok())
}

async fn audit_chain(forum: &Forum) -> anyhow::Result<bool> {
    let (rows, broken) = audit::verify(forum.store.read()).await?;
    match broken {
        None => say("audit", &format!("{rows} acts, unbroken")),
        Some(row) => say("audit", &format!("CHANGED at row {row}, after {rows} acts")),
    }
    Ok(broken.is_none())
}

async fn counters(forum: &Forum, repair: bool) -> anyhow::Result<bool> {
    let wrong = recount(forum, repair).await?;
    if wrong.is_empty() {
        say("counters", "equal a recount");
        return Ok(true);
    }
    let verdict = if repair { "put right" } else { "WRONG" };
    for one in &wrong.aspirations {
        let (kept, counted) = (one.kept, one.counted);
        let found = format!(
            "{verdict}: aspiration {}: agree {} not {}, disagree {} not {}, pass {} not {}, comments {} not {}",
            one.id.0,
            counted.tally.agree,
            kept.tally.agree,
            counted.tally.disagree,
            kept.tally.disagree,
            counted.tally.pass,
            kept.tally.pass,
            counted.comments,
            kept.comments,
        );
        say("counters", &found);
    }
    for one in &wrong.consultations {
        let found = format!(
            "{verdict}: consultation {}: people {} not {}",
            one.id.0, one.counted, one.kept
        );
        say("counters", &found);
    }
    Ok(repair)
}

/// Mail that waits or was given up is for the operator to know; the site is whole all the same.
async fn mails(forum: &Forum) -> anyhow::Result<bool> {
    let counts = outbox::overview::counts(forum.store.read()).await?;
    let of = |state: OutboxState| {
        let found = counts.iter().find(|(counted, _)| *counted == state);
        found.map_or(0, |(_, mails)| *mails)
    };
    let (waiting, dead) = (of(OutboxState::Waiting), of(OutboxState::Dead));
    say("mail", &format!("{waiting} waiting, {dead} given up"));
    Ok(true)
}

async fn index(forum: &Forum, config: &Config, repair: bool) -> anyhow::Result<bool> {
    let folder = config.index_folder();
    if !folder.try_exists()? {
        say("index", "not there; the next start builds it");
        return Ok(true);
    }
    match search::open(forum, &folder).await {
        Ok(()) => {}
        Err(error) if error.is_busy() => {
            let waiting = index_marks::waiting(forum.store.read()).await?;
            say(
                "index",
                &format!("held by the running server, {waiting} marks wait; not compared"),
            );
            return Ok(true);
        }
        Err(error) => {
            say("index", &format!("BROKEN: {error}"));
            return Ok(false);
        }
    }
    let Some(compared) = search::compare(forum).await? else {
        say("index", "unfinished; the next start builds it");
        return Ok(true);
    };
    if compared.is_equal() {
        let found = format!("{} texts, {} marks wait", compared.texts, compared.waiting);
        say("index", &found);
        return Ok(true);
    }
    let found = format!(
        "{} texts missing, {} too many",
        compared.missing, compared.surplus
    );
    if repair {
        search::ask_to_rebuild(forum).await?;
        say("index", &format!("{found}; the server builds it anew"));
    } else {
        say("index", &format!("WRONG: {found}"));
    }
    Ok(repair)
}
