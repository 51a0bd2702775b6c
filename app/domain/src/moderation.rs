//! Moderation: reasons and decisions, shown in the public log without personal data.

crate::codes! {
    /// Why a reader reports a post, or a moderator hides it.
    Reason {
        /// Names, numbers or addresses of people.
        PersonalData = "personal_data",
        /// Insults, threats or hate.
        Insult = "insult",
        /// Untrue claims that may do harm.
        Hoax = "hoax",
        /// Advertising or repetition.
        Spam = "spam",
        /// Has nothing to do with the consultation.
        OffTopic = "off_topic",
        /// Something else, explained in words.
        Other = "other",
        /// Was already rejected where it was imported from.
        RejectedInSource = "rejected_in_source",
    }
}

impl Reason {
    /// Reasons people can choose; the others come from imports.
    pub const CHOICES: &[Self] = &[
        Self::PersonalData,
        Self::Insult,
        Self::Hoax,
        Self::Spam,
        Self::OffTopic,
        Self::Other,
    ];
}

crate::codes! {
    /// What a moderator decided.
    Decision {
        /// The post is no longer public.
        Hide = "hide",
        /// The post stays.
        Keep = "keep",
        /// A hidden post is public again.
        Restore = "restore",
        /// A hidden post stays hidden after its author answered.
        Uphold = "uphold",
    }
}

crate::codes! {
    /// Which kind of post a report or decision is about.
    PostKind {
        /// An aspiration.
        Aspiration = "aspiration",
        /// A comment.
        Comment = "comment",
    }
}

/// How a post stands when a moderator decides about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Situation {
    /// It is hidden.
    pub hidden: bool,
    /// Readers have reported it, and nobody has decided since.
    pub reported: bool,
    /// Its author has answered a decision, and nobody has decided since.
    pub answered: bool,
    /// The moderator wrote it.
    pub own: bool,
}

/// Why a decision does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecisionRefused {
    /// The post is hidden already.
    #[error("already hidden")]
    Hidden,
    /// The post is not hidden.
    #[error("not hidden")]
    Visible,
    /// There is no report to settle.
    #[error("nothing was reported")]
    NothingReported,
    /// The author has not answered.
    #[error("the author has not answered")]
    NotAnswered,
    /// Nobody decides about their own words.
    #[error("own post")]
    Own,
    /// The reason is one that people cannot choose.
    #[error("reason cannot be chosen")]
    Reason,
}

impl Situation {
    /// Whether a decision fits.
    ///
    /// # Errors
    /// [`DecisionRefused`] says what is in the way.
    pub const fn allows(self, decision: Decision) -> Result<(), DecisionRefused> {
        if self.own {
            return Err(DecisionRefused::Own);
        }
        match (decision, self.hidden) {
            (Decision::Hide, false) => Ok(()),
            (Decision::Hide | Decision::Keep, true) => Err(DecisionRefused::Hidden),
            (Decision::Keep, false) if self.reported => Ok(()),
            (Decision::Keep, false) => Err(DecisionRefused::NothingReported),
            (Decision::Restore, true) => Ok(()),
            (Decision::Uphold, true) if self.answered => Ok(()),
            (Decision::Uphold, true) => Err(DecisionRefused::NotAnswered),
            (Decision::Restore | Decision::Uphold, false) => Err(DecisionRefused::Visible),
        }
    }

    /// The decisions that fit.
    pub fn choices(self) -> impl Iterator<Item = Decision> {
        Decision::ALL
            .iter()
            .copied()
            .filter(move |decision| self.allows(*decision).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_is_hidden_once_restored_once_and_never_judged_by_its_author() {
        let fresh = Situation {
            hidden: false,
            reported: false,
            answered: false,
            own: false,
        };
        assert_eq!(fresh.choices().collect::<Vec<_>>(), [Decision::Hide]);
        let reported = Situation {
            reported: true,
            ..fresh
        };
        assert_eq!(
            reported.choices().collect::<Vec<_>>(),
            [Decision::Hide, Decision::Keep]
        );
        let hidden = Situation {
            hidden: true,
            ..fresh
        };
        assert_eq!(hidden.choices().collect::<Vec<_>>(), [Decision::Restore]);
        let answered = Situation {
            answered: true,
            ..hidden
        };
        assert_eq!(
            answered.choices().collect::<Vec<_>>(),
            [Decision::Restore, Decision::Uphold]
        );
        let own = Situation {
            own: true,
            ..reported
        };
        assert_eq!(own.choices().count(), 0);
    }
}
