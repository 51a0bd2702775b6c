//! `comments.csv`: the statements.

use super::table::{COUNT, File};
use super::{Fault, PolisError, Statement};
use domain::time::Timestamp;
use domain::words::Body;
use std::collections::HashSet;

/// Milliseconds since 1970 that Polis can have written: until the year 2100.
const MOMENT: (&str, fn(i64) -> bool) = ("a time in milliseconds", |number| {
    number > 0 && number < 4_102_444_800_000
});

const MODERATED: (&str, fn(i64) -> bool) = ("-1, 0 or 1", |number| (-1..=1).contains(&number));

/// Reads every statement, in the order of their numbers.
pub(super) fn read(file: &File) -> Result<Vec<Statement>, PolisError> {
    let table = file.table()?;
    let at = table.column("timestamp")?;
    let id = table.column("comment-id")?;
    let author = table.column("author-id")?;
    let agrees = table.column("agrees")?;
    let disagrees = table.column("disagrees")?;
    let moderated = table.column("moderated")?;
    let body = table.column("comment-body")?;
    let mut seen = HashSet::new();
    let mut statements = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let number = table.number(row, id, COUNT)?;
        if !seen.insert(number) {
            let column = id.name;
            let fault = Fault::Twice { column, id: number };
            return Err(file.broken(row, fault));
        }
        let words = row.get(body.place).unwrap_or_default();
        statements.push(Statement {
            id: number,
            author: table.number(row, author, COUNT)?,
            at: Timestamp(table.number(row, at, MOMENT)?.saturating_mul(1_000)),
            agrees: table.number(row, agrees, COUNT)?,
            disagrees: table.number(row, disagrees, COUNT)?,
            rejected: table.number(row, moderated, MODERATED)? == -1,
            body: Body::parse(words).map_err(|error| file.broken(row, error.into()))?,
        });
    }
    statements.sort_unstable_by_key(|statement| statement.id);
    Ok(statements)
}
