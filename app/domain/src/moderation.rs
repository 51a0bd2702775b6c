//! Moderation: reasons and decisions, shown in the public log without personal data.

crate::codes! {
    /// Why a reader reports a post, or a moderator hides it.
    Reason {
        /// Names, numbers or addresses of people.
        PersonalData = "personal_data",
        /// Insults, threats or hate.
        Insult = "insult",
        /// Untrue claims that may do harm.
        Hoax = "hoax",
        /// Advertising or repetition.
        Spam = "spam",
        /// Has nothing to do with the consultation.
        OffTopic = "off_topic",
        /// Something else, explained in words.
        Other = "other",
        /// Was already rejected where it was imported from.
        RejectedInSource = "rejected_in_source",
    }
}

impl Reason {
    /// Reasons people can choose; the others come from imports.
    pub const CHOICES: &[Self] = &[
        Self::PersonalData,
        Self::Insult,
        Self::Hoax,
        Self::Spam,
        Self::OffTopic,
        Self::Other,
    ];
}

crate::codes! {
    /// What a moderator decided.
    Decision {
        /// The post is no longer public.
        Hide = "hide",
        /// The post stays.
        Keep = "keep",
        /// A hidden post is public again.
        Restore = "restore",
    }
}

crate::codes! {
    /// Which kind of post a report or decision is about.
    PostKind {
        /// An aspiration.
        Aspiration = "aspiration",
        /// A comment.
        Comment = "comment",
    }
}
