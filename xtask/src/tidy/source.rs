//! The text files of the checkout, as the checks see them.

use anyhow::Result;

use crate::workspace::Workspace;

/// A text file that git knows or would add.
#[derive(Debug)]
pub(crate) struct Source {
    /// Path from the root, with `/`.
    pub(crate) name: String,
    pub(crate) text: String,
}

impl Source {
    pub(crate) fn has_extension(&self, extensions: &[&str]) -> bool {
        self.name
            .rsplit_once('.')
            .is_some_and(|(_, extension)| extensions.contains(&extension))
    }

    pub(crate) fn is_rust(&self) -> bool {
        self.has_extension(&["rs"])
    }

    /// Rust of the delivered program: not tests, not xtask, not the bench.
    pub(crate) fn is_product(&self) -> bool {
        let product = ["src/", "app/", "migrations/"];
        self.is_rust()
            && product.iter().any(|folder| self.name.starts_with(folder))
            && !self.name.contains("/tests/")
            && !self.name.ends_with("/tests.rs")
            && !self.name.ends_with("build.rs")
    }

    /// Lines with their numbers, from 1.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line))
    }
}

/// Reads all; what is not UTF-8 is left out.
pub(crate) fn read(workspace: &Workspace) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    for name in workspace.files()? {
        let bytes = std::fs::read(workspace.root.join(&name))?;
        if let Ok(text) = String::from_utf8(bytes) {
            sources.push(Source { name, text });
        }
    }
    Ok(sources)
}

/// A source for the tests of the checks.
#[cfg(test)]
pub(crate) fn sample(name: &str, text: &str) -> Source {
    Source {
        name: name.to_owned(),
        text: text.to_owned(),
    }
}
