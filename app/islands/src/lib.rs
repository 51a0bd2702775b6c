//! The only code that also becomes wasm: each island and its server function.
//!
//! An island is a plain form first: it works before it wakes, and without JavaScript. Props are public, so they hold
//! words and small values only; texts arrive in the reader's language. Absent on purpose: dates, routing, formatting
//! beyond one number, and everything a reader without session would need: no island is rendered for them.

pub mod comments;
mod failure;
pub mod votes;

pub use failure::Failure;

#[cfg(feature = "ssr")]
mod session;
#[cfg(feature = "ssr")]
pub use session::Session;

/// Called once by the loader before it wakes the islands of a page.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
