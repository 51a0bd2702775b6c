//! Why a server function did nothing, as the browser needs to know it.

use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// Why nothing was done. What people read is chosen from it; nothing internal leaves the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// The session is over, or the thing is not there for this reader.
    Gone,
    /// A rule says no; the plain form says which, in the reader's language.
    Refused,
    /// Too often.
    TooOften,
    /// Network, database or a broken answer: trying again helps.
    Unavailable,
}

impl FromServerFnError for Failure {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(_error: ServerFnErrorErr) -> Self {
        Self::Unavailable
    }
}
