//! The schema, step by step; a landed step is never edited, only followed.
