//! Island names: the server writes them into pages, the browser looks them up in the wasm's exports.
//!
//! Leptos makes a name from the island's name and a hash of its token text, once when it compiles the server and
//! once when it compiles the wasm. Where they differ, the island stays dead without any error at build time.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Result, bail};

use super::source::walk;
use super::wasm::Browser;
use crate::shell;
use crate::workspace::Workspace;

/// Compares the islands of the source with the exports of the wasm, and notes the exports for [`check_server`].
pub(crate) fn check_source(workspace: &Workspace, browser: &Browser) -> Result<()> {
    let exports = exports(&browser.script);
    let exported: BTreeSet<&str> = exports.iter().filter_map(|name| component(name)).collect();
    let mut files = Vec::new();
    walk(&workspace.root.join("app/islands/src"), &mut files)?;
    let mut written = BTreeSet::new();
    for file in files {
        written.extend(islands(&std::fs::read_to_string(file)?));
    }
    let written: BTreeSet<&str> = written.iter().map(String::as_str).collect();
    if written != exported {
        bail!(
            "islands in the source {written:?} and in the wasm {exported:?} differ; is each public and reachable \
             from the root of the crate?"
        );
    }
    let list: String = exports.iter().map(|name| format!("{name}\n")).collect();
    std::fs::write(workspace.own("web").join("exports.txt"), list)?;
    Ok(())
}

/// Looks for each export in the server binary, where leptos left it as a string.
///
/// # Errors
/// When one is not there: the two builds disagree, or no page shows the island.
pub(crate) fn check_server(workspace: &Workspace, server: &Path) -> Result<()> {
    let list = std::fs::read_to_string(workspace.own("web").join("exports.txt"))?;
    for name in list.lines() {
        let mut grep = shell::command("grep", &workspace.root);
        grep.args(["--quiet", "--text", "--fixed-strings", name])
            .arg(server);
        if !grep.status()?.success() {
            bail!(
                "the wasm exports the island {name}, which {} does not know: build both from the same source, \
                 or show the island on a page",
                server.display()
            );
        }
    }
    Ok(())
}

/// Exported functions of the bindgen module that are islands.
fn exports(script: &str) -> BTreeSet<String> {
    let names = script.lines().filter_map(|line| {
        let (name, _) = line.strip_prefix("export function ")?.split_once('(')?;
        component(name).map(|_| name.to_owned())
    });
    names.collect()
}

/// `VoteButton` of `VoteButton_1234567890123456789`.
fn component(export: &str) -> Option<&str> {
    let (name, hash) = export.rsplit_once('_')?;
    let hashed = !hash.is_empty() && hash.bytes().all(|byte| byte.is_ascii_digit());
    (hashed && name.starts_with(|first: char| first.is_ascii_uppercase())).then_some(name)
}

/// Names of the functions under an `#[island]` attribute.
fn islands(source: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut island = false;
    for line in source.lines().map(str::trim) {
        island |= line.starts_with("#[island") || line.starts_with("#[leptos::island");
        if island && let Some((_, after)) = line.split_once("fn ") {
            let name = after
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .next();
            names.extend(name.map(str::to_owned));
            island = false;
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::{exports, islands};

    #[test]
    fn islands_are_found_in_the_source() {
        let source = "#[island]\n/// doc\npub fn VoteButton(\n) {}\nfn other() {}\n#[island(lazy)]\nfn Box() {}";
        assert_eq!(Vec::from_iter(islands(source)), ["Box", "VoteButton"]);
    }

    #[test]
    fn exports_are_found_in_the_script() {
        let script =
            "export function hydrate() {\nexport function VoteButton_123(el) {\nfunction Not_1() {";
        assert_eq!(Vec::from_iter(exports(script)), ["VoteButton_123"]);
    }
}
