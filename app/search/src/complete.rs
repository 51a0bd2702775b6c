//! Finishes the word being typed, from the words that documents hold.

use std::cmp::Reverse;

use crate::analysis::{asked, lexicon, words};
use crate::dictionary::Dictionary;
use crate::error::SearchError;
use crate::snapshot::Snapshot;

/// Letters before anything is proposed.
const LETTERS_MIN: usize = 2;
/// Most proposals.
const PROPOSALS_MAX: usize = 20;
/// Terms read from the dictionary for one completion.
const EXPANSIONS_MAX: usize = 5_000;

/// Texts that begin with what was typed and end in a whole word, the most frequent word first; of the forms of one word
/// the most frequent.
pub(crate) fn complete(
    snapshot: &Snapshot,
    typed: &str,
    limit: usize,
) -> Result<Vec<String>, SearchError> {
    let found = words(typed);
    let Some(last) = found.last().filter(|word| word.end == typed.len()) else {
        return Ok(Vec::new());
    };
    if last.text.chars().count() < LETTERS_MIN {
        return Ok(Vec::new());
    }
    let before = typed.get(..last.start).unwrap_or_default();
    let mut dictionary = Dictionary::with_budget(&snapshot.searcher, EXPANSIONS_MAX);
    let mut words = dictionary.starting(snapshot.fields.exact, &last.text)?;
    words.retain(|(word, _)| {
        word.chars().all(char::is_alphabetic) && !lexicon().is_stopword(word) && *word != last.text
    });
    words.sort_by_key(|(_, count)| Reverse(*count));
    // Another form of a word finds the same texts.
    let mut known = asked(&last.text).stems;
    let mut proposals = Vec::new();
    for (word, _) in words {
        if proposals.len() == limit.min(PROPOSALS_MAX) {
            break;
        }
        let stems = asked(&word).stems;
        if !stems.iter().any(|stem| known.contains(stem)) {
            known.extend(stems);
            proposals.push(format!("{before}{word}"));
        }
    }
    Ok(proposals)
}
