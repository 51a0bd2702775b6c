//! The routes of the program, read from its sources.

use std::collections::BTreeSet;
use std::path::Path;

/// Method and path of every `.route("…", …)` in the product.
pub(super) fn routes() -> BTreeSet<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = BTreeSet::new();
    // Compiled in, so that a change of either is seen even where the sources are not at hand.
    read(include_str!("../../../app/pages/src/routes.rs"), &mut found);
    read(include_str!("../../../src/server.rs"), &mut found);
    for folder in ["src", "app"] {
        walk(&root.join(folder), &mut found);
    }
    found
}

fn walk(folder: &Path, found: &mut BTreeSet<(String, String)>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            read(&std::fs::read_to_string(&path).unwrap(), found);
        }
    }
}

fn read(text: &str, found: &mut BTreeSet<(String, String)>) {
    for call in text.split(".route(").skip(1) {
        let call = call_of(call);
        let Some(path) = call
            .trim_start()
            .strip_prefix('"')
            .and_then(|rest| rest.split('"').next())
        else {
            continue;
        };
        for method in ["get", "post", "put", "patch", "delete"] {
            let is_there = call
                .match_indices(&format!("{method}("))
                .any(|(at, _)| !call[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
            if is_there {
                found.insert((method.to_uppercase(), path.to_owned()));
            }
        }
    }
}

/// The arguments of a call, up to its closing parenthesis.
fn call_of(rest: &str) -> &str {
    let mut depth = 1;
    for (at, letter) in rest.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &rest[..at];
        }
    }
    rest
}

#[test]
fn routes_are_read_with_their_methods() {
    let mut found = BTreeSet::new();
    read(
        "r.route(\n \"/a/{id}\", get(x::target).post(y)).layer(from(post(z)))",
        &mut found,
    );
    let found: Vec<String> = found.into_iter().map(|(m, p)| format!("{m} {p}")).collect();
    assert_eq!(found, ["GET /a/{id}", "POST /a/{id}"]);
}
