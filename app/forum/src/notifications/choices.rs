//! What a person chose to be told, and how often.

use crate::actor::Actor;
use crate::error::{ActError, Never};
use crate::forum::Forum;
use domain::language::Language;
use domain::notifications::{Cadence, Topic};
use store::people::{self, Change};
use store::{StoreError, mail_choices, pending};

/// The mail settings of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailSettings {
    /// The language of mail.
    pub language: Language,
    /// The one switch: no mail but codes.
    pub off: bool,
    /// The cadence of every topic one can choose for, in the order of the table.
    pub choices: Vec<(Topic, Cadence)>,
}

/// The mail settings of the actor.
///
/// # Errors
/// [`StoreError`].
pub async fn mail_settings(forum: &Forum, actor: &Actor) -> Result<MailSettings, ActError<Never>> {
    let db = forum.store.read();
    let account = people::of_id(db, actor.person)
        .await?
        .ok_or(ActError::NotFound)?;
    let chosen = mail_choices::of_person(db, actor.person).await?;
    Ok(MailSettings {
        language: account.language,
        off: account.mail_off,
        choices: Topic::ALL
            .iter()
            .filter(|topic| topic.is_in_settings())
            .map(|topic| (*topic, topic.effective(chosen.get(topic).copied())))
            .collect(),
    })
}

/// Writes the mail settings of the actor down. Choices a topic does not allow count as its default; topics that are not
/// named stay as they are.
///
/// # Errors
/// [`StoreError`].
pub async fn change_mail(
    forum: &Forum,
    actor: &Actor,
    settings: &MailSettings,
) -> Result<(), StoreError> {
    let change = Change {
        language: Some(settings.language),
        mail_off: Some(settings.off),
        ..Change::default()
    };
    let tx = forum.store.write().await?;
    people::change(&*tx, actor.person, change).await?;
    for (topic, cadence) in &settings.choices {
        let cadence = topic.effective(Some(*cadence));
        mail_choices::choose(&*tx, actor.person, (*topic, cadence)).await?;
    }
    if settings.off {
        pending::drop_of(&*tx, actor.person).await?;
    }
    forum.commit(tx).await
}
