//! What a search finds.

use domain::ids::{AgencyId, AreaId, ConsultationId};
use domain::time::Timestamp;

use crate::document::{DocumentKey, Part};
use crate::query::Cursor;
use crate::typed::Hint;

/// One page of results with the counts beside it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SearchResult {
    /// How many documents match in all; exact.
    pub total: u64,
    /// The page.
    pub hits: Vec<Hit>,
    /// Where the next page starts; `None` on the last.
    pub next: Option<Cursor>,
    /// How many there would be under another choice of a filter.
    pub counts: Counts,
    /// Nothing held all the words, so some of them are missing in what is shown.
    pub loosened: bool,
    /// The text with misspelt words put right; the results already are those of this text.
    pub did_you_mean: Option<String>,
    /// What was read otherwise than it may have been meant, or left out.
    pub hints: Vec<Hint>,
}

/// Numbers of documents by the value of a filter, each exact under the *other* filters, most first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// By part.
    pub parts: Vec<(Part, u64)>,
    /// By consultation.
    pub consultations: Vec<(ConsultationId, u64)>,
    /// By code of the kind; documents without one are not counted.
    pub kinds: Vec<(String, u64)>,
    /// By code of the state; documents without one are not counted.
    pub states: Vec<(String, u64)>,
    /// By agency that answers.
    pub agencies: Vec<(AgencyId, u64)>,
    /// By area; documents without one are not counted.
    pub areas: Vec<(AreaId, u64)>,
}

/// One result.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Part and id.
    pub key: DocumentKey,
    /// How well it fits; comparable within one search only. 0 when the order is another.
    pub score: f32,
    /// The title, marked; empty where the thing has none.
    pub title: Vec<Run>,
    /// About 200 characters around the best passage, marked.
    pub snippet: Vec<Run>,
    /// The consultation it belongs to.
    pub consultation: ConsultationId,
    /// The agency that answers for it.
    pub agency: AgencyId,
    /// The area it speaks about.
    pub area: Option<AreaId>,
    /// Code of the kind.
    pub kind: Option<String>,
    /// Code of the state.
    pub state: Option<String>,
    /// When it was posted.
    pub at: Timestamp,
    /// How many people support it.
    pub supports: u32,
    /// An agency has answered it.
    pub answered: bool,
    /// Where the score comes from, where that was asked.
    pub explanation: Option<Explanation>,
}

/// Where a score comes from: the sum of `words`, times `part`, times `freshness`, times `support`.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// What each word adds (BM25 with the boost of its way), the most first; 0 is left out.
    pub words: Vec<Share>,
    /// The factor of the kind of thing.
    pub part: f32,
    /// The factor of its age, from 1 to 1.25.
    pub freshness: f32,
    /// The factor of its support, from 1 to 1.3.
    pub support: f32,
    /// The score.
    pub score: f32,
}

/// What a word adds to a score.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// What was typed.
    pub text: String,
    /// How it was found.
    pub way: Way,
    /// What it adds.
    pub score: f32,
}

/// How a word was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// In any of its forms.
    Word,
    /// Exactly as typed, which counts beside the form.
    Exact,
    /// In the title, which counts beside the form.
    Title,
    /// By it or by what means the same.
    Synonyms,
    /// By another spelling.
    Spelling,
    /// As a phrase.
    Phrase,
    /// By its beginning.
    Prefix,
}

/// A piece of text, with or without a mark. Plain text: whoever shows it escapes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Whether the query meant it.
    pub marked: bool,
}
