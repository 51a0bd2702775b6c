//! The index as its caller uses it: what is found, counted, kept and survived.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that finds something else than it expects should stop there"
)]

#[path = "search/world.rs"]
mod world;

#[path = "search/counts.rs"]
mod counts;
#[path = "search/damage.rs"]
mod damage;
#[path = "search/finding.rs"]
mod finding;
#[path = "search/fuzz.rs"]
mod fuzz;
#[path = "search/keeping.rs"]
mod keeping;
#[path = "search/proposing.rs"]
mod proposing;
