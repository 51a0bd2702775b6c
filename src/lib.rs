//! The process: wires the parts, holds no rule, no SQL, no HTML.
