//! The crates cargo would build, from `cargo metadata`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use anyhow::{Context, Result};
use semver::Version;
use serde_json::Value;

use crate::shell;
use crate::workspace::Workspace;

/// Where crates may come from, as cargo names it.
pub(crate) const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";
const HOST: &str = "x86_64-unknown-linux-gnu";
const BROWSER: &str = "wasm32-unknown-unknown";

/// A crate that is not ours.
#[derive(Debug, Clone)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: Version,
    /// SPDX expression, empty if the crate gives none.
    pub(crate) licence: String,
    pub(crate) source: String,
}

impl fmt::Display for Package {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.name, self.version)
    }
}

/// Every crate that is built for the server, its tests, xtask and the browser.
pub(crate) fn all(workspace: &Workspace) -> Result<Vec<Package>> {
    let metadata = metadata(workspace, &[HOST, BROWSER])?;
    let used: BTreeSet<&str> = nodes(&metadata)
        .filter_map(|node| text(node, "id"))
        .collect();
    packages(&metadata, &used)
}

/// The crates that are in the delivered file, or helped to build it.
pub(crate) fn of_the_server(workspace: &Workspace) -> Result<Vec<Package>> {
    let metadata = metadata(workspace, &[HOST])?;
    let mut needs: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for node in nodes(&metadata) {
        let id = text(node, "id").context("a node of cargo metadata has no id")?;
        let deps = node
            .get("deps")
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        needs.insert(
            id,
            deps.filter(|dep| !only_dev(dep))
                .filter_map(|dep| text(dep, "pkg"))
                .collect(),
        );
    }
    let root = metadata
        .pointer("/resolve/root")
        .and_then(Value::as_str)
        .context("cargo metadata names no root")?;
    let mut used = BTreeSet::new();
    let mut open = vec![root];
    while let Some(id) = open.pop() {
        if used.insert(id) {
            open.extend(needs.get(id).into_iter().flatten());
        }
    }
    packages(&metadata, &used)
}

fn only_dev(dep: &Value) -> bool {
    let kinds = dep.get("dep_kinds").and_then(Value::as_array);
    kinds.is_some_and(|kinds| {
        kinds
            .iter()
            .all(|kind| kind.get("kind").and_then(Value::as_str) == Some("dev"))
    })
}

fn metadata(workspace: &Workspace, platforms: &[&str]) -> Result<Value> {
    let mut cargo = shell::cargo(&workspace.root);
    cargo.args(["metadata", "--locked", "--format-version", "1"]);
    for platform in platforms {
        cargo.args(["--filter-platform", platform]);
    }
    serde_json::from_str(&shell::read(&mut cargo)?).context("answer of cargo metadata")
}

fn nodes(metadata: &Value) -> impl Iterator<Item = &Value> {
    metadata
        .pointer("/resolve/nodes")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

fn packages(metadata: &Value, used: &BTreeSet<&str>) -> Result<Vec<Package>> {
    let mut packages = Vec::new();
    let listed = metadata.get("packages").and_then(Value::as_array);
    for package in listed.into_iter().flatten() {
        let id = text(package, "id").unwrap_or_default();
        // our own have no source
        let Some(source) = text(package, "source").filter(|_| used.contains(id)) else {
            continue;
        };
        packages.push(Package {
            name: text(package, "name")
                .context("a package has no name")?
                .to_owned(),
            version: text(package, "version").unwrap_or_default().parse()?,
            licence: text(package, "license").unwrap_or_default().to_owned(),
            source: source.to_owned(),
        });
    }
    packages.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Ok(packages)
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str)
}
