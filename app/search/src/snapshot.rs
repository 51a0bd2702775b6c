//! One state of the index, with the columns of its segments opened once instead of at every search.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use tantivy::columnar::Column;
use tantivy::columnar::StrColumn;
use tantivy::index::SegmentId;
use tantivy::query::Query;
use tantivy::{DocId, Searcher, SegmentReader};

use crate::collect::{Gather, Gathered};
use crate::dictionary::Dictionary;
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

/// The facts of one segment's documents.
///
/// What every search reads of every match is unpacked, in columns: counting a common word is a matter of how much memory
/// is walked through, and it walks through 4 bytes a document, of 28.
pub(crate) struct Segment {
    id: SegmentId,
    /// By document: which of the groups it is in.
    group_of: Vec<u32>,
    /// By document: when it was posted.
    at: Vec<i64>,
    /// By document: what only the best are asked for.
    rest: Vec<Rest>,
    pub(crate) groups: Vec<Group>,
    pub(crate) classes: Vec<Class>,
    pub(crate) consultations: Vec<i64>,
    pub(crate) agencies: Vec<i64>,
    /// With [`Segment::NO_AREA`] where a document has none.
    pub(crate) areas: Vec<i64>,
}

/// The facts of one document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Facts {
    pub(crate) key: u64,
    pub(crate) at: i64,
    pub(crate) supports: u32,
    pub(crate) group: Group,
}

#[derive(Debug, Clone, Copy)]
struct Rest {
    key: u64,
    supports: u32,
}

/// What the filters look at; few combinations of it occur.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Group {
    /// Ordinal into `classes`.
    pub(crate) class: u16,
    /// Ordinal into `agencies`.
    pub(crate) agency: u16,
    /// Ordinal into `consultations`.
    pub(crate) consultation: u32,
    /// Ordinal into `areas`.
    pub(crate) area: u32,
}

/// A combination of part, kind and state that occurs.
#[derive(Debug, Clone)]
pub(crate) struct Class {
    pub(crate) part: Part,
    pub(crate) kind: Option<String>,
    pub(crate) state: Option<String>,
    pub(crate) answered: bool,
}

impl Snapshot {
    /// Searches; scores count only documents that are there.
    pub(crate) fn gather(
        &self,
        query: &dyn Query,
        gather: &Gather,
    ) -> Result<Gathered, SearchError> {
        let statistics = Dictionary::new(&self.searcher);
        let searched = self
            .searcher
            .search_with_statistics_provider(query, gather, &statistics);
        Ok(searched?)
    }

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
    /// Stands among the areas where a document has none; no row has this key.
    pub(crate) const NO_AREA: i64 = i64::MIN;

    /// The facts of a document; `None` only if there is no such document.
    pub(crate) fn facts(&self, doc: DocId) -> Option<Facts> {
        let doc = usize::try_from(doc).ok()?;
        let rest = self.rest.get(doc)?;
        let group = usize::try_from(*self.group_of.get(doc)?).ok()?;
        Some(Facts {
            key: rest.key,
            at: *self.at.get(doc)?,
            supports: rest.supports,
            group: *self.groups.get(group)?,
        })
    }

    /// Which group a document is in, as an ordinal into `groups`.
    pub(crate) fn group_of(&self, doc: DocId) -> Option<u32> {
        self.group_of.get(usize::try_from(doc).ok()?).copied()
    }

    /// When a document was posted.
    pub(crate) fn at(&self, doc: DocId) -> Option<i64> {
        self.at.get(usize::try_from(doc).ok()?).copied()
    }

    fn open(reader: &SegmentReader) -> Result<Self, SearchError> {
        let columns = reader.fast_fields();
        let numbers = |name: &str| -> Result<Column<i64>, SearchError> {
            let column = columns.column_opt::<i64>(name)?;
            Ok(column.unwrap_or_else(|| Column::build_empty_column(reader.max_doc())))
        };
        let counts = |name: &str| -> Result<Column<u64>, SearchError> {
            let column = columns.column_opt::<u64>(name)?;
            column.ok_or_else(|| corrupt("missing column"))
        };
        let (class, class_texts) = strings(columns.str(CLASS)?)?;
        let (consultation, consultation_texts) = strings(columns.str(CONSULTATION)?)?;
        let (key, at, supports) = (counts(KEY)?, numbers(AT)?, counts(SUPPORTS)?);
        let docs = reader.max_doc();
        let (agency, agencies) = ordinals(&numbers(AGENCY)?, docs);
        let (area, areas) = ordinals(&numbers(AREA)?, docs);
        let ordinal = |of: &[u32], doc: DocId| of.get(usize::try_from(doc).ok()?).copied();
        let rest = (0..docs).map(|doc| {
            Some(Rest {
                key: key.first(doc)?,
                supports: u32::try_from(supports.first(doc)?).ok()?,
            })
        });
        let groups = (0..docs).map(|doc| {
            Some(Group {
                class: u16::try_from(class.first(doc)?).ok()?,
                agency: u16::try_from(ordinal(&agency, doc)?).ok()?,
                consultation: u32::try_from(consultation.first(doc)?).ok()?,
                area: ordinal(&area, doc)?,
            })
        });
        let (group_of, groups) = distinct(all(groups, "facts")?.into_iter());
        let classes = class_texts.iter().map(|text| parse_class(text));
        let consultations = consultation_texts.iter().map(|text| text.parse().ok());
        Ok(Self {
            id: reader.segment_id(),
            group_of,
            at: all((0..docs).map(|doc| at.first(doc)), "time")?,
            rest: all(rest, "facts")?,
            groups,
            classes: all(classes, "class")?,
            consultations: all(consultations, "consultation")?,
            agencies,
            areas,
        })
    }
}

/// A column of few different numbers as an ordinal a document, and the numbers they stand for.
fn ordinals(column: &Column<i64>, docs: DocId) -> (Vec<u32>, Vec<i64>) {
    distinct((0..docs).map(|doc| column.first(doc).unwrap_or(Segment::NO_AREA)))
}

/// Few different values as ordinals, and the values they stand for.
fn distinct<T: Copy + Eq + Hash>(of: impl Iterator<Item = T>) -> (Vec<u32>, Vec<T>) {
    let mut known: HashMap<T, u32> = HashMap::new();
    let mut values = Vec::new();
    let ordinals = of.map(|value| {
        *known.entry(value).or_insert_with(|| {
            values.push(value);
            u32::try_from(values.len() - 1).unwrap_or(u32::MAX)
        })
    });
    (ordinals.collect(), values)
}

fn all<T>(values: impl Iterator<Item = Option<T>>, what: &str) -> Result<Vec<T>, SearchError> {
    values.collect::<Option<_>>().ok_or_else(|| corrupt(what))
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
    let codes = class_codes(text)?;
    Some(Class {
        part: Part::parse(codes.part)?,
        kind: codes.kind,
        state: codes.state,
        answered: codes.answered,
    })
}
