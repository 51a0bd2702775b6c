//! Who wrote a post, and what may be shown of it.
//!
//! Invariant: the name of an anonymous author is never looked up for anybody; the author alone is told "this is you".

use crate::error::StoreError;
use crate::people;
use crate::seal::Seal;
use domain::ids::PersonId;
use sea_orm::ConnectionTrait;

/// The author of a post, as the row keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Author {
    /// A person, in clear.
    Named(PersonId),
    /// A person under the seal: an anonymous post.
    Sealed(Vec<u8>),
    /// Somebody without account.
    Guest,
}

impl Author {
    /// The author of a row's columns.
    pub(crate) fn of(author: Option<PersonId>, seal: Option<Vec<u8>>) -> Self {
        match (author, seal) {
            (Some(person), _) => Self::Named(person),
            (None, Some(seal)) => Self::Sealed(seal),
            (None, None) => Self::Guest,
        }
    }
}

/// The author of a post to be written, with the tag by which an anonymous one is found again.
pub type Authorship = (Author, Option<Vec<u8>>);

/// The person behind a post, for telling them about it. Never show it.
pub fn author_person(seal: &Seal, author: &Author) -> Option<PersonId> {
    match author {
        Author::Named(person) => Some(*person),
        Author::Sealed(sealed) => seal.open(sealed),
        Author::Guest => None,
    }
}

/// What a reader may read beside a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Byline {
    /// A name.
    Name(String),
    /// Somebody who stays anonymous.
    Anonymous,
    /// The reader, who stays anonymous to others.
    OwnAnonymous,
    /// Somebody without account.
    Guest,
}

/// The bylines of posts, in the same order. `bool`: whether the reader wrote it.
///
/// Pass only posts the reader may see.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn bylines(
    db: &impl ConnectionTrait,
    posts: &[(&Author, bool)],
) -> Result<Vec<Byline>, StoreError> {
    let mut people: Vec<PersonId> = posts
        .iter()
        .filter_map(|(author, _)| match author {
            Author::Named(person) => Some(*person),
            Author::Sealed(_) | Author::Guest => None,
        })
        .collect();
    people.sort_unstable();
    people.dedup();
    let names = people::names(db, &people).await?;
    let lines = posts.iter().map(|(author, own)| match author {
        Author::Named(person) => names
            .get(person)
            .map_or(Byline::Anonymous, |name| Byline::Name(name.clone())),
        Author::Sealed(_) if *own => Byline::OwnAnonymous,
        Author::Sealed(_) => Byline::Anonymous,
        Author::Guest => Byline::Guest,
    });
    Ok(lines.collect())
}
