//! Table `person`: who somebody is. Invariant: an address belongs to one person at most.

use crate::entities::person;
use crate::error::StoreError;
use domain::identity::Email;
use domain::ids::PersonId;
use domain::language::Language;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
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

/// Of these people, those who want mail, have an address and are not suspended.
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
