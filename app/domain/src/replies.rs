//! Answering a comment by mail: how long that goes, and what a person is told about a reply.

use serde::{Deserialize, Serialize};

/// Days after a mail in which it can be answered.
pub const REPLY_DAYS: i64 = 30;

/// What a person is told about their reply, because they would not see it otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplyNote {
    /// Posted, without the files that came with it.
    Attachments,
    /// Nothing was left of it but quotes and signatures.
    Empty,
    /// It has more characters than a comment.
    TooLong,
    /// The words hold something that cannot be shown.
    Unreadable,
    /// The consultation is not open.
    NotOpen,
    /// What it answers is not there any more.
    Gone,
    /// Too many comments in a short time.
    TooOften,
    /// The mail it answers is older than [`REPLY_DAYS`].
    Expired,
    /// It came from another address than the mail went to.
    OtherAddress,
    /// It would stand there without a name, and holds the name or address of who wrote it.
    NamesAuthor,
}

impl ReplyNote {
    /// Every note.
    pub const ALL: &[Self] = &[
        Self::Attachments,
        Self::Empty,
        Self::TooLong,
        Self::Unreadable,
        Self::NotOpen,
        Self::Gone,
        Self::TooOften,
        Self::Expired,
        Self::OtherAddress,
        Self::NamesAuthor,
    ];

    /// Whether the reply was posted all the same.
    pub const fn is_posted(self) -> bool {
        matches!(self, Self::Attachments)
    }
}

/// Whether two addresses are one mailbox as far as anybody can tell: equal, but for a `+tag`.
pub fn same_mailbox(left: &crate::identity::Email, right: &crate::identity::Email) -> bool {
    mailbox(left.as_str()) == mailbox(right.as_str())
}

fn mailbox(address: &str) -> Option<(&str, &str)> {
    let (local, domain) = address.rsplit_once('@')?;
    let name = local.split_once('+').map_or(local, |(name, _)| name);
    Some((name, domain))
}

/// Whether words give away who wrote them: the whole name, or the address.
pub fn names_author(words: &str, name: &str, address: &str) -> bool {
    let words = plain(words);
    let name = plain(name);
    let named = name.chars().count() > 2 && format!(" {words} ").contains(&format!(" {name} "));
    named || words.contains(plain(address).as_str())
}

/// The words without a last line that is nothing but the author's name: people sign their letters.
pub fn unsigned<'a>(words: &'a str, name: &str) -> &'a str {
    let name = plain(name);
    let Some((rest, last)) = words.trim_end().rsplit_once('\n') else {
        return words;
    };
    let last = plain(last);
    let first = name.split(' ').next().unwrap_or_default();
    let signed = !last.is_empty() && (last == name || last == first);
    if signed { rest.trim_end() } else { words }
}

/// Small letters and digits with single spaces between.
fn plain(text: &str) -> String {
    let spaced: String = text
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let small = spaced.to_lowercase();
    small.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::Email;

    #[test]
    fn a_tag_makes_no_other_mailbox() {
        let same = |left: &str, right: &str| match (Email::parse(left), Email::parse(right)) {
            (Ok(left), Ok(right)) => same_mailbox(&left, &right),
            _ => false,
        };
        assert!(same("Siti+forum@example.com", "siti@example.com"));
        assert!(!same("siti@example.com", "siti@example.org"));
        assert!(!same("siti@example.com", "budi@example.com"));
    }

    #[test]
    fn names_are_found_as_whole_words() {
        let names = |words: &str| names_author(words, "Siti Aminah", "siti@example.com");
        assert!(names("Salam, siti  aminah."));
        assert!(names("hubungi Siti@Example.com ya"));
        assert!(!names("Terima kasih, Bu Siti"));
        assert!(!names("Kesitian"));
        assert!(!names_author("lampu mati", "mat", "mat@example.com"));
    }

    #[test]
    fn a_signed_letter_is_posted_unsigned() {
        assert_eq!(unsigned("Setuju.\n\nSiti", "Siti Aminah"), "Setuju.");
        assert_eq!(
            unsigned("Setuju.\n— Siti Aminah.", "Siti Aminah"),
            "Setuju."
        );
        assert_eq!(
            unsigned("Setuju.\nSiti juga", "Siti Aminah"),
            "Setuju.\nSiti juga"
        );
        assert_eq!(unsigned("Siti", "Siti"), "Siti");
    }
}
