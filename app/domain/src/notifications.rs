//! What people are told by mail, how often, and which of it they may turn off.

mod cadence;
mod topics;

pub use cadence::{AWAY_DAYS, COALESCE_SECONDS, Cadence, DIGEST_HOUR};
pub use topics::{Row, Topic};

crate::codes! {
    /// The event a mail tells of.
    Notice {
        /// A code to register or sign in.
        Code = "code",
        /// An aspiration has arrived.
        Receipt = "receipt",
        /// Somebody commented on what the person wrote or follows.
        Comment = "comment",
        /// An agency answered.
        Response = "response",
        /// An aspiration's state changed.
        State = "state",
        /// A moderator decided about the person's post.
        Moderation = "moderation",
        /// A summary was published.
        Summary = "summary",
        /// What became of a reply the person wrote by mail.
        Reply = "reply",
        /// Nothing: an operator looks whether mail arrives.
        Test = "test",
        /// Something new fits a saved search.
        SavedSearch = "saved_search",
        /// A consultation opened or closed.
        Consultation = "consultation",
        /// What happened in a day or a week.
        Digest = "digest",
        /// An agency writes to those who follow or took part.
        Bulletin = "bulletin",
        /// Digests pause, because the person has not been here for long.
        Paused = "paused",
    }
}

impl Notice {
    /// Security mail is always sent and carries no way to unsubscribe.
    pub const fn is_security(self) -> bool {
        matches!(self, Self::Code | Self::Test)
    }
}

crate::codes! {
    /// What can be followed.
    FollowKind {
        /// A consultation.
        Consultation = "consultation",
        /// An aspiration.
        Aspiration = "aspiration",
    }
}

crate::codes! {
    /// What has become of a mail.
    OutboxState {
        /// To be sent when it is due.
        Waiting = "waiting",
        /// Accepted by the transport.
        Sent = "sent",
        /// Given up; an administrator can try it again.
        Dead = "dead",
        /// Not wanted any more (unsubscribed, or overtaken).
        Dropped = "dropped",
    }
}
