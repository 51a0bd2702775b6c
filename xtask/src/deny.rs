//! The crates we build on: licences, banned crates, sources, and known vulnerabilities.
//!
//! Rules are in `deny.toml`, in the form of cargo-deny, of which this reads the part that needs no network:
//! the advisories come from a snapshot beside the checkout, where there is one.

mod advisories;
mod licences;
pub(crate) mod packages;

use anyhow::{Context, Result, bail};
use toml::Value;

use crate::workspace::Workspace;
use packages::Package;

/// Checks every crate of Cargo.lock that any target of ours is built with.
///
/// # Errors
/// When a rule is broken; each finding is printed.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let rules: Value = toml::from_str(
        &std::fs::read_to_string(workspace.root.join("deny.toml")).context("deny.toml")?,
    )?;
    let packages = packages::all(workspace)?;
    let mut findings = banned(&packages, &strings(&rules, "bans", "deny"));
    findings.extend(licences::check(
        &packages,
        &strings(&rules, "licenses", "allow"),
    )?);
    let waived = strings(&rules, "advisories", "ignore");
    findings.extend(advisories::check(workspace, &packages, &waived)?);
    for finding in &findings {
        println!("{finding}");
    }
    eprintln!("  {} crates", packages.len());
    if !findings.is_empty() {
        bail!("{} findings in the crates we build on", findings.len());
    }
    Ok(())
}

fn banned(packages: &[Package], banned: &[String]) -> Vec<String> {
    let mut findings = Vec::new();
    for package in packages {
        if banned.contains(&package.name) {
            findings.push(format!("{package}: banned in deny.toml"));
        }
        if package.source != packages::REGISTRY {
            findings.push(format!("{package}: comes from {}", package.source));
        }
    }
    findings
}

/// The strings of a list; of a table in the list, its `id` or `crate`.
fn strings(rules: &Value, section: &str, key: &str) -> Vec<String> {
    let list = rules.get(section).and_then(|section| section.get(key));
    let entries = list.and_then(Value::as_array).into_iter().flatten();
    let names = entries.filter_map(|entry| {
        let name = entry.get("id").or(entry.get("crate")).unwrap_or(entry);
        name.as_str().map(str::to_owned)
    });
    names.collect()
}
