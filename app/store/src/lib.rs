//! Entities and queries; SQLite and PostgreSQL told apart in [`dialect`] only.
//!
//! Queries are free functions that take a connection and typed arguments, and return words of `domain` or rows named
//! in their module; no entity leaves this crate. Every list has a limit. Whatever returns people's words takes a
//! [`Viewer`](viewer::Viewer). Absent on purpose: rules, and the clock.

pub mod agencies;
pub mod agency_admin;
pub mod arrivals;
pub mod aspirations;
pub mod audit;
pub mod authors;
pub mod bounces;
pub mod bulletins;
pub mod comments;
pub mod connection;
pub mod consultation_drafts;
pub mod consultations;
pub mod consultations_told;
pub mod desk;
pub mod dialect;
mod entities;
pub mod error;
pub mod follows;
pub mod imports;
pub mod index_marks;
pub mod mail_choices;
pub mod moderation;
pub mod mutes;
pub mod outbox;
pub mod paging;
pub mod participants;
pub mod pending;
pub mod people;
pub mod people_admin;
pub mod presence;
pub mod rates;
pub mod recounts;
pub mod responses;
pub mod roles;
pub mod saved_searches;
pub mod seal;
pub mod search;
pub mod sessions;
pub mod settings;
pub mod shown;
pub mod sign_ins;
pub mod standing;
pub mod summaries;
pub mod synonyms;
pub mod viewer;
pub mod votes;
mod words;

pub use connection::{Store, Write};
pub use error::{StoreError, failures};
pub use sea_orm::ConnectionTrait;
