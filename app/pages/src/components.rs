//! The parts pages are built of. Each takes plain values and holds no query.
