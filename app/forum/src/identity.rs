//! Who somebody is: registering, signing in, sessions, passwords, one's own account.
//!
//! Invariant: until an address is proven, known, unknown and suspended addresses take the same path and get the same
//! answer. Absent on purpose: cookies and pages.

mod blocklist;
mod password;
mod people;
mod sessions;

pub use people::{CreateRefused, NewPerson, create_person};
pub use sessions::{actor_of, csrf_token, start_session};
