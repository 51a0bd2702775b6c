//! Everything a reader can reach by following links.

use crate::site::Browser;
use std::collections::{BTreeSet, VecDeque};

/// Pages read at most.
const PAGES_MAX: usize = 600;

/// What came back, headers included, in lower case.
pub(super) struct Page {
    pub(super) path: String,
    pub(super) status: u16,
    /// A page linked to it.
    pub(super) linked: bool,
    pub(super) text: String,
}

/// Reads the seeds and whatever they link to, breadth first.
pub(super) async fn crawl(reader: Browser, language: &str, seeds: &[String]) -> Vec<Page> {
    let mut waiting: VecDeque<String> = seeds.iter().cloned().collect();
    let mut seen: BTreeSet<String> = seeds.iter().cloned().collect();
    let mut pages = Vec::new();
    let asked = [("accept-language".to_owned(), language.to_owned())];
    while let Some(path) = waiting.pop_front() {
        let answer = reader.clone().send("GET", &path, &asked, &[]).await;
        assert!(answer.status < 500, "{path}: {}", answer.status);
        for link in links(&answer.text, answer.header("location")) {
            if seen.insert(link.clone()) {
                waiting.push_back(link);
            }
        }
        let headers: String = answer
            .headers
            .iter()
            .filter(|(name, _)| name != "set-cookie")
            .map(|(name, value)| format!("{name}: {value}\n"))
            .collect();
        pages.push(Page {
            linked: !seeds.contains(&path),
            path,
            status: answer.status,
            text: format!("{headers}\n{}", answer.text).to_lowercase(),
        });
        assert!(
            pages.len() < PAGES_MAX,
            "too many pages: {:?}",
            seen.iter().take(80).collect::<Vec<_>>()
        );
    }
    pages
}

/// Paths of this site in links and redirects.
fn links(text: &str, location: Option<&str>) -> Vec<String> {
    let mut found: Vec<String> = location.map(str::to_owned).into_iter().collect();
    for attribute in ["href=\"", "src=\""] {
        found.extend(
            text.split(attribute)
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
                .map(str::to_owned),
        );
    }
    found
        .iter()
        .filter(|link| link.starts_with('/') && !link.starts_with("//"))
        .filter_map(|link| link.split('#').next())
        .map(|link| link.replace("&amp;", "&"))
        // Signing in comes back to every page there is, and every page exists in two languages.
        .filter(|link| !link.contains("next=") && !link.contains("lang="))
        .filter(|link| !link.starts_with("/static/"))
        .collect()
}
