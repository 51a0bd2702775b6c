//! Keeps the best of many documents.

use std::cmp::Reverse;

use super::Top;

/// Keeps the greatest of many: collects twice as many as wanted, then throws the lesser half away.
///
/// Documents often come in the order they are ranked by, the worst case of a heap and nothing special here.
pub(super) struct Best {
    kept: Vec<Top>,
    wanted: usize,
    /// What is not greater need not be kept.
    floor: Option<Top>,
}

impl Best {
    pub(super) fn new(wanted: usize) -> Self {
        Self {
            kept: Vec::new(),
            wanted,
            floor: None,
        }
    }

    pub(super) fn offer(&mut self, top: Top) {
        if self.floor.is_some_and(|floor| top <= floor) {
            return;
        }
        self.kept.push(top);
        if self.kept.len() >= self.wanted.saturating_mul(2).max(64) {
            self.floor = self.halve();
        }
    }

    /// Throws away all but the wanted ones; returns the least of them.
    fn halve(&mut self) -> Option<Top> {
        let last = self.wanted.checked_sub(1)?;
        if last < self.kept.len() {
            self.kept
                .select_nth_unstable_by_key(last, |top| Reverse(*top));
            self.kept.truncate(self.wanted);
        }
        self.kept.get(last).copied()
    }

    /// The rank below which nothing is kept any more.
    pub(super) fn floor(&self) -> Option<u64> {
        self.floor.map(|floor| floor.rank)
    }

    /// The best, and the rank of the last of them if there are as many as are wanted.
    pub(super) fn finish(mut self) -> (Vec<Top>, Option<u64>) {
        let last = self.halve();
        (self.kept, last.map(|last| last.rank))
    }
}
