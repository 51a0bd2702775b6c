//! A Polis export: `comments.csv`, `participants-votes.csv` and `summary.csv` of one folder.
//!
//! The matrix of `participants-votes.csv` counts: the totals of `comments.csv` include votes that people changed later.
//! Rows and columns come in any order, and rejected statements may have no column. A file that was cut, or does not
//! hold what it should, is refused with its line: half a consultation is worse than none.

mod comments;
mod matrix;
mod summary;
mod table;

use domain::time::Timestamp;
use domain::votes::Choice;
use domain::words::{Body, TextError};
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use table::File;

/// An export, read and checked.
#[derive(Debug, Clone)]
pub struct Export {
    /// The name of its folder.
    pub name: String,
    /// What was talked about.
    pub topic: Option<String>,
    /// The introduction people read.
    pub description: Option<String>,
    /// Where it took place.
    pub url: Option<String>,
    /// Every statement, rejected ones too.
    pub statements: Vec<Statement>,
    /// The numbers of the people, one a row of the matrix.
    pub people: Vec<i64>,
    /// Every cell of the matrix that holds a vote.
    pub votes: Vec<Vote>,
}

/// A row of `comments.csv`.
#[derive(Debug, Clone)]
pub struct Statement {
    /// Its number.
    pub id: i64,
    /// The number of its author, who may not be in the matrix.
    pub author: i64,
    /// When it was written.
    pub at: Timestamp,
    /// Votes for it, as the export counts them: changed ones too.
    pub agrees: i64,
    /// Votes against it, counted in the same way.
    pub disagrees: i64,
    /// Moderators did not let it through.
    pub rejected: bool,
    /// Its words.
    pub body: Body,
}

/// A vote; both places are those in [`Export`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vote {
    /// The place in [`Export::statements`].
    pub statement: usize,
    /// The place in [`Export::people`].
    pub person: usize,
    /// What was said.
    pub choice: Choice,
}

/// Why an export was refused.
#[derive(Debug, thiserror::Error)]
pub enum PolisError {
    /// The folder has no name to remember it by.
    #[error("{0}: not a folder with a name")]
    Folder(PathBuf),
    /// A file is missing or cannot be read.
    #[error("{file}: {error}")]
    Unreadable {
        /// The file.
        file: &'static str,
        /// What the system says.
        error: io::Error,
    },
    /// A file does not hold what it should.
    #[error("{file}, line {line}: {fault}")]
    Broken {
        /// The file.
        file: &'static str,
        /// The line, from 1; of a row over several lines the first.
        line: u64,
        /// What is wrong there.
        fault: Fault,
    },
}

/// What is wrong in a line.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Bytes that are no text.
    #[error("not UTF-8")]
    NotUtf8,
    /// The file is empty.
    #[error("the file is empty")]
    Empty,
    /// A quoted text has no end: the file was cut.
    #[error("a quoted text does not end; the file seems to be cut")]
    OpenQuote,
    /// The last line has no end: the file was cut.
    #[error("the last line has no line break at its end; the file seems to be cut")]
    OpenLine,
    /// A row is shorter or longer than the header.
    #[error("{have} fields instead of {want}")]
    Fields {
        /// Fields of the row.
        have: usize,
        /// Fields of the header.
        want: usize,
    },
    /// A column is missing.
    #[error("the column {0} is missing")]
    NoColumn(&'static str),
    /// A line of the summary is missing.
    #[error("the line {0} is missing")]
    NoKey(&'static str),
    /// A column is there twice.
    #[error("the column {0:?} is there twice")]
    ColumnTwice(String),
    /// Something that should be a number is none, or none that is possible here.
    #[error("{column}: {value:?} is not {wanted}")]
    Number {
        /// The column.
        column: String,
        /// What is there.
        value: String,
        /// What should be there.
        wanted: &'static str,
    },
    /// A number that should be unique is not.
    #[error("{column} {id} is there twice")]
    Twice {
        /// The column.
        column: &'static str,
        /// The number.
        id: i64,
    },
    /// A column of votes belongs to no statement.
    #[error("votes on statement {0}, which is not in comments.csv")]
    UnknownStatement(i64),
    /// A statement cannot be shown here.
    #[error("comment-body: {0}")]
    Text(#[from] TextError),
    /// There are fewer rows than `summary.csv` speaks of: the file was cut.
    #[error("{have} rows, but {key} in summary.csv says {said}; the file seems to be cut")]
    Fewer {
        /// Rows read.
        have: usize,
        /// The line of the summary.
        key: &'static str,
        /// What it says.
        said: i64,
    },
}

/// Reads the three files of a folder.
///
/// # Errors
/// [`PolisError`] names the file, the line and what is wrong.
pub fn read(folder: &Path) -> Result<Export, PolisError> {
    let named = folder.canonicalize().ok();
    let name = named
        .as_deref()
        .and_then(Path::file_name)
        .and_then(|name| name.to_str())
        .ok_or_else(|| PolisError::Folder(folder.to_owned()))?;
    let summary = summary::read(&File::open(folder, "summary.csv")?)?;
    let comments = File::open(folder, "comments.csv")?;
    let statements = comments::read(&comments)?;
    comments.check_rows(statements.len(), "comments", summary.comments)?;
    let places: HashMap<i64, usize> = statements
        .iter()
        .enumerate()
        .map(|(place, statement)| (statement.id, place))
        .collect();
    let matrix = File::open(folder, "participants-votes.csv")?;
    let (people, votes) = matrix::read(&matrix, &places)?;
    matrix.check_rows(people.len(), "voters-in-conv", summary.voters)?;
    Ok(Export {
        name: name.to_owned(),
        topic: summary.topic,
        description: summary.description,
        url: summary.url,
        statements,
        people,
        votes,
    })
}
