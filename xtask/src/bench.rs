//! `cargo xtask bench`: the measuring program of the package `rembuk-bench`, on the release build.

use anyhow::{Result, bail};

use crate::args::Args;
use crate::run;
use crate::shell;
use crate::workspace::Workspace;

/// `cargo xtask bench [ARGS]`; the words go on to the program.
pub(crate) fn command(workspace: &Workspace, args: Args) -> Result<()> {
    if !workspace.root.join("bench/Cargo.toml").is_file() {
        bail!("there is no package in bench/, so nothing to measure with");
    }
    run::build(workspace, "release")?;
    let mut cargo = shell::cargo(&workspace.root);
    shell::run(cargo.args(["build", "--release", "--package", "rembuk-bench"]))?;
    let program = workspace.cargo_target.join("release/rembuk-bench");
    let mut bench = shell::command(program, &workspace.root);
    bench
        .args(args.rest())
        .env("REMBUK_BIN", workspace.server("release"));
    shell::run(&mut bench)
}
