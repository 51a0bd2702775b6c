//! SQLite's own full-text search, as somebody would use it who wants no other index.

use super::documents::Documents;
use super::questions::{CONSULTATION, Kind, Question, STATE};
use super::{Answer, Engine, PAGE};
use anyhow::Result;
use rusqlite::{Connection, params};
use std::path::Path;

const TABLES: &str = "PRAGMA journal_mode = wal; PRAGMA synchronous = normal;
    CREATE TABLE fact (id INTEGER PRIMARY KEY, consultation INTEGER NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL);
    CREATE VIRTUAL TABLE doc USING fts5 (title, body);";
const BEST: &str = "SELECT rowid, snippet(doc, 1, '[', ']', '…', 30) FROM doc WHERE doc MATCH ?1 ORDER BY rank LIMIT ?2";
const COUNT: &str = "SELECT count(*) FROM doc WHERE doc MATCH ?1";
const BEST_FILTERED: &str = "SELECT rowid, snippet(doc, 1, '[', ']', '…', 30) FROM doc WHERE doc MATCH ?1
    AND rowid IN (SELECT id FROM fact WHERE consultation = ?3 AND state = ?4) ORDER BY rank LIMIT ?2";
/// Counts of one column's values; `{}` are the column and the other filters.
const FACETS: [&str; 3] = [
    "SELECT kind, count(*) FROM doc JOIN fact ON fact.id = doc.rowid WHERE doc MATCH ?1
     AND consultation = ?2 AND state = ?3 GROUP BY kind",
    "SELECT state, count(*) FROM doc JOIN fact ON fact.id = doc.rowid WHERE doc MATCH ?1
     AND consultation = ?2 AND ?3 <> '' GROUP BY state",
    "SELECT consultation, count(*) FROM doc JOIN fact ON fact.id = doc.rowid WHERE doc MATCH ?1
     AND ?2 > 0 AND state = ?3 GROUP BY consultation",
];

#[derive(Debug)]
pub(crate) struct Fts(Connection);

/// Fills the database in `dir`.
pub(crate) fn build(dir: &Path, documents: &Documents, count: i64) -> Result<()> {
    let mut connection = Connection::open(dir.join("fts.sqlite"))?;
    connection.execute_batch(TABLES)?;
    let tx = connection.transaction()?;
    {
        let mut fact = tx.prepare("INSERT INTO fact VALUES (?1, ?2, ?3, ?4)")?;
        let mut doc = tx.prepare("INSERT INTO doc (rowid, title, body) VALUES (?1, ?2, ?3)")?;
        for text in documents.all(count) {
            fact.execute(params![text.id, text.consultation, text.kind, text.state])?;
            doc.execute(params![text.id, text.title, text.body])?;
        }
    }
    Ok(tx.commit()?)
}

impl Fts {
    pub(crate) fn open(dir: &Path) -> Result<Self> {
        let connection = Connection::open(dir.join("fts.sqlite"))?;
        connection.execute_batch("PRAGMA cache_size = -32000")?;
        Ok(Self(connection))
    }

    fn filtered(&self, wanted: &str) -> Result<Answer> {
        let mut best = self.0.prepare_cached(BEST_FILTERED)?;
        let mut rows = best.query(params![wanted, PAGE, CONSULTATION, STATE])?;
        let mut shown = 0;
        while let Some(row) = rows.next()? {
            shown += usize::from(row.get_ref(1)?.as_str().is_ok());
        }
        let mut total = 0;
        for facet in FACETS {
            let mut counts = self.0.prepare_cached(facet)?;
            let mut rows = counts.query(params![wanted, CONSULTATION, STATE])?;
            let mut sum = 0;
            while let Some(row) = rows.next()? {
                sum += row.get::<_, i64>(1)?.cast_unsigned();
            }
            // the first of them is under all filters
            total = if total == 0 { sum } else { total };
        }
        Ok(Answer { total, shown })
    }
}

impl Engine for Fts {
    fn ask(&self, question: &Question) -> Result<Option<Answer>> {
        let quoted = |word: &String| format!("\"{word}\"");
        let wanted = match question.kind {
            Kind::Typo => return Ok(None),
            Kind::Phrase => format!("\"{}\"", question.words.join(" ")),
            Kind::Prefix => format!("{}*", quoted(&question.words.concat())),
            _ => question
                .words
                .iter()
                .map(quoted)
                .collect::<Vec<_>>()
                .join(" "),
        };
        if question.kind == Kind::Filtered {
            return Ok(Some(self.filtered(&wanted)?));
        }
        let mut best = self.0.prepare_cached(BEST)?;
        let mut rows = best.query(params![wanted, PAGE])?;
        let mut shown = 0;
        while let Some(row) = rows.next()? {
            shown += usize::from(row.get_ref(1)?.as_str().is_ok());
        }
        let mut count = self.0.prepare_cached(COUNT)?;
        let total = count.query_row(params![wanted], |row| row.get::<_, i64>(0))?;
        Ok(Some(Answer {
            total: total.cast_unsigned(),
            shown,
        }))
    }
}
