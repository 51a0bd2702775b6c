//! Words and rules of the forum: what a thing is called, what it may hold, who may do what.
//!
//! Pure: no IO, no async, no clock, no randomness of its own. Also builds for the browser.
//! Absent on purpose: SQL (feature `values` only teaches ids and codes to be database values), texts for people.

pub mod agencies;
pub mod areas;
pub mod aspirations;
pub mod bounces;
pub mod bulletins;
pub mod comments;
pub mod consultation_drafts;
pub mod consultations;
pub mod delivery;
pub mod follows;
pub mod identity;
pub mod ids;
pub mod language;
pub mod letters;
pub mod limits;
pub mod moderation;
pub mod notifications;
pub mod replies;
pub mod responses;
pub mod roles;
pub mod saved_searches;
pub mod search;
pub mod summaries;
pub mod synonyms;
pub mod time;
pub mod tracking;
pub mod visibility;
pub mod votes;
pub mod words;
pub mod working_days;

/// Declares an enum whose variants are stored and sent as short lower-case codes.
///
/// Gives `ALL`, `code()` and `parse()`; with feature `values` also the database value.
macro_rules! codes {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "values", derive(sea_orm::DeriveActiveEnum, sea_orm::EnumIter))]
        #[cfg_attr(feature = "values", sea_orm(rs_type = "String", db_type = "Text"))]
        pub enum $name {
            $(
                $(#[$vmeta])*
                #[serde(rename = $code)]
                #[cfg_attr(feature = "values", sea_orm(string_value = $code))]
                $variant,
            )+
        }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The code under which the value is stored and sent.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The value of a code; `None` for any other text.
            pub fn parse(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
pub(crate) use codes;
