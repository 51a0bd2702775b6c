//! Where things are: the checkout, cargo's target folder, and what xtask itself keeps under `target/`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::shell;

/// The checkout this xtask was built from.
#[derive(Debug)]
pub(crate) struct Workspace {
    /// Folder of the root manifest.
    pub(crate) root: PathBuf,
    /// Where cargo puts what it builds; outside the checkout if `CARGO_TARGET_DIR` says so.
    pub(crate) cargo_target: PathBuf,
    /// Answer of `cargo metadata --no-deps`: the workspace's own packages and what their manifests ask for.
    pub(crate) metadata: serde_json::Value,
}

impl Workspace {
    /// Asks cargo.
    ///
    /// # Errors
    /// When cargo does not run or its answer cannot be read.
    pub(crate) fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .context("xtask has no folder above it")?
            .to_owned();
        let mut cargo = shell::cargo(&root);
        cargo.args(["metadata", "--no-deps", "--format-version", "1"]);
        let metadata: serde_json::Value =
            serde_json::from_str(&shell::read(&mut cargo)?).context("answer of cargo metadata")?;
        let cargo_target = metadata
            .get("target_directory")
            .and_then(|value| value.as_str())
            .context("cargo metadata names no target directory")?
            .into();
        Ok(Self {
            root,
            cargo_target,
            metadata,
        })
    }

    /// `target/NAME` in the checkout: site, tools, venv, dist. Stays there wherever cargo builds.
    pub(crate) fn own(&self, name: &str) -> PathBuf {
        self.root.join("target").join(name)
    }

    /// The server binary of a profile (`debug` or `release`).
    pub(crate) fn server(&self, profile: &str) -> PathBuf {
        self.cargo_target.join(profile).join("rembuk")
    }

    /// Files that git knows or would add, relative to the root, sorted; deleted ones left out.
    ///
    /// # Errors
    /// When this is no git checkout.
    pub(crate) fn files(&self) -> Result<Vec<String>> {
        let mut git = shell::command("git", &self.root);
        git.args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ]);
        let listing = shell::read(&mut git).context("the list of source files comes from git")?;
        let mut files: Vec<String> = listing
            .split('\0')
            .filter(|name| !name.is_empty() && self.root.join(name).is_file())
            .map(str::to_owned)
            .collect();
        files.sort();
        files.dedup();
        Ok(files)
    }
}
