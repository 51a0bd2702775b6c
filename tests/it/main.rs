//! The whole application, driven over HTTP as people drive it, on SQLite and PostgreSQL.

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
