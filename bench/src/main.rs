//! Measures a release build of Rembuk: pages, search, votes, comments, mail, memory, start.
//!
//! Makes a site of a fixed seed in a folder of its own, starts the server on one core and makes the load on another.
//! Every page is measured beside a plain handler that answers with the same bytes, in turns, so that what the machine
//! does meanwhile hits both. Prints Markdown. Absent on purpose: any limit that fails; a benchmark is not a test.

mod http;
mod load;
mod made_site;
mod mail;
mod plain;
mod process;
mod random;
mod reads;
mod report;
mod rows;
mod search;
mod vocabulary;
mod writes;

use anyhow::{Context, Result, bail};
use clap::{Parser, Subcommand};
use made_site::{Landmarks, Size};
use process::{Cores, Server};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Measures a release build of Rembuk on a made site.
#[derive(Debug, Parser)]
struct Arguments {
    /// The server to measure
    #[arg(long, env = "REMBUK_BIN", global = true)]
    server: Option<PathBuf>,
    /// A twentieth of the site and short rounds: shows that it runs, not how fast
    #[arg(long)]
    quick: bool,
    /// Folder of the made site; kept, and used again when it is there [default: a new one, removed at the end]
    #[arg(long)]
    data: Option<PathBuf>,
    /// Only pages whose name holds this, and no writes
    #[arg(long)]
    only: Option<String>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the bytes of a file at /; what a page is compared with
    #[command(hide = true)]
    Plain {
        /// Where to listen
        addr: SocketAddr,
        /// What to answer with
        file: PathBuf,
        /// Content encoding of the bytes
        encoding: Option<String>,
    },
    /// Mail alone: built, handed over, and with the relay away
    Mail(mail::Arguments),
    /// Search alone: generated documents, beside bare tantivy and SQLite FTS5
    Search(search::Arguments),
    /// One step of it, in a process of its own
    #[command(hide = true)]
    SearchPart(search::PartArguments),
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    match &arguments.command {
        Some(Command::Search(arguments)) => return search::run(arguments),
        Some(Command::SearchPart(arguments)) => return search::run_part(arguments),
        Some(Command::Plain { .. } | Command::Mail(_)) | None => {}
    }
    let mut runtime = if arguments.command.is_some() {
        tokio::runtime::Builder::new_multi_thread()
    } else {
        tokio::runtime::Builder::new_current_thread()
    };
    runtime.enable_all().build()?.block_on(async {
        match arguments.command {
            Some(Command::Plain {
                addr,
                file,
                encoding,
            }) => plain::serve(addr, &file, encoding).await,
            Some(Command::Mail(given)) => mail::run(arguments.server, &given).await,
            _ => measure(arguments).await,
        }
    })
}

async fn measure(arguments: Arguments) -> Result<()> {
    let server = arguments
        .server
        .context("which server? give --server FILE or REMBUK_BIN")?;
    if !server.is_file() {
        bail!("{} is not there", server.display());
    }
    let kept = arguments.data.is_some();
    let data = arguments.data.unwrap_or_else(|| {
        std::env::temp_dir().join(format!("rembuk-bench-{}", std::process::id()))
    });
    let plan = Plan {
        cores: Cores::find(),
        rounds: if arguments.quick { 1 } else { 3 },
        round: Duration::from_secs(if arguments.quick { 1 } else { 4 }),
        size: if arguments.quick {
            Size::QUICK
        } else {
            Size::FULL
        },
        only: arguments.only,
        server,
        data,
    };
    let done = run(&plan).await;
    if !kept {
        std::fs::remove_dir_all(&plan.data).ok();
    }
    done
}

/// What is measured, for how long, on which cores.
#[derive(Debug)]
struct Plan {
    server: PathBuf,
    data: PathBuf,
    cores: Cores,
    rounds: u32,
    round: Duration,
    size: Size,
    only: Option<String>,
}

async fn run(plan: &Plan) -> Result<()> {
    report::machine(&plan.cores);
    let landmarks = made_site::make(&plan.server, &plan.data, plan.size).await?;
    plan.cores.pin_load();
    for cached in [false, true] {
        configure(&plan.data, cached)?;
        let server = Server::start(plan).await?;
        report::start(&server, cached);
        let pages = reads::measure(plan, &server, &landmarks, cached).await?;
        report::pages(&pages, cached);
        if cached && plan.only.is_none() {
            write(plan, &server, &landmarks).await?;
        }
        report::memory(&server)?;
        server.stop().await?;
    }
    Ok(())
}

async fn write(plan: &Plan, server: &Server, landmarks: &Landmarks) -> Result<()> {
    let votes = writes::votes(plan, server, landmarks).await?;
    let comments = writes::comments(plan, server, landmarks).await?;
    report::writes(&[("votes", votes), ("comments", comments)]);
    Ok(())
}

/// The only place that lifts rate limits, in the only folder it is meant for.
fn configure(data: &Path, cached: bool) -> Result<()> {
    let settings = format!(
        "log = \"warn\"\n\n[bench]\nunlimited = true\nno_page_cache = {}\n",
        !cached
    );
    Ok(std::fs::write(data.join("rembuk.toml"), settings)?)
}
