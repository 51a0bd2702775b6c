//! What was typed, as it is understood: words, filters, and hints at what was read otherwise than it may have been meant.

use std::fmt;

use crate::parse::{self, TERMS_MAX};

/// A query that has been read. Reading never fails; see [`Typed::hints`].
///
/// The filters in it count only where the caller understands them: it looks at [`fields`](Self::fields), narrows the
/// search by those it knows, and says so to [`settle`](Self::settle), which makes words of the others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    pub(crate) clauses: Vec<Clause>,
    pub(crate) fields: Vec<FieldFilter>,
    pub(crate) hints: Vec<Hint>,
    /// Terms that the budget left out.
    pub(crate) dropped: usize,
}

/// What a filter in the text is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `instansi:` or `agency:`.
    Agency,
    /// `wilayah:` or `area:`.
    Area,
    /// `status:` or `state:`.
    State,
    /// `jenis:` or `kind:`.
    Kind,
    /// `konsultasi:` or `consultation:`.
    Consultation,
    /// `sejak:` or `since:`.
    Since,
    /// `sampai:` or `until:`.
    Until,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 7] = [
        Self::Agency,
        Self::Area,
        Self::State,
        Self::Kind,
        Self::Consultation,
        Self::Since,
        Self::Until,
    ];

    /// How it is written before the colon, the first name being the usual one.
    pub fn names(self) -> [&'static str; 2] {
        match self {
            Self::Agency => ["instansi", "agency"],
            Self::Area => ["wilayah", "area"],
            Self::State => ["status", "state"],
            Self::Kind => ["jenis", "kind"],
            Self::Consultation => ["konsultasi", "consultation"],
            Self::Since => ["sejak", "since"],
            Self::Until => ["sampai", "until"],
        }
    }

    /// The field of a name in any case; `None` for any other word.
    pub fn parse(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        Self::ALL
            .into_iter()
            .find(|field| field.names().contains(&name.as_str()))
    }
}

/// A filter that stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldFilter {
    /// What it is about.
    pub field: Field,
    /// What stands after the colon, without quotes, single spaces between words.
    pub value: String,
}

impl fmt::Display for FieldFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [name, _] = self.field.names();
        let inner = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '/');
        if self.value.starts_with(char::is_alphanumeric) && self.value.chars().all(inner) {
            write!(f, "{name}:{}", self.value)
        } else {
            write!(f, "{name}:\"{}\"", self.value)
        }
    }
}

/// What a caller made of a filter in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Understood {
    /// The search is narrowed by it.
    Yes,
    /// Nothing has this name.
    Unknown,
    /// The same was said before, and only one value can hold.
    Again,
}

/// Something that was read otherwise than it may have been meant; never an error.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hint {
    /// Nothing has the name in this filter; it was read as words.
    UnknownValue(String),
    /// This filter stands there a second time; it was read as words.
    FieldAgain(String),
    /// There is nothing behind the colon; it was read as a word.
    EmptyField(String),
    /// A filter cannot be excluded by a minus; it was read as words to exclude.
    FieldWithout(String),
    /// A quotation mark has no partner; the phrase goes to the end.
    OpenQuote,
    /// `OR` without a word on both sides was left out.
    LoneOr,
    /// Too few letters before a star; it was read as a word.
    ShortPrefix(String),
    /// Only the beginning of a long text was read.
    LongText,
    /// So many words beyond the most that fit were left out.
    ManyTerms(usize),
    /// Of the words that begin so, only the first thousand were looked for.
    ManyForms(String),
}

/// Hints kept of one query.
const HINTS_MAX: usize = 6;

/// One condition: one of several things that must be there, or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clause {
    /// Any of these; never empty.
    pub(crate) any: Vec<Atom>,
    /// Asked not to be there (`-word`).
    pub(crate) without: bool,
}

/// A word, a phrase or a prefix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Atom {
    /// As it was typed, without a minus.
    pub(crate) raw: String,
    /// What it asks for.
    pub(crate) wanted: Wanted,
}

/// What an atom asks for; all words folded, none empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// One word in any of its forms, or glued ones (`KTP-el`) side by side.
    Word(Vec<String>),
    /// These words exactly, one after another.
    Phrase(Vec<String>),
    /// Any word that begins so.
    Prefix(String),
}

