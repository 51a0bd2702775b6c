//! Reads what was typed into the search box. Everything has a meaning; nothing is an error.

use crate::analysis::{Word, words};

/// Characters that count; the rest is dropped.
const CHARACTERS_MAX: usize = 512;
/// Terms that count; the rest is dropped.
const TERMS_MAX: usize = 32;
/// Letters that a prefix needs before its star; a shorter one is an ordinary word.
const PREFIX_LETTERS_MIN: usize = 2;

/// One part of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clause {
    /// As it was typed, without a minus.
    pub(crate) raw: String,
    /// What it asks for.
    pub(crate) wanted: Wanted,
    /// Asked not to be there (`-word`).
    pub(crate) without: bool,
}

/// What a clause asks for; all words folded, none empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// One word in any of its forms, or glued ones (`KTP-el`) side by side.
    Word(Vec<String>),
    /// These words exactly, one after another.
    Phrase(Vec<String>),
    /// Any word that begins so.
    Prefix(String),
}

/// The clauses of a text, and whether it was longer than the budget.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Parsed {
    pub(crate) clauses: Vec<Clause>,
    pub(crate) cut: bool,
}

/// Reads a query.
pub(crate) fn parse(text: &str) -> Parsed {
    let mut rest = text;
    let mut parser = Parser {
        terms_left: TERMS_MAX,
        parsed: Parsed::default(),
    };
    if let Some((end, _)) = text.char_indices().nth(CHARACTERS_MAX) {
        rest = text.get(..end).unwrap_or(text);
        parser.parsed.cut = true;
    }
    loop {
        rest = rest.trim_start();
        let (without, body) = match rest.strip_prefix(['-', '\u{2212}']) {
            Some(body) if body.starts_with(|c: char| c.is_alphanumeric() || is_quote(c)) => {
                (true, body)
            }
            _ => (false, rest),
        };
        if body.is_empty() {
            return parser.parsed;
        }
        rest = match body.strip_prefix(is_quote) {
            Some(quoted) => {
                let (phrase, rest) = quoted.split_once(is_quote).unwrap_or((quoted, ""));
                parser.phrase(phrase, without);
                rest
            }
            None => {
                let end = body
                    .find(|c: char| c.is_whitespace() || is_quote(c))
                    .unwrap_or(body.len());
                let (chunk, rest) = body.split_at_checked(end).unwrap_or((body, ""));
                parser.chunk(chunk, without);
                rest
            }
        };
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

struct Parser {
    terms_left: usize,
    parsed: Parsed,
}

impl Parser {
    fn phrase(&mut self, text: &str, without: bool) {
        let mut found: Vec<String> = words(text).into_iter().map(|word| word.text).collect();
        if found.len() > self.terms_left {
            found.truncate(self.terms_left);
            self.parsed.cut = true;
        }
        if !found.is_empty() {
            self.push(format!("\"{text}\""), Wanted::Phrase(found), without);
        }
    }

    /// A run without spaces: usually one word, sometimes several (`RT/RW`).
    fn chunk(&mut self, chunk: &str, without: bool) {
        let found = words(chunk);
        let mut groups: Vec<&[Word]> = found.chunk_by(|_, next| next.glued).collect();
        let starred = chunk.ends_with('*')
            && found
                .last()
                .is_some_and(|word| word.text.chars().count() >= PREFIX_LETTERS_MIN);
        let last = if starred { groups.pop() } else { None };
        for group in groups {
            let start = group.first().map_or(0, |word| word.start);
            let end = group.last().map_or(0, |word| word.end);
            let raw = chunk.get(start..end).unwrap_or(chunk).to_owned();
            let texts = group.iter().map(|word| word.text.clone()).collect();
            self.push(raw, Wanted::Word(texts), without);
        }
        if let Some(group) = last {
            // The words before the last of a glued group keep their own clause.
            for word in group.iter().rev().skip(1).rev() {
                let wanted = Wanted::Word(vec![word.text.clone()]);
                self.push(word.text.clone(), wanted, without);
            }
            if let Some(word) = group.last() {
                let raw = format!("{}*", word.text);
                self.push(raw, Wanted::Prefix(word.text.clone()), without);
            }
        }
    }

    fn push(&mut self, raw: String, wanted: Wanted, without: bool) {
        let terms = match &wanted {
            Wanted::Word(words) | Wanted::Phrase(words) => words.len(),
            Wanted::Prefix(_) => 1,
        };
        if terms > self.terms_left {
            self.parsed.cut = true;
            return;
        }
        self.terms_left -= terms;
        self.parsed.clauses.push(Clause {
            raw,
            wanted,
            without,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let clauses = parse(text).clauses.into_iter().map(|clause| {
            let minus = if clause.without { "-" } else { "" };
            match clause.wanted {
                Wanted::Word(words) => format!("{minus}{}", words.join("+")),
                Wanted::Phrase(words) => format!("{minus}[{}]", words.join(" ")),
                Wanted::Prefix(prefix) => format!("{minus}{prefix}*"),
            }
        });
        clauses.collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn every_form_is_read() {
        for (text, expected) in [
            ("jalan  Rusak", "jalan | rusak"),
            ("\"lampu jalan\" padam", "[lampu jalan] | padam"),
            (
                "lampu -padam -\"malam hari\"",
                "lampu | -padam | -[malam hari]",
            ),
            ("peneran*", "peneran*"),
            ("p*", "p"),
            ("*", ""),
            ("KTP-el RT05 RT/RW", "ktp+el | rt+5 | rt | rw"),
            ("\"tidak ditutup", "[tidak ditutup]"),
            ("“kutip miring”", "[kutip miring]"),
            ("a\"b\"c", "a | [b] | c"),
            ("- -- -- \"\" () AND:", "and"),
            ("-", ""),
            ("status:selesai", "status | selesai"),
            ("covid-19*", "covid | 19*"),
            ("", ""),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn the_budget_cuts_and_says_so() {
        assert!(!parse("pendek").cut);
        assert!(parse(&"a".repeat(513)).cut);
        let many = parse(&"ab ".repeat(40));
        assert!(many.cut);
        assert_eq!(many.clauses.len(), TERMS_MAX);
        let phrase = parse(&format!("\"{}\"", "ab ".repeat(40)));
        assert!(phrase.cut);
        assert_eq!(phrase.clauses.len(), 1);
    }
}
