//! What a search finds.

use domain::ids::{AgencyId, AreaId, ConsultationId};
use domain::time::Timestamp;

use crate::document::{DocumentKey, Part};
use crate::query::Cursor;

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
    /// The text was longer than the budget, and its rest was not searched for.
    pub cut: bool,
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
}

/// A piece of text, with or without a mark. Plain text: whoever shows it escapes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Whether the query meant it.
    pub marked: bool,
}
