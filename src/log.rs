//! The log: one line an event, on standard error. Never holds a code, a secret, an address or people's words.

use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

/// Starts the log; a second start (in tests) changes nothing.
pub fn start(filter: &str) {
    let log = tracing_subscriber::fmt()
        .with_env_filter(quiet(filter))
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false);
    if log.try_init().is_err() {
        tracing::debug!("log was started before");
    }
}

/// What is logged, without libraries that write people's words into their finest logs.
pub fn quiet(filter: &str) -> EnvFilter {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_error| EnvFilter::new("info"));
    ["html5ever=off", "markup5ever=off"]
        .iter()
        .filter_map(|directive| directive.parse().ok())
        .fold(filter, EnvFilter::add_directive)
}
