//! What is asked: the same questions of every engine, and some that wish to hurt.

use super::documents::{Documents, misspelt};
use crate::random::Random;

const SEED: u64 = 20_261_126;
/// Questions of each kind.
const EACH: usize = 20;
/// Ranks from which the words of questions are taken.
const RARE_FROM: usize = 30_000;
const MIDDLING: (usize, usize) = (100, 5_000);
/// Words of a hostile question: as many as the budget lets pass.
const MANY: usize = 32;
/// The consultation and the state of questions with filters.
pub(crate) const CONSULTATION: i64 = 7;
pub(crate) const STATE: &str = "answered";

/// A kind of question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One word of few documents.
    Rare,
    /// One word of very many documents.
    Common,
    /// Three words, all of them wanted.
    Three,
    /// Two words side by side.
    Phrase,
    /// The beginning of a word.
    Prefix,
    /// A word with a wrong letter.
    Typo,
    /// A common word in one consultation and state, with counts of the other choices.
    Filtered,
}

impl Kind {
    pub(crate) const ALL: [Self; 7] = [
        Self::Rare,
        Self::Common,
        Self::Three,
        Self::Phrase,
        Self::Prefix,
        Self::Typo,
        Self::Filtered,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Rare => "rare word",
            Self::Common => "common word",
            Self::Three => "three words",
            Self::Phrase => "phrase",
            Self::Prefix => "prefix",
            Self::Typo => "typo",
            Self::Filtered => "filter and facets",
        }
    }
}

/// One question.
#[derive(Debug, Clone)]
pub(crate) struct Question {
    pub(crate) kind: Kind,
    /// The words; for a prefix its letters.
    pub(crate) words: Vec<String>,
}

/// The questions of a kind.
pub(crate) fn of(kind: Kind, documents: &Documents, count: i64) -> Vec<Question> {
    let words = &documents.words;
    let mut random = Random::new(SEED);
    let mut questions = Vec::new();
    while questions.len() < EACH {
        let asked = match kind {
            Kind::Rare => vec![
                words
                    .at(random.between(RARE_FROM, words.count() - 1))
                    .to_owned(),
            ],
            Kind::Common | Kind::Filtered => {
                let long = (0..).map(|rank| words.at(rank));
                let long = long.filter(|word| word.len() >= 5);
                long.skip(questions.len())
                    .take(1)
                    .map(str::to_owned)
                    .collect()
            }
            Kind::Three => spread(&sentence(documents, count, &mut random)),
            Kind::Phrase => pair(&sentence(documents, count, &mut random)),
            Kind::Prefix => {
                let word = words.at(random.between(MIDDLING.0, MIDDLING.1));
                vec![word.chars().take(4).collect()]
            }
            Kind::Typo => {
                let word = words.at(random.between(MIDDLING.0, MIDDLING.1));
                let wrong = misspelt(word, &mut random);
                if word.len() < 6 || words.has(&wrong) {
                    continue;
                }
                vec![wrong]
            }
        };
        if !asked.is_empty() {
            questions.push(Question { kind, words: asked });
        }
    }
    questions
}

/// The words of a document's first sentence.
fn sentence(documents: &Documents, count: i64, random: &mut Random) -> Vec<String> {
    let drawn = random.below(usize::try_from(count).unwrap_or(1));
    let text = documents.at(1 + i64::try_from(drawn).unwrap_or(0));
    let sentence = text.body.split('.').next().unwrap_or_default();
    sentence.split(' ').map(str::to_lowercase).collect()
}

/// Three different words of it, none of them so short that it says nothing.
fn spread(sentence: &[String]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in sentence.iter().filter(|word| word.len() >= 5) {
        if words.len() < 3 && !words.contains(word) {
            words.push(word.clone());
        }
    }
    if words.len() < 3 {
        words.clear();
    }
    words
}

/// Two neighbours.
fn pair(sentence: &[String]) -> Vec<String> {
    let pair = sentence
        .windows(2)
        .find(|pair| pair.iter().all(|word| word.len() >= 4));
    pair.map(<[String]>::to_vec).unwrap_or_default()
}

/// A question made to take long, as it is typed into the search box.
#[derive(Debug, Clone)]
pub(crate) struct Hostile {
    pub(crate) name: &'static str,
    pub(crate) text: String,
    /// Results that are skipped first.
    pub(crate) skipped: u32,
}

/// What somebody would type who wants the server to sweat.
pub(crate) fn hostile(documents: &Documents) -> Vec<Hostile> {
    let words = &documents.words;
    let top = |count: usize| (0..count).map(|rank| words.at(rank).to_owned());
    let joined = |parts: Vec<String>, by: &str| parts.join(by);
    let mut random = Random::new(SEED);
    let typos = (MIDDLING.0..).map(|rank| words.at(rank));
    let typos = typos.filter(|word| word.len() >= 7).take(MANY);
    let typos = typos.map(|word| misspelt(word, &mut random)).collect();
    let stars = |dash: &str| {
        ('a'..='z')
            .map(|letter| format!("{dash}{letter}*"))
            .collect()
    };
    let pairs = (0..MANY / 2).map(|rank| format!("\"{} {}\"", words.at(rank), words.at(rank + 1)));
    let most = words.at(0).to_owned();
    let hostile = |name, text| Hostile {
        name,
        text,
        skipped: 0,
    };
    vec![
        hostile("nothing: everything is listed and counted", String::new()),
        hostile("the most common word", most.clone()),
        Hostile {
            name: "the same, skipping 10,000",
            text: most.clone(),
            skipped: 10_000,
        },
        hostile("the 32 most common words", joined(top(MANY).collect(), " ")),
        hostile("the same, any of them", joined(top(MANY).collect(), " OR ")),
        hostile(
            "the two most common words as a phrase",
            format!("\"{}\"", joined(top(2).collect(), " ")),
        ),
        hostile(
            "a phrase of the 12 most common words",
            format!("\"{}\"", joined(top(12).collect(), " ")),
        ),
        hostile("16 phrases of common words", joined(pairs.collect(), " ")),
        hostile("one letter and a star", "m*".into()),
        hostile("every letter with a star", joined(stars(""), " ")),
        hostile("none that begins with any letter", joined(stars("-"), " ")),
        hostile("a word, none that begins with m", format!("{most} -m*")),
        hostile("32 misspelt words", joined(typos, " ")),
        hostile(
            "many words joined by dashes",
            joined(top(60).collect(), "-"),
        ),
        hostile(
            "100,000 letters without a space",
            "kelurahan".repeat(11_112),
        ),
        hostile(
            "quotes, dashes and stars only",
            "\"-*\" - ** \"\"".repeat(64),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::{EACH, Kind, hostile, of};
    use crate::search::documents::Documents;

    #[test]
    fn there_are_as_many_questions_of_each_kind_and_none_is_empty() {
        let documents = Documents::make().unwrap();
        for kind in Kind::ALL {
            let questions = of(kind, &documents, 1_000);
            assert_eq!(questions.len(), EACH, "{}", kind.name());
            assert!(
                questions
                    .iter()
                    .flat_map(|asked| &asked.words)
                    .all(|word| word.len() > 2)
            );
        }
        assert!(hostile(&documents).len() > 10);
    }
}
