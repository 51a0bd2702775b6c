//! One reader's request, as far as pages need it.

use domain::time::{Timestamp, Zone};
use forum::actor::Actor;
use std::sync::Arc;
use texts::Texts;

/// Who reads, in which language, when, and from where.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The texts of the reader's language.
    pub texts: Texts,
    /// The signed-in person, if any.
    pub actor: Option<Arc<Actor>>,
    /// The token every form of a signed-in person must carry; empty without session.
    pub csrf: String,
    /// Path and query of this page, for the language switch and for coming back after signing in.
    pub here: String,
    /// The moment of the request.
    pub now: Timestamp,
    /// The zone dates are shown in.
    pub zone: Zone,
}
