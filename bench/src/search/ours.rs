//! Rembuk's own index, through what the crate `search` offers to the rest of Rembuk.

use super::documents::{Documents, Text};
use super::questions::{CONSULTATION, Hostile, Kind, Question, STATE};
use super::{Answer, Engine, PAGE};
use anyhow::Result;
use domain::ids::{AgencyId, ConsultationId};
use domain::time::Timestamp;
use search::{
    Change, Document, DocumentKey, Filters, Index, Page, Part, Query, SearchResult, Typed,
};
use std::convert::Infallible;
use std::path::Path;

#[derive(Debug)]
pub(crate) struct Ours(Index);

/// Fills the index in `dir`.
pub(crate) fn build(dir: &Path, documents: &Documents, count: i64) -> Result<()> {
    let (index, _) = Index::open(dir)?;
    index.rebuild(
        documents
            .all(count)
            .map(|text| Ok::<_, Infallible>(document(text))),
    )?;
    index.rest()?;
    Ok(())
}

fn document(text: Text) -> Document {
    let part = if text.is_comment() {
        Part::Comment
    } else {
        Part::Aspiration
    };
    Document {
        key: DocumentKey::new(part, text.id),
        title: text.title,
        body: text.body,
        words: "Kecamatan Kelapa Dua".into(),
        consultation: ConsultationId(text.consultation),
        agency: AgencyId(1),
        area: None,
        kind: Some(text.kind.into()),
        state: Some(text.state.into()),
        at: Timestamp(text.at),
        supports: text.supports,
        answered: false,
    }
}

impl Ours {
    pub(crate) fn open(dir: &Path) -> Result<Self> {
        Ok(Self(Index::open(dir)?.0))
    }

    /// Asks as the search box does.
    pub(crate) fn hostile(&self, hostile: &Hostile) -> Result<Answer> {
        let query = Query {
            text: typed(&hostile.text),
            page: Page {
                offset: hostile.skipped,
                ..Page::first(PAGE)
            },
            ..Query::default()
        };
        Ok(answer(&self.0.search(&query)?))
    }

    /// Changes one document and waits until searches see it.
    pub(crate) fn change(&self, documents: &Documents, id: i64) -> Result<()> {
        let changed = document(documents.at(id));
        Ok(self.0.apply(vec![Change::Put(Box::new(changed))])?)
    }
}

impl Engine for Ours {
    fn ask(&self, question: &Question) -> Result<Option<Answer>> {
        let words = question.words.join(" ");
        let text = match question.kind {
            Kind::Phrase => format!("\"{words}\""),
            Kind::Prefix => format!("{words}*"),
            _ => words,
        };
        let mut query = Query {
            text: typed(&text),
            page: Page::first(PAGE),
            ..Query::default()
        };
        if question.kind == Kind::Filtered {
            query.filters = Filters {
                consultations: vec![ConsultationId(CONSULTATION)],
                states: vec![STATE.into()],
                ..Filters::default()
            };
        }
        Ok(Some(answer(&self.0.search(&query)?)))
    }
}

/// Reads a text as the search box does where no filter in it is known.
fn typed(text: &str) -> Typed {
    Typed::read(text).settle(&[])
}

fn answer(result: &SearchResult) -> Answer {
    Answer {
        total: result.total,
        shown: result.hits.len(),
    }
}
