//! The full-text index: schema, Indonesian analysis, query, writer. A cache of the store.
