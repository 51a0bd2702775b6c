//! Words that mean the same in search: groups an administrator keeps.

use crate::words::{Lines, TextError, clean};

/// Groups that a site can have.
pub const GROUPS_MAX: u64 = 500;
/// Words or short phrases of one group.
pub const MEMBERS_MAX: usize = 10;
/// Words of one phrase.
pub const MEMBER_WORDS_MAX: usize = 4;
/// Characters (Unicode scalars) of one word or phrase.
pub const MEMBER_CHARACTERS_MAX: usize = 60;

/// Words and short phrases of which each finds the others, as they were typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SynonymGroup(Vec<String>);

/// Why a group was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SynonymRefused {
    /// Fewer than two different words: nothing to find one by the other.
    #[error("fewer than two words")]
    TooFew,
    /// More than [`MEMBERS_MAX`].
    #[error("{have} words, at most {MEMBERS_MAX} fit")]
    TooMany {
        /// Words and phrases given.
        have: usize,
    },
    /// A phrase of more than [`MEMBER_WORDS_MAX`] words.
    #[error("a phrase of more than {MEMBER_WORDS_MAX} words")]
    LongPhrase,
    /// A member holds no letter and no digit, is too long, or holds what no text may.
    #[error(transparent)]
    Text(#[from] TextError),
    /// The site has [`GROUPS_MAX`] groups already.
    #[error("at most {GROUPS_MAX} groups fit")]
    Full,
}

impl SynonymGroup {
    /// Reads a group as it is typed: members apart by commas, semicolons, equal signs or line ends. What stands there twice
    /// counts once.
    ///
    /// # Errors
    /// [`SynonymRefused`], never [`SynonymRefused::Full`].
    pub fn parse(typed: &str) -> Result<Self, SynonymRefused> {
        let mut members: Vec<String> = Vec::new();
        for member in typed.split([',', ';', '=', '\n']) {
            let words: Vec<&str> = member.split_whitespace().collect();
            if words.is_empty() {
                continue;
            }
            let member = clean(&words.join(" "), MEMBER_CHARACTERS_MAX, Lines::One)?;
            if !member.chars().any(char::is_alphanumeric) {
                return Err(TextError::Empty.into());
            }
            if words.len() > MEMBER_WORDS_MAX {
                return Err(SynonymRefused::LongPhrase);
            }
            let same = |other: &String| other.to_lowercase() == member.to_lowercase();
            if !members.iter().any(same) {
                members.push(member);
            }
        }
        match members.len() {
            0 | 1 => Err(SynonymRefused::TooFew),
            have if have > MEMBERS_MAX => Err(SynonymRefused::TooMany { have }),
            _ => Ok(Self(members)),
        }
    }

    /// The words and phrases, in the order they were typed.
    pub fn members(&self) -> &[String] {
        &self.0
    }

    /// The group as one line, which [`parse`](Self::parse) reads again.
    pub fn line(&self) -> String {
        self.0.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_group_is_read_as_it_is_typed() {
        let group = SynonymGroup::parse(" PJU , lampu  jalan;penerangan jalan umum\npju ").unwrap();
        assert_eq!(
            group.members(),
            ["PJU", "lampu jalan", "penerangan jalan umum"]
        );
        assert_eq!(SynonymGroup::parse(&group.line()), Ok(group));
        for (typed, refused) in [
            ("", SynonymRefused::TooFew),
            ("pju, PJU", SynonymRefused::TooFew),
            ("a, b c d e f", SynonymRefused::LongPhrase),
            ("a, ---", SynonymRefused::Text(TextError::Empty)),
            ("a, b\u{7}", SynonymRefused::Text(TextError::Control)),
            (
                "a,b,c,d,e,f,g,h,i,j,k",
                SynonymRefused::TooMany { have: 11 },
            ),
        ] {
            assert_eq!(SynonymGroup::parse(typed), Err(refused), "{typed}");
        }
        assert!(matches!(
            SynonymGroup::parse(&format!("a, {}", "b".repeat(61))),
            Err(SynonymRefused::Text(TextError::TooLong { .. }))
        ));
    }

    proptest! {
        #[test]
        fn what_was_read_is_read_again(typed in "\\PC{0,200}") {
            if let Ok(group) = SynonymGroup::parse(&typed) {
                prop_assert_eq!(SynonymGroup::parse(&group.line()), Ok(group));
            }
        }
    }
}
