//! Messages to bytes, their templates, and the transports that carry them.
