//! The whole application, driven over HTTP as people drive it, on SQLite and PostgreSQL.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test fails by panicking, looks at every table, and says what it skips"
)]

mod api;
mod aspirations;
mod authz_matrix;
mod backup;
mod bad_input;
mod basics;
mod bulletins;
mod canary;
mod command;
mod comments;
mod consultations;
mod crash;
mod delivery;
mod desk;
mod development;
mod doctor;
mod follows;
mod http_client;
mod identity;
mod import;
mod inbound;
mod moderation;
mod monitoring;
mod notifications;
mod posting;
mod saved_searches;
mod search;
mod site;
mod skipped;
mod summaries;
mod taking_part;
mod tracking;
mod votes;
