//! The one table of who is told what, and how often: a later feature adds a topic and a row.

use super::{Cadence, Notice};
use crate::letters::{Letter, Why};

crate::codes! {
    /// A kind of news a person decides about: a row of the mail settings.
    Topic {
        /// Codes, and what touches the safety of the account.
        Security = "security",
        /// What one posted has arrived, or could not be posted.
        Receipt = "receipt",
        /// An agency answered what one wrote.
        Answer = "answer",
        /// The state of what one wrote changed.
        State = "state",
        /// Somebody commented on what one wrote.
        Comment = "comment",
        /// Somebody replied to one's comment.
        Reply = "reply",
        /// A moderator decided about what one wrote.
        Moderated = "moderated",
        /// Whatever happens to an aspiration one follows, or in a consultation one follows.
        Followed = "followed",
        /// A consultation one follows or took part in opens, closes or is summarised.
        Consultation = "consultation",
        /// A saved search found something new.
        SavedSearch = "saved_search",
        /// An official writes to those who follow or took part.
        Bulletin = "bulletin",
    }
}

/// What can be chosen for a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Cadences a person may choose from; one alone means that nothing can be chosen.
    pub allowed: &'static [Cadence],
    /// The cadence of everybody who has not chosen.
    pub default: Cadence,
    /// Whether such news at once waits for more on the same thing and is mailed together.
    pub coalesced: bool,
}

const FIXED: &[Cadence] = &[Cadence::AtOnce];
const ANY: &[Cadence] = Cadence::ALL;
const AT_ONCE_OR_OFF: &[Cadence] = &[Cadence::AtOnce, Cadence::Off];

impl Topic {
    /// The row of a topic.
    pub const fn row(self) -> Row {
        let (allowed, default, coalesced) = match self {
            Self::Security | Self::Receipt => (FIXED, Cadence::AtOnce, false),
            Self::Answer | Self::State | Self::Moderated => (ANY, Cadence::AtOnce, false),
            Self::Comment | Self::Reply => (ANY, Cadence::AtOnce, true),
            Self::Followed => (ANY, Cadence::Daily, true),
            Self::Consultation => (ANY, Cadence::AtOnce, false),
            Self::SavedSearch => (ANY, Cadence::Daily, false),
            Self::Bulletin => (AT_ONCE_OR_OFF, Cadence::AtOnce, false),
        };
        Row {
            allowed,
            default,
            coalesced,
        }
    }

    /// Whether nothing can be chosen.
    pub const fn is_fixed(self) -> bool {
        self.row().allowed.len() < 2
    }

    /// Whether people choose for all such news at once; of saved searches each has a cadence of its own, and the row
    /// says only which one it begins with.
    pub const fn is_in_settings(self) -> bool {
        !self.is_fixed() && !matches!(self, Self::SavedSearch)
    }

    /// Whether a person who silenced a thing is not told such news about it.
    ///
    /// Receipts answer what the person just did, and a decision about one's own words can be answered.
    pub const fn heeds_mute(self) -> bool {
        !matches!(self, Self::Security | Self::Receipt | Self::Moderated)
    }

    /// What somebody chose if the topic allows it, else the default.
    pub fn effective(self, chosen: Option<Cadence>) -> Cadence {
        let row = self.row();
        chosen
            .filter(|cadence| row.allowed.contains(cadence))
            .unwrap_or(row.default)
    }

    /// The topic of a letter: what it tells of, and why its reader is told.
    pub const fn of(letter: &Letter) -> Self {
        let why = match letter {
            Letter::Comment(letter) => letter.why,
            Letter::Response(letter) => letter.why,
            Letter::State(letter) => letter.why,
            Letter::Code(_)
            | Letter::Receipt(_)
            | Letter::Moderation(_)
            | Letter::Summary(_)
            | Letter::Reply(_)
            | Letter::Consultation(_)
            | Letter::Bundle(_)
            | Letter::Paused(_)
            | Letter::Bulletin(_)
            | Letter::Test(_)
            | Letter::SavedSearch(_) => Why::Mine,
        };
        match (letter.notice(), why) {
            (Notice::Code | Notice::Test, _) => Self::Security,
            (Notice::Receipt | Notice::Reply, _) => Self::Receipt,
            (Notice::Moderation, _) => Self::Moderated,
            (Notice::Bulletin, _) => Self::Bulletin,
            (Notice::Summary | Notice::Consultation, _) => Self::Consultation,
            // letters about mail itself have been chosen before they were bundled
            (Notice::Digest | Notice::Paused, _) => Self::Receipt,
            (Notice::SavedSearch, _) => Self::SavedSearch,
            (_, Why::Followed) => Self::Followed,
            (_, Why::Reply) => Self::Reply,
            (Notice::Comment, Why::Mine) => Self::Comment,
            (Notice::Response, Why::Mine) => Self::Answer,
            (Notice::State, Why::Mine) => Self::State,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_is_allowed_and_security_is_never_off() {
        for topic in Topic::ALL {
            let row = topic.row();
            assert!(row.allowed.contains(&row.default), "{topic:?}");
            assert_eq!(topic.effective(None), row.default);
        }
        let refused = Topic::Security.effective(Some(Cadence::Off));
        assert_eq!(refused, Cadence::AtOnce);
        let chosen = Topic::Followed.effective(Some(Cadence::Weekly));
        assert_eq!(chosen, Cadence::Weekly);
    }
}
