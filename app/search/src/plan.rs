//! Turns clauses into queries on the index's terms, and remembers what to mark.

mod forms;
mod pieces;

use tantivy::query::{AllQuery, BooleanQuery, EmptyQuery, Occur, Query};

use crate::analysis::lexicon;
use crate::dictionary::Dictionary;
use crate::error::SearchError;
use crate::excluded::Excluded;
use crate::schema::Fields;
use crate::snippet::Marker;
use crate::synonyms::Synonyms;
use crate::typed::{Atom, Clause, Hint, Typed, Wanted};
use forms::Former;
use pieces::union;
pub(crate) use pieces::{Boxed, Piece};

/// Words from which on a query drops stopwords.
const LONG_QUERY_WORDS: usize = 3;

/// A query ready to run.
pub(crate) struct Plan {
    /// Words that must be there, and of which a looser search may miss some.
    words: Vec<Piece>,
    /// Phrases and prefixes, which must be there in any case.
    fixed: Vec<Piece>,
    /// What only adds to the score.
    bonus: Vec<Piece>,
    /// What must not be there.
    forbidden: Vec<Boxed>,
    /// What to mark in the results.
    pub(crate) marker: Marker,
    /// The text with misspelt words put right.
    pub(crate) did_you_mean: Option<String>,
    /// What was read otherwise than it may have been meant.
    pub(crate) hints: Vec<Hint>,
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

