//! One state of the index, with the columns of its segments opened once instead of at every search.

use std::sync::Arc;

use tantivy::columnar::Column;
use tantivy::columnar::StrColumn;
use tantivy::index::SegmentId;
use tantivy::{Searcher, SegmentReader};

use crate::document::Part;
use crate::error::{SearchError, corrupt};
use crate::schema::{AGENCY, AREA, AT, CLASS, CONSULTATION, Fields, KEY, SUPPORTS, class_codes};

/// What a search sees; later changes make another one.
pub(crate) struct Snapshot {
    pub(crate) searcher: Searcher,
    pub(crate) fields: Fields,
    /// In the order of the searcher's segments.
    pub(crate) segments: Vec<Arc<Segment>>,
}

/// The facts of one segment's documents, as columns.
pub(crate) struct Segment {
    id: SegmentId,
    pub(crate) key: Column<u64>,
    /// Ordinals into `classes`.
    pub(crate) class: Column<u64>,
    pub(crate) classes: Vec<Class>,
    /// Ordinals into `consultations`.
    pub(crate) consultation: Column<u64>,
    pub(crate) consultations: Vec<i64>,
    pub(crate) agency: Column<i64>,
    pub(crate) area: Column<i64>,
    pub(crate) at: Column<i64>,
    pub(crate) supports: Column<u64>,
}

/// A combination of part, kind and state that occurs.
#[derive(Debug, Clone)]
pub(crate) struct Class {
    pub(crate) part: Part,
    pub(crate) kind: Option<String>,
    pub(crate) state: Option<String>,
}

impl Snapshot {
    /// Opens the columns of a searcher, taking over those of segments that were open before.
    pub(crate) fn open(
        searcher: Searcher,
        fields: Fields,
        before: Option<&Self>,
    ) -> Result<Self, SearchError> {
        let known = before.map_or(&[][..], |before| &before.segments);
        let mut segments = Vec::new();
        for reader in searcher.segment_readers() {
            let open = known.iter().find(|open| open.id == reader.segment_id());
            segments.push(match open {
                Some(open) => Arc::clone(open),
                None => Arc::new(Segment::open(reader)?),
            });
        }
        Ok(Self {
            searcher,
            fields,
            segments,
        })
    }
}

impl Segment {
    fn open(reader: &SegmentReader) -> Result<Self, SearchError> {
        let columns = reader.fast_fields();
        let numbers = |name: &str| -> Result<Column<i64>, SearchError> {
            let column = columns.column_opt::<i64>(name)?;
            Ok(column.unwrap_or_else(|| Column::build_empty_column(reader.max_doc())))
        };
        let counts = |name: &str| -> Result<Column<u64>, SearchError> {
            let column = columns.column_opt::<u64>(name)?;
            Ok(column.unwrap_or_else(|| Column::build_empty_column(reader.max_doc())))
        };
        let (class, class_texts) = strings(columns.str(CLASS)?)?;
        let (consultation, consultation_texts) = strings(columns.str(CONSULTATION)?)?;
        let classes = class_texts.iter().map(|text| parse_class(text));
        let consultations = consultation_texts.iter().map(|text| text.parse().ok());
        Ok(Self {
            id: reader.segment_id(),
            key: counts(KEY)?,
            class,
            classes: classes
                .collect::<Option<_>>()
                .ok_or_else(|| corrupt("class"))?,
            consultation,
            consultations: consultations
                .collect::<Option<_>>()
                .ok_or_else(|| corrupt("consultation"))?,
            agency: numbers(AGENCY)?,
            area: numbers(AREA)?,
            at: numbers(AT)?,
            supports: counts(SUPPORTS)?,
        })
    }
}

/// A string column as ordinals and the strings they stand for.
fn strings(column: Option<StrColumn>) -> Result<(Column<u64>, Vec<String>), SearchError> {
    let column = column.ok_or_else(|| corrupt("missing column"))?;
    let mut texts = Vec::with_capacity(column.num_terms());
    for (ordinal, _) in (0..).zip(0..column.num_terms()) {
        let mut text = String::new();
        if !column.ord_to_str(ordinal, &mut text)? {
            return Err(corrupt("ordinal"));
        }
        texts.push(text);
    }
    Ok((column.ords().clone(), texts))
}

fn parse_class(text: &str) -> Option<Class> {
    let (part, kind, state) = class_codes(text)?;
    Some(Class {
        part: Part::parse(part)?,
        kind,
        state,
    })
}
