//! Official answers and moves: why one is refused.

use crate::aspirations::AspirationState;
use crate::words::TextError;

/// Why an answer was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AnswerRefused {
    /// The aspiration is hidden or withdrawn.
    #[error("aspiration takes no answers")]
    NotShared,
    /// The words are not valid.
    #[error(transparent)]
    Body(#[from] TextError),
    /// The form was sent before, for something else.
    #[error("form was used before")]
    FormUsed,
}

/// Why a move was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoveRefused {
    /// The aspiration is hidden.
    #[error("aspiration is hidden")]
    Hidden,
    /// Not one of the states that follow.
    #[error("{0:?} does not follow")]
    NotNext(AspirationState),
    /// The note is not valid.
    #[error(transparent)]
    Note(#[from] TextError),
}

/// Whether an official may move an aspiration from one state to another.
///
/// # Errors
/// [`MoveRefused`] says why not.
pub fn may_move(
    from: AspirationState,
    to: AspirationState,
    hidden: bool,
) -> Result<(), MoveRefused> {
    if hidden {
        return Err(MoveRefused::Hidden);
    }
    if from.next().contains(&to) {
        Ok(())
    } else {
        Err(MoveRefused::NotNext(to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_next_states_are_taken() {
        use AspirationState::{Answered, Done, InProgress, Received};
        assert_eq!(may_move(Received, InProgress, false), Ok(()));
        assert_eq!(
            may_move(Received, Answered, false),
            Err(MoveRefused::NotNext(Answered))
        );
        assert_eq!(may_move(Received, Done, true), Err(MoveRefused::Hidden));
    }
}
