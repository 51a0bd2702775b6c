//! What a mail tells, as data: one variant for each [`Notice`]. Acts write it, the mail crate turns it into words.
//!
//! The form is stored in the outbox between act and sending; a new field needs `#[serde(default)]`.

use crate::agencies::Slug;
use crate::aspirations::AspirationState;
use crate::bulletins::Audience;
use crate::consultations::ConsultationPhase;
use crate::moderation::{Decision, PostKind, Reason};
use crate::notifications::{Cadence, Notice};
use crate::replies::ReplyNote;
use crate::search::IndexPart;
use crate::time::{Timestamp, Zone};
use crate::tracking::TrackingCode;
use crate::visibility::Visibility;
use serde::{Deserialize, Serialize};

/// What to tell somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "notice", rename_all = "snake_case")]
pub enum Letter {
    /// A code to register or sign in.
    Code(CodeLetter),
    /// An aspiration has arrived.
    Receipt(ReceiptLetter),
    /// Somebody commented.
    Comment(CommentLetter),
    /// An agency answered.
    Response(ResponseLetter),
    /// An aspiration's state changed.
    State(StateLetter),
    /// A moderator decided.
    Moderation(ModerationLetter),
    /// A summary was published.
    Summary(SummaryLetter),
    /// What became of a reply by mail.
    Reply(ReplyLetter),
    /// An operator looks whether mail arrives.
    Test(TestLetter),
    /// Something new fits a saved search.
    SavedSearch(SavedSearchLetter),
    /// A consultation opened or closed.
    Consultation(ConsultationLetter),
    /// Several letters in one mail.
    Bundle(BundleLetter),
    /// Digests pause.
    Paused(PausedLetter),
    /// An agency writes to those who follow or took part.
    Bulletin(BulletinLetter),
}

impl Letter {
    /// The event the letter tells of.
    pub const fn notice(&self) -> Notice {
        match self {
            Self::Code(_) => Notice::Code,
            Self::Receipt(_) => Notice::Receipt,
            Self::Comment(_) => Notice::Comment,
            Self::Response(_) => Notice::Response,
            Self::State(_) => Notice::State,
            Self::Moderation(_) => Notice::Moderation,
            Self::Summary(_) => Notice::Summary,
            Self::Reply(_) => Notice::Reply,
            Self::Test(_) => Notice::Test,
            Self::SavedSearch(_) => Notice::SavedSearch,
            Self::Consultation(_) => Notice::Consultation,
            Self::Bundle(letter) if letter.cadence.is_digest() => Notice::Digest,
            Self::Bundle(_) => Notice::Comment,
            Self::Paused(_) => Notice::Paused,
            Self::Bulletin(_) => Notice::Bulletin,
        }
    }

    /// What the letter is about; a code and a test are about nothing but themselves, a digest about too many things to name one.
    pub fn matter(&self) -> Option<&Matter> {
        match self {
            Self::Code(_) | Self::Test(_) | Self::Paused(_) => None,
            Self::Bundle(letter) if letter.cadence.is_digest() => None,
            Self::Bundle(letter) => letter.letters.first()?.matter(),
            Self::Receipt(letter) => Some(&letter.on),
            Self::Comment(letter) => Some(&letter.on),
            Self::Response(letter) => Some(&letter.on),
            Self::State(letter) => Some(&letter.on),
            Self::Moderation(letter) => Some(&letter.on),
            Self::Summary(letter) => Some(&letter.on),
            Self::Reply(letter) => Some(&letter.on),
            Self::SavedSearch(letter) => Some(&letter.on),
            Self::Consultation(letter) => Some(&letter.on),
            Self::Bulletin(letter) => Some(&letter.on),
        }
    }

    /// Whether the mail may say nothing but that there is news, and where.
    pub fn is_confidential(&self) -> bool {
        let chosen = matches!(self, Self::Receipt(letter) if !letter.visibility.is_open());
        chosen || self.matter().is_some_and(|matter| matter.confidential)
    }
}

/// The aspiration or consultation a letter is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    /// Its title; empty for one without title.
    pub title: String,
    /// Where to read on: a path of the site that begins with `/`.
    pub path: String,
    /// Set for everything about a confidential aspiration: the mail then holds the path and nothing else of the letter.
    #[serde(default)]
    pub confidential: bool,
    /// The consultation it belongs to; becomes the mailing list of the mail.
    #[serde(default)]
    pub consultation: Option<Slug>,
    /// The name of the conversation: mails with the same one stand together in the reader's program.
    ///
    /// Random, the same for all mails about one aspiration. Leave it out where it would join what must stay apart.
    #[serde(default)]
    pub thread: Option<String>,
}

/// Why somebody is told of something that happened to an aspiration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The reader wrote the aspiration.
    Mine,
    /// The reader follows the aspiration or its consultation.
    Followed,
    /// The reader wrote the comment that was replied to.
    Reply,
}

