//! Files small enough to read in one go.

use super::Finding;
use super::source::Source;

const LINES_MAX: usize = 400;

/// Files that other projects wrote, taken over whole.
const VENDORED: [&str; 1] = ["public/vendor/"];

/// Code over the limit.
pub(crate) fn check(sources: &[Source]) -> Vec<Finding> {
    let code = sources.iter().filter(|source| {
        source.has_extension(&["rs", "css", "js", "mjs"])
            && !VENDORED
                .iter()
                .any(|folder| source.name.starts_with(folder))
    });
    let long = code.filter_map(|source| {
        let lines = source.text.lines().count();
        (lines > LINES_MAX).then(|| {
            let what =
                format!("{lines} lines, more than {LINES_MAX}: make it a folder of the same name");
            Finding::new(&source.name, 0, what)
        })
    });
    long.collect()
}

#[cfg(test)]
mod tests {
    use super::super::source::sample;
    use super::check;

    #[test]
    fn only_code_over_the_limit_is_found() {
        let long = "x\n".repeat(401);
        let sources = [
            sample("src/a.rs", &long),
            sample("src/b.rs", "x\n"),
            sample("Cargo.lock", &long),
            sample("public/vendor/leaflet.js", &long),
        ];
        let findings = check(&sources);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].file, "src/a.rs");
    }
}
