//! Subcommands of the one binary.

use clap::{Parser, Subcommand};
use rembuk::commands::{backup, doctor, import, mail, reindex, restore, serve, user};
use rembuk::config::{Config, Given};
use rembuk::{demo, log, open};
use std::path::PathBuf;
use std::process::ExitCode;

/// A public consultation forum.
#[derive(Debug, Parser)]
#[command(name = "rembuk", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    given: Given,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the site
    Serve,
    /// Bring the schema of the database up to date
    Migrate,
    /// The demo world
    #[command(subcommand)]
    Demo(Demo),
    /// Bring a consultation here from elsewhere
    #[command(subcommand)]
    Import(Import),
    /// Build the search index anew from the database
    Reindex,
    /// Write database and settings to one file and the secret key to FILE.key, also while the site is in use
    Backup {
        /// The file to write; it must not exist yet
        file: PathBuf,
    },
    /// Make a site of a backup, in an empty data folder
    Restore(restore::Restore),
    /// Look whether the site is whole
    Doctor(doctor::Doctor),
    /// Mail that waits or was given up
    #[command(subcommand)]
    Mail(mail::Mail),
    /// Accounts
    #[command(subcommand)]
    User(User),
}

#[derive(Debug, Subcommand)]
enum Demo {
    /// Load the demo world into an empty database
    Load {
        /// Do nothing where the database is not empty, instead of refusing
        #[arg(long)]
        if_empty: bool,
    },
}

#[derive(Debug, Subcommand)]
enum Import {
    /// A Polis export becomes a closed consultation
    Polis(import::Polis),
}

#[derive(Debug, Subcommand)]
enum User {
    /// Make an account
    Create(user::Create),
}

#[tokio::main]
#[expect(clippy::print_stderr, reason = "the one line that says what is wrong")]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("rembuk: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> anyhow::Result<()> {
    let config = Config::load(arguments.given)?;
    match arguments.command {
        Command::Serve => serve::serve(config).await,
        Command::Migrate => {
            log::start(&config.log);
            let forum = open::open(&config, forum::clock::Clock::Machine).await?;
            Ok(forum.store.close().await?)
        }
        Command::Demo(Demo::Load { if_empty }) => demo::load(&config, if_empty).await,
        Command::Import(Import::Polis(given)) => import::polis(&config, given).await,
        Command::Reindex => reindex::reindex(&config).await,
        Command::Backup { file } => backup::backup(&config, &file).await,
        Command::Restore(given) => restore::restore(&config, &given).await,
        Command::Doctor(given) => doctor::doctor(&config, given).await,
        Command::Mail(what) => mail::mail(&config, what).await,
        Command::User(User::Create(given)) => user::create(&config, given).await,
    }
}
