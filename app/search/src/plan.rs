//! Turns clauses into queries on the index's terms, and remembers what to mark.

use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, EmptyQuery, Occur, PhraseQuery, Query as LibraryQuery,
    TermQuery, TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use crate::analysis::{Readings, lexicon, readings};
use crate::dictionary::Dictionary;
use crate::error::SearchError;
use crate::excluded::Excluded;
use crate::parse::{Clause, Parsed, Wanted};
use crate::rank::{EXACT_BOOST, TITLE_BOOST, TYPO_BOOST};
use crate::schema::Fields;
use crate::snippet::Marker;

/// Words from which on a query drops stopwords.
const LONG_QUERY_WORDS: usize = 3;
/// Shortest word, in letters, that is searched for with one letter wrong.
const TYPO_LETTERS_MIN: usize = 5;
/// Words of one query that are looked up with a typo.
const TYPO_WORDS_MAX: usize = 4;
/// Spellings tried for one mistyped word.
const SPELLINGS_MAX: usize = 3;

type Boxed = Box<dyn LibraryQuery>;

/// A query ready to run.
pub(crate) struct Plan {
    /// Words that must be there, and of which a looser search may miss some.
    words: Vec<Boxed>,
    /// Phrases and prefixes, which must be there in any case.
    fixed: Vec<Boxed>,
    /// What only adds to the score.
    bonus: Vec<Boxed>,
    /// What must not be there.
    forbidden: Vec<Boxed>,
    /// What to mark in the results.
    pub(crate) marker: Marker,
    /// The text with misspelt words put right.
    pub(crate) did_you_mean: Option<String>,
    /// Whether the budget left something out.
    pub(crate) cut: bool,
}

impl Plan {
    /// Whether the query holds no word to order by.
    pub(crate) fn is_unscored(&self) -> bool {
        self.words.is_empty() && self.fixed.is_empty()
    }

    /// Numbers of words to ask for when not all can be found together, most first.
    pub(crate) fn looser(&self) -> Vec<usize> {
        let all = self.words.len();
        let mut steps = vec![all.saturating_sub(1), all.div_ceil(2), 1];
        steps.retain(|least| (1..all).contains(least));
        steps.dedup();
        steps
    }

    /// The query that wants all words, or at least so many of them.
    pub(crate) fn query(&self, least: Option<usize>, scored: bool) -> Boxed {
        let must = |query: &Boxed| (Occur::Must, query.box_clone());
        let mut clauses: Vec<(Occur, Boxed)> = self.fixed.iter().map(must).collect();
        match least {
            None => clauses.extend(self.words.iter().map(must)),
            Some(least) => {
                let words = self.words.iter().map(|word| word.box_clone()).collect();
                let some = BooleanQuery::union_with_minimum_required_clauses(words, least);
                clauses.push((Occur::Must, Box::new(some)));
            }
        }
        if clauses.is_empty() {
            clauses.push((Occur::Must, Box::new(AllQuery)));
        }
        if scored {
            let bonus = self.bonus.iter();
            clauses.extend(bonus.map(|query| (Occur::Should, query.box_clone())));
        }
        let forbidden = self.forbidden.iter();
        clauses.extend(forbidden.map(|query| {
            let excluded: Boxed = Box::new(Excluded(query.box_clone()));
            (Occur::MustNot, excluded)
        }));
        if clauses.len() == 1
            && let Some((_, only)) = clauses.pop()
        {
            return only;
        }
        Box::new(BooleanQuery::new(clauses))
    }
}

