//! Sentences of the words the demo world is written in, each as often as there (Zipf's law does the rest).

use crate::random::Random;
use anyhow::{Result, bail};
use std::collections::HashMap;
use toml::Value;

const WORLD: [&str; 4] = [
    include_str!("../../src/demo/aspirations/adminduk-ramah-disabilitas.toml"),
    include_str!("../../src/demo/aspirations/fkp-pengaduan-2026.toml"),
    include_str!("../../src/demo/aspirations/jalan-terang-saluran-lancar.toml"),
    include_str!("../../src/demo/aspirations/jam-layanan-kecamatan.toml"),
];

/// In very many aspirations.
pub(crate) const COMMON: &str = "jalan";
/// In one of a thousand; no word of the demo world.
pub(crate) const RARE: &str = "krematorium";

/// Words by how often they are used, the most frequent first.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    words: Vec<String>,
    /// At each place how often this word or one before it is used.
    up_to: Vec<usize>,
}

impl Vocabulary {
    pub(crate) fn read() -> Result<Self> {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for file in WORLD {
            count(&Value::Table(toml::from_str(file)?), "", &mut counts);
        }
        let mut counted: Vec<(String, usize)> = counts.into_iter().collect();
        counted.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
        if counted.len() < 1_000 {
            bail!("the demo world holds {} words only", counted.len());
        }
        let mut sum = 0;
        let up_to = counted
            .iter()
            .map(|(_, times)| {
                sum += times;
                sum
            })
            .collect();
        let words = counted.into_iter().map(|(word, _)| word).collect();
        Ok(Self { words, up_to })
    }

    /// The words alone, in the same order.
    pub(crate) fn into_words(self) -> Vec<String> {
        self.words
    }

    fn word(&self, random: &mut Random) -> &str {
        let drawn = random.below(self.up_to.last().copied().unwrap_or(0));
        let place = self.up_to.partition_point(|up_to| *up_to <= drawn);
        self.words.get(place).map_or(COMMON, String::as_str)
    }

    /// A line without full stop, its first letter large.
    pub(crate) fn line(&self, random: &mut Random, words: (usize, usize)) -> String {
        let count = random.between(words.0, words.1);
        let line: Vec<&str> = (0..count).map(|_| self.word(random)).collect();
        let line = line.join(" ");
        let mut letters = line.chars();
        letters
            .next()
            .map(|first| first.to_uppercase().chain(letters).collect())
            .unwrap_or_default()
    }

    /// Paragraphs of a few sentences.
    pub(crate) fn text(&self, random: &mut Random, paragraphs: (usize, usize)) -> String {
        let count = random.between(paragraphs.0, paragraphs.1);
        let paragraphs: Vec<String> = (0..count)
            .map(|_| {
                let sentences = random.between(2, 5);
                let sentences: Vec<String> = (0..sentences)
                    .map(|_| format!("{}.", self.line(random, (6, 16))))
                    .collect();
                sentences.join(" ")
            })
            .collect();
        paragraphs.join("\n\n")
    }
}

fn count(value: &Value, key: &str, counts: &mut HashMap<String, usize>) {
    match value {
        Value::Table(table) => table
            .iter()
            .for_each(|(key, value)| count(value, key, counts)),
        Value::Array(values) => values.iter().for_each(|value| count(value, key, counts)),
        Value::String(text) if ["title", "text"].contains(&key) => {
            let words = text.split(|letter: char| !letter.is_alphanumeric());
            for word in words.filter(|word| word.chars().any(char::is_alphabetic)) {
                *counts.entry(word.to_lowercase()).or_default() += 1;
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::{COMMON, RARE, Vocabulary};
    use crate::random::Random;

    #[test]
    fn sentences_are_made_of_words_people_use() {
        let vocabulary = Vocabulary::read().unwrap();
        let place = |word: &str| vocabulary.words.iter().position(|known| known == word);
        assert!(place("yang").unwrap() < 10 && place(COMMON).unwrap() < 100);
        assert_eq!(place(RARE), None);
        let mut random = Random::new(1);
        let line = vocabulary.line(&mut random, (4, 4));
        assert_eq!(line.split(' ').count(), 4);
        assert!(
            line.chars().next().is_some_and(char::is_uppercase)
                || line.starts_with(char::is_numeric)
        );
    }
}
