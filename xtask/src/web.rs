//! `target/site`: everything a browser fetches besides pages, under names that carry the hash of their bytes.
//!
//! Steps: the browser part (`wasm`), what lies in `public/` (`source`), names and references (`site`), and the
//! checks that a person would notice too late: island names (`exports`) and sizes (`budget`).
//! Unchanged steps are skipped, so every command that needs the site simply builds it.

mod budget;
mod exports;
mod site;
mod source;
mod wasm;

use std::path::PathBuf;

use anyhow::Result;

use crate::args::Args;
use crate::shell;
use crate::workspace::Workspace;

pub(crate) use exports::check_server;
pub(crate) use source::walk;
pub(crate) use wasm::ensure_target;

/// `cargo xtask web [--wasm FILE]`
pub(crate) fn command(workspace: &Workspace, mut args: Args) -> Result<()> {
    let ready_made = args.value("--wasm")?.map(PathBuf::from);
    args.finish()?;
    build_from(workspace, ready_made)
}

/// Builds what changed since the last time.
pub(crate) fn build(workspace: &Workspace) -> Result<()> {
    build_from(workspace, None)
}

fn build_from(workspace: &Workspace, ready_made: Option<PathBuf>) -> Result<()> {
    shell::timed("web", || {
        let browser = wasm::build(workspace, ready_made)?;
        exports::check_source(workspace, &browser)?;
        let mut assets = source::collect(&workspace.root.join("public"))?;
        assets.extend(browser.into_assets());
        let site = workspace.own("site");
        let names = site::write(&site, assets)?;
        budget::check(&site, &names)
    })
}