/// Plans a parsed query on the present terms of the index.
pub(crate) fn plan(
    parsed: &Parsed,
    fields: Fields,
    dictionary: Dictionary<'_>,
) -> Result<Plan, SearchError> {
    let mut planner = Planner {
        fields,
        dictionary,
        typos_left: TYPO_WORDS_MAX,
        corrected: Vec::new(),
        plan: Plan {
            words: Vec::new(),
            fixed: Vec::new(),
            bonus: Vec::new(),
            forbidden: Vec::new(),
            marker: Marker::default(),
            did_you_mean: None,
            cut: parsed.cut,
        },
    };
    let droppable = may_drop_stopwords(&parsed.clauses);
    for clause in &parsed.clauses {
        if droppable && is_stopword(clause) {
            planner.corrected.push((clause.raw.clone(), false));
        } else {
            planner.clause(clause)?;
        }
    }
    Ok(planner.finish(&parsed.clauses))
}

/// A long query drops its stopwords, unless it has nothing else.
fn may_drop_stopwords(clauses: &[Clause]) -> bool {
    clauses.len() >= LONG_QUERY_WORDS
        && clauses
            .iter()
            .any(|clause| !clause.without && !is_stopword(clause))
}

fn is_stopword(clause: &Clause) -> bool {
    let Wanted::Word(words) = &clause.wanted else {
        return false;
    };
    let lexicon = lexicon();
    let empty = |word: &str| {
        lexicon.is_stopword(word)
            || lexicon.slang(word).is_some_and(|readings| {
                let mut read_out = readings.iter().flatten();
                read_out.all(|word| lexicon.is_stopword(word))
            })
    };
    !clause.without && words.iter().all(|word| empty(word))
}

struct Planner<'a> {
    fields: Fields,
    dictionary: Dictionary<'a>,
    typos_left: usize,
    /// The clauses as they are understood, and whether each was put right.
    corrected: Vec<(String, bool)>,
    plan: Plan,
}

