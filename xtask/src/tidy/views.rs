//! No text for people in `view!`: it belongs in `app/texts/locales`, in both languages.
//!
//! A heuristic. It sees text and string literals between tags, blocks that are nothing but a literal, and literals
//! of attributes that are read out or shown. It does not see a literal deeper inside a Rust block.

mod scan;

use super::Finding;
use super::source::Source;

/// Literals with a letter where a text of `locales` belongs.
pub(crate) fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let views = ["app/pages/src/", "app/islands/src/"];
    for source in sources.iter().filter(|source| source.is_product()) {
        if views.iter().any(|folder| source.name.starts_with(folder)) {
            findings.extend(
                scan::literals(&source.text)
                    .into_iter()
                    .map(|(line, text)| {
                        let shown: String = text.chars().take(40).collect();
                        Finding::new(
                            &source.name,
                            line,
                            format!("text in a view: `{shown}`; put it in locales"),
                        )
                    }),
            );
        }
    }
    findings
}
