//! tantivy alone, as its own examples use it: its default words, no stems, no weights of ours.

use super::documents::Documents;
use super::questions::{CONSULTATION, Kind, Question, STATE};
use super::{Answer, Engine, PAGE};
use anyhow::Result;
use std::path::Path;
use tantivy::aggregation::agg_req::Aggregations;
use tantivy::aggregation::{AggContextParams, AggregationCollector};
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{
    BooleanQuery, FuzzyTermQuery, Occur, Query, QueryParser, RegexQuery, TermQuery,
};
use tantivy::schema::{FAST, Field, IndexRecordOption, STORED, STRING, Schema, TEXT};
use tantivy::snippet::SnippetGenerator;
use tantivy::{DocAddress, Index, IndexReader, Score, Searcher, TantivyDocument, Term, doc};

/// The same threads and memory that Rembuk rebuilds its index with.
const THREADS: usize = 2;
const MEMORY_BYTES: usize = 80_000_000;

pub(crate) struct Bare {
    reader: IndexReader,
    fields: Fields,
    parser: QueryParser,
    facets: Aggregations,
}

#[derive(Debug, Clone, Copy)]
struct Fields {
    title: Field,
    body: Field,
    consultation: Field,
    kind: Field,
    state: Field,
}

fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let fields = Fields {
        title: builder.add_text_field("title", TEXT | STORED),
        body: builder.add_text_field("body", TEXT | STORED),
        consultation: builder.add_i64_field("consultation", tantivy::schema::INDEXED | FAST),
        kind: builder.add_text_field("kind", STRING | FAST),
        state: builder.add_text_field("state", STRING | FAST),
    };
    (builder.build(), fields)
}

/// Fills the index in `dir`.
pub(crate) fn build(dir: &Path, documents: &Documents, count: i64) -> Result<()> {
    let (schema, fields) = schema();
    let index = Index::create_in_dir(dir, schema)?;
    let mut writer = index.writer_with_num_threads::<TantivyDocument>(THREADS, MEMORY_BYTES)?;
    for text in documents.all(count) {
        writer.add_document(doc!(
            fields.title => text.title,
            fields.body => text.body,
            fields.consultation => text.consultation,
            fields.kind => text.kind,
            fields.state => text.state,
        ))?;
    }
    writer.commit()?;
    Ok(writer.wait_merging_threads()?)
}

impl Bare {
    pub(crate) fn open(dir: &Path) -> Result<Self> {
        let index = Index::open_in_dir(dir)?;
        let (_, fields) = schema();
        let mut parser = QueryParser::for_index(&index, vec![fields.title, fields.body]);
        parser.set_conjunction_by_default();
        let count = |field: &str| serde_json::json!({"terms": {"field": field, "size": 200}});
        let facets = serde_json::json!({
            "kinds": count("kind"), "states": count("state"), "consultations": count("consultation"),
        });
        Ok(Self {
            reader: index.reader()?,
            fields,
            parser,
            facets: serde_json::from_value(facets)?,
        })
    }

    fn query(&self, question: &Question) -> Result<Box<dyn Query>> {
        let words = question.words.join(" ");
        Ok(match question.kind {
            Kind::Phrase => self.parser.parse_query(&format!("\"{words}\""))?,
            Kind::Prefix => self.either(|field| {
                Ok(Box::new(RegexQuery::from_pattern(
                    &format!("{words}.*"),
                    field,
                )?))
            })?,
            Kind::Typo => self.either(|field| {
                let term = Term::from_field_text(field, &words);
                Ok(Box::new(FuzzyTermQuery::new(term, 1, true)))
            })?,
            Kind::Filtered => {
                let consultation = Term::from_field_i64(self.fields.consultation, CONSULTATION);
                let state = Term::from_field_text(self.fields.state, STATE);
                let filter = |term| -> Box<dyn Query> {
                    Box::new(TermQuery::new(term, IndexRecordOption::Basic))
                };
                Box::new(BooleanQuery::new(vec![
                    (Occur::Must, self.parser.parse_query(&words)?),
                    (Occur::Must, filter(consultation)),
                    (Occur::Must, filter(state)),
                ]))
            }
            Kind::Rare | Kind::Common | Kind::Three => self.parser.parse_query(&words)?,
        })
    }

    /// In the title or in the body.
    fn either(&self, of: impl Fn(Field) -> Result<Box<dyn Query>>) -> Result<Box<dyn Query>> {
        let both = vec![of(self.fields.title)?, of(self.fields.body)?];
        Ok(Box::new(BooleanQuery::union(both)))
    }

    fn show(
        &self,
        searcher: &Searcher,
        query: &dyn Query,
        best: &[(Score, DocAddress)],
    ) -> Result<usize> {
        let snippets = SnippetGenerator::create(searcher, query, self.fields.body)?;
        let mut shown = 0;
        for (_, address) in best {
            let document: TantivyDocument = searcher.doc(*address)?;
            shown += usize::from(snippets.snippet_from_doc(&document).to_html().len() < 1_000);
        }
        Ok(shown)
    }
}

impl Engine for Bare {
    fn ask(&self, question: &Question) -> Result<Option<Answer>> {
        let searcher = self.reader.searcher();
        let query = self.query(question)?;
        let top = TopDocs::with_limit(usize::try_from(PAGE)?).order_by_score();
        let (best, total) = if question.kind == Kind::Filtered {
            let facets =
                AggregationCollector::from_aggs(self.facets.clone(), AggContextParams::default());
            let (best, total, _counts) = searcher.search(&query, &(top, Count, facets))?;
            (best, total)
        } else {
            searcher.search(&query, &(top, Count))?
        };
        Ok(Some(Answer {
            total: u64::try_from(total)?,
            shown: self.show(&searcher, &query, &best)?,
        }))
    }
}
