//! Adding words to one's own aspiration.

use super::submit::form_mark;
use crate::actor::Actor;
use crate::error::ActError;
use crate::forum::Forum;
use crate::rates;
use domain::aspirations::AspirationState;
use domain::ids::{AspirationId, PublicId};
use domain::limits::Limited;
use domain::search::IndexPart;
use domain::time::Timestamp;
use domain::words::Body;
use store::aspirations::NewAddition;
use store::{ConnectionTrait, StoreError, index_marks};

/// Why words were not added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddRefused {
    /// The aspiration was withdrawn.
    #[error("aspiration is withdrawn")]
    Withdrawn,
    /// The form was already sent for another aspiration.
    #[error("form was used for something else")]
    FormUsed,
}

/// Adds words to the actor's own aspiration; also after the consultation has closed, because answers come later.
///
/// # Errors
/// [`ActError::NotFound`], [`ActError::NotAllowed`] for somebody else's, [`ActError::TooOften`], [`AddRefused`].
pub async fn add_words(
    forum: &Forum,
    actor: &Actor,
    id: &PublicId,
    (body, form_key): (&Body, &str),
) -> Result<(), ActError<AddRefused>> {
    let tx = forum.store.write().await?;
    let viewer = forum.viewer(Some(actor));
    let aspiration = store::aspirations::find_locked(&*tx, &viewer, id)
        .await?
        .ok_or(ActError::NotFound)?;
    if !aspiration.own {
        return Err(ActError::NotAllowed);
    }
    if aspiration.state == AspirationState::Withdrawn {
        return Err(ActError::Refused(AddRefused::Withdrawn));
    }
    rates::count(forum, Limited::Comment, &actor.person.0.to_string()).await??;
    let zone = store::agencies::by_id(&*tx, aspiration.agency)
        .await?
        .ok_or(ActError::NotFound)?
        .zone;
    let now = forum.clock.now();
    let at = if aspiration.shows_day_only() {
        now.start_of_day(zone)
    } else {
        now
    };
    let words = Words { body, form_key, at };
    if words.write(forum, &*tx, aspiration.id).await? {
        forum.commit(tx).await?;
        Ok(())
    } else {
        Err(ActError::Refused(AddRefused::FormUsed))
    }
}

/// Words to be added.
pub(super) struct Words<'a> {
    pub(super) body: &'a Body,
    pub(super) form_key: &'a str,
    pub(super) at: Timestamp,
}

impl Words<'_> {
    /// Writes them; the same form again changes nothing. `false` when the form was used for another aspiration.
    pub(super) async fn write(
        &self,
        forum: &Forum,
        db: &impl ConnectionTrait,
        aspiration: AspirationId,
    ) -> Result<bool, StoreError> {
        let form_key = form_mark(forum, self.form_key);
        if let Some(used) = store::aspirations::addition_by_form_key(db, &form_key).await? {
            return Ok(used == aspiration);
        }
        let new = NewAddition {
            aspiration,
            body: self.body.as_str().to_owned(),
            form_key: Some(form_key),
            at: self.at,
        };
        store::aspirations::add_words(db, new).await?;
        index_marks::mark(db, IndexPart::Aspiration, aspiration.0).await?;
        Ok(true)
    }
}
