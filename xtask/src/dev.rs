//! `cargo xtask dev`: the site that follows the files. Looks at modification times twice a second; builds and
//! restarts when one changed. With `REMBUK_DEV=1` the server's pages reload themselves after a restart.

use std::path::Path;
use std::process::Child;
use std::time::{Duration, SystemTime};

use anyhow::Result;

use crate::args::Args;
use crate::run::{self, Place};
use crate::shell::AtEnd;
use crate::web;
use crate::workspace::Workspace;

const WATCHED: [&str; 6] = [
    "src",
    "app",
    "migrations",
    "public",
    "Cargo.toml",
    "Cargo.lock",
];
const LOOK_EVERY: Duration = Duration::from_millis(500);
const STOP_STEP: Duration = Duration::from_millis(50);

/// `cargo xtask dev [--addr A] [--data DIR]`
pub(crate) fn command(workspace: &Workspace, mut args: Args) -> Result<()> {
    let place = Place::take(&mut args)?;
    args.finish()?;
    let server = workspace.server("debug");
    let mut serving = None;
    loop {
        let seen = newest(workspace)?;
        let started = run::build(workspace, "debug").and_then(|()| {
            // the old server goes first: both want the same address
            drop(serving.take());
            run::load_demo(&server, &place)?;
            Serving::start(&server, &place)
        });
        match started {
            Ok(new) => serving = Some(new),
            Err(error) => eprintln!("error: {error:#}\nwaiting for a change"),
        }
        while newest(workspace)? == seen {
            std::thread::sleep(LOOK_EVERY);
        }
    }
}

/// The running server; ended when dropped or when xtask ends.
#[derive(Debug)]
struct Serving {
    child: Child,
    at_end: Option<AtEnd>,
}

impl Serving {
    fn start(server: &Path, place: &Place) -> Result<Self> {
        let mut serve = place.command(server, &["serve"]);
        let child = serve.env("REMBUK_DEV", "1").spawn()?;
        let at_end = AtEnd::new(&[], "kill \"$1\"", &[&child.id().to_string()])?;
        Ok(Self {
            child,
            at_end: Some(at_end),
        })
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // asks it to stop, then insists: an open page may hold a connection for long
        drop(self.at_end.take());
        for _ in 0..20 {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(STOP_STEP);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Number of files and the latest change: a deleted file counts as a change too.
fn newest(workspace: &Workspace) -> Result<(usize, Option<SystemTime>)> {
    let mut files = Vec::new();
    for name in WATCHED {
        web::walk(&workspace.root.join(name), &mut files)?;
    }
    let times = files
        .iter()
        .filter_map(|file| file.metadata().and_then(|data| data.modified()).ok());
    Ok((files.len(), times.max()))
}
