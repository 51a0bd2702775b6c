//! A vocabulary as people use one: few words all the time, most words hardly ever (Zipf's law).

use crate::random::Random;
use crate::vocabulary::Vocabulary;
use anyhow::{Result, bail};
use std::collections::HashSet;

/// Different words in all.
const WORDS: usize = 50_000;
/// Places among which the words are shared out by how often they are used.
const PLACES: u32 = 1 << 20;
/// The curve is flat for the first few words, as it is in real texts.
const FLAT: usize = 3;

const BEFORE: [&str; 10] = ["", "", "", "ber", "di", "me", "pe", "ter", "ke", "se"];
const AFTER: [&str; 7] = ["", "", "", "an", "kan", "i", "nya"];
const ONSETS: [&str; 18] = [
    "b", "c", "d", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "w", "y", "ng", "ny",
];
const VOWELS: [&str; 6] = ["a", "a", "e", "i", "o", "u"];
const CODAS: [&str; 8] = ["", "", "", "n", "ng", "r", "s", "t"];

/// Words, the most frequent first.
#[derive(Debug)]
pub(crate) struct Words {
    words: Vec<String>,
    /// The word of each place; frequent words have many.
    places: Vec<u16>,
}

impl Words {
    /// The words of the demo world, then made ones that look like Indonesian.
    pub(crate) fn make(seed: u64) -> Result<Self> {
        let mut words = Vocabulary::read()?.into_words();
        let mut known: HashSet<String> = words.iter().cloned().collect();
        let mut random = Random::new(seed);
        while words.len() < WORDS {
            let word = made(&mut random);
            if known.insert(word.clone()) {
                words.push(word);
            }
        }
        let places = places(words.len())?;
        Ok(Self { words, places })
    }

    /// A word, drawn by how often it is used.
    pub(crate) fn draw(&self, random: &mut Random) -> &str {
        let place = random.one(&self.places).copied().unwrap_or(0);
        self.at(usize::from(place))
    }

    /// The word of a rank; 0 is the most frequent.
    pub(crate) fn at(&self, rank: usize) -> &str {
        self.words.get(rank).map_or("", String::as_str)
    }

    pub(crate) const fn count(&self) -> usize {
        self.words.len()
    }

    pub(crate) fn has(&self, word: &str) -> bool {
        self.words.iter().any(|known| known == word)
    }
}

fn made(random: &mut Random) -> String {
    let mut word = String::new();
    let mut push = |random: &mut Random, parts: &[&'static str]| {
        word.push_str(random.one(parts).copied().unwrap_or_default());
    };
    push(random, &BEFORE);
    for _ in 0..random.between(2, 3) {
        push(random, &ONSETS);
        push(random, &VOWELS);
    }
    push(random, &CODAS);
    push(random, &AFTER);
    word
}

fn places(words: usize) -> Result<Vec<u16>> {
    let weight = |rank: usize| -> Result<f64> { Ok(1.0 / f64::from(u32::try_from(rank + FLAT)?)) };
    let mut sum = 0.0;
    for rank in 0..words {
        sum += weight(rank)?;
    }
    let mut places = Vec::new();
    let mut reached = 0.0;
    for rank in 0..words {
        reached += weight(rank)? / sum * f64::from(PLACES);
        while f64::from(u32::try_from(places.len())?) < reached {
            places.push(u16::try_from(rank)?);
        }
    }
    if places.is_empty() {
        bail!("no words");
    }
    Ok(places)
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::random::Random;

    #[test]
    fn few_words_are_used_all_the_time_and_every_word_at_some() {
        let words = Words::make(1).unwrap();
        let mut random = Random::new(2);
        let drawn: Vec<&str> = (0..100_000).map(|_| words.draw(&mut random)).collect();
        let times = |rank| drawn.iter().filter(|word| **word == words.at(rank)).count();
        assert!(times(0) > 2_000 && times(0) < 5_000, "{}", times(0));
        assert!(times(100) > 30 && times(100) < 200, "{}", times(100));
        let last = u16::try_from(words.count() - 1).unwrap();
        assert!(words.places.contains(&last));
    }
}
