//! Which crate may use which: the table of ARCHITECTURE.md, checked against the manifests.

use anyhow::{Context, Result};
use serde_json::Value;

use super::Finding;

/// A layer, what it may use of ours, and which libraries it never uses.
struct Layer {
    name: &'static str,
    may_use: &'static [&'static str],
    never: &'static [&'static str],
}

const LAYERS: [Layer; 10] = [
    Layer {
        name: "domain",
        may_use: &[],
        never: &[
            "tokio",
            "axum",
            "leptos",
            "leptos_axum",
            "tantivy",
            "lettre",
            "sea-orm-migration",
        ],
    },
    Layer {
        name: "store",
        may_use: &["domain"],
        never: &["leptos", "leptos_axum", "axum", "tantivy", "lettre"],
    },
    Layer {
        name: "texts",
        may_use: &["domain"],
        never: &[
            "leptos",
            "leptos_axum",
            "axum",
            "tantivy",
            "lettre",
            "sea-orm",
            "tokio",
        ],
    },
    Layer {
        name: "search",
        may_use: &["domain"],
        never: &["leptos", "leptos_axum", "axum", "lettre", "sea-orm"],
    },
    Layer {
        name: "mail",
        may_use: &["domain", "texts"],
        never: &["leptos", "leptos_axum", "axum", "tantivy", "sea-orm"],
    },
    Layer {
        name: "forum",
        may_use: &["domain", "store", "search"],
        never: &["axum", "leptos", "leptos_axum", "lettre"],
    },
    Layer {
        name: "islands",
        may_use: &["domain", "forum?"],
        never: &["tantivy", "lettre", "sea-orm"],
    },
    Layer {
        name: "pages",
        may_use: &["domain", "forum", "texts", "islands"],
        never: &["tantivy", "lettre", "sea-orm"],
    },
    Layer {
        name: "rembuk-bench",
        may_use: &["domain", "search", "mail"],
        never: &["leptos", "leptos_axum", "lettre"],
    },
    Layer {
        name: "migrations",
        may_use: &[],
        never: &["leptos", "leptos_axum", "axum", "tantivy", "lettre"],
    },
];

/// Edges that the table does not have. `metadata` is the answer of `cargo metadata --no-deps`.
pub(crate) fn check(metadata: &Value) -> Result<Vec<Finding>> {
    let packages = list(metadata, "packages");
    let ours: Vec<&str> = packages
        .clone()
        .filter_map(|package| text(package, "name"))
        .collect();
    let mut findings = Vec::new();
    for package in packages {
        let name = text(package, "name").context("a package has no name")?;
        let Some(layer) = LAYERS.iter().find(|layer| layer.name == name) else {
            continue;
        };
        let manifest = format!("crate {name}");
        // only normal dependencies: tests may use what they like
        let normal =
            list(package, "dependencies").filter(|dep| dep.get("kind").is_none_or(Value::is_null));
        for dependency in normal {
            let used = text(dependency, "name").context("a dependency has no name")?;
            let optional = dependency.get("optional").and_then(Value::as_bool) == Some(true);
            if let Some(what) = layer.refuses(used, optional, &ours) {
                findings.push(Finding::new(&manifest, 0, what));
            }
        }
    }
    Ok(findings)
}

impl Layer {
    fn refuses(&self, used: &str, optional: bool, ours: &[&str]) -> Option<String> {
        if self.never.contains(&used) {
            return Some(format!("must not use the library {used}"));
        }
        let only_optional = format!("{used}?");
        if !ours.contains(&used) || self.may_use.contains(&used) {
            return None;
        }
        if self.may_use.contains(&only_optional.as_str()) {
            return (!optional).then(|| format!("may use {used} behind a feature only"));
        }
        Some(format!("must not use the crate {used}"))
    }
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> + Clone {
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
    use super::check;
    use serde_json::json;

    #[test]
    fn edges_outside_the_table_are_found() {
        let metadata = json!({ "packages": [
            { "name": "domain", "dependencies": [
                { "name": "serde", "kind": null },
                { "name": "tokio", "kind": null },
                { "name": "store", "kind": "dev" },
            ] },
            { "name": "store", "dependencies": [
                { "name": "domain", "kind": null }, { "name": "mail", "kind": null },
            ] },
            { "name": "islands", "dependencies": [
                { "name": "forum", "kind": null, "optional": true }, { "name": "store", "kind": null },
            ] },
            { "name": "forum", "dependencies": [] },
            { "name": "mail", "dependencies": [] },
        ] });
        let found: Vec<String> = check(&metadata)
            .unwrap()
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            found,
            [
                "crate domain: must not use the library tokio",
                "crate store: must not use the crate mail",
                "crate islands: must not use the crate store",
            ]
        );
    }
}