impl Planner<'_> {
    fn clause(&mut self, clause: &Clause) -> Result<(), SearchError> {
        let mut shown = (clause.raw.clone(), false);
        match &clause.wanted {
            Wanted::Word(words) => match words.as_slice() {
                [word] => shown = self.word(word, clause)?,
                several => self.glued(several, clause.without),
            },
            Wanted::Phrase(words) => self.phrase(words, clause.without),
            Wanted::Prefix(prefix) => self.prefix(prefix, clause.without)?,
        }
        self.corrected.push(shown);
        Ok(())
    }

    /// One word in any of its forms; if the index knows none, the words spelt nearly like it.
    fn word(&mut self, word: &str, clause: &Clause) -> Result<(String, bool), SearchError> {
        let found = readings(word);
        if clause.without {
            self.plan.forbidden.push(self.any_of(&found));
            return Ok((clause.raw.clone(), false));
        }
        if self.worth_correcting(word, &found)? {
            self.typos_left -= 1;
            let spellings = self.dictionary.near(self.fields.exact, word)?;
            if let Some((best, _)) = spellings.first() {
                let best = best.clone();
                let mut near = Readings::default();
                for (spelling, _) in spellings.iter().take(SPELLINGS_MAX) {
                    near.stems.extend(readings(spelling).stems);
                }
                near.stems.sort();
                near.stems.dedup();
                let query = BoostQuery::new(self.any_of(&near), TYPO_BOOST);
                self.plan.words.push(Box::new(query));
                self.plan.marker.readings(&near);
                return Ok((best, true));
            }
        }
        self.plan.words.push(self.any_of(&found));
        self.plan
            .bonus
            .push(boosted(term_query(self.fields.exact, word), EXACT_BOOST));
        for stem in &found.stems {
            let title = term_query(self.fields.title, stem);
            self.plan.bonus.push(boosted(title, TITLE_BOOST));
        }
        self.plan.marker.readings(&found);
        self.plan.marker.exact(word);
        Ok((clause.raw.clone(), false))
    }

    fn worth_correcting(&self, word: &str, found: &Readings) -> Result<bool, SearchError> {
        let plain = word.chars().all(char::is_alphabetic);
        if self.typos_left == 0
            || !plain
            || word.chars().count() < TYPO_LETTERS_MIN
            || !found.sequences.is_empty()
            || self.dictionary.exhausted()
        {
            return Ok(false);
        }
        for stem in &found.stems {
            let term = Term::from_field_text(self.fields.stems, stem);
            if self.dictionary.frequency(&term)? > 0 {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// `KTP-el`: side by side as stems, or written as one word.
    fn glued(&mut self, words: &[String], without: bool) {
        let stems: Vec<String> = words
            .iter()
            .filter_map(|word| readings(word).stems.into_iter().next())
            .collect();
        let mut first = stems.iter();
        let one = first.next();
        let query = match one {
            // `anak-anaknya` has one stem.
            Some(stem) if first.all(|other| other == stem) => {
                let one = Readings {
                    stems: vec![stem.clone()],
                    sequences: Vec::new(),
                };
                if !without {
                    self.plan.marker.readings(&one);
                }
                self.any_of(&one)
            }
            _ => {
                let joined: String = words.concat();
                let written_as_one = term_query(self.fields.exact, &joined);
                if !without {
                    self.plan.marker.exact(&joined);
                    self.plan.marker.stem_phrase(&stems);
                }
                let side_by_side = phrase_query(self.fields.stems, &stems);
                Box::new(BooleanQuery::union(vec![side_by_side, written_as_one]))
            }
        };
        if without {
            self.plan.forbidden.push(query);
        } else {
            self.plan.words.push(query);
        }
    }

    fn phrase(&mut self, words: &[String], without: bool) {
        let query = phrase_query(self.fields.exact, words);
        if without {
            self.plan.forbidden.push(query);
        } else {
            self.plan.marker.exact_phrase(words);
            self.plan.fixed.push(query);
        }
    }

    fn prefix(&mut self, prefix: &str, without: bool) -> Result<(), SearchError> {
        let words = self.dictionary.starting(self.fields.exact, prefix)?;
        self.plan.cut |= self.dictionary.exhausted();
        let query: Boxed = if words.is_empty() {
            Box::new(EmptyQuery)
        } else {
            let terms = words.iter();
            let terms = terms.map(|(word, _)| Term::from_field_text(self.fields.exact, word));
            Box::new(TermSetQuery::new(terms))
        };
        if without {
            self.plan.forbidden.push(query);
        } else {
            self.plan.marker.prefix(prefix);
            self.plan.fixed.push(query);
        }
        Ok(())
    }

    /// A document that holds one of the readings.
    fn any_of(&self, readings: &Readings) -> Boxed {
        let stems = readings.stems.iter();
        let mut ways: Vec<Boxed> = stems
            .map(|stem| term_query(self.fields.stems, stem))
            .collect();
        let sequences = readings.sequences.iter();
        ways.extend(sequences.map(|sequence| phrase_query(self.fields.stems, sequence)));
        if ways.len() == 1
            && let Some(only) = ways.pop()
        {
            return only;
        }
        Box::new(BooleanQuery::union(ways))
    }

    fn finish(mut self, clauses: &[Clause]) -> Plan {
        if self.corrected.iter().any(|(_, put_right)| *put_right) {
            let texts = self.corrected.iter().zip(clauses);
            let texts = texts.map(|((text, _), clause)| {
                let minus = if clause.without { "-" } else { "" };
                format!("{minus}{text}")
            });
            self.plan.did_you_mean = Some(texts.collect::<Vec<_>>().join(" "));
        }
        self.plan
    }
}

fn term_query(field: Field, text: &str) -> Boxed {
    Box::new(TermQuery::new(
        Term::from_field_text(field, text),
        IndexRecordOption::WithFreqs,
    ))
}

/// Words one after another; a single one is just a term.
fn phrase_query(field: Field, words: &[String]) -> Boxed {
    match words {
        [] => Box::new(EmptyQuery),
        [one] => term_query(field, one),
        several => Box::new(PhraseQuery::new(
            several
                .iter()
                .map(|word| Term::from_field_text(field, word))
                .collect(),
        )),
    }
}

fn boosted(query: Boxed, boost: f32) -> Boxed {
    Box::new(BoostQuery::new(query, boost))
}
