//! The whole application, driven over HTTP as people drive it, on SQLite and PostgreSQL.

mod aspirations;
mod authz_matrix;
mod basics;
mod consultations;
mod http_client;
mod identity;
mod posting;
mod site;
mod tracking;
