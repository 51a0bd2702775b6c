//! Words and rules of the forum: pure, no IO, no async, no clock.
