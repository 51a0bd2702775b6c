//! Reads what was typed into the search box. Everything has a meaning; nothing is an error.

use crate::analysis::{Word, words};
use crate::typed::{Atom, Clause, Field, FieldFilter, Hint, Typed, Wanted};

/// Characters that count; the rest is dropped.
const CHARACTERS_MAX: usize = 512;
/// Terms that count; the rest is dropped.
pub(crate) const TERMS_MAX: usize = 32;
/// Letters that a prefix needs before its star; a shorter one is an ordinary word.
const PREFIX_LETTERS_MIN: usize = 2;
/// What stands between two words of which one is enough. In capitals: as little words they are everywhere.
const OR: [&str; 3] = ["OR", "ATAU", "|"];

/// Reads a query.
pub(crate) fn parse(text: &str) -> Typed {
    let mut rest = text;
    let mut parser = Parser::default();
    if let Some((end, _)) = text.char_indices().nth(CHARACTERS_MAX) {
        rest = text.get(..end).unwrap_or(text);
        parser.typed.hint(Hint::LongText);
    }
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return parser.finish();
        }
        rest = parser.step(rest);
    }
}

/// Reads a text as plain words, whatever signs are in it, and adds them.
pub(crate) fn read_words(typed: &mut Typed, text: &str) {
    let mut parser = Parser {
        typed: std::mem::take(typed),
        ..Parser::default()
    };
    for chunk in text.split_whitespace() {
        parser.chunk(chunk.trim_end_matches('*'), false);
    }
    *typed = parser.finish();
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

fn split(text: &str, at: impl FnMut(char) -> bool) -> (&str, &str) {
    let end = text.find(at).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

#[derive(Default)]
struct Parser {
    typed: Typed,
    /// The last clause can be joined by an `OR`.
    joinable: bool,
    /// An `OR` waits for what follows it.
    joining: bool,
}

impl Parser {
    /// Reads the next piece; returns what is left.
    fn step<'a>(&mut self, rest: &'a str) -> &'a str {
        let (without, body) = match rest.strip_prefix(['-', '\u{2212}']) {
            Some(body) if body.starts_with(|c: char| c.is_alphanumeric() || is_quote(c)) => {
                (true, body)
            }
            _ => (false, rest),
        };
        if let Some(quoted) = body.strip_prefix(is_quote) {
            let (phrase, rest) = match quoted.split_once(is_quote) {
                Some(closed) => closed,
                None => {
                    self.typed.hint(Hint::OpenQuote);
                    (quoted, "")
                }
            };
            self.phrase(phrase, without);
            return rest;
        }
        if let Some((name, value)) = field_at(body) {
            return self.field(name, value, without);
        }
        let (chunk, rest) = split(body, |c| c.is_whitespace() || is_quote(c));
        if !without && OR.contains(&chunk) {
            self.or();
        } else {
            self.chunk(chunk, without);
        }
        rest
    }

    fn or(&mut self) {
        if self.joinable {
            self.joinable = false;
            self.joining = true;
        } else {
            self.typed.hint(Hint::LoneOr);
        }
    }

    /// Reads the value behind a known name and a colon; returns what is left.
    fn field<'a>(
        &mut self,
        (field, name): (Field, &str),
        value: &'a str,
        without: bool,
    ) -> &'a str {
        let value = value.trim_start();
        let (raw, rest) = match value.strip_prefix(is_quote) {
            Some(quoted) => quoted.split_once(is_quote).unwrap_or((quoted, "")),
            None => split(value, |c| c.is_whitespace() || is_quote(c)),
        };
        let value: Vec<&str> = raw.split_whitespace().collect();
        let value = value.join(" ");
        if !value.contains(char::is_alphanumeric) {
            self.typed.hint(Hint::EmptyField(format!("{name}:")));
            self.chunk(name, without);
            return rest;
        }
        let filter = FieldFilter { field, value };
        if without {
            self.typed.hint(Hint::FieldWithout(format!("-{filter}")));
            for word in filter.value.split(' ') {
                self.chunk(word.trim_end_matches('*'), true);
            }
        } else {
            self.end_or();
            self.typed.fields.push(filter);
        }
        rest
    }

    fn phrase(&mut self, text: &str, without: bool) {
        let mut found: Vec<String> = words(text).into_iter().map(|word| word.text).collect();
        let fit = self.typed.terms_left();
        if found.len() > fit {
            self.typed.dropped += found.len() - fit;
            found.truncate(fit);
        }
        if !found.is_empty() {
            let text: Vec<&str> = text.split_whitespace().collect();
            let raw = format!("\"{}\"", text.join(" "));
            self.push(raw, Wanted::Phrase(found), without);
        }
    }

    /// A run without spaces: usually one word, sometimes several (`RT/RW`).
    fn chunk(&mut self, chunk: &str, without: bool) {
        let found = words(chunk);
        let mut groups: Vec<&[Word]> = found.chunk_by(|_, next| next.glued).collect();
        let last = found.last().filter(|_| chunk.ends_with('*'));
        let starred = last.is_some_and(|word| word.text.chars().count() >= PREFIX_LETTERS_MIN);
        if let Some(word) = last.filter(|_| !starred) {
            self.typed
                .hint(Hint::ShortPrefix(format!("{}*", word.text)));
        }
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
        let terms = wanted.terms();
        if terms > self.typed.terms_left() {
            self.typed.dropped += terms;
            return;
        }
        // A word that would be an operator where it is printed.
        let raw = if OR.contains(&raw.as_str()) {
            raw.to_lowercase()
        } else {
            raw
        };
        let atom = Atom { raw, wanted };
        if without {
            self.end_or();
        }
        self.joinable = !without;
        match self.typed.clauses.last_mut() {
            Some(last) if self.joining => {
                self.joining = false;
                last.any.push(atom);
            }
            _ => self.typed.clauses.push(Clause {
                any: vec![atom],
                without,
            }),
        }
    }

    /// Gives up an `OR` that nothing follows.
    fn end_or(&mut self) {
        if std::mem::take(&mut self.joining) {
            self.typed.hint(Hint::LoneOr);
        }
        self.joinable = false;
    }

    fn finish(mut self) -> Typed {
        self.end_or();
        self.typed
    }
}

/// A field's name before a colon, with the field, and what follows.
fn field_at(text: &str) -> Option<((Field, &str), &str)> {
    let (name, value) = text.split_once(':')?;
    // `http://…` and `status::` are no filters.
    let plain =
        name.bytes().all(|byte| byte.is_ascii_alphabetic()) && !value.starts_with(['/', ':']);
    let field = Field::parse(name).filter(|_| plain)?;
    Some(((field, name), value))
}

#[cfg(test)]
mod tests;
