//! `cargo xtask test`: every test there is, or one part.
//!
//! Order: tools, site, one build, then unit and integration tests on SQLite, integration tests on PostgreSQL, and
//! the pages in Chromium. A failed part does not stop the next; the last lines sum up.

mod browser;
mod rust;

use anyhow::{Result, bail};

use crate::args::Args;
use crate::postgres::{self, Cluster};
use crate::shell;
use crate::tools::{self, Need};
use crate::web;
use crate::workspace::Workspace;

/// What ran and how it went.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// Closing lines of the Rust runner, then the line of the browser part.
    pub(crate) lines: Vec<String>,
    /// Parts in which something failed.
    pub(crate) failed: Vec<&'static str>,
}

impl Report {
    /// Prints the closing lines, each alone on its line.
    ///
    /// # Errors
    /// When a part failed; the message names it.
    pub(crate) fn close(&self) -> Result<()> {
        println!();
        for line in &self.lines {
            println!("{line}");
        }
        if !self.failed.is_empty() {
            bail!("failed: {}", self.failed.join(", "));
        }
        Ok(())
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Sqlite,
    Postgres,
    Browser,
}

const ALL: [Part; 3] = [Part::Sqlite, Part::Postgres, Part::Browser];

/// `cargo xtask test [sqlite|pg|browser] [-E FILTER]`
pub(crate) fn command(workspace: &Workspace, mut args: Args) -> Result<()> {
    let filter = args.value("-E")?;
    let parts = match args.word().as_deref() {
        None => ALL.to_vec(),
        Some("sqlite") => vec![Part::Sqlite],
        Some("pg") => vec![Part::Postgres],
        Some("browser") => vec![Part::Browser],
        Some(other) => bail!("no part `{other}`: sqlite, pg or browser"),
    };
    args.finish()?;
    run(workspace, &parts, filter.as_deref())?.close()
}

/// Looks for the tools of all parts, for `ci`: what cannot be had is told before anything is built.
pub(crate) fn check_tools(workspace: &Workspace) -> Result<()> {
    tools::check(&needs(&ALL, tools::requirements(workspace).is_file()))
}

/// All parts, for `ci`.
pub(crate) fn all(workspace: &Workspace) -> Result<Report> {
    run(workspace, &ALL, None)
}

fn run(workspace: &Workspace, parts: &[Part], filter: Option<&str>) -> Result<Report> {
    let python = tools::requirements(workspace).is_file() && parts != [Part::Browser];
    tools::check(&needs(parts, python))?;
    web::build(workspace)?;

    let mut report = Report::default();
    if parts.contains(&Part::Sqlite) || parts.contains(&Part::Postgres) {
        let mut runner = rust::Runner::new(workspace, filter);
        if python {
            runner.python = Some(tools::python(workspace)?);
        }
        shell::timed("tests built", || runner.build())?;
        web::check_server(workspace, &workspace.server("debug"))?;
        if parts.contains(&Part::Sqlite) {
            shell::timed("tests on SQLite", || runner.sqlite(&mut report))?;
        }
        if parts.contains(&Part::Postgres) {
            shell::timed("tests on PostgreSQL", || postgresql(&runner, &mut report))?;
        }
    } else {
        crate::run::build(workspace, "debug")?;
    }
    if parts.contains(&Part::Browser) {
        shell::timed("tests in Chromium", || {
            browser::run(workspace, filter, &mut report)
        })?;
    }
    Ok(report)
}

fn needs(parts: &[Part], python: bool) -> Vec<Need> {
    let mut needs = Vec::new();
    needs.extend(parts.contains(&Part::Postgres).then_some(Need::Postgres));
    needs.extend(parts.contains(&Part::Browser).then_some(Need::Browser));
    needs.extend(python.then_some(Need::Python));
    needs
}

fn postgresql(runner: &rust::Runner<'_>, report: &mut Report) -> Result<()> {
    let Some(bin) = postgres::bin() else {
        bail!("PostgreSQL is missing");
    };
    let cluster = Cluster::start(&bin)?;
    runner.postgresql(&cluster.url, report)
}
