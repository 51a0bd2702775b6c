//! Who may see a post: publik, anonim, rahasia.

crate::codes! {
    /// How a post may be seen, chosen by its author.
    Visibility {
        /// Content and name are public.
        Public = "public",
        /// Content is public; the name is hidden from everyone but the author.
        Anonymous = "anonymous",
        /// Seen by the author and the agency's officials and moderators only.
        Confidential = "confidential",
    }
}

impl Visibility {
    /// Whether an official may change a post from this visibility to `next`: only ever tighter.
    pub fn may_be_tightened_to(self, next: Self) -> bool {
        next > self
    }

    /// Whether the content may be read by everybody.
    pub fn is_open(self) -> bool {
        self != Self::Confidential
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn officials_only_tighten() {
        for from in Visibility::ALL {
            for to in Visibility::ALL {
                if from.may_be_tightened_to(*to) {
                    assert!(!to.may_be_tightened_to(*from));
                }
            }
        }
        assert!(Visibility::Public.may_be_tightened_to(Visibility::Confidential));
        assert!(!Visibility::Confidential.may_be_tightened_to(Visibility::Anonymous));
    }
}
