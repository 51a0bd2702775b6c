//! The only code that also becomes wasm: each island and its server function.
