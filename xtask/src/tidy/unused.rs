//! Dependencies that no source of their package names.
//!
//! A plain search for `name::`, `name!`, `name as` or `name;`: it overlooks a crate that shares its name with a module of
//! ours, and finds none that is used.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::Finding;
use super::source::Source;

/// Named by code that a build script writes, where no search sees it.
const GENERATED: [(&str, &str); 1] = [("app/texts/Cargo.toml", "fluent-typed")];

/// What a kind of dependency is for: folders and files of the package that may name it.
fn places(kind: Option<&str>) -> &'static [&'static str] {
    match kind {
        Some("dev") => &["src/", "tests/", "benches/"],
        Some("build") => &["build.rs"],
        _ => &["src/"],
    }
}

/// Dependencies without use. `metadata` is the answer of `cargo metadata --no-deps`.
pub(crate) fn check(metadata: &Value, sources: &[Source]) -> Result<Vec<Finding>> {
    let root = text(metadata, "workspace_root").context("cargo metadata names no root")?;
    let mut findings = Vec::new();
    let mut asked_for = Vec::new();
    for package in list(metadata, "packages") {
        let manifest = text(package, "manifest_path").context("a package has no manifest")?;
        let manifest = Path::new(manifest).strip_prefix(root)?;
        let name = manifest.to_str().context("a path is not UTF-8")?;
        let folder = name.strip_suffix("Cargo.toml").unwrap_or_default();
        for dependency in list(package, "dependencies") {
            let used = text(dependency, "name").context("a dependency has no name")?;
            asked_for.push(used);
            let kind = text(dependency, "kind");
            let here = sources.iter().filter(|source| {
                let inside = source.name.strip_prefix(folder);
                inside.is_some_and(|path| places(kind).iter().any(|at| path.starts_with(at)))
            });
            let code = used.replace('-', "_");
            if GENERATED.contains(&(name, used)) {
                continue;
            }
            if !here.into_iter().any(|source| names(&source.text, &code)) {
                findings.push(Finding::new(name, 0, format!("no source uses {used}")));
            }
        }
    }
    findings.extend(unasked(sources, &asked_for)?);
    Ok(findings)
}

/// Versions in the root manifest that no package asks for.
fn unasked(sources: &[Source], asked_for: &[&str]) -> Result<Vec<Finding>> {
    let Some(root) = sources.iter().find(|source| source.name == "Cargo.toml") else {
        return Ok(Vec::new());
    };
    let manifest: toml::Table = root.text.parse().context("Cargo.toml")?;
    let versions = manifest
        .get("workspace")
        .and_then(|workspace| workspace.get("dependencies"))
        .and_then(toml::Value::as_table);
    let unasked = versions
        .into_iter()
        .flat_map(toml::Table::keys)
        .filter(|name| !asked_for.contains(&name.as_str()));
    Ok(unasked
        .map(|name| Finding::new(&root.name, 0, format!("no package asks for {name}")))
        .collect())
}

/// Whether Rust text names a crate.
fn names(text: &str, code: &str) -> bool {
    text.match_indices(code).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + code.len()..).unwrap_or_default();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
            && ["::", "!", ";", " as "]
                .iter()
                .any(|next| after.starts_with(next))
    })
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::super::source::sample;
    use super::check;
    use serde_json::json;

    #[test]
    fn what_nobody_names_is_found_where_it_would_have_to_be_named() {
        let dependencies = json!([
            { "name": "serde-json", "kind": null },
            { "name": "tokio", "kind": null },
            { "name": "insta", "kind": "dev" },
            { "name": "fluent", "kind": "build" },
        ]);
        let metadata = json!({ "workspace_root": "/w", "packages": [
            { "manifest_path": "/w/app/mail/Cargo.toml", "dependencies": dependencies },
        ] });
        let sources = [
            sample(
                "app/mail/src/lib.rs",
                "use serde_json::Value; // not my_tokio::x",
            ),
            sample("app/mail/tests/it.rs", "tokio::spawn(x); insta::assert!(x)"),
            sample("app/pages/src/lib.rs", "use tokio::fs;"),
            sample(
                "Cargo.toml",
                "[workspace.dependencies]\ntokio = \"1\"\nurl = \"2\"\n",
            ),
        ];
        let found = check(&metadata, &sources).unwrap();
        let found: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(
            found,
            [
                "app/mail/Cargo.toml: no source uses tokio",
                "app/mail/Cargo.toml: no source uses fluent",
                "Cargo.toml: no package asks for url",
            ]
        );
    }
}
