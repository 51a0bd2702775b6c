//! Documents that say nearly the same: shown while somebody writes, so that they support instead of repeating.
//!
//! Stems are added up in the order of the alphabet: sums of floats depend on their order, and what is just close enough
//! must not come and go.

use std::collections::{BTreeMap, HashSet};

use tantivy::query::{BooleanQuery, Occur, Query as LibraryQuery, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Term, query::BoostQuery};

use crate::analysis::{Readings, Tongue, lexicon, remembered, words};
use crate::collect::{Gather, Top};
use crate::dictionary::Dictionary;
use crate::document::DocumentKey;
use crate::error::SearchError;
use crate::query::{Filters, Order};
use crate::rank::TITLE_BOOST;
use crate::result::Hit;
use crate::run::{Shown, hit, texts};
use crate::snapshot::Snapshot;
use crate::snippet::{Highlighter, Marker, shingles};

/// Characters of a text that are compared.
const COMPARED_CHARACTERS: usize = 1_000;
/// Words, by their weight, that candidates are looked up with.
const TERMS_MAX: usize = 16;
/// Candidates that are compared closely.
const CANDIDATES_MAX: usize = 50;
/// A stem found in more than this share of all documents tells nothing.
const COMMON_SHARE: f32 = 0.2;
/// … but only in an index with at least so many documents.
const COMMON_DOCUMENTS_MIN: u64 = 200;
/// Closeness below which a document is not similar.
const CLOSENESS_MIN: f32 = 0.15;
/// Closeness in meaning alone below which a document does not speak of the same things.
const MEANING_MIN: f32 = 0.2;
/// Of the strongest stems a document must have one in so many to say nearly the same …
const SHARED_STEMS_PART: usize = 4;
/// … and so many to speak of the same things.
const LOOSELY_SHARED_STEMS: usize = 2;

/// A text to compare with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Similar {
    /// Title as typed so far.
    pub title: String,
    /// Body as typed so far; its first 1,000 characters count.
    pub body: String,
    /// Where to look.
    pub filters: Filters,
    /// The document itself, if it is in the index already.
    pub except: Option<DocumentKey>,
    /// To speak of the same things is enough; how much of the spelling is shared does not count.
    pub loosely: bool,
    /// Most results; at most 50.
    pub limit: usize,
}

/// Finds the closest documents. A hit's score is the closeness, from 0 to 1.
pub(crate) fn similar(snapshot: &Snapshot, to: &Similar) -> Result<Vec<Hit>, SearchError> {
    let text: String = format!("{}\n{}", to.title, to.body)
        .chars()
        .take(COMPARED_CHARACTERS)
        .collect();
    let weights = weights(snapshot, &text)?;
    let mut strongest: Vec<(&String, f32)> = weights.iter().map(|(s, w)| (s, *w)).collect();
    strongest.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(other.0)));
    strongest.truncate(TERMS_MAX);
    if strongest.is_empty() {
        return Ok(Vec::new());
    }
    let least = if to.loosely {
        LOOSELY_SHARED_STEMS
    } else {
        (strongest.len() / SHARED_STEMS_PART).max(1)
    };
    let query = candidates(snapshot, &strongest, least);
    let gather = Gather::new(snapshot, &to.filters, Order::Best, CANDIDATES_MAX + 1);
    let found = snapshot.gather(&query, &gather)?;

    let compared = Compared::new(&text, weights);
    let close_enough = if to.loosely {
        MEANING_MIN
    } else {
        CLOSENESS_MIN
    };
    let mut close: Vec<(f32, Top)> = Vec::new();
    for top in &found.tops {
        if to.except.is_some_and(|except| except.packed() == top.key) {
            continue;
        }
        let closeness = compared.closeness(&texts(snapshot, top)?, to.loosely);
        if closeness >= close_enough {
            close.push((closeness, *top));
        }
    }
    close.sort_by(|one, other| other.0.total_cmp(&one.0).then(other.1.cmp(&one.1)));
    let mut marker = Marker::default();
    marker.readings(&Readings {
        stems: compared.weights.keys().cloned().collect(),
        sequences: Vec::new(),
    });
    let highlighter = Highlighter::new(&marker);
    close
        .iter()
        .take(to.limit.min(CANDIDATES_MAX))
        .map(|(closeness, top)| {
            let mut hit = hit(snapshot, top, Order::Best, &highlighter)?;
            hit.score = *closeness;
            Ok(hit)
        })
        .collect()
}

