//! The log: one line an event, on standard error. Never holds a code, a secret, an address or people's words.

use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

/// Starts the log; a second start (in tests) changes nothing.
pub fn start(filter: &str) {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_error| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false);
    if log.try_init().is_err() {
        tracing::debug!("log was started before");
    }
}
