//! What goes into the index: one public text with the facts that filter and order it.

use std::fmt;

use domain::ids::{AgencyId, AreaId, ConsultationId};
use domain::time::Timestamp;

/// The kind of thing a document stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A consultation: its title, question and background.
    Consultation,
    /// A contribution of a person.
    Aspiration,
    /// A reply to an aspiration.
    Comment,
    /// An agency's official answer.
    Response,
    /// The text that closes a consultation.
    Summary,
}

impl Part {
    /// Every part, in the order of the codes.
    pub const ALL: [Self; 5] = [
        Self::Consultation,
        Self::Aspiration,
        Self::Comment,
        Self::Response,
        Self::Summary,
    ];

    /// The short name used in the index and in URLs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Consultation => "consultation",
            Self::Aspiration => "aspiration",
            Self::Comment => "comment",
            Self::Response => "response",
            Self::Summary => "summary",
        }
    }

    /// The part of a code; `None` for anything else.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }

    /// The number in the upper byte of a packed key; never reused for another part.
    fn number(self) -> u64 {
        match self {
            Self::Consultation => 1,
            Self::Aspiration => 2,
            Self::Comment => 3,
            Self::Response => 4,
            Self::Summary => 5,
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Names one document: its part and the row's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentKey {
    /// What it is.
    pub part: Part,
    /// The id of the row; from 0 to 2^56 − 1, as databases count.
    pub id: i64,
}

/// Bits of a packed key that hold the id.
const ID_BITS: u32 = 56;

impl DocumentKey {
    /// A key from its two halves.
    pub fn new(part: Part, id: i64) -> Self {
        Self { part, id }
    }

    /// The key as one number: the part in the upper byte, the id below.
    pub(crate) fn packed(self) -> u64 {
        let id = self.id.cast_unsigned() & ((1 << ID_BITS) - 1);
        (self.part.number() << ID_BITS) | id
    }

    /// The key of a packed number; `None` when no part has that number.
    pub(crate) fn unpack(packed: u64) -> Option<Self> {
        let number = packed >> ID_BITS;
        let part = Part::ALL.into_iter().find(|part| part.number() == number)?;
        let id = (packed & ((1 << ID_BITS) - 1)).cast_signed();
        Some(Self { part, id })
    }
}

impl fmt::Display for DocumentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.part, self.id)
    }
}

/// One public text, as the index knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Part and id; putting a document replaces the one with the same key.
    pub key: DocumentKey,
    /// Title; empty where the thing has none (a comment).
    pub title: String,
    /// Plain text, without markup. Searched to 20,000 characters; snippets come from the first 4,000.
    pub body: String,
    /// More words that find it but are never shown: names of its area, its agency.
    pub words: String,
    /// The consultation it belongs to (its own id for a consultation).
    pub consultation: ConsultationId,
    /// The agency that answers for it.
    pub agency: AgencyId,
    /// The area it speaks about.
    pub area: Option<AreaId>,
    /// Code of the aspiration's kind, such as `complaint`.
    pub kind: Option<String>,
    /// Code of the state, such as `answered`.
    pub state: Option<String>,
    /// When it was posted; already rounded to the day for an anonymous post.
    pub at: Timestamp,
    /// How many people support it.
    pub supports: u32,
    /// An agency has answered it.
    pub answered: bool,
}

/// One step of bringing the index up to date. Both are idempotent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Adds the document, or replaces the one with the same key.
    Put(Box<Document>),
    /// Removes it, if it is there.
    Remove(DocumentKey),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_survives_packing() {
        for part in Part::ALL {
            for id in [0, 1, 4_000_000_000, (1 << 56) - 1] {
                let key = DocumentKey::new(part, id);
                assert_eq!(DocumentKey::unpack(key.packed()), Some(key));
                assert_eq!(Part::parse(part.code()), Some(part));
            }
        }
        assert_eq!(DocumentKey::unpack(0), None);
    }
}