/// What a code is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodePurpose {
    /// Finish a registration.
    Register,
    /// Sign in.
    SignIn,
}

/// A code to register or sign in. Neither names nor other text of people are in it: anybody can have it sent to anyone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeLetter {
    /// Six digits.
    pub code: String,
    /// The path that does the same as typing the code; ends in a token.
    pub path: String,
    /// What it is for.
    pub purpose: CodePurpose,
    /// How long it can be used, in minutes.
    pub minutes: u32,
}

/// An aspiration has arrived; goes to its author only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptLetter {
    /// The aspiration.
    pub on: Matter,
    /// Its tracking code.
    pub tracking: Option<TrackingCode>,
    /// The title of the consultation.
    pub consultation_title: String,
    /// What the author chose.
    pub visibility: Visibility,
}

/// Somebody commented.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentLetter {
    /// The aspiration commented on.
    pub on: Matter,
    /// The name shown beside the comment; `None` for an anonymous author.
    pub who: Option<String>,
    /// The first words of the comment, as plain text.
    pub excerpt: String,
    /// Why the reader is told.
    pub why: Why,
}

/// An agency answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseLetter {
    /// The aspiration answered.
    pub on: Matter,
    /// The name of the agency.
    pub agency: String,
    /// The first words of the answer, as plain text.
    pub excerpt: String,
    /// Why the reader is told.
    pub why: Why,
}

/// An aspiration's state changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateLetter {
    /// The aspiration.
    pub on: Matter,
    /// The name of the agency that moved it, if one did.
    #[serde(default)]
    pub agency: Option<String>,
    /// Where it stands now.
    pub state: AspirationState,
    /// What the official wrote beside it.
    pub note: Option<String>,
    /// Why the reader is told.
    pub why: Why,
}

/// A moderator decided about the reader's post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModerationLetter {
    /// The aspiration, or the one the comment stands under.
    pub on: Matter,
    /// What the decision is about.
    pub post: PostKind,
    /// What was decided.
    pub decision: Decision,
    /// Why.
    pub reason: Option<Reason>,
    /// What the moderator wrote beside it.
    pub note: Option<String>,
    /// Whether the reader can answer on the page.
    pub can_answer: bool,
}

/// A summary was published; goes to all who took part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SummaryLetter {
    /// The consultation.
    pub on: Matter,
    /// The name of the agency that held it.
    #[serde(default)]
    pub agency: Option<String>,
    /// The first words of the summary, as plain text.
    pub excerpt: String,
}

/// What became of a reply by mail; goes to whoever wrote it, and repeats none of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyLetter {
    /// The aspiration the comment stands under; empty title where it is not there any more.
    pub on: Matter,
    /// What there is to know.
    pub note: ReplyNote,
}

/// An operator looks whether mail arrives; no words of anybody are in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestLetter {
    /// Where its link leads: a path of the site.
    pub path: String,
}

/// Something new fits a search its reader keeps.
///
/// While it waits it holds keys only. The words are read at the moment of sending, of what everybody may still read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedSearchLetter {
    /// The search: what its owner calls it, and the path of its results.
    pub on: Matter,
    /// What fits.
    pub waiting: Vec<TextKey>,
    /// The same in words.
    #[serde(default)]
    pub found: Vec<FoundText>,
    /// There is more than that.
    #[serde(default)]
    pub more: bool,
}

/// Names a public text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextKey {
    /// What it is.
    pub part: IndexPart,
    /// Its row.
    pub row: i64,
}

/// A public text in a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundText {
    /// What it is.
    pub part: IndexPart,
    /// Its title, or that of the aspiration it stands below; empty where neither has one.
    pub title: String,
    /// Where to read it: a path of the site.
    pub path: String,
    /// Its first words, as plain text.
    pub excerpt: String,
}

/// A consultation opened or closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsultationLetter {
    /// The consultation.
    pub on: Matter,
    /// The name of the agency that holds it.
    #[serde(default)]
    pub agency: Option<String>,
    /// The phase it is in now: open or closed.
    pub phase: ConsultationPhase,
    /// When it closes, or has closed.
    pub closes_at: Timestamp,
    /// The zone its dates are in.
    pub zone: Zone,
}

/// Several letters in one mail: comments on one thing, or what happened in a day or a week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BundleLetter {
    /// At once: comments that came within minutes. Daily or weekly: a digest.
    pub cadence: Cadence,
    /// The letters, in the order in which things happened; none of them is a bundle.
    pub letters: Vec<Letter>,
}

/// Digests pause, because the person has not been here for long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PausedLetter {
    /// Days since the last visit.
    pub days: i64,
}

/// An agency writes to those who follow or took part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulletinLetter {
    /// The consultation.
    pub on: Matter,
    /// The name of the agency.
    pub agency: String,
    /// The subject line.
    pub subject: String,
    /// The words: paragraphs, as plain text.
    pub body: String,
    /// Whom it was written to: says why the reader gets it.
    pub audience: Audience,
}
