//! Subcommands of the one binary.
fn main() {}
