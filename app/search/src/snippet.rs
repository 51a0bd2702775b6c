//! Marks what a query meant in a text, and cuts the best passage out of it.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use crate::analysis::{Readings, Tongue, Word, fold, remembered, words};
use crate::result::Run;

/// Length of a snippet in bytes of text (as many characters, where letters are Latin).
const LENGTH: usize = 200;
/// Text shown before the first mark, at most.
const LEAD: usize = 60;
/// Marks of one text that are weighed against each other.
const MARKS_MAX: usize = 200;

/// What to mark.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Marker {
    exact: HashSet<String>,
    stems: HashSet<String>,
    prefixes: Vec<String>,
    exact_phrases: Vec<Vec<String>>,
    stem_phrases: Vec<Vec<String>>,
}

impl Marker {
    /// Marks words with one of these readings.
    pub(crate) fn readings(&mut self, readings: &Readings) {
        self.stems.extend(readings.stems.iter().cloned());
        self.stem_phrases.extend(readings.sequences.iter().cloned());
    }

    /// Marks a folded word, also where it is written together (`ktpel`).
    pub(crate) fn exact(&mut self, word: &str) {
        self.exact.insert(word.to_owned());
    }

    /// Marks words that begin so.
    pub(crate) fn prefix(&mut self, prefix: &str) {
        self.prefixes.push(prefix.to_owned());
    }

    /// Marks these folded words, one after another.
    pub(crate) fn exact_phrase(&mut self, words: &[String]) {
        self.exact_phrases.push(words.to_vec());
    }

    /// Marks words with these stems, one after another.
    pub(crate) fn stem_phrase(&mut self, stems: &[String]) {
        self.stem_phrases.push(stems.to_vec());
    }

    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A marked word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mark {
    bytes: Range<usize>,
    /// Tells different words of the query apart.
    term: String,
}

/// Marks texts of one search.
#[derive(Debug)]
pub(crate) struct Highlighter<'a> {
    marker: &'a Marker,
}

impl<'a> Highlighter<'a> {
    pub(crate) fn new(marker: &'a Marker) -> Self {
        Self { marker }
    }

    /// The whole text, marked.
    pub(crate) fn whole(&self, text: &str) -> Vec<Run> {
        let marks = self.marks(text);
        runs(text, 0..text.len(), &marks)
    }

    /// The best passage of the text, marked, with an ellipsis where it was cut.
    pub(crate) fn passage(&self, text: &str) -> Vec<Run> {
        let marks = self.marks(text);
        let range = best_range(text, &marks);
        runs(text, range, &marks)
    }

    fn marks(&self, text: &str) -> Vec<Mark> {
        if self.marker.is_empty() {
            return Vec::new();
        }
        let words = words(text);
        let read: Vec<Arc<Readings>> = words
            .iter()
            .map(|word| remembered(Tongue::Either, &word.text))
            .collect();
        let mut terms: Vec<Option<String>> = words
            .iter()
            .zip(&read)
            .map(|(word, readings)| self.single(&word.text, readings))
            .collect();
        self.phrases(&words, &read, &mut terms);
        words
            .iter()
            .zip(terms)
            .filter_map(|(word, term)| {
                let bytes = word.start..word.end;
                let term = term.filter(|_| !bytes.is_empty())?;
                Some(Mark { bytes, term })
            })
            .take(MARKS_MAX)
            .collect()
    }

    /// The term of the query that a single word answers.
    fn single(&self, word: &str, readings: &Readings) -> Option<String> {
        let marker = self.marker;
        // `pju` answers `penerangan` too: one of the words it stands for was asked.
        let expanded = readings.sequences.iter().flatten();
        let mut stems = readings.stems.iter().chain(expanded);
        if let Some(stem) = stems.find(|stem| marker.stems.contains(*stem)) {
            return Some(stem.clone());
        }
        if marker.exact.contains(word) {
            return Some(word.to_owned());
        }
        let mut prefixes = marker.prefixes.iter();
        prefixes.find(|prefix| word.starts_with(*prefix)).cloned()
    }

    /// Marks the words of every phrase that occurs.
    fn phrases(&self, words: &[Word], read: &[Arc<Readings>], terms: &mut [Option<String>]) {
        let exact = |at: usize, wanted: &String| words.get(at).is_some_and(|w| w.text == *wanted);
        let stems =
            |at: usize, wanted: &String| read.get(at).is_some_and(|r| r.stems.contains(wanted));
        let mut mark = |phrase: &[String], fits: &dyn Fn(usize, &String) -> bool| {
            for start in 0..words.len() {
                let mut places = (start..).zip(phrase);
                if places.all(|(at, wanted)| fits(at, wanted)) {
                    let places = terms.iter_mut().skip(start);
                    for (term, wanted) in places.zip(phrase) {
                        term.get_or_insert_with(|| wanted.clone());
                    }
                }
            }
        };
        for phrase in &self.marker.exact_phrases {
            mark(phrase, &exact);
        }
        for phrase in &self.marker.stem_phrases {
            mark(phrase, &stems);
        }
    }
}

