//! `summary.csv`: a key and its value a line, without header.

use super::table::File;
use super::{Fault, PolisError};
use csv::StringRecord;

/// What is used of the summary. Numbers are there to find files that were cut.
#[derive(Debug, Default)]
pub(super) struct Summary {
    pub(super) topic: Option<String>,
    pub(super) description: Option<String>,
    pub(super) url: Option<String>,
    pub(super) comments: Option<i64>,
    pub(super) voters: Option<i64>,
}

pub(super) fn read(file: &File) -> Result<Summary, PolisError> {
    let mut summary = Summary::default();
    let mut has_topic = false;
    let records = file.records()?;
    for record in &records {
        file.check_fields(record, 2)?;
        let value = record.get(1).unwrap_or_default().trim();
        let text = Some(value.to_owned()).filter(|text| !text.is_empty());
        match record.get(0).unwrap_or_default() {
            "topic" => {
                has_topic = true;
                summary.topic = text;
            }
            "conversation-description" => summary.description = text,
            "url" => summary.url = text,
            "comments" => summary.comments = Some(count(file, record, value)?),
            "voters-in-conv" => summary.voters = Some(count(file, record, value)?),
            _ => {}
        }
    }
    file.check_end()?;
    match records.first() {
        Some(_) if has_topic => Ok(summary),
        first => Err(file.broken(first.unwrap_or(&StringRecord::new()), Fault::NoKey("topic"))),
    }
}

fn count(file: &File, record: &StringRecord, value: &str) -> Result<i64, PolisError> {
    let number = value.parse().ok().filter(|number| *number >= 0);
    number.ok_or_else(|| {
        let fault = Fault::Number {
            column: record.get(0).unwrap_or_default().to_owned(),
            value: value.to_owned(),
            wanted: "a number from 0 on",
        };
        file.broken(record, fault)
    })
}
