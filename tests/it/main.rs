//! The whole application, driven over HTTP as people drive it, on SQLite and PostgreSQL.

mod basics;
mod http_client;
mod identity;
mod site;
