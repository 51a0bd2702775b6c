//! What changes for people who run or use the site stands in the changelog before it lands.

use anyhow::Result;

use super::Finding;
use crate::shell;
use crate::workspace::Workspace;

const FILE: &str = "CHANGELOG.md";

/// Fails without an entry under Unreleased, unless nothing changed since the last release.
pub(crate) fn check(workspace: &Workspace) -> Result<Vec<Finding>> {
    let text = std::fs::read_to_string(workspace.root.join(FILE)).unwrap_or_default();
    match unreleased(&text) {
        Some(0) if changed_since_release(workspace) => Ok(vec![Finding::new(
            FILE,
            0,
            "nothing under Unreleased, but the program changed",
        )]),
        Some(_) => Ok(Vec::new()),
        None => Ok(vec![Finding::new(
            FILE,
            0,
            "has no section `## [Unreleased]`",
        )]),
    }
}

/// Number of entries under Unreleased.
fn unreleased(text: &str) -> Option<usize> {
    let mut lines = text.lines();
    lines.find(|line| line.starts_with("## ") && line.contains("Unreleased"))?;
    let section = lines.take_while(|line| !line.starts_with("## "));
    Some(
        section
            .filter(|line| line.trim_start().starts_with("- "))
            .count(),
    )
}

fn changed_since_release(workspace: &Workspace) -> bool {
    let mut describe = shell::command("git", &workspace.root);
    let Ok(tag) = shell::read(describe.args(["describe", "--tags", "--abbrev=0"])) else {
        return true;
    };
    let mut diff = shell::command("git", &workspace.root);
    diff.args([
        "diff",
        "--quiet",
        tag.trim(),
        "--",
        "src",
        "app",
        "migrations",
    ]);
    shell::read(&mut diff).is_err()
}

#[cfg(test)]
mod tests {
    use super::unreleased;

    #[test]
    fn entries_are_counted_up_to_the_next_release() {
        let text = "# Changelog\n\n## [Unreleased]\n### Added\n- a\n- b\n\n## [0.1.0]\n- c\n";
        assert_eq!(unreleased(text), Some(2));
        assert_eq!(unreleased("# Changelog\n## [0.1.0]\n- c\n"), None);
    }
}
