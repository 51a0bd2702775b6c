//! The whole application, driven over HTTP as people drive it, on SQLite and PostgreSQL.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking, in its helpers too"
)]

mod api;
mod aspirations;
mod authz_matrix;
mod basics;
mod canary;
mod command;
mod comments;
mod consultations;
mod desk;
mod follows;
mod http_client;
mod identity;
mod import;
mod moderation;
mod posting;
mod search;
mod site;
mod summaries;
mod taking_part;
mod tracking;
mod votes;
