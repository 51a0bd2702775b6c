//! The fields of the index, and a document as the index library wants it.
//!
//! Matching needs only `stems`: every exact word of a text has its stem there too. `exact` and `title` add to the
//! score, and phrases and prefixes look into `exact`. The facts that filter and count are columns beside the text.

use tantivy::TantivyDocument;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};

use crate::analysis::{EXACT, ExactTokenizer, STEMS, StemTokenizer, Tongue, without_codes};
use crate::document::Document;

/// Raised when fields change their meaning, so that an old index is rebuilt.
pub(crate) const SCHEMA_VERSION: u32 = 2;

/// Characters of a body that are searched.
const BODY_CHARACTERS_MAX: usize = 20_000;
/// Characters of a body that are kept for snippets.
const SHOWN_CHARACTERS_MAX: usize = 4_000;

/// Separates the codes of a class; never part of a code.
const CLASS_SEPARATOR: &str = "\t";
/// Stands in the class of what has been answered.
const ANSWERED: &str = "answered";

/// Handles of the fields that queries name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    /// Packed key: finds the document to replace, breaks ties.
    pub(crate) key: Field,
    /// Folded words of title, body and extra words.
    pub(crate) exact: Field,
    /// Stems of the same.
    pub(crate) stems: Field,
    /// Stems of the title alone.
    pub(crate) title: Field,
    /// The title as it is shown.
    pub(crate) shown_title: Field,
    /// The beginning of the body as it is shown.
    pub(crate) shown_body: Field,
    class: Field,
    consultation: Field,
    agency: Field,
    area: Field,
    at: Field,
    supports: Field,
}

/// Names of the columns.
pub(crate) const KEY: &str = "key";
pub(crate) const CLASS: &str = "class";
pub(crate) const CONSULTATION: &str = "consultation";
pub(crate) const AGENCY: &str = "agency";
pub(crate) const AREA: &str = "area";
pub(crate) const AT: &str = "at";
pub(crate) const SUPPORTS: &str = "supports";

/// The schema and its handles.
pub(crate) fn schema() -> (Schema, Fields) {
    let text = |tokenizer: &str, record| {
        TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(tokenizer)
                .set_index_option(record),
        )
    };
    // Counted by ordinal, so short strings with few distinct values make the cheapest columns.
    let counted = TextOptions::default().set_fast("raw");
    let mut builder = Schema::builder();
    let fields = Fields {
        key: builder.add_u64_field(KEY, INDEXED | FAST),
        exact: builder.add_text_field(
            "exact",
            text(EXACT, IndexRecordOption::WithFreqsAndPositions),
        ),
        stems: builder.add_text_field(
            "stems",
            text(STEMS, IndexRecordOption::WithFreqsAndPositions),
        ),
        title: builder.add_text_field("title", text(STEMS, IndexRecordOption::WithFreqs)),
        shown_title: builder.add_text_field("shown_title", STORED),
        shown_body: builder.add_text_field("shown_body", STORED),
        class: builder.add_text_field(CLASS, counted.clone()),
        consultation: builder.add_text_field(CONSULTATION, counted),
        agency: builder.add_i64_field(AGENCY, FAST),
        area: builder.add_i64_field(AREA, FAST),
        at: builder.add_i64_field(AT, FAST),
        supports: builder.add_u64_field(SUPPORTS, FAST),
    };
    (builder.build(), fields)
}

/// The tokenizers that the schema names.
pub(crate) fn tokenizers() -> TokenizerManager {
    // The library asks for its own `default` even where a field is a number.
    let manager = TokenizerManager::default();
    manager.register(EXACT, TextAnalyzer::from(ExactTokenizer));
    manager.register(STEMS, TextAnalyzer::from(StemTokenizer));
    manager
}

impl Fields {
    /// The document with its texts cut to the limits.
    pub(crate) fn library_document(&self, document: Document) -> TantivyDocument {
        let mut out = TantivyDocument::new();
        let body = cut(&document.body, BODY_CHARACTERS_MAX);
        out.add_u64(self.key, document.key.packed());
        // Tracking codes find a case, and nobody shall find it by searching.
        let (title, searched) = (without_codes(&document.title), without_codes(body));
        let tongue = Tongue::of(&[&title, &searched]);
        for text in [&title, &searched] {
            out.add_text(self.exact, text);
            out.add_text(self.stems, tongue.marked(text));
        }
        // Names of agencies and areas.
        for field in [self.exact, self.stems] {
            out.add_text(field, &document.words);
        }
        out.add_text(self.title, tongue.marked(&title));
        out.add_text(self.class, class_text(&document));
        out.add_text(self.consultation, document.consultation.0.to_string());
        out.add_i64(self.agency, document.agency.0);
        if let Some(area) = document.area {
            out.add_i64(self.area, area.0);
        }
        out.add_i64(self.at, document.at.0);
        out.add_u64(self.supports, u64::from(document.supports));
        out.add_text(self.shown_body, cut(body, SHOWN_CHARACTERS_MAX));
        out.add_text(self.shown_title, &document.title);
        out
    }
}

/// The first characters of a text.
fn cut(text: &str, characters_max: usize) -> &str {
    text.char_indices()
        .nth(characters_max)
        .and_then(|(byte, _)| text.get(..byte))
        .unwrap_or(text)
}

/// Part, kind, state and answered as one value: few combinations exist, and one column is read faster than four.
fn class_text(document: &Document) -> String {
    let code = |code: &Option<String>| {
        code.as_deref()
            .unwrap_or_default()
            .replace(CLASS_SEPARATOR, " ")
    };
    let codes = [
        document.key.part.code(),
        &code(&document.kind),
        &code(&document.state),
        if document.answered { ANSWERED } else { "" },
    ];
    codes.join(CLASS_SEPARATOR)
}

/// The codes of a class.
pub(crate) struct ClassCodes<'a> {
    pub(crate) part: &'a str,
    pub(crate) kind: Option<String>,
    pub(crate) state: Option<String>,
    pub(crate) answered: bool,
}

/// The codes of a class; `None` if it is not one.
pub(crate) fn class_codes(class: &str) -> Option<ClassCodes<'_>> {
    let mut codes = class.splitn(4, CLASS_SEPARATOR);
    let part = codes.next()?;
    let mut code = || {
        let code = codes.next()?;
        Some((!code.is_empty()).then(|| code.to_owned()))
    };
    Some(ClassCodes {
        part,
        kind: code()?,
        state: code()?,
        answered: code()?.is_some(),
    })
}
