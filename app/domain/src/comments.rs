//! Comments: how deep a thread goes.

/// Levels of a thread: a comment, a reply, and a reply to that.
pub const MAX_DEPTH: i16 = 3;

/// Where a reply to a comment at `parent_depth` stands, and under which of its ancestors.
///
/// Replies to the deepest level stay on it, beside what they answer, so that nobody is refused for answering.
pub const fn depth_below(parent_depth: i16) -> i16 {
    if parent_depth >= MAX_DEPTH {
        MAX_DEPTH
    } else {
        parent_depth + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn threads_end_at_the_third_level() {
        assert_eq!(depth_below(1), 2);
        assert_eq!(depth_below(2), 3);
        assert_eq!(depth_below(3), 3);
    }
}
