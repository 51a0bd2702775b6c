//! Letters about an aspiration: what they are about, and how its author is reached.

use crate::forum::Forum;
use crate::notifications::{Stop, Trace};
use domain::ids::{AspirationId, PublicId};
use domain::letters::Matter;
use domain::visibility::Visibility;
use store::aspirations::Aspiration;
use store::authors::{Author, author_person};
use store::consultations::Consultation;
use store::people::Reachable;
use store::{ConnectionTrait, StoreError};

/// What a letter about an aspiration is about. A confidential one gives away nothing but its path.
pub fn matter(forum: &Forum, aspiration: &Aspiration, consultation: &Consultation) -> Matter {
    let path = super::path(&aspiration.public_id);
    if !aspiration.visibility.is_open() {
        return Matter {
            title: String::new(),
            path,
            confidential: true,
            consultation: None,
            thread: None,
        };
    }
    Matter {
        title: aspiration.title.clone().unwrap_or_default(),
        path,
        confidential: false,
        consultation: Some(consultation.slug.clone()),
        thread: Some(thread(forum, &aspiration.public_id)),
    }
}

/// The name of the conversation about an aspiration; it cannot be counted or guessed.
pub(crate) fn thread(forum: &Forum, id: &PublicId) -> String {
    let digest = forum.seal.digest("thread", &[id.as_str().as_bytes()]);
    crate::secret::letters(&digest)
}

/// The author of an aspiration, if they can and want to be told, and how to tell them without leaving a trace.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub(crate) async fn author_to_tell(
    forum: &Forum,
    db: &impl ConnectionTrait,
    aspiration: &Aspiration,
) -> Result<Option<(Reachable, (Stop, Trace))>, StoreError> {
    let person = author_person(&forum.seal, &aspiration.author);
    let Some(person) = person.filter(|_| !aspiration.author_muted) else {
        return Ok(None);
    };
    let reachable = store::people::reachable(db, &[person]).await?;
    let how = how_to_tell(aspiration.id, &aspiration.author);
    Ok(reachable.into_iter().next().map(|person| (person, how)))
}

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
