//! Numbers that look random and are the same in every run.

/// SplitMix64: small, fast, and good enough to make rows.
#[derive(Debug, Clone)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 when `end` is 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX);
        usize::try_from(self.next().checked_rem(end).unwrap_or(0)).unwrap_or(0)
    }

    /// A number from `low` to `high`, both possible.
    pub(crate) fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high.saturating_sub(low) + 1)
    }

    pub(crate) fn bytes<const N: usize>(&mut self) -> [u8; N] {
        std::array::from_fn(|_| self.next().to_be_bytes().first().copied().unwrap_or(0))
    }

    /// One of several; `None` when there is none.
    pub(crate) fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }
}

/// Shares `total` among `places` the way attention is shared: a few get much, most get little. The sum is exact.
pub(crate) fn share(total: usize, places: usize, most: usize) -> Vec<usize> {
    let weights: Vec<usize> = (0..places).map(|rank| 1_000_000 / (rank + 30)).collect();
    let sum = weights.iter().sum::<usize>().max(1);
    let mut left = total;
    let mut shares: Vec<usize> = weights
        .iter()
        .map(|weight| {
            let share = (total * weight / sum).min(most).min(left);
            left -= share;
            share
        })
        .collect();
    while left > 0 && shares.iter().any(|share| *share < most) {
        for share in shares.iter_mut().rev().filter(|share| **share < most) {
            let more = left.min(1);
            *share += more;
            left -= more;
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::{Random, share};

    #[test]
    fn shares_add_up_and_the_first_gets_most() {
        let shares = share(1_000, 100, 60);
        assert_eq!(shares.iter().sum::<usize>(), 1_000);
        assert!(shares.iter().all(|share| *share <= 60));
        assert!(shares[0] > shares[50]);
    }

    #[test]
    fn the_same_seed_makes_the_same_numbers() {
        let (mut one, mut two) = (Random::new(7), Random::new(7));
        assert_eq!(one.bytes::<20>(), two.bytes::<20>());
        assert!((3..=5).contains(&one.between(3, 5)));
        assert_eq!(two.below(0), 0);
    }
}
