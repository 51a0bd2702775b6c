//! Loops that carry committed work further. Each survives any failure: it logs and tries again.
