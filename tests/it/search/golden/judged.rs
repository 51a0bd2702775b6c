//! The questions and what answers them, read from `tests/search/golden.txt`.

use std::collections::BTreeMap;

const GOLDEN: &str = include_str!("../../../search/golden.txt");

/// What an official's answer is named by.
pub(super) const ANSWER: &str = "/jawaban";

/// One question.
#[derive(Debug)]
pub(super) struct Question {
    /// What kind of question it is.
    pub(super) group: String,
    /// What is typed.
    pub(super) text: String,
    /// What answers it, by grade from 1 to 3.
    pub(super) grades: BTreeMap<String, u32>,
}

impl Question {
    /// The grade of a document; 0 for what is not named.
    pub(super) fn grade(&self, name: &str) -> u32 {
        let named = |name: &str| self.grades.get(name).copied();
        named(name).unwrap_or_else(|| {
            let answered = name.strip_suffix(ANSWER).and_then(named);
            answered.map_or(0, |grade| grade.saturating_sub(1))
        })
    }
}

/// All of them.
pub(super) fn questions() -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    let mut group = String::new();
    for line in GOLDEN.lines() {
        if line.starts_with('#') || line.is_empty() {
            continue;
        }
        if let Some(name) = line.strip_prefix("== ") {
            name.clone_into(&mut group);
        } else if let Some((language, text)) = line.split_once(" | ") {
            assert!(["id", "en"].contains(&language), "{line}");
            questions.push(Question {
                group: group.clone(),
                text: text.to_owned(),
                grades: BTreeMap::new(),
            });
        } else {
            judge(questions.last_mut().unwrap(), line);
        }
    }
    questions
}

/// Reads a line of documents with one grade; `0 -` says that nothing answers.
fn judge(question: &mut Question, line: &str) {
    let mut words = line.split_whitespace();
    let grade: u32 = words.next().unwrap().parse().unwrap();
    assert!(grade <= 3, "{line}");
    for name in words.filter(|name| *name != "-") {
        let before = question.grades.insert(name.to_owned(), grade);
        assert!(before.is_none(), "{}: {name} twice", question.text);
    }
}
