//! The layers around every route, one file each. [`crate::server`] says in which order.

pub mod csrf;
pub mod errors;
pub mod headers;
pub mod language;
pub mod page_cache;
pub mod reload;
pub mod request_log;
pub mod server_functions;
pub mod session;
