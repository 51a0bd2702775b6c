//! `cargo xtask run`: from a fresh checkout to a site with people in it.

use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::args::Args;
use crate::shell;
use crate::web;
use crate::workspace::Workspace;

/// `cargo xtask run [--addr A] [--data DIR] [--release]`
pub(crate) fn command(workspace: &Workspace, mut args: Args) -> Result<()> {
    let profile = if args.flag("--release") {
        "release"
    } else {
        "debug"
    };
    let place = Place::take(&mut args)?;
    args.finish()?;
    build(workspace, profile)?;
    let server = workspace.server(profile);
    load_demo(&server, &place)?;
    // from here on this process is the server: a signal reaches it, not a parent
    let error = place.command(&server, &["serve"]).exec();
    Err(error).context("rembuk serve")
}

/// Where the site answers and where its data lies, as far as the command line says; the server knows the rest.
#[derive(Debug)]
pub(crate) struct Place {
    addr: Option<String>,
    data: Option<String>,
}

impl Place {
    pub(crate) fn take(args: &mut Args) -> Result<Self> {
        Ok(Self {
            addr: args.value("--addr")?,
            data: args.value("--data")?,
        })
    }

    /// The server with these words, in the folder where the command was typed.
    pub(crate) fn command(&self, server: &Path, words: &[&str]) -> Command {
        let mut command = Command::new(server);
        command.args(words);
        if let Some(addr) = self.addr.as_ref().filter(|_| words.contains(&"serve")) {
            command.args(["--addr", addr]);
        }
        if let Some(data) = &self.data {
            command.args(["--data", data]);
        }
        command
    }
}

/// Browser part, then server with the browser part in it.
pub(crate) fn build(workspace: &Workspace, profile: &str) -> Result<()> {
    web::build(workspace)?;
    let mut cargo = shell::cargo(&workspace.root);
    cargo.args(["build", "--package", "rembuk", "--bin", "rembuk"]);
    if profile == "release" {
        cargo.arg("--release");
    }
    shell::timed("server", || shell::run(&mut cargo))?;
    web::check_server(workspace, &workspace.server(profile))
}

/// Loads the demo world; the binary itself decides whether the database is empty.
pub(crate) fn load_demo(server: &Path, place: &Place) -> Result<()> {
    shell::run(&mut place.command(server, &["demo", "load", "--if-empty"]))
}
