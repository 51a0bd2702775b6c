//! The acts people do and the views they read.
//!
//! An act takes an [`Actor`](actor::Actor) that may do it, checks a domain rule, and writes rows, audit, outbox and
//! index marks in one transaction. Absent on purpose: HTTP, HTML, SMTP, and any clock but the one it is given.

pub mod actor;
pub mod agencies;
pub mod agency_admin;
pub mod aspirations;
pub mod bounces;
pub mod bulletins;
pub mod clock;
pub mod comments;
pub mod consultation_drafts;
pub mod consultations;
pub mod delivery;
pub mod desk;
pub mod discussion;
pub mod error;
pub mod follows;
mod forum;
pub mod home;
pub mod housekeeping;
pub mod identity;
pub mod imports;
pub mod moderation;
pub mod notifications;
pub mod people_admin;
pub mod rates;
pub mod recounts;
pub mod replies;
pub mod responses;
pub mod saved_searches;
pub mod search;
pub mod secret;
pub mod summaries;
pub mod synonyms;
pub mod votes;

pub use crate::forum::{Forum, Settings};
pub use store::StoreError;
