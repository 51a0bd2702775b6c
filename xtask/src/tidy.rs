//! `cargo xtask tidy`: rules of the source text that no compiler checks. Fast, offline, first in line.
//!
//! Each check is a function from the sources to findings; text checks are plain searches, so each has a test that
//! shows what it finds and what it leaves alone.

mod changelog;
mod edges;
mod landed;
mod locales;
mod routes;
mod rust;
mod size;
mod source;
mod unused;
mod views;
mod words;

use std::fmt;

use anyhow::{Result, bail};

use crate::args::Args;
use crate::workspace::Workspace;

/// A broken rule and where.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    file: String,
    /// 1 for the first line; 0 when the file as a whole is meant.
    line: usize,
    what: String,
}

impl Finding {
    fn new(file: &str, line: usize, what: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line,
            what: what.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.what),
            line => write!(f, "{}:{line}: {}", self.file, self.what),
        }
    }
}

/// `cargo xtask tidy`
pub(crate) fn command(workspace: &Workspace, args: Args) -> Result<()> {
    args.finish()?;
    check(workspace, false)
}

/// All checks. `landing`: every migration must be sealed.
///
/// # Errors
/// When there are findings; each is printed.
pub(crate) fn check(workspace: &Workspace, landing: bool) -> Result<()> {
    let sources = source::read(workspace)?;
    let mut findings = edges::check(&workspace.metadata)?;
    findings.extend(unused::check(&workspace.metadata, &sources)?);
    findings.extend(landed::check(&workspace.root, landing)?);
    findings.extend(changelog::check(workspace)?);
    findings.extend(size::check(&sources));
    findings.extend(rust::check(&sources));
    findings.extend(views::check(&sources));
    findings.extend(routes::check(&sources));
    findings.extend(locales::check(&sources));
    findings.extend(words::check(&sources));
    findings.sort();
    for finding in &findings {
        println!("{finding}");
    }
    eprintln!("  {} files", sources.len());
    if !findings.is_empty() {
        bail!("{} findings", findings.len());
    }
    Ok(())
}
