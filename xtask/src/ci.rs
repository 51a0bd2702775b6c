//! `cargo xtask ci`: what must hold before a change lands, quickest first. CI runs this and nothing else.

use std::time::Instant;

use anyhow::{Context, Result};

use crate::args::Args;
use crate::deny;
use crate::shell;
use crate::test;
use crate::tidy;
use crate::web;
use crate::workspace::Workspace;

/// Groups of packages that are checked in one call each, with the same features as the tests are built with.
const CLIPPY: [&[&str]; 2] = [
    &["--workspace", "--exclude", "xtask", "--all-targets"],
    &["--package", "xtask", "--all-targets"],
];

/// The same target and profile as the browser part is built with, so that build scripts and macros are shared.
const CLIPPY_BROWSER: [&str; 8] = [
    "--package",
    "islands",
    "--features",
    "hydrate",
    "--profile",
    "browser",
    "--target",
    "wasm32-unknown-unknown",
];

/// `cargo xtask ci [--quick]`
pub(crate) fn command(workspace: &Workspace, mut args: Args) -> Result<()> {
    let quick = args.flag("--quick");
    args.finish()?;
    let mut stages = Stages::default();
    // the server embeds this folder; the stages before `web` only need it to be there
    std::fs::create_dir_all(workspace.own("site"))?;

    if !quick {
        stages.run("tools", || test::check_tools(workspace))?;
    }
    stages.run("fmt", || {
        shell::run(shell::cargo(&workspace.root).args(["fmt", "--all", "--check"]))
    })?;
    stages.run("tidy", || tidy::check(workspace, !quick))?;
    stages.run("clippy", || {
        CLIPPY
            .iter()
            .try_for_each(|selection| clippy(workspace, selection))
    })?;
    stages.run("clippy for the browser", || {
        web::ensure_target(workspace)?;
        clippy(workspace, &CLIPPY_BROWSER)
    })?;
    stages.run("crates", || deny::check(workspace))?;
    stages.run("web", || web::build(workspace))?;
    if quick {
        stages.print();
        return Ok(());
    }
    let report = stages.run("tests", || test::all(workspace))?;
    stages.print();
    report.close()
}

fn clippy(workspace: &Workspace, selection: &[&str]) -> Result<()> {
    let mut cargo = shell::cargo(&workspace.root);
    cargo
        .arg("clippy")
        .args(selection)
        .args(["--", "-D", "warnings"]);
    shell::run(&mut cargo)
}

/// Names and seconds of what ran.
#[derive(Debug, Default)]
struct Stages(Vec<(&'static str, f64)>);

impl Stages {
    fn run<T>(&mut self, name: &'static str, stage: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("── {name}");
        let start = Instant::now();
        let result = stage();
        self.0.push((name, start.elapsed().as_secs_f64()));
        if result.is_err() {
            self.print();
        }
        result.with_context(|| format!("stage {name}"))
    }

    fn print(&self) {
        println!("── times");
        for (name, seconds) in &self.0 {
            println!("{seconds:7.1} s  {name}");
        }
    }
}
