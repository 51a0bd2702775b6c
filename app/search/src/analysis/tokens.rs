//! The two views of a text as the index library wants them: streams of tokens with positions.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::{Tongue, Word, remembered, words};

/// Name of the tokenizer of exact words.
pub(crate) const EXACT: &str = "exact";
/// Name of the tokenizer of stems.
pub(crate) const STEMS: &str = "stems";

/// Longest compound that is also indexed as one word (`ktpel`), in words and in bytes.
const COMPOUND_WORDS_MAX: usize = 4;
const COMPOUND_BYTES_MAX: usize = 40;

/// Folded words, each at its own position, and glued words also as one.
#[derive(Debug, Clone, Default)]
pub(crate) struct ExactTokenizer;

/// Stems, slang read out; expansions of several words overlap what follows.
#[derive(Debug, Clone, Default)]
pub(crate) struct StemTokenizer;

/// Tokens made beforehand, in the order of their positions.
#[derive(Debug)]
pub(crate) struct Tokens {
    coming: std::vec::IntoIter<(usize, String)>,
    current: Token,
}

impl Tokens {
    fn new(mut tokens: Vec<(usize, String)>) -> Self {
        // The index wants positions that never go back; equal terms at one position count once.
        tokens.sort();
        tokens.dedup();
        Self {
            coming: tokens.into_iter(),
            current: Token::default(),
        }
    }
}

impl TokenStream for Tokens {
    fn advance(&mut self) -> bool {
        let Some((position, text)) = self.coming.next() else {
            return false;
        };
        self.current.position = position;
        self.current.text = text;
        true
    }

    fn token(&self) -> &Token {
        &self.current
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.current
    }
}

impl Tokenizer for ExactTokenizer {
    type TokenStream<'a> = Tokens;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens {
        let words = words(text);
        let mut tokens = compounds(&words);
        let single = words.into_iter().enumerate();
        tokens.extend(single.map(|(position, word)| (position, word.text)));
        Tokens::new(tokens)
    }
}

impl Tokenizer for StemTokenizer {
    type TokenStream<'a> = Tokens;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens {
        let (tongue, text) = Tongue::read(text);
        let mut tokens = Vec::new();
        for (position, word) in words(text).into_iter().enumerate() {
            let readings = remembered(tongue, &word.text);
            tokens.extend(readings.stems.iter().map(|stem| (position, stem.clone())));
            for sequence in &readings.sequences {
                let places = position..;
                tokens.extend(places.zip(sequence.iter().cloned()));
            }
        }
        Tokens::new(tokens)
    }
}

/// Glued words written as one, at the position of the first.
pub(crate) fn compounds(words: &[Word]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut position = 0;
    for group in words.chunk_by(|_, next| next.glued) {
        let bytes: usize = group.iter().map(|word| word.text.len()).sum();
        if (2..=COMPOUND_WORDS_MAX).contains(&group.len()) && bytes <= COMPOUND_BYTES_MAX {
            let joined = group.iter().map(|word| word.text.as_str()).collect();
            found.push((position, joined));
        }
        position += group.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(mut stream: impl TokenStream) -> Vec<String> {
        let mut found = Vec::new();
        while stream.advance() {
            found.push(format!(
                "{}:{}",
                stream.token().position,
                stream.token().text
            ));
        }
        found
    }

    #[test]
    fn exact_words_and_compounds() {
        assert_eq!(
            all(ExactTokenizer.token_stream("KTP-el di RT 05")),
            ["0:ktp", "0:ktpel", "1:el", "2:di", "3:rt", "4:5"]
        );
    }

    #[test]
    fn expansions_overlap_and_positions_never_go_back() {
        assert_eq!(
            all(StemTokenizer.token_stream("pju padam")),
            ["0:pju", "0:terang", "1:jalan", "1:padam", "2:umum"]
        );
        let english = Tongue::English.marked("safer roads");
        let english = all(StemTokenizer.token_stream(&english));
        assert_eq!(english, ["0:safer", "1:road"]);
    }
}
