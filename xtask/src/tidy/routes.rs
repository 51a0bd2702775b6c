//! Every route has a row in the authorisation matrix, found by its path as a quoted text.

use super::Finding;
use super::rust::server_functions;
use super::source::Source;

/// The matrix: one file, or a folder of that name.
const MATRIX: &str = "tests/it/authz_matrix";

/// Routes and server functions whose path the matrix does not name.
pub(crate) fn check(sources: &[Source]) -> Vec<Finding> {
    let matrix: String = sources
        .iter()
        .filter(|source| source.name.starts_with(MATRIX) && source.is_rust())
        .map(|source| source.text.as_str())
        .collect();
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.is_product()) {
        for (line, path) in routes(&source.text)
            .into_iter()
            .chain(functions(&source.text))
        {
            if !matrix.contains(&format!("\"{path}\"")) {
                let what = format!("{path} has no row in {MATRIX}");
                findings.push(Finding::new(&source.name, line, what));
            }
        }
    }
    findings
}

/// The literal after `.route(`.
fn routes(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut line = 1;
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(".route(") {
        line += before.matches('\n').count();
        let literal = after
            .trim_start()
            .strip_prefix('"')
            .and_then(|open| open.split('"').next());
        found.extend(literal.map(|path| (line, path.to_owned())));
        rest = after;
    }
    found
}

/// Prefix and endpoint of each server function.
fn functions(text: &str) -> Vec<(usize, String)> {
    let found = server_functions(text)
        .into_iter()
        .filter_map(|(line, arguments)| {
            let prefix = argument(arguments, "prefix").unwrap_or("/api");
            let endpoint = argument(arguments, "endpoint")?;
            Some((
                line,
                format!("{prefix}/{}", endpoint.trim_start_matches('/')),
            ))
        });
    found.collect()
}

fn argument<'a>(arguments: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = arguments.split_once(name)?;
    after
        .trim_start()
        .strip_prefix('=')?
        .trim_start()
        .strip_prefix('"')?
        .split('"')
        .next()
}

#[cfg(test)]
mod tests {
    use super::super::source::sample;
    use super::check;

    #[test]
    fn a_route_without_a_row_is_found() {
        let sources = [
            sample(
                "src/server.rs",
                "//! R\nRouter::new()\n    .route(\"/\", get(home))\n    .route(\n        \"/cari\", x)",
            ),
            sample(
                "app/islands/src/votes.rs",
                "#[server(prefix = \"/api\", endpoint = \"votes/cast\")]",
            ),
            sample("tests/it/authz_matrix/pages.rs", "row(\"/\", ALL)"),
        ];
        let found: Vec<String> = check(&sources).iter().map(ToString::to_string).collect();
        assert_eq!(
            found,
            [
                "src/server.rs:4: /cari has no row in tests/it/authz_matrix",
                "app/islands/src/votes.rs:1: /api/votes/cast has no row in tests/it/authz_matrix",
            ]
        );
    }
}
