//! Following: why it is refused.

/// Why following was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FollowRefused {
    /// The aspiration is confidential, hidden or withdrawn.
    #[error("aspiration cannot be followed")]
    NotShared,
}
