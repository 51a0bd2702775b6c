//! The pages in Chromium: node's test runner over `tests/browser`.

use std::path::Path;

use anyhow::{Context, Result, bail};

use super::Report;
use crate::shell;
use crate::tools;
use crate::workspace::Workspace;

/// Runs the browser tests and adds their line to the report.
pub(crate) fn run(workspace: &Workspace, filter: Option<&str>, report: &mut Report) -> Result<()> {
    let folder = workspace.root.join("tests/browser");
    let node = tools::node(workspace)?;
    install(&folder)?;
    let mut tests: Vec<String> = std::fs::read_dir(&folder)?
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.ends_with(".test.mjs"))
        .collect();
    tests.sort();
    if tests.is_empty() {
        bail!("no *.test.mjs in {}", folder.display());
    }
    let mut command = shell::command(node, &folder);
    command.args(["--test", "--test-reporter=spec"]);
    if let Some(filter) = filter {
        command.arg("--test-name-pattern").arg(plain(filter));
    }
    command
        .args(tests)
        .env("REMBUK_BIN", workspace.server("debug"))
        .env(
            "CHROMIUM",
            tools::chromium().context("Chromium is missing")?,
        );
    let (status, lines) = shell::tee(&mut command, |line| count(line).is_some())?;
    let counts = Counts::read(&lines);
    report.lines.push(counts.line());
    if !status.success() || counts.failed > 0 {
        report.failed.push("tests in Chromium");
    }
    Ok(())
}

/// The text inside `test(…)`, for runners that know only text.
pub(crate) fn plain(filter: &str) -> &str {
    let inner = filter
        .strip_prefix("test(")
        .and_then(|rest| rest.strip_suffix(')'));
    inner.unwrap_or(filter).trim_matches(['/', '='])
}

/// Installs what the lock file names, once per lock file. Scripts of packages are not run.
fn install(folder: &Path) -> Result<()> {
    let wanted = std::fs::read(folder.join("package-lock.json"))?;
    let installed = folder.join("node_modules/.installed-lock.json");
    if std::fs::read(&installed).is_ok_and(|have| have == wanted) {
        return Ok(());
    }
    let mut npm = shell::command("npm", folder);
    shell::run(npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    std::fs::write(installed, wanted)?;
    Ok(())
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: u32,
    failed: u32,
    skipped: u32,
}

impl Counts {
    fn read(lines: &[String]) -> Self {
        let mut counts = Self::default();
        for (kind, number) in lines.iter().filter_map(|line| count(line)) {
            match kind {
                "pass" => counts.passed += number,
                "fail" | "cancelled" => counts.failed += number,
                _ => counts.skipped += number,
            }
        }
        counts
    }

    fn line(&self) -> String {
        let Self {
            passed,
            failed,
            skipped,
        } = self;
        format!("{passed} passed, {failed} failed, {skipped} skipped")
    }
}

/// `ℹ pass 12` of the closing lines.
fn count(line: &str) -> Option<(&str, u32)> {
    let (kind, number) = line.strip_prefix("ℹ ")?.split_once(' ')?;
    let kinds = ["pass", "fail", "cancelled", "skipped", "todo"];
    kinds
        .contains(&kind)
        .then_some((kind, number.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::{Counts, plain};

    #[test]
    fn the_closing_lines_of_node_become_one() {
        let lines = [
            "ℹ tests 7",
            "ℹ pass 4",
            "ℹ fail 1",
            "ℹ cancelled 1",
            "ℹ skipped 0",
            "ℹ todo 1",
        ];
        let counts = Counts::read(&lines.map(str::to_owned));
        assert_eq!(counts.line(), "4 passed, 2 failed, 1 skipped");
    }

    #[test]
    fn a_filter_of_nextest_becomes_text() {
        assert_eq!(plain("test(/vote/)"), "vote");
        assert_eq!(plain("vote"), "vote");
    }
}
