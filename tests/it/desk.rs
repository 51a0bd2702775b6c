//! The desk over HTTP: who finds what there, and what coordinators and administrators do.

mod agencies;
mod consultations;
mod doors;
mod people;
mod records;
mod waiting;
