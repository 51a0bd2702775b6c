//! A CSV file as Polis writes it (RFC 4180), read strictly: the reader underneath forgives what a cut leaves behind.

use super::{Fault, PolisError};
use csv::{ReaderBuilder, StringRecord};
use std::collections::HashSet;
use std::path::Path;

/// A file, known to be text and to have an end.
#[derive(Debug)]
pub(super) struct File {
    name: &'static str,
    text: String,
}

/// The rows of a file below its header.
#[derive(Debug)]
pub(super) struct Table<'a> {
    pub(super) file: &'a File,
    pub(super) header: StringRecord,
    pub(super) rows: Vec<StringRecord>,
}

impl File {
    pub(super) fn open(folder: &Path, name: &'static str) -> Result<Self, PolisError> {
        let bytes = std::fs::read(folder.join(name))
            .map_err(|error| PolisError::Unreadable { file: name, error })?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let before = error.as_bytes().get(..valid).unwrap_or_default();
            broken(name, line_breaks(before) + 1, Fault::NotUtf8)
        })?;
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        Ok(Self { name, text })
    }

    /// The first record is the header; each other one has as many fields.
    pub(super) fn table(&self) -> Result<Table<'_>, PolisError> {
        let mut rows = self.records()?.into_iter();
        let header = rows
            .next()
            .ok_or_else(|| broken(self.name, 1, Fault::Empty))?;
        let mut names = HashSet::new();
        if let Some(twice) = header.iter().find(|name| !names.insert(*name)) {
            return Err(self.broken(&header, Fault::ColumnTwice(twice.to_owned())));
        }
        let rows: Vec<StringRecord> = rows.collect();
        for row in &rows {
            self.check_fields(row, header.len())?;
        }
        self.check_end()?;
        Ok(Table {
            file: self,
            header,
            rows,
        })
    }

    /// Every record, of any length.
    pub(super) fn records(&self) -> Result<Vec<StringRecord>, PolisError> {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(self.text.as_bytes());
        let mut records = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| {
                let line = error.position().map_or(1, csv::Position::line);
                broken(self.name, line, Fault::NotUtf8)
            })?;
            records.push(record);
        }
        // Quotes come in pairs, so an odd number leaves the last record open.
        if self.text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1 {
            let line = records.last().map_or(1, line_of);
            return Err(broken(self.name, line, Fault::OpenQuote));
        }
        Ok(records)
    }

    pub(super) fn check_fields(&self, row: &StringRecord, want: usize) -> Result<(), PolisError> {
        let have = row.len();
        if have == want {
            return Ok(());
        }
        Err(self.broken(row, Fault::Fields { have, want }))
    }

    /// A line that was cut may look whole; its line break tells that it is.
    pub(super) fn check_end(&self) -> Result<(), PolisError> {
        if self.text.is_empty() || self.text.ends_with(['\n', '\r']) {
            return Ok(());
        }
        let line = line_breaks(self.text.as_bytes()) + 1;
        Err(broken(self.name, line, Fault::OpenLine))
    }

    /// Refuses fewer rows than the summary speaks of; more are usual, for it counts what the analysis used.
    pub(super) fn check_rows(
        &self,
        have: usize,
        key: &'static str,
        said: Option<i64>,
    ) -> Result<(), PolisError> {
        match said {
            Some(said) if i64::try_from(have).unwrap_or(i64::MAX) < said => {
                let fault = Fault::Fewer { have, key, said };
                Err(broken(self.name, line_breaks(self.text.as_bytes()), fault))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn broken(&self, row: &StringRecord, fault: Fault) -> PolisError {
        broken(self.name, line_of(row), fault)
    }
}

impl Table<'_> {
    /// The place of a column.
    pub(super) fn column(&self, name: &'static str) -> Result<Column, PolisError> {
        let place = self.header.iter().position(|column| column == name);
        let place = place.ok_or_else(|| self.file.broken(&self.header, Fault::NoColumn(name)))?;
        Ok(Column { name, place })
    }

    /// The whole number in a column, where `fits` says so.
    pub(super) fn number(
        &self,
        row: &StringRecord,
        column: Column,
        (wanted, fits): (&'static str, fn(i64) -> bool),
    ) -> Result<i64, PolisError> {
        let value = row.get(column.place).unwrap_or_default();
        let number = value.parse().ok().filter(|number| fits(*number));
        number.ok_or_else(|| {
            let fault = Fault::Number {
                column: column.name.to_owned(),
                value: value.to_owned(),
                wanted,
            };
            self.file.broken(row, fault)
        })
    }
}

/// A column and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) place: usize,
}

/// A number people, statements and votes are counted or named with.
pub(super) const COUNT: (&str, fn(i64) -> bool) = ("a number from 0 on", |number| number >= 0);

fn broken(file: &'static str, line: u64, fault: Fault) -> PolisError {
    PolisError::Broken { file, line, fault }
}

fn line_of(row: &StringRecord) -> u64 {
    row.position().map_or(1, csv::Position::line)
}

fn line_breaks(bytes: &[u8]) -> u64 {
    let breaks = bytes.iter().filter(|byte| **byte == b'\n').count();
    u64::try_from(breaks).unwrap_or(u64::MAX)
}
