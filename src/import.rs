//! Reading what other programs have written.

pub mod polis;
