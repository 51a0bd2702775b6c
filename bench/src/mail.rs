//! Mail, measured: built, handed over to a relay on loopback, with a long queue in memory, beside codes, and what a
//! relay that is away costs those who read and write meanwhile.
//!
//! The site is the made one in its small size, with people who want mail. The relay of this program takes everything.

mod building;
mod queue;
mod relay;
mod requests;
mod table;

use crate::Plan;
use crate::made_site::{self, Size};
use crate::process::{Cores, Server};
use anyhow::{Context, Result, bail};
use clap::Args;
use relay::Relay;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How often the memory is looked at.
const LOOK: Duration = Duration::from_millis(250);
/// Codes asked for while other mail is handed over.
const CODES: usize = 40;
/// Between two of them.
const BETWEEN_CODES: Duration = Duration::from_millis(250);
/// How long a code may take at all.
const CODE: Duration = Duration::from_secs(60);
/// A server that is told to stop may hold mail for so long.
const HAND_OVER: Duration = Duration::from_secs(20);

/// `mail`
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// How many mails wait
    #[arg(long, default_value_t = 100_000)]
    queued: usize,
    /// Messages built with each kind of signature
    #[arg(long, default_value_t = 20_000)]
    built: usize,
    /// Times requests are measured with the relay there, and away
    #[arg(long, default_value_t = 5)]
    rounds: u32,
}

/// What handing over a long queue took.
#[derive(Debug)]
struct Handed {
    mails: usize,
    took: Duration,
    /// Processor time of the server, its start with it.
    cpu_micros: u64,
    /// Before the queue was there, and the most while it was handed over.
    idle_kb: u64,
    peak_kb: u64,
    /// From asking for a code to the relay having it.
    codes: crate::load::Latencies,
    /// How many mails waited when the last code was asked for.
    left: usize,
}

/// Measures and prints.
pub(crate) async fn run(server: Option<PathBuf>, arguments: &Arguments) -> Result<()> {
    let server = server.context("which server? give --server FILE or REMBUK_BIN")?;
    let data = std::env::temp_dir().join(format!("rembuk-bench-mail-{}", std::process::id()));
    let plan = Plan {
        cores: Cores::find(),
        rounds: arguments.rounds,
        round: Duration::from_secs(4),
        size: Size::QUICK,
        only: None,
        server,
        data,
    };
    crate::report::machine(&plan.cores);
    let done = measure(&plan, arguments).await;
    std::fs::remove_dir_all(&plan.data).ok();
    done
}

async fn measure(plan: &Plan, arguments: &Arguments) -> Result<()> {
    let landmarks = made_site::make(&plan.server, &plan.data, plan.size).await?;
    crate::report::step("building");
    table::built(&building::measure(&plan.data, arguments.built)?);
    plan.cores.pin_load();
    let relay = Relay::start().await?;
    table::handed(&hand_over(plan, &relay, arguments.queued).await?);
    let rows = requests::measure(plan, &relay, &landmarks).await?;
    table::requests(&rows);
    Ok(())
}

/// Lets the server hand over a long queue, and asks for codes meanwhile.
async fn hand_over(plan: &Plan, relay: &Relay, queued: usize) -> Result<Handed> {
    configure(&plan.data, relay.port)?;
    let idle = Server::start(plan).await?;
    let idle_kb = idle.idle_kb;
    idle.stop().await?;
    queue::fill(&plan.data, queued).await?;
    crate::report::step(&format!("handing over {queued} mails"));
    // a server begins at once, before its first page
    let (before, begun) = (relay.taken(), Instant::now());
    let server = Server::awake(plan).await?;
    let mut peak_kb = server.rss_anon_kb()?;
    let mut codes = Vec::new();
    let mut left = 0;
    for number in 0..CODES {
        let took = code(&server, relay, number).await?;
        codes.push(u32::try_from(took.as_micros()).unwrap_or(u32::MAX));
        peak_kb = peak_kb.max(server.rss_anon_kb()?);
        left = queued.saturating_sub(relay.taken() - before);
        tokio::time::sleep(BETWEEN_CODES).await;
    }
    let most = Duration::from_secs(60) + Duration::from_millis(u64::try_from(queued)? * 5);
    while relay.taken() - before < queued + CODES && begun.elapsed() < most {
        peak_kb = peak_kb.max(server.rss_anon_kb()?);
        tokio::time::sleep(LOOK).await;
    }
    let handed = Handed {
        mails: relay.taken() - before,
        took: begun.elapsed(),
        cpu_micros: server.cpu_micros()?,
        idle_kb,
        peak_kb,
        codes: crate::load::Latencies::of(codes),
        left,
    };
    tokio::time::timeout(HAND_OVER, server.stop()).await??;
    Ok(handed)
}

/// Asks for a code as a person does, and waits until the relay has it.
async fn code(server: &Server, relay: &Relay, number: usize) -> Result<Duration> {
    let address = format!("kode-{number}@kode.example");
    let mut connection = crate::http::Connection::open(server.addr).await?;
    let headers = format!("origin: http://{}\r\n", server.addr);
    let form = format!("email={}", address.replace('@', "%40"));
    let asked = Instant::now();
    let answer = connection
        .send(&crate::http::post("/masuk", &headers, &form))
        .await?;
    if answer.status != 303 {
        bail!("asking for a code is answered with {}", answer.status);
    }
    while !relay.has(&address) {
        if asked.elapsed() > CODE {
            bail!("a code was not handed over within {CODE:?}");
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    Ok(asked.elapsed())
}

/// Rate limits are lifted, and pages made anew, so that a request does its work.
fn configure(data: &Path, relay: u16) -> Result<()> {
    let settings = format!(
        "log = \"error\"\nsmtp_url = \"smtp://127.0.0.1:{relay}\"\nmail_from = \"Rembuk <noreply@rembuk.example>\"\n\n\
         [mail]\nper_domain = 0\n\n[bench]\nunlimited = true\nno_page_cache = true\n"
    );
    Ok(std::fs::write(data.join("rembuk.toml"), settings)?)
}
