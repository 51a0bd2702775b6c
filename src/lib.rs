//! The process: wires the parts, holds no rule, no SQL, no HTML.

pub mod api;
pub mod archive;
pub mod assets;
pub mod commands;
pub mod config;
pub mod demo;
pub mod http;
pub mod import;
pub mod letter_previews;
pub mod log;
pub mod metrics;
pub mod open;
pub mod pg_tools;
pub mod secret_key;
pub mod server;
pub mod workers;
