//! Consultations: their life and what is open when.

use crate::time::Timestamp;

crate::codes! {
    /// What the coordinator has done with a consultation.
    ConsultationStatus {
        /// Seen only by the agency's coordinators.
        Draft = "draft",
        /// Public; its dates say whether it is open.
        Published = "published",
    }
}

crate::codes! {
    /// Where a published consultation stands at a moment.
    ConsultationPhase {
        /// Not yet open.
        Upcoming = "upcoming",
        /// Takes aspirations, comments and votes.
        Open = "open",
        /// Over; read only.
        Closed = "closed",
    }
}

crate::codes! {
    /// How people vote in a consultation.
    VoteMode {
        /// One may support an aspiration, or not.
        Support = "support",
        /// One agrees, disagrees or passes.
        Opinion = "opinion",
    }
}

/// The dates of a consultation. It is open from `opens_at` until just before `closes_at`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// First moment it takes contributions.
    pub opens_at: Timestamp,
    /// First moment it takes none any more.
    pub closes_at: Timestamp,
}

/// Why dates were refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DatesError {
    /// It would close before it opens.
    #[error("closes before it opens")]
    Reversed,
    /// Longer than a year.
    #[error("open for more than {MAX_DAYS} days")]
    TooLong,
}

/// The longest a consultation may be open, in days.
pub const MAX_DAYS: i64 = 366;

impl Dates {
    /// Checks that a consultation closes after it opens and within [`MAX_DAYS`].
    ///
    /// # Errors
    /// [`DatesError`] says which of the two failed.
    pub fn new(opens_at: Timestamp, closes_at: Timestamp) -> Result<Self, DatesError> {
        if closes_at <= opens_at {
            return Err(DatesError::Reversed);
        }
        if closes_at > opens_at.plus_days(MAX_DAYS) {
            return Err(DatesError::TooLong);
        }
        Ok(Self {
            opens_at,
            closes_at,
        })
    }

    /// Where the consultation stands at `now`.
    pub fn phase(self, now: Timestamp) -> ConsultationPhase {
        if now < self.opens_at {
            ConsultationPhase::Upcoming
        } else if now < self.closes_at {
            ConsultationPhase::Open
        } else {
            ConsultationPhase::Closed
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_moment_is_already_closed() {
        let dates = Dates::new(Timestamp(10), Timestamp(20)).expect("valid");
        assert_eq!(dates.phase(Timestamp(9)), ConsultationPhase::Upcoming);
        assert_eq!(dates.phase(Timestamp(10)), ConsultationPhase::Open);
        assert_eq!(dates.phase(Timestamp(19)), ConsultationPhase::Open);
        assert_eq!(dates.phase(Timestamp(20)), ConsultationPhase::Closed);
        assert_eq!(
            Dates::new(Timestamp(20), Timestamp(20)),
            Err(DatesError::Reversed)
        );
    }
}
