//! The documents that are searched: every one made from its number alone, the same in every engine and every run.

use super::words::Words;
use crate::random::Random;
use anyhow::Result;

const SEED: u64 = 20_261_125;
/// Every so many documents one is an aspiration, with a title; the others are comments.
const ASPIRATION_EVERY: i64 = 4;
/// One document of so many holds a misspelt word, which makes the dictionary long, as people do.
const MISSPELT_EVERY: usize = 20;
const CONSULTATIONS: usize = 200;
const KINDS: [&str; 4] = ["aspiration", "complaint", "question", "idea"];
const STATES: [&str; 4] = ["received", "in_progress", "answered", "done"];
const MINUTE_MICROS: i64 = 60_000_000;
/// 2026-01-01 in microseconds.
const FIRST_AT: i64 = 1_767_225_600_000_000;

/// One document, before an engine has its own form of it.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    /// From 1 on.
    pub(crate) id: i64,
    /// Empty for a comment.
    pub(crate) title: String,
    pub(crate) body: String,
    pub(crate) consultation: i64,
    pub(crate) kind: &'static str,
    pub(crate) state: &'static str,
    /// Microseconds since 1970.
    pub(crate) at: i64,
    pub(crate) supports: u32,
}

impl Text {
    pub(crate) const fn is_comment(&self) -> bool {
        self.title.is_empty()
    }
}

/// Makes documents.
#[derive(Debug)]
pub(crate) struct Documents {
    pub(crate) words: Words,
}

impl Documents {
    pub(crate) fn make() -> Result<Self> {
        let words = Words::make(SEED)?;
        Ok(Self { words })
    }

    /// The document of a number.
    pub(crate) fn at(&self, id: i64) -> Text {
        let mut random =
            Random::new(SEED.wrapping_add(id.cast_unsigned().wrapping_mul(0x2545_f491)));
        let aspiration = id % ASPIRATION_EVERY == 0;
        let (title, sentences) = if aspiration {
            (self.line(&mut random, (3, 9)), (3, 8))
        } else {
            (String::new(), (1, 5))
        };
        let sentences = random.between(sentences.0, sentences.1);
        let mut body = String::new();
        for _ in 0..sentences {
            body.push_str(&self.line(&mut random, (6, 16)));
            body.push_str(". ");
        }
        if random.below(MISSPELT_EVERY) == 0 {
            body.push_str(&misspelt(self.words.draw(&mut random), &mut random));
        }
        let one = |random: &mut Random, of: &[&'static str]| random.one(of).copied().unwrap_or("");
        Text {
            id,
            title,
            body,
            consultation: i64::try_from(1 + random.below(CONSULTATIONS)).unwrap_or(1),
            kind: one(&mut random, &KINDS),
            state: one(&mut random, &STATES),
            at: FIRST_AT + id * MINUTE_MICROS,
            supports: u32::try_from(random.below(100)).unwrap_or(0),
        }
    }

    /// Documents 1 to `count`.
    pub(crate) fn all(&self, count: i64) -> impl Iterator<Item = Text> {
        (1..=count).map(|id| self.at(id))
    }

    fn line(&self, random: &mut Random, words: (usize, usize)) -> String {
        let mut line = String::new();
        for place in 0..random.between(words.0, words.1) {
            let word = self.words.draw(random);
            if place > 0 {
                line.push(' ');
                line.push_str(word);
                continue;
            }
            let mut letters = word.chars();
            line.extend(letters.next().into_iter().flat_map(char::to_uppercase));
            line.push_str(letters.as_str());
        }
        line
    }
}

/// The word with one letter inside it changed.
pub(crate) fn misspelt(word: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let place = random.between(2, letters.len().saturating_sub(2).max(2));
    let other = random.one(b"aeioubdgklmnprst").copied().unwrap_or(b'x');
    if let Some(letter) = letters.get_mut(place) {
        *letter = if *letter == char::from(other) {
            'z'
        } else {
            char::from(other)
        };
    }
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::{Documents, misspelt};
    use crate::random::Random;

    #[test]
    fn a_document_is_made_from_its_number_alone() {
        let (one, two) = (Documents::make().unwrap(), Documents::make().unwrap());
        for id in [1, 4, 999] {
            assert_eq!(one.at(id).body, two.at(id).body);
        }
        assert!(one.at(1).is_comment() && !one.at(4).is_comment());
        assert_eq!(one.all(10).count(), 10);
        assert_ne!(misspelt("jalan", &mut Random::new(3)), "jalan");
    }
}
