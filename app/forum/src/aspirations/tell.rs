//! How the author of an aspiration is told about it, and which visibility hides the name.

use crate::notifications::{Stop, Trace};
use domain::ids::AspirationId;
use domain::visibility::Visibility;
use store::authors::Author;

/// A sealed author's mail leaves no row behind. Its foot stops mail about this aspiration, and names nobody.
pub(crate) fn how_to_tell(id: AspirationId, author: &Author) -> (Stop, Trace) {
    let trace = match author {
        Author::Sealed(_) => Trace::Erase,
        Author::Named(_) | Author::Guest => Trace::Keep,
    };
    (Stop::Author(id), trace)
}

/// Whether a visibility keeps the name from everybody but the author.
pub(crate) fn hides_name(visibility: Visibility) -> bool {
    visibility == Visibility::Anonymous
}
