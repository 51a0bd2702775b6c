//! Ids: row keys inside (`i64`), unguessable names outside ([`PublicId`]).

use serde::{Deserialize, Serialize};

macro_rules! row_id {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "values", derive(sea_orm::DeriveValueType))]
        #[serde(transparent)]
        pub struct $name(pub i64);
    )+};
}

row_id! {
    /// A person who registered, or came with an import.
    PersonId,
    /// An organisation in the tree of agencies.
    AgencyId,
    /// A kelurahan, desa, kecamatan or regency.
    AreaId,
    /// One forum on one theme.
    ConsultationId,
    /// One contribution of a person.
    AspirationId,
    /// A reply to an aspiration or to another comment.
    CommentId,
    /// An agency's official answer.
    ResponseId,
    /// A reader's report of a post.
    ReportId,
    /// A moderator's decision.
    ModerationId,
    /// The official text that closes a consultation.
    SummaryId,
    /// A search somebody keeps.
    SavedSearchId,
    /// One signed-in browser.
    SessionId,
    /// A group of words that mean the same in search.
    SynonymId,
    /// What an agency writes to people of a consultation.
    BulletinId,
}

/// Characters of a [`PublicId`]: Crockford's base 32 in lower case (no i, l, o, u).
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The name of a thing in URLs and machine doors: 20 characters, 100 random bits.
///
/// Random rather than counted, so that neither the number of posts nor the moment of an anonymous one can be read from it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "values", derive(sea_orm::DeriveValueType))]
#[serde(transparent)]
pub struct PublicId(String);

impl PublicId {
    /// Characters in an id.
    pub const LENGTH: usize = 20;

    /// Makes an id of 20 random bytes, of which five bits each are used.
    pub fn from_random(bytes: [u8; Self::LENGTH]) -> Self {
        Self(
            bytes
                .iter()
                .filter_map(|byte| ALPHABET.get(usize::from(byte & 31)))
                .map(|letter| char::from(*letter))
                .collect(),
        )
    }

    /// Reads an id as it stands in a URL; `None` unless it has the exact form.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == Self::LENGTH && text.bytes().all(|byte| ALPHABET.contains(&byte)))
            .then(|| Self(text.to_owned()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for PublicId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_a_url() {
        let id = PublicId::from_random([
            255, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18,
        ]);
        assert_eq!(PublicId::parse(id.as_str()), Some(id));
        assert_eq!(PublicId::parse("0123"), None);
        assert_eq!(PublicId::parse("iiiiiiiiiiiiiiiiiiii"), None);
    }
}