impl Wanted {
    /// Terms of the budget.
    pub(crate) fn terms(&self) -> usize {
        match self {
            Self::Word(words) | Self::Phrase(words) => words.len(),
            Self::Prefix(_) => 1,
        }
    }
}

impl Clause {
    /// The words of a clause that is one plain word.
    pub(crate) fn plain(&self) -> Option<&[String]> {
        match self.any.as_slice() {
            [atom] if !self.without => match &atom.wanted {
                Wanted::Word(words) => Some(words),
                Wanted::Phrase(_) | Wanted::Prefix(_) => None,
            },
            _ => None,
        }
    }
}

impl Typed {
    /// Reads a text.
    pub fn read(text: &str) -> Self {
        parse::parse(text)
    }

    /// The filters that stand in the text, in order.
    pub fn fields(&self) -> &[FieldFilter] {
        &self.fields
    }

    /// Keeps the filters that were understood and reads the values of the others as words. One answer a filter, in
    /// order; what has none is unknown.
    #[must_use]
    pub fn settle(mut self, understood: &[Understood]) -> Self {
        let answers = understood.iter().copied();
        let answers = answers.chain(std::iter::repeat(Understood::Unknown));
        for (filter, answer) in std::mem::take(&mut self.fields).into_iter().zip(answers) {
            match answer {
                Understood::Yes => self.fields.push(filter),
                Understood::Unknown => {
                    self.hint(Hint::UnknownValue(filter.to_string()));
                    parse::read_words(&mut self, &filter.value);
                }
                Understood::Again => {
                    self.hint(Hint::FieldAgain(filter.to_string()));
                    parse::read_words(&mut self, &filter.value);
                }
            }
        }
        self
    }

    /// The same without one of its words or phrases that must be there, for each of them, with what was left out. Empty
    /// where there is only one.
    pub fn dropping_one(&self) -> Vec<(String, Self)> {
        let asked = |clause: &&Clause| !clause.without;
        if self.clauses.iter().filter(asked).count() < 2 {
            return Vec::new();
        }
        let dropped = |(at, clause): (usize, &Clause)| {
            let mut rest = self.clone();
            rest.clauses.remove(at);
            (clause.to_string(), rest)
        };
        let clauses = self.clauses.iter().enumerate();
        clauses
            .filter(|(_, clause)| !clause.without)
            .map(dropped)
            .collect()
    }

    /// What was read otherwise than it may have been meant.
    pub fn hints(&self) -> Vec<Hint> {
        let mut hints = self.hints.clone();
        if self.dropped > 0 {
            hints.push(Hint::ManyTerms(self.dropped));
        }
        hints
    }

    /// The text without its filters.
    pub fn words(&self) -> String {
        let shown: Vec<String> = self.clauses.iter().map(ToString::to_string).collect();
        shown.join(" ")
    }

    /// Whether it holds no words, at most filters.
    pub fn is_wordless(&self) -> bool {
        self.clauses.is_empty()
    }

    pub(crate) fn hint(&mut self, hint: Hint) {
        if self.hints.len() < HINTS_MAX && !self.hints.contains(&hint) {
            self.hints.push(hint);
        }
    }

    pub(crate) fn terms_left(&self) -> usize {
        let atoms = self.clauses.iter().flat_map(|clause| &clause.any);
        TERMS_MAX.saturating_sub(atoms.map(|atom| atom.wanted.terms()).sum())
    }
}

/// Reads a text whose filters nobody resolves: they are words.
impl From<&str> for Typed {
    fn from(text: &str) -> Self {
        Self::read(text).settle(&[])
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, atom) in self.any.iter().enumerate() {
            let before = match at {
                0 if self.without => "-",
                0 => "",
                _ => " OR ",
            };
            write!(f, "{before}{}", atom.raw)?;
        }
        Ok(())
    }
}

/// The text as it was understood; reading it again gives the same.
impl fmt::Display for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.words();
        f.write_str(&words)?;
        for (at, filter) in self.fields.iter().enumerate() {
            let space = if at == 0 && words.is_empty() { "" } else { " " };
            write!(f, "{space}{filter}")?;
        }
        Ok(())
    }
}
