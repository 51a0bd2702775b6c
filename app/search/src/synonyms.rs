//! Words and short phrases of which each finds the others: a few that everybody shares, and those of the administrator.
//!
//! They are looked up when a query is planned, so a changed table needs no rebuild.

use std::collections::HashMap;

use crate::analysis::{asked, words};

/// Shared by every site; `data/synonyms.txt`.
const SHARED: &str = include_str!("../data/synonyms.txt");
/// Members that one group brings into a query, at most.
const MEMBERS_MAX: usize = 10;

/// The groups, ready to be looked up by the stems of a member.
#[derive(Debug, Default)]
pub(crate) struct Synonyms {
    others: HashMap<Vec<String>, Vec<Vec<String>>>,
}

impl Synonyms {
    /// Longest phrase, in words; longer members are left out.
    pub(crate) const WORDS_MAX: usize = 4;

    /// The shared groups and these.
    pub(crate) fn with(groups: &[Vec<String>]) -> Self {
        let mut synonyms = Self::default();
        let lines = SHARED.lines().filter(|line| !line.starts_with('#'));
        for line in lines {
            synonyms.add(line.split(','));
        }
        for group in groups {
            synonyms.add(group.iter().map(String::as_str));
        }
        synonyms
    }

    fn add<'a>(&mut self, members: impl Iterator<Item = &'a str>) {
        let mut group: Vec<Vec<String>> = Vec::new();
        for member in members.take(MEMBERS_MAX) {
            let stems = stems(member);
            if (1..=Self::WORDS_MAX).contains(&stems.len()) && !group.contains(&stems) {
                group.push(stems);
            }
        }
        for member in &group {
            let others = self.others.entry(member.clone()).or_default();
            for other in &group {
                if other != member && !others.contains(other) {
                    others.push(other.clone());
                }
            }
        }
    }

    /// What else finds what these stems find, each as stems one after another; empty for most.
    pub(crate) fn others(&self, stems: &[String]) -> &[Vec<String>] {
        if stems.len() > Self::WORDS_MAX {
            return &[];
        }
        self.others.get(stems).map_or(&[], Vec::as_slice)
    }
}

/// The stems that words are looked up by.
fn stems(text: &str) -> Vec<String> {
    let first = |word: &str| asked(word).stems.into_iter().next();
    words(text)
        .iter()
        .filter_map(|word| first(&word.text))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn others(synonyms: &Synonyms, text: &str) -> Vec<String> {
        let mut found: Vec<String> = synonyms
            .others(&stems(text))
            .iter()
            .map(|words| words.join(" "))
            .collect();
        found.sort();
        found
    }

    #[test]
    fn every_member_finds_the_others_in_any_form() {
        let group = ["angkot", "Angkutan Kota", "mikrolet"].map(str::to_owned);
        let synonyms = Synonyms::with(&[group.to_vec()]);
        assert_eq!(others(&synonyms, "angkot"), ["angkut kota", "mikrolet"]);
        assert_eq!(others(&synonyms, "angkutan kota"), ["angkot", "mikrolet"]);
        assert_eq!(others(&synonyms, "ANGKOTNYA").len(), 2);
        assert!(others(&synonyms, "angkutan").is_empty());
        assert!(others(&synonyms, "").is_empty());
        assert!(others(&synonyms, "KTP-el").contains(&"ktp elektronik".to_owned()));
        assert!(others(&synonyms, "e-KTP").contains(&"ktpel".to_owned()));
    }

    #[test]
    fn a_word_of_two_groups_has_both() {
        let group = |one: &str, other: &str| vec![one.to_owned(), other.to_owned()];
        let synonyms = Synonyms::with(&[group("waduk", "embung"), group("embung", "telaga")]);
        assert_eq!(others(&synonyms, "embung"), ["telaga", "waduk"]);
        assert_eq!(others(&synonyms, "waduk"), ["embung"]);
    }
}
