//! How many bytes a reader may be asked for.

use std::path::Path;

use anyhow::{Context, Result, bail};

use super::site::Names;
use super::source::STYLE;

/// Names of files that are loaded together, and the brotli bytes they may have.
const BUDGETS: [(&[&str], u64); 3] = [
    (&[STYLE], 12 * 1024),
    (&["loader.js"], 1024),
    (&["islands.js", "islands_bg.wasm"], 150 * 1024),
];

/// Prints each sum and fails when one is over its limit.
pub(crate) fn check(site: &Path, names: &Names) -> Result<()> {
    let mut over = Vec::new();
    for (files, limit) in BUDGETS {
        let mut bytes = 0;
        for file in files {
            if let Some(name) = names.get(*file) {
                let compressed = site.join(format!("{name}.br"));
                bytes += compressed.metadata().with_context(|| name.clone())?.len();
            }
        }
        let line = format!("{}: {bytes} bytes of {limit} (brotli)", files.join(" + "));
        eprintln!("  {line}");
        if bytes > limit {
            over.push(line);
        }
    }
    if !over.is_empty() {
        bail!("over the byte budget: {}", over.join("; "));
    }
    Ok(())
}
