//! The words people use most, each with what it becomes; read by eye, so that no common word is stemmed wrong.
//!
//! `tests/common/*.txt` hold the 300 most frequent words of the demo world and of the imports, beside others of public
//! service. A stem that changes fails here: look whether it got better, then change the line.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::path::Path;

use super::{Tongue, readings_in, words};

const INDONESIAN: &str = include_str!("../../tests/common/indonesian.txt");
const ENGLISH: &str = include_str!("../../tests/common/english.txt");

/// So many of the most frequent words are in the list.
const MOST: usize = 300;

#[test]
fn common_words_keep_their_stems() {
    let mut wrong = String::new();
    for (list, tongue) in [(INDONESIAN, Tongue::Indonesian), (ENGLISH, Tongue::English)] {
        for (word, expected) in listed(list) {
            let found = line(tongue, word);
            if found != format!("{word}: {expected}") {
                writeln!(wrong, "{found} (was {expected})").unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_most_frequent_words_of_the_demo_world_are_in_the_list() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/demo");
    let files = ["consultations.toml"].map(|name| folder.join(name));
    let more = std::fs::read_dir(folder.join("aspirations")).unwrap();
    let more = more.map(|file| file.unwrap().path());
    let texts = files.into_iter().chain(more);
    let texts = texts.map(|file| of_toml(&std::fs::read_to_string(file).unwrap()));
    missing_is_nothing(texts, Tongue::Indonesian, INDONESIAN);
}

#[test]
#[expect(clippy::print_stdout, reason = "says what is skipped")]
fn the_most_frequent_words_of_the_imports_are_in_the_list() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/polis");
    let Ok(exports) = std::fs::read_dir(&folder) else {
        println!("skipped: no {}", folder.display());
        return;
    };
    let files = exports.map(|export| export.unwrap().path().join("comments.csv"));
    let texts = files.map(|file| of_csv(&std::fs::read_to_string(file).unwrap()));
    missing_is_nothing(texts, Tongue::English, ENGLISH);
}

/// A word with what it becomes, as the lists write it.
fn line(tongue: Tongue, word: &str) -> String {
    let found = readings_in(tongue, word);
    let sequences = found.sequences.iter().map(|several| several.join(" "));
    let ways: Vec<String> = found.stems.iter().cloned().chain(sequences).collect();
    format!("{word}: {}", ways.join(" | "))
}

fn listed(list: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(": "))
}

/// Counts the words of texts and compares the most frequent ones with a list.
fn missing_is_nothing(texts: impl Iterator<Item = String>, tongue: Tongue, list: &str) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in texts.flat_map(|text| words(&text)) {
        if word.text.chars().any(char::is_alphabetic) {
            *counts.entry(word.text).or_default() += 1;
        }
    }
    let mut counted: Vec<(String, usize)> = counts.into_iter().collect();
    counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let known: HashMap<&str, &str> = listed(list).collect();
    let mut missing = String::new();
    for (word, _) in counted.iter().take(MOST) {
        if !known.contains_key(word.as_str()) {
            writeln!(missing, "{}", line(tongue, word)).unwrap();
        }
    }
    assert!(missing.is_empty(), "not in the list:\n{missing}");
}

/// What people read of a file of the demo world.
fn of_toml(file: &str) -> String {
    const READ: [&str; 6] = ["title", "text", "question", "background", "limits", "note"];
    let mut read = String::new();
    let mut inside = false;
    for line in file.lines() {
        let (key, value) = line.split_once(" = ").unwrap_or_default();
        let begins = READ.contains(&key);
        if inside {
            read.extend([line, "\n"]);
        } else if begins {
            read.extend([value, "\n"]);
        }
        let quotes = line.matches("\"\"\"").count();
        inside = if begins {
            quotes == 1
        } else {
            inside && quotes == 0
        };
    }
    read
}

/// The statements of an export.
fn of_csv(file: &str) -> String {
    let body = |line: &str| line.splitn(8, ',').last().unwrap_or_default().to_owned();
    let lines = file.lines().skip(1);
    lines.map(body).collect::<Vec<String>>().join("\n")
}
