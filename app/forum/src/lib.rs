//! The acts people do and the views they read: who may, by which rule, in one transaction.
