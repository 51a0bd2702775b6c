//! Builds, tests and checks the project: `cargo xtask COMMAND`.
//!
//! One file per command; what several of them need is in `args`, `shell`, `tools` and `workspace`.
//! Nothing in here is part of the application: no other crate depends on this one.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line tool answers on its standard streams"
)]

mod args;
mod bench;
mod ci;
mod deny;
mod dev;
mod dist;
mod migration;
mod postgres;
mod run;
mod shell;
mod test;
mod tidy;
mod tools;
mod web;
mod workspace;

use std::process::ExitCode;

use args::Args;
use workspace::Workspace;

const USAGE: &str = "\
cargo xtask COMMAND

  run [--addr A] [--data DIR] [--release]   build all, load the demo world when the database is empty, serve
  dev [--addr A] [--data DIR]               the same, and build and restart when a file changes
  test [sqlite|pg|browser] [-E FILTER]      every test, or one part of them
  ci [--quick]                              what must pass before a change lands; --quick leaves the tests out
  tidy                                      the rules of the source text that no compiler checks
  crates                                    licences and known vulnerabilities of the crates we build on
  web [--wasm FILE]                         build target/site: styles, scripts, fonts and the browser part
  dist                                      release build in target/dist, with checksum and list of parts
  migration NAME                            a new, empty migration
  migration --land                          seal the migrations that are not sealed yet
  bench [ARGS]                              measure the release build

run   defaults: --addr 127.0.0.1:3000 --data ./data
test  needs Chromium, Node 20 and PostgreSQL; it says what is missing and, as root, installs it";

fn main() -> ExitCode {
    match command(std::env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command(words: Vec<String>) -> anyhow::Result<()> {
    let mut args = Args::new(words);
    if args.flag("--help") || args.flag("-h") {
        println!("{USAGE}");
        return Ok(());
    }
    let workspace = Workspace::find()?;
    match args.word().as_deref() {
        Some("run") => run::command(&workspace, args),
        Some("dev") => dev::command(&workspace, args),
        Some("test") => test::command(&workspace, args),
        Some("ci") => ci::command(&workspace, args),
        Some("tidy") => tidy::command(&workspace, args),
        Some("crates") => {
            args.finish()?;
            deny::check(&workspace)
        }
        Some("web") => web::command(&workspace, args),
        Some("dist") => dist::command(&workspace, args),
        Some("migration") => migration::command(&workspace, args),
        Some("bench") => bench::command(&workspace, args),
        None | Some("help") => {
            println!("{USAGE}");
            Ok(())
        }
        Some(other) => anyhow::bail!("no command `{other}`\n\n{USAGE}"),
    }
}
