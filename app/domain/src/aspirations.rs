//! Aspirations: kinds, states and how one follows the other.

crate::codes! {
    /// What a contribution is.
    AspirationKind {
        /// An idea or a wish.
        Aspiration = "aspiration",
        /// Something is wrong; SP4N-LAPOR! is the channel the law names.
        Complaint = "complaint",
        /// A question to the agency.
        Information = "information",
        /// An answer to what was asked or proposed.
        Reply = "reply",
        /// Thanks.
        Appreciation = "appreciation",
    }
}

crate::codes! {
    /// Where an aspiration stands. Hiding is apart ([`crate::moderation`]): it can happen to any state.
    AspirationState {
        /// Arrived.
        Received = "received",
        /// Somebody works on it.
        InProgress = "in_progress",
        /// The agency has answered.
        Answered = "answered",
        /// What was promised has been done.
        Done = "done",
        /// Taken back by its author.
        Withdrawn = "withdrawn",
    }
}

impl AspirationState {
    /// States an official may move an aspiration to from here.
    ///
    /// A finished one can be taken up again; a withdrawn one cannot.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Received => &[Self::InProgress, Self::Done],
            Self::InProgress => &[Self::Received, Self::Done],
            Self::Answered => &[Self::InProgress, Self::Done],
            Self::Done => &[Self::InProgress],
            Self::Withdrawn => &[],
        }
    }

    /// The state after the agency has answered: a finished one stays finished.
    pub const fn after_answer(self) -> Self {
        match self {
            Self::Done => Self::Done,
            Self::Withdrawn => Self::Withdrawn,
            Self::Received | Self::InProgress | Self::Answered => Self::Answered,
        }
    }
}

/// LAPOR's own tracking number of a complaint: 5 to 12 digits.
///
/// Returns the digits without spaces or a leading `#`; `None` when it is anything else.
pub fn lapor_number(text: &str) -> Option<String> {
    let digits: String = text
        .trim()
        .trim_start_matches('#')
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    ((5..=12).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()))
        .then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_state_leads_to_itself_or_out_of_withdrawn() {
        for state in AspirationState::ALL {
            assert!(!state.next().contains(state));
            assert!(!state.next().contains(&AspirationState::Withdrawn));
            assert!(!state.next().contains(&AspirationState::Answered));
        }
        assert!(AspirationState::Withdrawn.next().is_empty());
        assert_eq!(
            AspirationState::Withdrawn.after_answer(),
            AspirationState::Withdrawn
        );
    }

    #[test]
    fn lapor_numbers_are_digits() {
        assert_eq!(lapor_number(" #123 4567"), Some("1234567".to_owned()));
        assert_eq!(lapor_number("12a45"), None);
        assert_eq!(lapor_number("1234"), None);
    }
}
