//! Table `person`: who somebody is. Invariant: an address belongs to one person at most.

use crate::entities::person;
use crate::error::StoreError;
use domain::identity::Email;
use domain::ids::PersonId;
use domain::language::Language;
use domain::time::Timestamp;
use domain::words::PersonName;
use sea_orm::{
    ActiveValue::{NotSet, Set, Unchanged},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
};
use std::collections::HashMap;

/// Somebody mail may be sent to.
#[derive(Debug, Clone)]
pub struct Reachable {
    /// The person.
    pub person: PersonId,
    /// The address.
    pub email: Email,
    /// The language of the mail.
    pub language: Language,
}

/// Of these people, those who want mail, have an address that takes it, and are not suspended.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn reachable(
    db: &impl ConnectionTrait,
    people: &[PersonId],
) -> Result<Vec<Reachable>, StoreError> {
    let mut found = Vec::new();
    for some in people.chunks(500) {
        let rows = person::Entity::find()
            .filter(person::Column::Id.is_in(some.iter().copied()))
            .filter(person::Column::MailOff.eq(false))
            .filter(person::Column::MailStoppedAt.is_null())
            .filter(person::Column::SuspendedAt.is_null())
            .filter(person::Column::Email.is_not_null())
            .all(db)
            .await?;
        found.extend(rows.into_iter().filter_map(|row| {
            row.email.map(|email| Reachable {
                person: row.id,
                email,
                language: row.language,
            })
        }));
    }
    Ok(found)
}

/// The names of people, for showing beside what they wrote in public.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn names(
    db: &impl ConnectionTrait,
    people: &[PersonId],
) -> Result<HashMap<PersonId, String>, StoreError> {
    let mut names = HashMap::new();
    for some in people.chunks(500) {
        let rows = person::Entity::find()
            .filter(person::Column::Id.is_in(some.iter().copied()))
            .all(db)
            .await?;
        names.extend(rows.into_iter().map(|row| (row.id, row.name)));
    }
    Ok(names)
}

/// Somebody to be registered.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// What the person is called.
    pub name: PersonName,
    /// The address.
    pub email: Email,
    /// The language of mail.
    pub language: Language,
    /// Whether the person said to be 18 or older.
    pub adult: bool,
    /// The version of the consent text the person agreed to.
    pub consent_version: Option<&'static str>,
    /// The hash of the password, if one is set.
    pub password_hash: Option<String>,
}

/// An account as its owner and the sign-in see it.
#[derive(Debug, Clone)]
pub struct Account {
    /// The person.
    pub id: PersonId,
    /// What the person is called.
    pub name: String,
    /// The address.
    pub email: Option<Email>,
    /// The language of mail.
    pub language: Language,
    /// Whether the person said to be 18 or older.
    pub adult: bool,
    /// The version of the consent text agreed to, and when.
    pub consent: Option<(String, Timestamp)>,
    /// The hash of the password, if one is set.
    pub password_hash: Option<String>,
    /// Whether the person is suspended.
    pub suspended: bool,
    /// Whether the person turned mail off.
    pub mail_off: bool,
    /// When the person registered.
    pub created_at: Timestamp,
}

/// Registers a person. A duplicate means that the address is taken.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn insert(
    db: &impl ConnectionTrait,
    new: NewPerson,
    now: Timestamp,
) -> Result<PersonId, StoreError> {
    let row = person::ActiveModel {
        id: NotSet,
        name: Set(new.name.into_string()),
        email: Set(Some(new.email)),
        language: Set(new.language),
        adult: Set(new.adult),
        consent_at: Set(new.consent_version.map(|_| now)),
        consent_version: Set(new.consent_version.map(str::to_owned)),
        password_hash: Set(new.password_hash),
        suspended_at: Set(None),
        mail_off: Set(false),
        mail_stopped_at: Set(None),
        source: Set(None),
        created_at: Set(now),
    };
    Ok(person::Entity::insert(row).exec(db).await?.last_insert_id)
}

/// The account of an address.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of_email(
    db: &impl ConnectionTrait,
    email: &Email,
) -> Result<Option<Account>, StoreError> {
    let row = person::Entity::find()
        .filter(person::Column::Email.eq(email.clone()))
        .one(db)
        .await?;
    Ok(row.map(account))
}

/// The account of a person.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of_id(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Option<Account>, StoreError> {
    Ok(person::Entity::find_by_id(person)
        .one(db)
        .await?
        .map(account))
}

/// Whether anybody is registered at all.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn any(db: &impl ConnectionTrait) -> Result<bool, StoreError> {
    Ok(person::Entity::find().limit(1).one(db).await?.is_some())
}

/// What of an account its owner may change; `None` leaves it as it is.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// A new name.
    pub name: Option<PersonName>,
    /// Another language of mail.
    pub language: Option<Language>,
    /// Mail off or on.
    pub mail_off: Option<bool>,
    /// A new hash of the password.
    pub password_hash: Option<String>,
}

/// Changes an account.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn change(
    db: &impl ConnectionTrait,
    person: PersonId,
    change: Change,
) -> Result<(), StoreError> {
    let mut row = person::ActiveModel {
        id: Unchanged(person),
        ..Default::default()
    };
    if let Some(name) = change.name {
        row.name = Set(name.into_string());
    }
    if let Some(language) = change.language {
        row.language = Set(language);
    }
    if let Some(mail_off) = change.mail_off {
        row.mail_off = Set(mail_off);
    }
    if let Some(password_hash) = change.password_hash {
        row.password_hash = Set(Some(password_hash));
    }
    person::Entity::update(row).exec(db).await?;
    Ok(())
}

fn account(row: person::Model) -> Account {
    Account {
        id: row.id,
        name: row.name,
        email: row.email,
        language: row.language,
        adult: row.adult,
        consent: row.consent_version.zip(row.consent_at),
        password_hash: row.password_hash,
        suspended: row.suspended_at.is_some(),
        mail_off: row.mail_off,
        created_at: row.created_at,
    }
}
