//! Every text people read, in Indonesian and English, as typed functions; dates and numbers.
//!
//! `locales/{id,en}/*.ftl` hold the texts, one file a feature; the build turns each message into a function of
//! [`Texts`], so that a missing or misspelt key does not compile. Pages, mail and the command line share them.

mod dates;
mod desk;
mod numbers;
mod pages;
mod words;

#[expect(
    clippy::all,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    dead_code,
    clippy::use_self,
    unreachable_pub,
    missing_debug_implementations,
    reason = "generated code"
)]
mod l10n {
    //! The functions generated from the locales.
    include!(concat!(env!("OUT_DIR"), "/l10n.rs"));
}

use domain::language::Language;
pub use pages::Page;
use std::ops::Deref;
use std::sync::LazyLock;

static INDONESIAN: LazyLock<l10n::L10nLanguage> = LazyLock::new(|| l10n::L10n::Id.load());
static ENGLISH: LazyLock<l10n::L10nLanguage> = LazyLock::new(|| l10n::L10n::En.load());

/// The texts of one language; a copy costs nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts {
    /// The language of every text it gives.
    pub language: Language,
}

impl Texts {
    /// The texts of a language.
    pub const fn of(language: Language) -> Self {
        Self { language }
    }
}

impl Deref for Texts {
    type Target = l10n::L10nLanguage;

    fn deref(&self) -> &Self::Target {
        match self.language {
            Language::Indonesian => &INDONESIAN,
            Language::English => &ENGLISH,
        }
    }
}
