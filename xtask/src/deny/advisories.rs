//! RustSec's advisories, from a snapshot in the folder `shared` beside the checkout.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use semver::{Version, VersionReq};
use toml::Value;

use super::packages::Package;
use crate::shell;
use crate::workspace::Workspace;

const SNAPSHOT: &str = "../shared/data/advisory-db.tar.gz";

/// A finding for each vulnerable crate and for each waiver that is no longer needed; none without a snapshot.
pub(crate) fn check(
    workspace: &Workspace,
    packages: &[Package],
    waived: &[String],
) -> Result<Vec<String>> {
    let snapshot = workspace.root.join(SNAPSHOT);
    if !snapshot.is_file() {
        eprintln!("  advisories: no snapshot beside the checkout, left out");
        return Ok(Vec::new());
    }
    let crates = unpack(workspace, &snapshot)?;
    let mut findings = Vec::new();
    let mut used = Vec::new();
    for package in packages {
        let Ok(listing) = std::fs::read_dir(crates.join(&package.name)) else {
            continue;
        };
        for entry in listing {
            let path = entry?.path();
            let text = std::fs::read_to_string(&path)?;
            let Some(advisory) =
                Advisory::parse(&text).with_context(|| path.display().to_string())?
            else {
                continue;
            };
            if !advisory.affects(&package.version)? {
                continue;
            }
            if waived.contains(&advisory.id) {
                used.push(advisory.id);
            } else if let Some(kind) = advisory.informational {
                eprintln!("  note: {package} is {kind} ({})", advisory.id);
            } else {
                findings.push(format!("{package}: {}", advisory.id));
            }
        }
    }
    let unused = waived.iter().filter(|id| !used.contains(id));
    findings.extend(unused.map(|id| format!("deny.toml waives {id}, which affects nothing")));
    Ok(findings)
}

fn unpack(workspace: &Workspace, snapshot: &Path) -> Result<PathBuf> {
    let folder = workspace.own("advisories");
    let complete = folder.join("complete");
    let size = snapshot.metadata()?.len().to_string();
    if std::fs::read_to_string(&complete).ok().as_deref() != Some(&size) {
        std::fs::create_dir_all(&folder)?;
        let mut tar = shell::command("tar", &folder);
        shell::read(tar.arg("xzf").arg(snapshot.canonicalize()?))?;
        std::fs::write(complete, size)?;
    }
    Ok(folder.join("advisory-db/crates"))
}

#[derive(Debug)]
struct Advisory {
    id: String,
    /// `unmaintained`, `unsound` or `notice`: worth knowing, no vulnerability.
    informational: Option<String>,
    safe: Vec<String>,
}

impl Advisory {
    /// Reads the TOML head; none if the advisory was withdrawn.
    fn parse(text: &str) -> Result<Option<Self>> {
        let head = text
            .split_once("```toml")
            .and_then(|(_, rest)| rest.split_once("```"))
            .context("no TOML head")?
            .0;
        let head: Value = toml::from_str(head)?;
        let field = |name: &str| {
            let value = head.get("advisory").and_then(|advisory| advisory.get(name));
            value.and_then(Value::as_str).map(str::to_owned)
        };
        if field("withdrawn").is_some() {
            return Ok(None);
        }
        let mut safe = Vec::new();
        for list in ["patched", "unaffected"] {
            let ranges = head.get("versions").and_then(|versions| versions.get(list));
            let ranges = ranges.and_then(Value::as_array).into_iter().flatten();
            safe.extend(ranges.filter_map(Value::as_str).map(str::to_owned));
        }
        let Some(id) = field("id") else {
            bail!("no id");
        };
        Ok(Some(Self {
            id,
            informational: field("informational"),
            safe,
        }))
    }

    fn affects(&self, version: &Version) -> Result<bool> {
        for range in &self.safe {
            let range = VersionReq::parse(range).with_context(|| self.id.clone())?;
            if range.matches(version) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::Advisory;

    #[test]
    fn an_advisory_says_which_versions_are_safe() {
        let text = "```toml\n[advisory]\nid = \"RUSTSEC-2026-0001\"\n[versions]\npatched = [\">= 1.2.3\"]\n\
                    unaffected = [\"< 1.0\"]\n```\n# Title";
        let advisory = Advisory::parse(text).unwrap().unwrap();
        let affects = |version: &str| advisory.affects(&version.parse().unwrap()).unwrap();
        assert!(affects("1.1.0"));
        assert!(!affects("1.2.3"));
        assert!(!affects("0.9.0"));
    }
}
