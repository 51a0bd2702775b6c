//! Real questions over the demo world and the imports: how much of what answers them is found, and how far up.
//!
//! `tests/search/golden.txt` holds questions and judged documents, `tests/search/numbers.txt` the numbers that were
//! reached. Where a number drops, mend the search, not the judgement; where one rises, record it.

mod judged;
mod world;

use crate::site::Site;
use forum::search::{Ask, Target, find};
use judged::{ANSWER, Question};
use std::collections::BTreeMap;
use std::fmt::Write;
use world::Names;

/// Results that are looked at for recall.
const SIZE: u32 = 20;
/// Places that count for the order.
const PLACES: usize = 10;
/// By so much a number may be below the recorded one before it counts as worse.
const TOLERANCE: f64 = 0.01;

const NUMBERS: &str = include_str!("../../search/numbers.txt");

#[tokio::test]
async fn what_people_ask_finds_what_answers_it() {
    let Some((site, names)) = world::load().await else {
        return;
    };
    let questions = judged::questions();
    assert!(questions.len() >= 120, "{} questions", questions.len());
    let mut groups: BTreeMap<&str, Measured> = BTreeMap::new();
    let mut worst = String::new();
    for question in &questions {
        for name in question.grades.keys() {
            assert!(names.holds(name), "{}: no {name}", question.text);
        }
        let found = found(&site, &names, question).await;
        let order = order(&names, question, &found);
        let recall = recall(question, &found);
        groups
            .entry(&question.group)
            .or_default()
            .add(order, recall);
        groups.entry("all").or_default().add(order, recall);
        let shown: Vec<String> = found
            .iter()
            .take(PLACES)
            .map(|name| format!("{}:{name}", question.grade(name)))
            .collect();
        writeln!(
            worst,
            "{order:.2} {recall:.2} {} | {} -> {}",
            question.group,
            question.text,
            shown.join(" ")
        )
        .unwrap();
    }
    let table = table(&groups);
    println!("{worst}\n{table}");
    let dropped = dropped(&groups);
    assert!(dropped.is_empty(), "worse than before:\n{dropped}");
}

/// The names of what the search finds, best first.
async fn found(site: &Site, names: &Names, question: &Question) -> Vec<String> {
    let ask = Ask {
        text: question.text.clone(),
        size: SIZE,
        ..Ask::default()
    };
    let view = find(&site.forum, &ask).await.unwrap();
    assert!(!view.partial, "the index is whole");
    let found = view.found.iter();
    found
        .map(|found| match &found.target {
            Target::Consultation(slug) => names.of(&format!("konsultasi/{}", slug.as_str())),
            Target::Summary(slug) => names.of(&format!("ringkasan/{}", slug.as_str())),
            Target::Aspiration(id) | Target::Comment { id, .. } | Target::Response { id, .. } => {
                names.of(id.as_str())
            }
        })
        .collect()
}

/// nDCG at ten: 1 when the best grades come first.
fn order(names: &Names, question: &Question, found: &[String]) -> f64 {
    let gain = |grade: u32| f64::from(2_u32.pow(grade) - 1);
    let sum = |grades: &mut dyn Iterator<Item = u32>| -> f64 {
        let discounts = (2_u32..).map(|place| f64::from(place).log2());
        let places = grades.zip(discounts).take(PLACES);
        places.map(|(grade, discount)| gain(grade) / discount).sum()
    };
    let answers = question.grades.keys().map(|name| format!("{name}{ANSWER}"));
    let answers = answers
        .filter(|name| names.holds(name) && !question.grades.contains_key(name))
        .map(|name| question.grade(&name));
    let mut best: Vec<u32> = question.grades.values().copied().chain(answers).collect();
    best.sort_unstable_by(|one, other| other.cmp(one));
    let ideal = sum(&mut best.into_iter());
    if ideal == 0.0 {
        // Nothing answers it: the less is shown the better.
        return if found.is_empty() { 1.0 } else { 0.0 };
    }
    sum(&mut found.iter().map(|name| question.grade(name))) / ideal
}

/// The share of what was looked for, or helps, that is among the first results.
fn recall(question: &Question, found: &[String]) -> f64 {
    let wanted = question.grades.iter().filter(|(_, grade)| **grade >= 2);
    let wanted: Vec<&String> = wanted.map(|(name, _)| name).collect();
    if wanted.is_empty() {
        return 1.0;
    }
    let there = wanted.iter().filter(|name| found.contains(name)).count();
    let number = |count: usize| f64::from(u32::try_from(count).unwrap());
    number(there) / number(wanted.len().min(usize::try_from(SIZE).unwrap()))
}

#[derive(Debug, Default)]
struct Measured {
    questions: u32,
    order: f64,
    recall: f64,
}

impl Measured {
    fn add(&mut self, order: f64, recall: f64) {
        self.questions += 1;
        self.order += order;
        self.recall += recall;
    }

    fn means(&self) -> (f64, f64) {
        let questions = f64::from(self.questions);
        (self.order / questions, self.recall / questions)
    }
}

/// The numbers as they are recorded.
fn table(groups: &BTreeMap<&str, Measured>) -> String {
    let mut table = String::from("# group     questions  nDCG@10  recall@20\n");
    for (group, measured) in groups {
        let (order, recall) = measured.means();
        let questions = measured.questions;
        writeln!(
            table,
            "{group:<11} {questions:>9}  {order:>7.3}  {recall:>9.3}"
        )
        .unwrap();
    }
    table
}

/// The recorded numbers that are not reached.
fn dropped(groups: &BTreeMap<&str, Measured>) -> String {
    let mut dropped = String::new();
    for line in NUMBERS.lines().filter(|line| !line.starts_with('#')) {
        let parts: Vec<&str> = line.split_whitespace().collect();
        let [group, _, order, recall] = parts.as_slice() else {
            panic!("not a line of numbers: {line}");
        };
        let recorded = |number: &str| number.parse::<f64>().unwrap() - TOLERANCE;
        let (now_order, now_recall) = groups[group].means();
        if now_order < recorded(order) || now_recall < recorded(recall) {
            writeln!(
                dropped,
                "{group}: {now_order:.3} and {now_recall:.3} instead of {order} and {recall}"
            )
            .unwrap();
        }
    }
    dropped
}