/// Documents with at least a few of the strongest stems.
fn candidates(snapshot: &Snapshot, strongest: &[(&String, f32)], least: usize) -> BooleanQuery {
    let fields = snapshot.fields;
    let term = |field, stem: &str| -> Box<dyn LibraryQuery> {
        let term = Term::from_field_text(field, stem);
        Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
    };
    let any = strongest.iter().map(|(stem, _)| term(fields.stems, stem));
    let any = BooleanQuery::union_with_minimum_required_clauses(any.collect(), least);
    let mut clauses: Vec<(Occur, Box<dyn LibraryQuery>)> = vec![(Occur::Must, Box::new(any))];
    clauses.extend(strongest.iter().map(|(stem, _)| {
        let title = BoostQuery::new(term(fields.title, stem), TITLE_BOOST);
        let title: Box<dyn LibraryQuery> = Box::new(title);
        (Occur::Should, title)
    }));
    BooleanQuery::new(clauses)
}

/// The stems of a text with what each tells: how often it stands there, and how rare it is elsewhere.
fn weights(snapshot: &Snapshot, text: &str) -> Result<BTreeMap<String, f32>, SearchError> {
    let dictionary = Dictionary::new(&snapshot.searcher);
    let all = snapshot.searcher.num_docs();
    let mut weights = BTreeMap::new();
    for (stem, count) in stems(text) {
        let term = Term::from_field_text(snapshot.fields.stems, &stem);
        let documents = dictionary.frequency(&term)?;
        let share = real(documents) / real(all.max(1));
        if documents == 0 || (all >= COMMON_DOCUMENTS_MIN && share > COMMON_SHARE) {
            continue;
        }
        let rarity = (1.0 + real(all) / real(documents)).ln();
        weights.insert(stem, (1.0 + real(count).ln()) * rarity);
    }
    Ok(weights)
}

/// The stems of a text that say something, with how often each stands there.
fn stems(text: &str) -> BTreeMap<String, u64> {
    let lexicon = lexicon();
    let tongue = Tongue::of(&[text]);
    let mut counts = BTreeMap::new();
    for word in words(text) {
        if lexicon.is_stopword(&word.text) {
            continue;
        }
        for stem in &remembered(tongue, &word.text).stems {
            if !lexicon.is_stopword(stem) {
                *counts.entry(stem.clone()).or_default() += 1;
            }
        }
    }
    counts
}

/// The text that others are compared with.
struct Compared {
    shingles: HashSet<[char; 4]>,
    weights: BTreeMap<String, f32>,
    length: f32,
}

impl Compared {
    fn new(text: &str, weights: BTreeMap<String, f32>) -> Self {
        Self {
            shingles: shingles(text),
            length: weights.values().map(|w| w * w).sum::<f32>().sqrt(),
            weights,
        }
    }

    /// From 0 to 1: half by spelling (runs of four characters), half by weighty stems in common; loosely only by these.
    fn closeness(&self, other: &Shown, loosely: bool) -> f32 {
        let text: String = format!("{}\n{}", other.title, other.body)
            .chars()
            .take(COMPARED_CHARACTERS)
            .collect();
        let theirs = shingles(&text);
        let common = self.shingles.intersection(&theirs).count();
        let united = self.shingles.len() + theirs.len() - common;
        let spelling = ratio(common, united);

        let mut dot = 0.0;
        let mut square = 0.0;
        for (stem, count) in stems(&text) {
            // A stem the other text does not hold has no known rarity; 1 keeps long texts from looking close.
            let weight = self.weights.get(&stem);
            let own = weight.copied().unwrap_or(1.0) * (1.0 + real(count).ln());
            square += own * own;
            dot += own * weight.copied().unwrap_or_default();
        }
        let length = self.length * square.sqrt();
        let meaning = if length > 0.0 { dot / length } else { 0.0 };
        if loosely {
            return meaning.clamp(0.0, 1.0);
        }
        (0.5 * spelling + 0.5 * meaning).clamp(0.0, 1.0)
    }
}

fn ratio(part: usize, whole: usize) -> f32 {
    let number = |count: usize| real(u64::try_from(count).unwrap_or(u64::MAX));
    if whole == 0 {
        0.0
    } else {
        number(part) / number(whole)
    }
}

/// A count as a real number; exact enough for weighing.
fn real(count: u64) -> f32 {
    count as f32
}
