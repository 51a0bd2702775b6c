//! Builds, tests and checks the project: `cargo xtask`.
fn main() {}
