//! `participants-votes.csv`: one row a person, one column a statement.

use super::table::{COUNT, File, Table};
use super::{Fault, PolisError, Vote};
use csv::StringRecord;
use domain::votes::Choice;
use std::collections::{HashMap, HashSet};

/// Reads the people's numbers and their votes; `statements` gives the place of a statement's number.
pub(super) fn read(
    file: &File,
    statements: &HashMap<i64, usize>,
) -> Result<(Vec<i64>, Vec<Vote>), PolisError> {
    let table = file.table()?;
    let participant = table.column("participant")?;
    let columns = statement_columns(&table, statements)?;
    let mut seen = HashSet::new();
    let (mut people, mut votes) = (Vec::with_capacity(table.rows.len()), Vec::new());
    for row in &table.rows {
        let number = table.number(row, participant, COUNT)?;
        if !seen.insert(number) {
            let column = participant.name;
            let fault = Fault::Twice { column, id: number };
            return Err(file.broken(row, fault));
        }
        let person = people.len();
        people.push(number);
        for (place, statement) in &columns {
            if let Some(choice) = choice(&table, row, *place)? {
                votes.push(Vote {
                    statement: *statement,
                    person,
                    choice,
                });
            }
        }
    }
    Ok((people, votes))
}

/// The place of each column that is named by a number, and of the statement of that number.
fn statement_columns(
    table: &Table<'_>,
    statements: &HashMap<i64, usize>,
) -> Result<Vec<(usize, usize)>, PolisError> {
    let mut columns = Vec::new();
    for (place, name) in table.header.iter().enumerate() {
        let Ok(number) = name.parse::<i64>() else {
            continue;
        };
        let statement = statements.get(&number).ok_or_else(|| {
            let fault = Fault::UnknownStatement(number);
            table.file.broken(&table.header, fault)
        })?;
        if columns.iter().any(|(_, other)| other == statement) {
            let fault = Fault::ColumnTwice(name.to_owned());
            return Err(table.file.broken(&table.header, fault));
        }
        columns.push((place, *statement));
    }
    Ok(columns)
}

fn choice(
    table: &Table<'_>,
    row: &StringRecord,
    place: usize,
) -> Result<Option<Choice>, PolisError> {
    match row.get(place) {
        None | Some("") => Ok(None),
        Some("1") => Ok(Some(Choice::Agree)),
        Some("-1") => Ok(Some(Choice::Disagree)),
        Some("0") => Ok(Some(Choice::Pass)),
        Some(value) => {
            let fault = Fault::Number {
                column: format!("statement {}", table.header.get(place).unwrap_or_default()),
                value: value.to_owned(),
                wanted: "1, -1, 0 or empty",
            };
            Err(table.file.broken(row, fault))
        }
    }
}
