//! A landed migration never changes: somewhere a database has already taken that step.

use std::path::Path;

use anyhow::Result;

use super::Finding;
use crate::migration::{LANDED, hash, names};

/// Changed or deleted landed files; with `landing`, also files that nobody sealed.
pub(crate) fn check(root: &Path, landing: bool) -> Result<Vec<Finding>> {
    let list = std::fs::read_to_string(root.join(LANDED)).unwrap_or_default();
    let present = names(root)?;
    let mut findings = Vec::new();
    for (at, line) in list.lines().enumerate() {
        let Some((sealed, name)) = line.split_once("  ") else {
            findings.push(Finding::new(LANDED, at + 1, "not `HASH  FILE`"));
            continue;
        };
        if !present.iter().any(|present| present == name) {
            findings.push(Finding::new(
                LANDED,
                at + 1,
                format!("{name} has landed and is gone"),
            ));
        } else if hash(root, name)? != sealed {
            let what = format!("{name} has landed and was changed; add a new file instead");
            findings.push(Finding::new(LANDED, at + 1, what));
        }
    }
    if landing {
        for name in present.iter().filter(|name| !list.contains(name.as_str())) {
            let what = format!("{name} is not sealed: cargo xtask migration --land");
            findings.push(Finding::new(LANDED, 0, what));
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn a_sealed_file_keeps_its_bytes() {
        let root = std::env::temp_dir().join(format!("rembuk-landed-{}", std::process::id()));
        let sources = root.join("migrations/src");
        std::fs::create_dir_all(&sources).unwrap();
        std::fs::write(sources.join("m20260101_a.rs"), "one").unwrap();
        assert_eq!(check(&root, false).unwrap(), []);
        assert_eq!(check(&root, true).unwrap().len(), 1, "not sealed yet");
        let sealed = super::hash(&root, "m20260101_a.rs").unwrap();
        std::fs::write(
            root.join("migrations/landed.sha256"),
            format!("{sealed}  m20260101_a.rs\n"),
        )
        .unwrap();
        assert_eq!(check(&root, true).unwrap(), []);
        std::fs::write(sources.join("m20260101_a.rs"), "two").unwrap();
        assert_eq!(check(&root, false).unwrap().len(), 1, "changed");
        std::fs::remove_file(sources.join("m20260101_a.rs")).unwrap();
        assert_eq!(check(&root, false).unwrap().len(), 1, "gone");
        std::fs::remove_dir_all(root).unwrap();
    }
}
