//! Words that do not belong in the project: folders of one machine, hosts of package registries.

use super::Finding;
use super::source::Source;

/// Written in two parts, so that this file does not find itself.
const WORDS: [(&str, &str); 9] = [
    ("/wo", "rk/"),
    ("/ro", "ot/"),
    ("registry.", "npmjs.org"),
    ("static.", "crates.io"),
    ("index.", "crates.io"),
    ("pypi", ".org"),
    ("files.", "pythonhosted.org"),
    ("deb.", "debian.org"),
    ("proxy.", "golang.org"),
];

/// Each line with one of the words.
pub(crate) fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        for (first, second) in WORDS {
            let word = format!("{first}{second}");
            // most files have none: one look at the whole first
            if !source.text.contains(&word) {
                continue;
            }
            for (line, text) in source.lines() {
                if holds(text, &word) {
                    findings.push(Finding::new(&source.name, line, format!("names {word}")));
                }
            }
        }
    }
    findings
}

/// A folder counts at the start of a path only: `a/work/b` is another one.
fn holds(text: &str, word: &str) -> bool {
    if !word.starts_with('/') {
        return text.contains(word);
    }
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '}' | ')'))
    })
}

#[cfg(test)]
mod tests {
    use super::super::source::sample;
    use super::check;

    #[test]
    fn folders_of_a_machine_are_found() {
        let sources = [
            sample(
                "a.md",
                &format!("see {}{}x\nno{}{}y\n", "/wo", "rk/", "/wo", "rk/"),
            ),
            sample(
                "b.json",
                &format!("https://{}{}/a\n", "registry.", "npmjs.org"),
            ),
        ];
        let found: Vec<(usize, String)> = check(&sources)
            .into_iter()
            .map(|f| (f.line, f.file))
            .collect();
        assert_eq!(found, [(1, "a.md".to_owned()), (1, "b.json".to_owned())]);
    }
}
