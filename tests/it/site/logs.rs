//! Everything this process logs, kept to be searched.

use std::sync::{Mutex, PoisonError};

pub(super) static LOGS: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Captured;

impl std::io::Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOGS.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

pub(super) fn capture_logs() {
    let log = tracing_subscriber::fmt()
        .with_env_filter(rembuk::log::quiet("trace"))
        .with_ansi(false)
        .with_writer(|| Captured);
    let _started_before = log.try_init();
}
