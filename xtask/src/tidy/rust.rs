//! Rules of Rust files: module comments, and calls that have one place only.

use super::Finding;
use super::source::Source;

/// The one file that may write HTML as text.
const RICH_TEXT: &str = "app/pages/src/rich_text.rs";
/// The one reader of the environment.
const CONFIG: &str = "src/config.rs";

const ENVIRONMENT: [&str; 2] = ["env::var", "env::vars"];
const CLOCK: [&str; 4] = [
    "SystemTime::now",
    "Utc::now",
    "Timestamp::now",
    "ZonedDateTime::now",
];

/// All findings of this file's rules.
pub(crate) fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.is_rust()) {
        if !source.text.trim_start().starts_with("//!") {
            findings.push(Finding::new(
                &source.name,
                1,
                "does not begin with a `//!` that says what is here",
            ));
        }
        if !source.name.starts_with("xtask/") {
            tests(source, &mut findings);
        }
        if source.is_product() {
            raw_html(source, &mut findings);
            one_place(source, &mut findings);
            endpoints(source, &mut findings);
        }
    }
    findings
}

fn tests(source: &Source, findings: &mut Vec<Finding>) {
    for (line, text) in code(source) {
        if text.contains("#[ignore") {
            findings.push(Finding::new(
                &source.name,
                line,
                "a test that does not run tells nothing",
            ));
        }
    }
}

fn raw_html(source: &Source, findings: &mut Vec<Finding>) {
    if source.name == RICH_TEXT {
        return;
    }
    for (line, text) in code(source) {
        if text.contains("inner_html") {
            findings.push(Finding::new(
                &source.name,
                line,
                format!("inner_html belongs in {RICH_TEXT} only"),
            ));
        }
    }
}

fn one_place(source: &Source, findings: &mut Vec<Finding>) {
    let is_clock = source.name.ends_with("/clock.rs");
    for (line, text) in code(source) {
        let reads = |calls: &[&str]| calls.iter().any(|call| text.contains(call));
        if source.name != CONFIG && reads(&ENVIRONMENT) {
            findings.push(Finding::new(
                &source.name,
                line,
                format!("only {CONFIG} reads the environment"),
            ));
        }
        if !is_clock && reads(&CLOCK) {
            findings.push(Finding::new(
                &source.name,
                line,
                "only the clock (clock.rs) asks for the time",
            ));
        }
    }
}

fn endpoints(source: &Source, findings: &mut Vec<Finding>) {
    for (line, arguments) in server_functions(&source.text) {
        if !arguments.contains("endpoint") {
            let what = "a server function without `endpoint`: its address would depend on the build folder";
            findings.push(Finding::new(&source.name, line, what));
        }
    }
}

/// Line and text of each `#[server…]` attribute.
pub(crate) fn server_functions(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut line = 1;
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("#[server") {
        line += before.matches('\n').count();
        let commented = before
            .rsplit('\n')
            .next()
            .is_some_and(|start| start.trim_start().starts_with("//"));
        let attribute = after.split(']').next().unwrap_or(after);
        if !commented && !attribute.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
            found.push((line, attribute));
        }
        rest = after;
    }
    found
}

/// Lines that are no comment.
fn code(source: &Source) -> impl Iterator<Item = (usize, &str)> {
    source
        .lines()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

#[cfg(test)]
mod tests {
    use super::super::source::sample;
    use super::check;

    fn found(name: &str, text: &str) -> Vec<usize> {
        let source = sample(name, text);
        check(&[source])
            .into_iter()
            .map(|finding| finding.line)
            .collect()
    }

    #[test]
    fn a_module_says_what_it_is() {
        assert_eq!(found("src/a.rs", "use std;\n"), [1]);
        assert!(found("src/a.rs", "\n//! What.\n").is_empty());
    }

    #[test]
    fn environment_clock_and_raw_html_have_one_place() {
        let text = "//! What.\n// std::env::var is not here\nlet a = std::env::var(\"A\");\nSystemTime::now();\n\
                    view! { <p inner_html=x/> }\n";
        assert_eq!(found("src/a.rs", text), [5, 3, 4]);
        assert!(found("tests/it/main.rs", text).is_empty());
        assert!(found("src/config.rs", "//! What.\nstd::env::var(\"A\")").is_empty());
        assert!(found("app/forum/src/clock.rs", "//! What.\nTimestamp::now()").is_empty());
    }

    #[test]
    fn a_server_function_names_its_endpoint() {
        let good = "//! What.\n#[server(\n    prefix = \"/api\", endpoint = \"votes/cast\")]\n#[server_only]";
        assert!(found("app/islands/src/votes.rs", good).is_empty());
        assert_eq!(
            found(
                "app/islands/src/votes.rs",
                "//! What.\n\n#[server]\nfn a() {}"
            ),
            [3]
        );
    }

    #[test]
    fn a_test_always_runs() {
        assert_eq!(
            found(
                "tests/it/a.rs",
                "//! What.\n#[test]\n#[ignore = \"slow\"]\n"
            ),
            [3]
        );
    }
}
