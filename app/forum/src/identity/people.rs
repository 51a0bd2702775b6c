//! Making accounts without mail: for the command line, the demo world and tests.

use super::password;
use crate::error::ActError;
use crate::forum::Forum;
use domain::identity::{CONSENT_VERSION, Email, PasswordError};
use domain::ids::PersonId;
use domain::language::Language;
use domain::roles::Grant;
use domain::words::PersonName;
use store::audit::Entry;
use store::{audit, people, roles};

/// Somebody to be registered by the operator.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// The address.
    pub email: Email,
    /// What the person is called.
    pub name: PersonName,
    /// The language of mail.
    pub language: Language,
    /// Whether the person is 18 or older.
    pub adult: bool,
    /// Whether the person agreed to the consent text; recorded with its version and the moment.
    pub consent: bool,
    /// A password, under the same rules as anybody's.
    pub password: Option<String>,
    /// Roles to hold from the beginning; each is recorded in the audit.
    pub roles: Vec<Grant>,
}

/// Why an account was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CreateRefused {
    /// Somebody is registered with this address.
    #[error("this address already has an account")]
    AddressTaken,
    /// The password does not do.
    #[error(transparent)]
    Password(#[from] PasswordError),
}

/// Makes an account whose address counts as proven.
///
/// # Errors
/// [`CreateRefused`], or the database failed.
pub async fn create_person(
    forum: &Forum,
    new: NewPerson,
) -> Result<PersonId, ActError<CreateRefused>> {
    let password_hash = match &new.password {
        None => None,
        Some(text) => {
            let own = [new.name.as_str(), new.email.as_str()];
            let password = password::checked(text, &own)
                .map_err(|refused| ActError::Refused(CreateRefused::Password(refused)))?;
            Some(password::hash(forum, password).await?)
        }
    };
    let now = forum.clock.now();
    let tx = forum.store.write().await?;
    if people::of_email(&*tx, &new.email).await?.is_some() {
        return Err(ActError::Refused(CreateRefused::AddressTaken));
    }
    let row = people::NewPerson {
        name: new.name,
        email: new.email,
        language: new.language,
        adult: new.adult,
        consent_version: new.consent.then_some(CONSENT_VERSION),
        password_hash,
    };
    let person = people::insert(&*tx, row, now).await?;
    for grant in new.roles {
        roles::grant(&*tx, person, grant, now).await?;
        let place = grant.agency.map_or_else(
            || "site".to_owned(),
            |agency| format!("agency:{}", agency.0),
        );
        let entry = Entry {
            at: now,
            person: None,
            act: "grant_role",
            target: format!("person:{}", person.0),
            detail: format!("{} {place}", grant.role.code()),
        };
        audit::append(&*tx, entry).await?;
    }
    forum.commit(tx).await?;
    Ok(person)
}