    /// Everything that can add to a score.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.words.iter().chain(&self.fixed).chain(&self.bonus)
    }

    /// What must be there, all of it or some.
    pub(crate) fn wanted(&self) -> impl Iterator<Item = &dyn Query> {
        let pieces = self.words.iter().chain(&self.fixed);
        pieces.map(|piece| piece.query.as_ref())
    }

    /// What only adds to a score, each with its boost.
    pub(crate) fn bonus(&self) -> impl Iterator<Item = (&dyn Query, f32)> {
        let bonus = self.bonus.iter();
        bonus.map(|piece| (piece.query.as_ref(), piece.boost()))
    }

    /// The query that wants all words, or at least so many of them.
    pub(crate) fn query(&self, least: Option<usize>, scored: bool) -> Boxed {
        let must = |piece: &Piece| (Occur::Must, piece.query.box_clone());
        let mut clauses: Vec<(Occur, Boxed)> = self.fixed.iter().map(must).collect();
        match least {
            None => clauses.extend(self.words.iter().map(must)),
            Some(least) => {
                let words = self.words.iter().map(|word| word.query.box_clone());
                let some =
                    BooleanQuery::union_with_minimum_required_clauses(words.collect(), least);
                clauses.push((Occur::Must, Box::new(some)));
            }
        }
        if clauses.is_empty() {
            clauses.push((Occur::Must, Box::new(AllQuery)));
        }
        if scored {
            let bonus = self.bonus.iter();
            clauses.extend(bonus.map(|piece| (Occur::Should, piece.query.box_clone())));
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

/// Plans a query on the present terms of the index.
pub(crate) fn plan(
    typed: &Typed,
    fields: Fields,
    synonyms: &Synonyms,
    dictionary: Dictionary<'_>,
) -> Result<Plan, SearchError> {
    plan_with(typed, synonyms, Former::new(fields, dictionary))
}

/// The same without putting any spelling right.
pub(crate) fn plan_as_typed(
    typed: &Typed,
    fields: Fields,
    synonyms: &Synonyms,
    dictionary: Dictionary<'_>,
) -> Result<Plan, SearchError> {
    plan_with(typed, synonyms, Former::as_typed(fields, dictionary))
}

fn plan_with(typed: &Typed, synonyms: &Synonyms, former: Former<'_>) -> Result<Plan, SearchError> {
    let mut planner = Planner {
        former,
        synonyms,
        corrected: vec![None; typed.clauses.len()],
        plan: Plan {
            words: Vec::new(),
            fixed: Vec::new(),
            bonus: Vec::new(),
            forbidden: Vec::new(),
            marker: Marker::default(),
            did_you_mean: None,
            hints: typed.hints(),
        },
    };
    let droppable = may_drop_stopwords(&typed.clauses);
    let mut at = 0;
    while let Some(clause) = typed.clauses.get(at) {
        let rest = typed.clauses.get(at..).unwrap_or_default();
        at += if let Some(taken) = planner.synonyms(rest)? {
            taken
        } else {
            if !(droppable && is_stopword(clause)) {
                let corrected = planner.clause(clause)?;
                if let Some(place) = planner.corrected.get_mut(at) {
                    *place = corrected;
                }
            }
            1
        };
    }
    Ok(planner.finish(typed))
}

/// A long query drops its stopwords, unless it has nothing else.
fn may_drop_stopwords(clauses: &[Clause]) -> bool {
    clauses.len() >= LONG_QUERY_WORDS
        && clauses
            .iter()
            .any(|clause| !clause.without && !is_stopword(clause))
}

fn is_stopword(clause: &Clause) -> bool {
    let lexicon = lexicon();
    let empty = |word: &str| {
        lexicon.is_stopword(word)
            || lexicon.slang(word).is_some_and(|readings| {
                let mut read_out = readings.iter().flatten();
                read_out.all(|word| lexicon.is_stopword(word))
            })
    };
    let words = clause.plain();
    words.is_some_and(|words| words.iter().all(|word| empty(word)))
}

struct Planner<'a> {
    former: Former<'a>,
    synonyms: &'a Synonyms,
    /// By clause: how it is understood, where it was put right.
    corrected: Vec<Option<String>>,
    plan: Plan,
}

impl Planner<'_> {
    /// Plans the longest run of plain words at the beginning of these clauses that has synonyms; returns its length.
    fn synonyms(&mut self, clauses: &[Clause]) -> Result<Option<usize>, SearchError> {
        let mut stems = Vec::new();
        let mut found = None;
        for (at, clause) in clauses.iter().take(Synonyms::WORDS_MAX).enumerate() {
            let Some(words) = clause.plain() else { break };
            stems.extend(words.iter().map(|word| self.former.first_stem(word)));
            let others = self.synonyms.others(&stems);
            if !others.is_empty() {
                found = Some((at + 1, others));
            }
        }
        let Some((taken, others)) = found else {
            return Ok(None);
        };
        let mut itself = Vec::new();
        let mut raw = Vec::new();
        for atom in clauses.iter().take(taken).flat_map(|clause| &clause.any) {
            let formed = self.former.atom(atom, &mut self.plan.marker)?;
            itself.push(formed.piece.query);
            self.plan.bonus.extend(formed.bonus);
            raw.push(atom.raw.as_str());
        }
        let mut ways = vec![pieces::all(itself)];
        for other in others {
            ways.push(self.former.synonym(other, &mut self.plan.marker));
        }
        let piece = Piece::synonyms(raw.join(" "), union(ways));
        self.plan.words.push(piece);
        Ok(Some(taken))
    }

    /// Plans a clause; returns how it reads where a word was put right.
    fn clause(&mut self, clause: &Clause) -> Result<Option<String>, SearchError> {
        if clause.without {
            for atom in &clause.any {
                let query = self.excluded(atom)?;
                if !query.is::<EmptyQuery>() {
                    self.plan.forbidden.push(query);
                }
            }
            return Ok(None);
        }
        let mut formed = Vec::new();
        for atom in &clause.any {
            formed.push(self.former.atom(atom, &mut self.plan.marker)?);
        }
        let put_right = formed.iter().any(|one| one.corrected.is_some());
        let shown = formed.iter().zip(&clause.any);
        let shown = shown.map(|(one, atom)| one.corrected.as_deref().unwrap_or(&atom.raw));
        let shown = put_right.then(|| shown.collect::<Vec<_>>().join(" OR "));
        let loose = clause.any.len() > 1;
        for one in &mut formed {
            self.plan.bonus.append(&mut one.bonus);
        }
        let mut pieces: Vec<Piece> = formed.into_iter().map(|one| one.piece).collect();
        let piece = match pieces.pop() {
            Some(only) if pieces.is_empty() => only,
            last => {
                let ways = pieces.into_iter().chain(last).map(|piece| piece.query);
                Piece::word(clause.to_string(), union(ways.collect()))
            }
        };
        let must_stay = matches!(
            clause.any.as_slice(),
            [Atom {
                wanted: Wanted::Phrase(_) | Wanted::Prefix(_),
                ..
            }]
        );
        if must_stay && !loose {
            self.plan.fixed.push(piece);
        } else {
            self.plan.words.push(piece);
        }
        Ok(shown)
    }

    fn excluded(&mut self, atom: &Atom) -> Result<Boxed, SearchError> {
        // What must not be there is marked nowhere, and a mistyped word is nowhere anyway.
        let query = self.former.excluded(atom)?;
        let Wanted::Word(words) = &atom.wanted else {
            return Ok(query);
        };
        let stems: Vec<String> = words.iter().map(|w| self.former.first_stem(w)).collect();
        let others = self.synonyms.others(&stems).iter();
        let mut ways = vec![query];
        ways.extend(others.map(|other| self.former.synonym(other, &mut Marker::default())));
        Ok(union(ways))
    }

    fn finish(mut self, typed: &Typed) -> Plan {
        if self.corrected.iter().any(Option::is_some) {
            let texts = self.corrected.into_iter().zip(&typed.clauses);
            let texts = texts.map(|(text, clause)| text.unwrap_or_else(|| clause.to_string()));
            let fields = typed.fields.iter().map(ToString::to_string);
            self.plan.did_you_mean = Some(texts.chain(fields).collect::<Vec<_>>().join(" "));
        }
        for typed in self.former.cut {
            self.plan.hints.push(Hint::ManyForms(typed));
        }
        self.plan
    }
}
