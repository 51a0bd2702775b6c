//! What the tests need besides Rust: looked for first, named in one line, installed when we are root.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::postgres;
use crate::shell;
use crate::workspace::Workspace;

/// The oldest Node that the browser tests run on.
const NODE_MIN: u32 = 20;
/// The runner we install when there is none.
const NEXTEST: &str = "0.9.143";

/// Parts of the tests that need programs of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    Postgres,
    Browser,
    Python,
}

/// Prints one `apt-get` line for everything that is missing; as root, runs it.
///
/// # Errors
/// When something is missing and cannot be installed.
pub(crate) fn check(needs: &[Need]) -> Result<()> {
    let missing = missing(needs);
    if missing.is_empty() {
        return Ok(());
    }
    let install = format!("apt-get install -y {}", missing.join(" "));
    println!("Missing for these tests:\n{install}");
    if !postgres::is_root() || shell::which(&["apt-get"]).is_none() {
        bail!("install what is missing, then run this again");
    }
    for words in [vec!["update"], [vec!["install", "-y"], missing].concat()] {
        let mut apt = shell::command("apt-get", Path::new("/"));
        apt.args(words).env("DEBIAN_FRONTEND", "noninteractive");
        shell::run(&mut apt)?;
    }
    Ok(())
}

fn missing(needs: &[Need]) -> Vec<&'static str> {
    let mut missing = Vec::new();
    for need in needs {
        match need {
            Need::Postgres => missing.extend(postgres::bin().is_none().then_some("postgresql")),
            Need::Browser => {
                missing.extend(chromium().is_none().then_some("chromium"));
                missing.extend(shell::which(&["node"]).is_none().then_some("nodejs"));
                missing.extend(shell::which(&["npm"]).is_none().then_some("npm"));
            }
            Need::Python => missing.extend((!python_makes_venvs()).then_some("python3-venv")),
        }
    }
    missing.sort_unstable();
    missing
}

fn python_makes_venvs() -> bool {
    let mut python = shell::command("python3", Path::new("/"));
    shell::read(python.args(["-c", "import venv, ensurepip"])).is_ok()
}

/// Chromium: `CHROMIUM`, else on the PATH.
pub(crate) fn chromium() -> Option<PathBuf> {
    match std::env::var_os("CHROMIUM") {
        Some(path) => Some(path.into()),
        None => shell::which(&["chromium", "chromium-browser", "google-chrome"]),
    }
}

/// A Node that is new enough: the machine's, else one from its package in `target/tools`.
pub(crate) fn node(workspace: &Workspace) -> Result<PathBuf> {
    let node = shell::which(&["node"]).context("node is missing")?;
    let version = shell::read(shell::command(&node, &workspace.root).arg("--version"))?;
    if major(&version) >= NODE_MIN {
        return Ok(node);
    }
    let arch = match std::env::consts::ARCH {
        "aarch64" => "arm64",
        _ => "x64",
    };
    let package = format!("node-linux-{arch}");
    let tools = workspace.own("tools");
    let node = tools.join(format!("node_modules/{package}/bin/node"));
    if !node.is_file() {
        std::fs::create_dir_all(&tools)?;
        let mut npm = shell::command("npm", &tools);
        npm.args(["install", "--ignore-scripts", "--no-audit", "--no-fund"])
            .arg("--prefix")
            .arg(&tools)
            .arg(format!("{package}@{NODE_MIN}"));
        shell::run(&mut npm)?;
    }
    Ok(node)
}

fn major(version: &str) -> u32 {
    let digits = version.trim().trim_start_matches('v').split('.').next();
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

/// cargo-nextest: the machine's, else built into `target/tools`; none if that fails, and then `cargo test` serves.
pub(crate) fn nextest(workspace: &Workspace) -> Option<PathBuf> {
    let built = workspace.own("tools").join("bin/cargo-nextest");
    if let Some(found) = shell::which(&["cargo-nextest"]).or(built.is_file().then(|| built.clone()))
    {
        return Some(found);
    }
    let mut install = shell::cargo(&workspace.root);
    // unoptimised: it is built once and then waits for the tests
    install
        .args([
            "install",
            "cargo-nextest",
            "--locked",
            "--debug",
            "--version",
            NEXTEST,
            "--root",
        ])
        .arg(workspace.own("tools"))
        .arg("--target-dir")
        .arg(workspace.own("tools").join("build"))
        .env_remove("CARGO_BUILD_BUILD_DIR");
    match shell::run(&mut install) {
        Ok(()) => {
            let _ = std::fs::remove_dir_all(workspace.own("tools").join("build"));
            Some(built)
        }
        Err(error) => {
            eprintln!("note: {error:#}; using cargo test instead");
            None
        }
    }
}

/// The Python of `target/venv`, with what `tests/requirements.txt` asks for.
pub(crate) fn python(workspace: &Workspace) -> Result<PathBuf> {
    let wanted = std::fs::read(requirements(workspace))?;
    let venv = workspace.own("venv");
    let installed = venv.join("installed.txt");
    let python = venv.join("bin/python");
    if std::fs::read(&installed).is_ok_and(|have| have == wanted) && python.is_file() {
        return Ok(python);
    }
    shell::run(
        shell::command("python3", &workspace.root)
            .args(["-m", "venv", "--clear"])
            .arg(&venv),
    )?;
    shell::run(
        shell::command(&python, &workspace.root)
            .args(["-m", "pip", "install", "--quiet", "--requirement"])
            .arg(requirements(workspace)),
    )?;
    std::fs::write(installed, wanted)?;
    Ok(python)
}

/// Where the Python peers are listed; without this file no Python is needed.
pub(crate) fn requirements(workspace: &Workspace) -> PathBuf {
    workspace.root.join("tests/requirements.txt")
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_of_node_is_read() {
        assert_eq!(major("v20.20.2\n"), 20);
        assert_eq!(major("v18.19.0\n"), 18);
        assert_eq!(major("what"), 0);
    }
}
