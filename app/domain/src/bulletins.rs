//! Bulletins: whom an agency may write to, and who must have read it before it goes out.

use crate::aspirations::AspirationState;
use crate::words::TextError;

crate::codes! {
    /// Who of a consultation gets a bulletin.
    Audience {
        /// Those who follow it.
        Followers = "followers",
        /// Those whose aspirations are about an area.
        Area = "area",
        /// Those whose aspirations are being worked on.
        InProgress = "in_progress",
        /// Those whose aspirations were answered.
        Answered = "answered",
        /// Those whose aspirations are done.
        Done = "done",
    }
}

impl Audience {
    /// The state the aspirations of its readers are in, where that decides.
    pub const fn state(self) -> Option<AspirationState> {
        match self {
            Self::Followers | Self::Area => None,
            Self::InProgress => Some(AspirationState::InProgress),
            Self::Answered => Some(AspirationState::Answered),
            Self::Done => Some(AspirationState::Done),
        }
    }
}

crate::codes! {
    /// Where a bulletin stands.
    Stage {
        /// Its writer can change it.
        Draft = "draft",
        /// A colleague has to read and release it.
        Waiting = "waiting",
        /// Sent.
        Released = "released",
    }
}

/// Why something was not done with a bulletin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BulletinRefused {
    /// The subject is not valid.
    #[error("subject: {0}")]
    Subject(TextError),
    /// The words are not valid.
    #[error("body: {0}")]
    Body(TextError),
    /// No audience was chosen.
    #[error("no audience")]
    NoAudience,
    /// The consultation is not one of the writer's that are published.
    #[error("no consultation")]
    NoConsultation,
    /// An area is needed, and one of the agency.
    #[error("no area")]
    NoArea,
    /// Only a draft can be changed and asked for.
    #[error("not a draft")]
    NotDraft,
    /// Nobody asked for it to be released, or it has changed since it was read.
    #[error("not the text that waits")]
    NotWaiting,
    /// Whoever wrote it cannot release it.
    #[error("needs a second pair of eyes")]
    SecondEyes,
    /// No mail reaches the actor: they turned it off, or their address does not work.
    #[error("the actor gets no mail")]
    NoMail,
    /// The form was sent before, for something else.
    #[error("form was used before")]
    FormUsed,
}

/// Below this many readers their number is not said.
pub const FEW: u64 = 5;

/// How many readers there are, as far as a writer may know: `None` for fewer than [`FEW`], else rounded down to a
/// multiple of it.
///
/// An exact number would tell whether two anonymous aspirations have the same author.
pub const fn rounded(readers: u64) -> Option<u64> {
    if readers < FEW {
        None
    } else {
        Some(readers - readers % FEW)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_reader_more_or_less_is_not_seen() {
        assert_eq!(rounded(0), None);
        assert_eq!(rounded(4), None);
        assert_eq!(rounded(5), Some(5));
        assert_eq!(rounded(9), Some(5));
        assert_eq!(rounded(2_050), Some(2_050));
    }
}
