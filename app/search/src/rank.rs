//! What makes one result better than another: all weights of the ranking stand here.

use crate::document::Part;

/// A word as it was typed counts so much beside its stem.
pub(crate) const EXACT_BOOST: f32 = 2.0;
/// A word in the title, beside the same word anywhere.
pub(crate) const TITLE_BOOST: f32 = 2.5;
/// A word found only under another spelling.
pub(crate) const TYPO_BOOST: f32 = 0.5;

/// Support adds at most this share to a score …
const SUPPORT_SHARE_MAX: f32 = 0.3;
/// … growing by this much each time the number of supporters doubles.
const SUPPORT_SHARE_STEP: f32 = 0.03;

/// Comments are short, which the length rule rewards; the things they hang on matter more.
pub(crate) fn part_weight(part: Part) -> f32 {
    match part {
        Part::Consultation => 1.2,
        Part::Summary => 1.1,
        Part::Aspiration => 1.0,
        Part::Response => 0.9,
        Part::Comment => 0.7,
    }
}

/// The bounded factor of a number of supporters.
pub(crate) fn support_weight(supports: u64) -> f32 {
    let doublings = u16::try_from(u64::BITS - supports.leading_zeros()).unwrap_or(u16::MAX);
    1.0 + (f32::from(doublings) * SUPPORT_SHARE_STEP).min(SUPPORT_SHARE_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn support_helps_within_bounds() {
        assert!((support_weight(0) - 1.0).abs() < 1e-6);
        assert!(support_weight(1) < support_weight(10));
        assert!(support_weight(u64::MAX) <= 1.3 + 1e-6);
    }
}
