//! Making a consultation: what a coordinator may still change when.

use crate::consultations::{ConsultationPhase, ConsultationStatus, Dates, VoteMode};
use crate::ids::AgencyId;
use crate::time::Timestamp;
use crate::words::{Body, Line, Title};

/// What a coordinator writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The theme.
    pub title: Title,
    /// The question people answer.
    pub question: Line,
    /// What it is about, in Markdown.
    pub background: Body,
    /// What cannot be changed, in Markdown.
    pub limits: Body,
    /// Who holds it.
    pub agency: AgencyId,
    /// How people vote.
    pub vote_mode: VoteMode,
    /// When it is open.
    pub dates: Dates,
}

/// How a consultation stands when its coordinator changes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stage {
    /// Draft or published.
    pub status: ConsultationStatus,
    /// Its dates as they are.
    pub dates: Dates,
    /// Somebody has posted in it.
    pub has_aspirations: bool,
    /// Its summary is published.
    pub summarised: bool,
    /// The present.
    pub now: Timestamp,
}

/// A field of a consultation that a rule protects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protected {
    /// The agency.
    Agency,
    /// The question.
    Question,
    /// What cannot be changed.
    Limits,
    /// How people vote.
    VoteMode,
    /// The first day.
    Opens,
    /// The last day.
    Closes,
}

/// Why a change was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChangeRefused {
    /// People have relied on this.
    #[error("{0:?} can no longer be changed")]
    Fixed(Protected),
    /// The last day of a published consultation only moves later, and not into the past.
    #[error("a published consultation is only ever extended")]
    Shortened,
    /// It would be over before anybody could take part.
    #[error("would already be closed")]
    Past,
    /// It is not a draft any more.
    #[error("already published")]
    Published,
    /// It is not open.
    #[error("not open")]
    NotOpen,
    /// Somebody made one of the same title at the same moment.
    #[error("title taken meanwhile")]
    Taken,
}

/// A published consultation and what it would become, as far as rules look at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The agency becomes another.
    pub agency: bool,
    /// The question becomes another.
    pub question: bool,
    /// The limits become others.
    pub limits: bool,
    /// People would vote in another way.
    pub vote_mode: bool,
    /// The dates it would have.
    pub dates: Dates,
}

impl Stage {
    /// Whether a change may be made.
    ///
    /// A draft may change freely. Once published, the agency stays and dates only move later; once somebody has posted,
    /// question, limits and the way of voting stay; once open, the first day stays.
    ///
    /// # Errors
    /// [`ChangeRefused`] names what is in the way.
    pub fn allows(self, change: Change) -> Result<(), ChangeRefused> {
        if self.status == ConsultationStatus::Draft {
            return Ok(());
        }
        let fixed = [
            (change.agency, Protected::Agency),
            (change.question && self.has_aspirations, Protected::Question),
            (change.limits && self.has_aspirations, Protected::Limits),
            (
                change.vote_mode && self.has_aspirations,
                Protected::VoteMode,
            ),
            (
                change.dates.opens_at != self.dates.opens_at && !self.is_upcoming(),
                Protected::Opens,
            ),
            (
                change.dates.closes_at != self.dates.closes_at && self.summarised,
                Protected::Closes,
            ),
        ];
        if let Some((_, field)) = fixed.into_iter().find(|(changed, _)| *changed) {
            return Err(ChangeRefused::Fixed(field));
        }
        let closes_at = change.dates.closes_at;
        let shortened = closes_at < self.dates.closes_at && !self.is_upcoming();
        let into_past = closes_at != self.dates.closes_at && closes_at <= self.now;
        if shortened || into_past {
            return Err(ChangeRefused::Shortened);
        }
        Ok(())
    }

    /// Whether the draft may be published with its dates.
    ///
    /// # Errors
    /// [`ChangeRefused::Published`], or [`ChangeRefused::Past`] when it would already be over.
    pub fn may_publish(self) -> Result<(), ChangeRefused> {
        if self.status != ConsultationStatus::Draft {
            return Err(ChangeRefused::Published);
        }
        if self.dates.closes_at <= self.now {
            return Err(ChangeRefused::Past);
        }
        Ok(())
    }

    /// Whether it may be closed at once.
    ///
    /// # Errors
    /// [`ChangeRefused::NotOpen`].
    pub fn may_close(self) -> Result<(), ChangeRefused> {
        let open = self.dates.phase(self.now) == ConsultationPhase::Open;
        if self.status == ConsultationStatus::Published && open {
            return Ok(());
        }
        Err(ChangeRefused::NotOpen)
    }

    fn is_upcoming(self) -> bool {
        self.dates.phase(self.now) == ConsultationPhase::Upcoming
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATES: Dates = Dates {
        opens_at: Timestamp(100),
        closes_at: Timestamp(200),
    };

    fn stage(now: i64, has_aspirations: bool) -> Stage {
        Stage {
            status: ConsultationStatus::Published,
            dates: DATES,
            has_aspirations,
            summarised: false,
            now: Timestamp(now),
        }
    }

    fn change() -> Change {
        Change {
            agency: false,
            question: false,
            limits: false,
            vote_mode: false,
            dates: DATES,
        }
    }

    fn closing(at: i64) -> Change {
        Change {
            dates: Dates {
                closes_at: Timestamp(at),
                ..DATES
            },
            ..change()
        }
    }

    #[test]
    fn question_and_limits_stay_once_somebody_has_posted() {
        let question = Change {
            question: true,
            ..change()
        };
        assert_eq!(stage(150, false).allows(question), Ok(()));
        assert_eq!(
            stage(150, true).allows(question),
            Err(ChangeRefused::Fixed(Protected::Question))
        );
        let draft = Stage {
            status: ConsultationStatus::Draft,
            ..stage(150, true)
        };
        assert_eq!(draft.allows(question), Ok(()));
    }

    #[test]
    fn dates_of_an_open_consultation_only_move_later() {
        assert_eq!(stage(150, true).allows(closing(300)), Ok(()));
        assert_eq!(
            stage(150, true).allows(closing(160)),
            Err(ChangeRefused::Shortened)
        );
        assert_eq!(stage(50, false).allows(closing(160)), Ok(()));
        // a closed one may be opened again, but only into the future
        assert_eq!(stage(250, true).allows(closing(300)), Ok(()));
        assert_eq!(
            stage(250, true).allows(closing(240)),
            Err(ChangeRefused::Shortened)
        );
        let summarised = Stage {
            summarised: true,
            ..stage(250, true)
        };
        assert_eq!(
            summarised.allows(closing(300)),
            Err(ChangeRefused::Fixed(Protected::Closes))
        );
    }

    #[test]
    fn only_open_ones_close_and_only_drafts_are_published() {
        assert_eq!(stage(150, true).may_close(), Ok(()));
        assert_eq!(stage(50, true).may_close(), Err(ChangeRefused::NotOpen));
        assert_eq!(stage(50, true).may_publish(), Err(ChangeRefused::Published));
        let draft = Stage {
            status: ConsultationStatus::Draft,
            ..stage(250, false)
        };
        assert_eq!(draft.may_publish(), Err(ChangeRefused::Past));
    }
}
