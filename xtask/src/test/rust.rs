//! The Rust tests, by cargo-nextest or, without it, by `cargo test`.
//!
//! Every call selects the same packages, so that cargo resolves the same features and builds nothing twice; xtask
//! goes alone for the same reason.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use super::Report;
use crate::shell;
use crate::tools;
use crate::workspace::Workspace;

const APPLICATION: [&str; 3] = ["--workspace", "--exclude", "xtask"];
const INTEGRATION: [&str; 5] = ["--workspace", "--exclude", "xtask", "--test", "it"];
const XTASK: [&str; 2] = ["--package", "xtask"];

/// Runs tests and adds to the report.
#[derive(Debug)]
pub(crate) struct Runner<'a> {
    workspace: &'a Workspace,
    nextest: Option<PathBuf>,
    filter: Option<&'a str>,
    /// Interpreter with the Python peers, if the tests ask for any.
    pub(crate) python: Option<PathBuf>,
}

impl<'a> Runner<'a> {
    pub(crate) fn new(workspace: &'a Workspace, filter: Option<&'a str>) -> Self {
        Self {
            workspace,
            nextest: tools::nextest(workspace),
            filter,
            python: None,
        }
    }

    /// Compiles the application's tests and the server binary.
    pub(crate) fn build(&self) -> Result<()> {
        let mut cargo = self.tests(&APPLICATION);
        cargo.arg("--no-run");
        shell::run(&mut cargo)
    }

    /// Unit tests and integration tests.
    pub(crate) fn sqlite(&self, report: &mut Report) -> Result<()> {
        let mut application = self.tests(&APPLICATION);
        application.env("REMBUK_TEST_DATABASE", "sqlite");
        self.run(application, "tests on SQLite", report)?;
        self.run(self.tests(&XTASK), "tests of xtask", report)
    }

    /// Integration tests with the cluster at `url`.
    pub(crate) fn postgresql(&self, url: &str, report: &mut Report) -> Result<()> {
        let mut integration = self.tests(&INTEGRATION);
        integration
            .env("REMBUK_TEST_DATABASE", "pg")
            .env("REMBUK_TEST_PG_URL", url);
        self.run(integration, "tests on PostgreSQL", report)
    }

    fn tests(&self, selection: &[&str]) -> Command {
        let mut command = match &self.nextest {
            Some(nextest) => {
                let mut nextest = shell::cargo_like(nextest, &self.workspace.root);
                nextest.args(["nextest", "run"]).args(selection);
                nextest
            }
            None => {
                let mut cargo = shell::cargo(&self.workspace.root);
                cargo.arg("test").args(selection);
                if selection != INTEGRATION {
                    // no examples in documentation: nextest does not run them either
                    cargo.arg("--all-targets");
                }
                cargo
            }
        };
        if let Some(python) = &self.python {
            command.env("REMBUK_TEST_PYTHON", python);
        }
        command
    }

    fn run(&self, mut command: Command, part: &'static str, report: &mut Report) -> Result<()> {
        command.arg("--no-fail-fast");
        match (&self.nextest, self.filter) {
            (Some(_), Some(filter)) => {
                command.args(["-E", filter, "--no-tests", "pass"]);
            }
            (None, Some(filter)) => {
                command.args(["--", super::browser::plain(filter)]);
            }
            (_, None) => {}
        }
        let list = self.workspace.own("skipped.txt");
        let _ = std::fs::remove_file(&list);
        command.env("REMBUK_TEST_SKIPPED", &list);
        let (status, lines) = shell::tee(&mut command, is_summary)?;
        if lines.is_empty() && !status.success() {
            bail!("{part}: no test ran ({status})");
        }
        report.lines.extend(lines);
        report.lines.extend(skips(part, &list));
        if !status.success() {
            report.failed.push(part);
        }
        Ok(())
    }
}

/// What tests wrote down that found out by themselves that they cannot run here: how many, and why.
fn skips(part: &str, list: &Path) -> Option<String> {
    let list = std::fs::read_to_string(list).ok()?;
    let mut reasons: Vec<&str> = list.lines().collect();
    let number = reasons.len();
    reasons.sort_unstable();
    reasons.dedup();
    Some(format!(
        "{part}: {number} cannot run here: {}",
        reasons.join("; ")
    ))
}

/// The line with which a runner closes; of `cargo test`, which closes each binary, those with tests. A failed test
/// shows its own output indented, which may hold such a line too.
fn is_summary(line: &str) -> bool {
    line.starts_with("     Summary [")
        || (line.starts_with("test result:") && !line.contains(" 0 passed; 0 failed;"))
}

#[cfg(test)]
mod tests {
    use super::is_summary;

    #[test]
    fn closing_lines_are_told_from_others() {
        assert!(is_summary(
            "     Summary [   0.5s] 3 tests run: 3 passed, 0 skipped"
        ));
        assert!(is_summary(
            "test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured"
        ));
        assert!(!is_summary(
            "test result: ok. 0 passed; 0 failed; 0 ignored"
        ));
        assert!(!is_summary("    test result: FAILED. 0 passed; 1 failed;"));
        assert!(!is_summary("        PASS [   0.1s] a summary of things"));
    }
}
