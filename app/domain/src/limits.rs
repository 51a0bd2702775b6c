//! How often somebody may do something: the one table of rate limits.

/// An act that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limited {
    /// Asking for a code, by address.
    CodeForAddress,
    /// Asking for a code, by network.
    CodeFromNetwork,
    /// Trying a code or a password, by network.
    SignInFromNetwork,
    /// Trying a password, by account.
    SignInToAccount,
    /// Posting an aspiration, by person.
    Post,
    /// Posting an aspiration without account, by network.
    PostFromNetwork,
    /// Commenting, by person.
    Comment,
    /// Voting, by person.
    Vote,
    /// Reporting a post, by network.
    Report,
    /// Searching without session, by network.
    Search,
    /// Asking for suggestions while typing, without session, by network.
    Suggest,
    /// Looking up a tracking code, by network.
    Track,
    /// Releasing a bulletin, by agency.
    Bulletin,
    /// Sending a mail to oneself to see how it arrives, by person.
    TestMail,
}

/// So many acts in so many seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Acts allowed in the window.
    pub acts: u32,
    /// Length of the window, in seconds.
    pub seconds: i64,
    /// Counted in the database, so that a restart does not reset it.
    pub survives_restart: bool,
}

impl Limited {
    /// Every row of the table.
    pub const ALL: &[Self] = &[
        Self::CodeForAddress,
        Self::CodeFromNetwork,
        Self::SignInFromNetwork,
        Self::SignInToAccount,
        Self::Post,
        Self::PostFromNetwork,
        Self::Comment,
        Self::Vote,
        Self::Report,
        Self::Search,
        Self::Suggest,
        Self::Track,
        Self::Bulletin,
        Self::TestMail,
    ];

    /// The limit. Sources: what Discourse and Mastodon ship, ASVS 5.0 section 6.
    pub const fn limit(self) -> Limit {
        let (acts, seconds, survives_restart) = match self {
            Self::CodeForAddress => (5, 1_800, true),
            Self::CodeFromNetwork => (25, 300, true),
            Self::SignInFromNetwork => (30, 300, true),
            Self::SignInToAccount => (25, 3_600, true),
            Self::Post => (10, 3_600, true),
            Self::PostFromNetwork => (10, 3_600, true),
            Self::Comment => (30, 600, false),
            Self::Vote => (120, 60, false),
            Self::Report => (10, 3_600, true),
            Self::Search => (60, 60, false),
            Self::Suggest => (240, 60, false),
            Self::Track => (20, 300, true),
            Self::Bulletin => (3, 86_400, true),
            Self::TestMail => (10, 3_600, true),
        };
        Limit {
            acts,
            seconds,
            survives_restart,
        }
    }

    /// The name under which it is counted.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CodeForAddress => "code_for_address",
            Self::CodeFromNetwork => "code_from_network",
            Self::SignInFromNetwork => "sign_in_from_network",
            Self::SignInToAccount => "sign_in_to_account",
            Self::Post => "post",
            Self::PostFromNetwork => "post_from_network",
            Self::Comment => "comment",
            Self::Vote => "vote",
            Self::Report => "report",
            Self::Search => "search",
            Self::Suggest => "suggest",
            Self::Track => "track",
            Self::Bulletin => "bulletin",
            Self::TestMail => "test_mail",
        }
    }
}
