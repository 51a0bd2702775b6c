//! Entities and queries; SQLite and PostgreSQL told apart in dialect.rs only.
