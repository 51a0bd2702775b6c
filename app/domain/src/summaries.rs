//! Summaries: the official text that closes a consultation, in which every paragraph rests on what people wrote.

use crate::consultations::ConsultationPhase;

/// The most paragraphs of a summary.
pub const PARAGRAPHS_MAX: usize = 60;
/// The most aspirations one paragraph cites.
pub const CITATIONS_MAX: usize = 40;

/// Why a summary cannot be changed or published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SummaryRefused {
    /// It is published: people were told of it as it stands.
    #[error("already published")]
    Published,
    /// People can still take part.
    #[error("the consultation has not closed")]
    NotClosed,
    /// It has no paragraph.
    #[error("no paragraph")]
    Empty,
    /// A paragraph cites nothing that everybody may read; counted from 1.
    #[error("paragraph {0} cites nothing")]
    Uncited(usize),
    /// More than [`PARAGRAPHS_MAX`] paragraphs.
    #[error("more than {PARAGRAPHS_MAX} paragraphs")]
    TooManyParagraphs,
    /// More than [`CITATIONS_MAX`] citations in one paragraph.
    #[error("more than {CITATIONS_MAX} citations")]
    TooManyCitations,
    /// A cited aspiration is not of this consultation, or not everybody may read it.
    #[error("a cited aspiration is not public")]
    NotPublic,
}

/// Whether a summary may be published; `citations` counts, for each paragraph, cited aspirations everybody may read.
///
/// # Errors
/// [`SummaryRefused`] says what is missing.
pub fn may_publish(phase: ConsultationPhase, citations: &[usize]) -> Result<(), SummaryRefused> {
    if phase != ConsultationPhase::Closed {
        return Err(SummaryRefused::NotClosed);
    }
    if citations.is_empty() {
        return Err(SummaryRefused::Empty);
    }
    if citations.len() > PARAGRAPHS_MAX {
        return Err(SummaryRefused::TooManyParagraphs);
    }
    match citations.iter().position(|count| *count == 0) {
        Some(place) => Err(SummaryRefused::Uncited(place + 1)),
        None => Ok(()),
    }
}

/// Whether a paragraph may cite so many aspirations; it must cite at least one to be published, not to be saved.
///
/// # Errors
/// [`SummaryRefused::TooManyCitations`].
pub const fn may_cite(citations: usize) -> Result<(), SummaryRefused> {
    if citations > CITATIONS_MAX {
        return Err(SummaryRefused::TooManyCitations);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_paragraph_must_rest_on_something() {
        let closed = ConsultationPhase::Closed;
        assert_eq!(may_publish(closed, &[1, 3]), Ok(()));
        assert_eq!(
            may_publish(closed, &[1, 0, 2]),
            Err(SummaryRefused::Uncited(2))
        );
        assert_eq!(may_publish(closed, &[]), Err(SummaryRefused::Empty));
        assert_eq!(
            may_publish(ConsultationPhase::Open, &[1]),
            Err(SummaryRefused::NotClosed)
        );
        assert_eq!(
            may_publish(closed, &[1; PARAGRAPHS_MAX + 1]),
            Err(SummaryRefused::TooManyParagraphs)
        );
    }
}
