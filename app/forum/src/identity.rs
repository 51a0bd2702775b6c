//! Who somebody is: registering, signing in, sessions, passwords, one's own account.
//!
//! Invariant: until an address is proven, known, unknown and suspended addresses take the same path and get the same
//! answer. Absent on purpose: cookies and pages.

mod account;
mod blocklist;
mod codes;
mod password;
mod people;
mod proof;
mod sessions;

pub use account::{
    Account, OwnSession, PasswordRefused, account, end_other_sessions, end_session, rename,
    set_password, sign_out,
};
pub use codes::{
    CodeRequest, Registration, Waiting, registration_waiting, request_code, request_code_again,
    waiting,
};
pub use people::{CreateRefused, NewPerson, create_person};
pub use proof::{
    CodeRefused, PasswordWrong, Proven, finish_registration, sign_in_with_password, try_code,
    use_link, what_link_opens,
};
pub use sessions::{actor_of, csrf_token, start_session};

use crate::actor::Actor;

/// What an act of identity knows of the browser it comes from.
#[derive(Debug, Clone, Copy)]
pub struct Browser<'a> {
    /// Where the request comes from, for limits.
    pub network: &'a str,
    /// What the browser says it is.
    pub user_agent: &'a str,
    /// Who is signed in there already; that session ends when another begins.
    pub actor: Option<&'a Actor>,
}
