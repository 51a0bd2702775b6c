//! Comments: how deep a thread goes, and when one is taken.

use crate::words::TextError;

/// Levels of a thread: a comment, a reply, and a reply to that.
pub const MAX_DEPTH: i16 = 3;

/// Where a reply to a comment at `parent_depth` stands, and under which of its ancestors.
///
/// Replies to the deepest level stay on it, beside what they answer, so that nobody is refused for answering.
pub const fn depth_below(parent_depth: i16) -> i16 {
    if parent_depth >= MAX_DEPTH {
        MAX_DEPTH
    } else {
        parent_depth + 1
    }
}

/// Why a comment was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CommentRefused {
    /// The consultation is not open now.
    #[error("consultation is not open")]
    NotOpen,
    /// The aspiration is hidden or withdrawn.
    #[error("aspiration takes no comments")]
    NotShared,
    /// What it answers is hidden or withdrawn.
    #[error("the comment answered is not there any more")]
    ParentGone,
    /// It was to speak for an agency its writer does not answer for.
    #[error("may not speak for the agency")]
    NotForAgency,
    /// The words are not valid.
    #[error(transparent)]
    Body(#[from] TextError),
    /// The form was sent before, for something else.
    #[error("form was used before")]
    FormUsed,
}

/// Why taking back a comment was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WithdrawRefused {
    /// It was hidden by a moderator: what it said stays for those who decide about it.
    #[error("comment is hidden")]
    Hidden,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn threads_end_at_the_third_level() {
        assert_eq!(depth_below(1), 2);
        assert_eq!(depth_below(2), 3);
        assert_eq!(depth_below(3), 3);
    }
}
