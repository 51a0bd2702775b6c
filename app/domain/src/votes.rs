//! Votes: one a person and aspiration, changeable until the consultation closes.

use crate::consultations::{ConsultationPhase, VoteMode};

/// What a person says of an aspiration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// "I experience this too", or agreement in an opinion vote.
    Agree,
    /// Disagreement; only where the consultation asks for opinions.
    Disagree,
    /// Seen and passed over; only where the consultation asks for opinions.
    Pass,
}

impl Choice {
    /// The number it is stored as, the same as in Polis exports: 1, −1, 0.
    pub const fn number(self) -> i16 {
        match self {
            Self::Agree => 1,
            Self::Disagree => -1,
            Self::Pass => 0,
        }
    }

    /// The choice of a stored number.
    pub const fn from_number(number: i16) -> Option<Self> {
        match number {
            1 => Some(Self::Agree),
            -1 => Some(Self::Disagree),
            0 => Some(Self::Pass),
            _ => None,
        }
    }

    /// The word used in forms and machine doors.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Disagree => "disagree",
            Self::Pass => "pass",
        }
    }

    /// The choice of a word.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Agree, Self::Disagree, Self::Pass]
            .into_iter()
            .find(|choice| choice.code() == code)
    }
}

/// The counts of an aspiration's votes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Tally {
    /// People who support or agree.
    pub agree: i64,
    /// People who disagree.
    pub disagree: i64,
    /// People who passed.
    pub pass: i64,
}

impl Tally {
    /// How each count changes when a person's choice goes from `before` to `after` (`None`: no vote).
    pub fn change(before: Option<Choice>, after: Option<Choice>) -> Self {
        let mut change = Self::default();
        for (choice, by) in [(before, -1), (after, 1)] {
            match choice {
                Some(Choice::Agree) => change.agree += by,
                Some(Choice::Disagree) => change.disagree += by,
                Some(Choice::Pass) => change.pass += by,
                None => {}
            }
        }
        change
    }

    /// The counts after a change.
    #[must_use]
    pub const fn plus(self, change: Self) -> Self {
        Self {
            agree: self.agree + change.agree,
            disagree: self.disagree + change.disagree,
            pass: self.pass + change.pass,
        }
    }
}

/// Why a vote was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VoteRefused {
    /// The consultation is not open now.
    #[error("consultation is not open")]
    NotOpen,
    /// One's own aspiration.
    #[error("own aspiration")]
    Own,
    /// The consultation does not ask for this choice.
    #[error("choice is not offered here")]
    NotOffered,
    /// The aspiration is confidential, hidden or withdrawn.
    #[error("aspiration takes no votes")]
    NotShared,
}

/// Whether a vote (or, with `None`, taking it back) is allowed.
///
/// # Errors
/// [`VoteRefused`] says why not.
pub fn may_vote(
    mode: VoteMode,
    phase: ConsultationPhase,
    own: bool,
    choice: Option<Choice>,
) -> Result<(), VoteRefused> {
    if phase != ConsultationPhase::Open {
        return Err(VoteRefused::NotOpen);
    }
    if own {
        return Err(VoteRefused::Own);
    }
    match (mode, choice) {
        (VoteMode::Support, Some(Choice::Disagree | Choice::Pass)) => Err(VoteRefused::NotOffered),
        _ => Ok(()),
    }
}

/// Whether the search index must hear that a count has moved from `before` to `after`: when its first three binary
/// digits differ, so at the latest after an eighth.
///
/// Ranking needs no more, and a storm of votes does not write every aspiration anew each time.
pub const fn is_worth_indexing(before: i64, after: i64) -> bool {
    coarse(before) != coarse(after)
}

const fn coarse(count: i64) -> i64 {
    let spare = (i64::BITS - count.leading_zeros()).saturating_sub(3);
    count >> spare << spare
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_choice() -> impl Strategy<Value = Option<Choice>> {
        prop_oneof![
            Just(None),
            Just(Some(Choice::Agree)),
            Just(Some(Choice::Disagree)),
            Just(Some(Choice::Pass))
        ]
    }

    proptest! {
        /// However a person changes their mind, the counters equal a recount of the last choice.
        #[test]
        fn counters_equal_a_recount(history in proptest::collection::vec(any_choice(), 0..40)) {
            let mut sum = Tally::default();
            let mut now = None;
            for choice in history {
                sum = sum.plus(Tally::change(now, choice));
                now = choice;
            }
            prop_assert_eq!(sum, Tally::change(None, now));
        }
    }

    #[test]
    fn the_index_hears_of_every_small_change_and_of_an_eighth_of_a_large_one() {
        assert!((0..8).all(|count| is_worth_indexing(count, count + 1)));
        assert!(!is_worth_indexing(8, 9) && is_worth_indexing(9, 10));
        let heard = (0..1_000).filter(|count| is_worth_indexing(*count, *count + 1));
        assert_eq!(heard.count(), 35);
        assert!(is_worth_indexing(1, 0) && !is_worth_indexing(3, 3));
    }

    #[test]
    fn refusals_name_their_reason() {
        let open = ConsultationPhase::Open;
        assert_eq!(
            may_vote(VoteMode::Support, ConsultationPhase::Closed, false, None),
            Err(VoteRefused::NotOpen)
        );
        assert_eq!(
            may_vote(VoteMode::Support, open, true, Some(Choice::Agree)),
            Err(VoteRefused::Own)
        );
        assert_eq!(
            may_vote(VoteMode::Support, open, false, Some(Choice::Pass)),
            Err(VoteRefused::NotOffered)
        );
        assert_eq!(
            may_vote(VoteMode::Opinion, open, false, Some(Choice::Pass)),
            Ok(())
        );
        assert_eq!(
            Choice::from_number(Choice::Pass.number()),
            Some(Choice::Pass)
        );
    }
}