/// The passage with the most different words of the query, then the most marks, then the earliest.
fn best_range(text: &str, marks: &[Mark]) -> Range<usize> {
    if text.len() <= LENGTH + LENGTH / 10 {
        return 0..text.len();
    }
    let worth = |from: usize| {
        let first = marks.get(from).map_or(0, |mark| mark.bytes.start);
        let inside = marks
            .iter()
            .skip(from)
            .take_while(|mark| mark.bytes.end <= first + LENGTH - LEAD);
        let mut terms = HashSet::new();
        let mut count = 0;
        for mark in inside {
            terms.insert(mark.term.as_str());
            count += 1;
        }
        (terms.len(), count)
    };
    let best = (0..marks.len())
        .rev()
        .max_by_key(|from| worth(*from))
        .and_then(|from| marks.get(from))
        .map_or(0, |mark| mark.bytes.start);
    let start = if best <= LEAD { 0 } else { lead(text, best) };
    let limit = text.floor_char_boundary(start + LENGTH);
    if limit >= text.len() {
        return start..text.len();
    }
    let piece = text.get(start..limit).unwrap_or_default();
    let cut = piece
        .rfind(char::is_whitespace)
        .filter(|at| *at > LENGTH / 2);
    start..cut.map_or(limit, |at| start + at)
}

/// Where to begin so that a mark has some text before it: at a sentence if one begins near, else at a word.
fn lead(text: &str, mark: usize) -> usize {
    let earliest = text.floor_char_boundary(mark.saturating_sub(LEAD));
    let before = text.get(earliest..mark).unwrap_or_default();
    let sentence = before.rfind(['.', '!', '?', '\n']).map(|at| at + 1);
    let word = before.find(char::is_whitespace).map(|at| at + 1);
    let start = sentence.or(word).map_or(mark, |at| earliest + at);
    text.ceil_char_boundary(start)
}

/// Cuts a text into marked and unmarked pieces.
fn runs(text: &str, range: Range<usize>, marks: &[Mark]) -> Vec<Run> {
    let mut pieces = Pieces::default();
    if range.start > 0 {
        pieces.push("… ", false);
        pieces.swallow_space = true;
    }
    let mut at = range.start;
    for mark in marks {
        if mark.bytes.start < at || mark.bytes.end > range.end {
            continue;
        }
        pieces.push(text.get(at..mark.bytes.start).unwrap_or_default(), false);
        pieces.push(text.get(mark.bytes.clone()).unwrap_or_default(), true);
        at = mark.bytes.end;
    }
    pieces.push(text.get(at..range.end).unwrap_or_default(), false);
    if range.end < text.len() {
        pieces.push(" …", false);
    }
    pieces.finish()
}

/// Collects runs with single spaces between words.
#[derive(Default)]
struct Pieces {
    runs: Vec<Run>,
    swallow_space: bool,
}

impl Pieces {
    fn push(&mut self, text: &str, marked: bool) {
        let mut tidy = String::with_capacity(text.len());
        for c in text.chars() {
            let space = c.is_whitespace() || c.is_control();
            if !(space && self.swallow_space) {
                tidy.push(if space { ' ' } else { c });
            }
            self.swallow_space = space;
        }
        match self.runs.last_mut() {
            _ if tidy.is_empty() => {}
            Some(last) if last.marked == marked => last.text.push_str(&tidy),
            _ => self.runs.push(Run { text: tidy, marked }),
        }
    }

    fn finish(mut self) -> Vec<Run> {
        if let Some(first) = self.runs.first_mut() {
            first.text = first.text.trim_start().to_owned();
        }
        if let Some(last) = self.runs.last_mut() {
            last.text.truncate(last.text.trim_end().len());
        }
        self.runs.retain(|run| !run.text.is_empty());
        self.runs
    }
}

/// Runs of four characters of the folded text, for telling how alike two texts are.
pub(crate) fn shingles(text: &str) -> HashSet<[char; 4]> {
    let plain: Vec<char> = fold(text).chars().filter(|c| c.is_alphanumeric()).collect();
    plain
        .windows(4)
        .filter_map(|window| window.try_into().ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::readings;

    fn marker(words: &[&str]) -> Marker {
        let mut marker = Marker::default();
        for word in words {
            marker.readings(&readings(word));
            marker.exact(word);
        }
        marker
    }

    fn shown(runs: &[Run]) -> String {
        runs.iter()
            .map(|run| match run.marked {
                true => format!("[{}]", run.text),
                false => run.text.clone(),
            })
            .collect()
    }

    #[test]
    fn marks_meet_on_stems_and_short_forms() {
        let marker = marker(&["mengadukan", "jalan"]);
        let text = "Pengaduan  soal jln rusak,\nsudah diadukan.";
        assert_eq!(
            shown(&Highlighter::new(&marker).whole(text)),
            "[Pengaduan] soal [jln] rusak, sudah [diadukan]."
        );
    }

    #[test]
    fn phrases_and_prefixes_are_marked() {
        let mut marker = Marker::default();
        marker.exact_phrase(&["lampu".into(), "mati".into()]);
        marker.prefix("pener");
        assert_eq!(
            shown(&Highlighter::new(&marker).whole("Lampu mati; lampu lain; penerangan, mati")),
            "[Lampu] [mati]; lampu lain; [penerangan], mati"
        );
    }

    #[test]
    fn the_best_passage_is_cut_at_words() {
        let filler = "kata biasa saja ".repeat(40);
        let text = format!("{filler}. Lampu di gang kami padam sejak Senin. {filler}");
        let marker = marker(&["lampu", "padam"]);
        let found = shown(&Highlighter::new(&marker).passage(&text));
        assert!(
            found.starts_with("… [Lampu] di gang kami [padam]"),
            "{found}"
        );
        assert!(found.ends_with(" …"), "{found}");
        assert!(found.len() < 240, "{found}");
    }

    #[test]
    fn a_text_without_marks_shows_its_beginning() {
        let text = "é".repeat(500);
        let found = Highlighter::new(&Marker::default()).passage(&text);
        assert_eq!(found.len(), 1);
        assert!(shown(&found).starts_with('é'));
        assert!(Highlighter::new(&Marker::default()).passage("").is_empty());
    }
}
