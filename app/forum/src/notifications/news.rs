//! News about an aspiration, told to all who want to hear it: each person once, and never whoever caused it.
//!
//! Invariants: about a confidential aspiration only its author is told, and the letter holds no words. People told
//! under their name come first: an anonymous author who would be told in another role as well is told in that one, so
//! that no gap among the rows that stay tells who wrote what.

use super::{About, Stop, Trace, tell_all};
use crate::forum::Forum;
use crate::search::plain;
use domain::ids::PersonId;
use domain::letters::{Letter, Matter, Why};
use std::collections::HashSet;
use store::authors::{Author, author_person};
use store::comments::Target;
use store::follows::Followed;
use store::standing::Standing;
use store::{ConnectionTrait, StoreError};

/// Followers read and told at once.
const FOLLOWERS_AT_ONCE: u64 = 500;
/// Characters of an excerpt.
const EXCERPT_MAX: usize = 300;

/// Something that happened to an aspiration.
pub(crate) struct News<'a> {
    /// The aspiration, as it stands now.
    pub(crate) on: &'a Standing,
    /// Who did it; never told.
    pub(crate) by: PersonId,
    /// Where to read it: a path of the site.
    pub(crate) path: String,
    /// The comment it answers; its author is told.
    pub(crate) answers: Option<&'a Target>,
    /// Whether followers of the consultation are told too.
    pub(crate) for_consultation: bool,
}

impl News<'_> {
    /// Queues the letters. `write` makes one of its matter and the reason why the reader is told.
    pub(crate) async fn tell(
        &self,
        forum: &Forum,
        db: &impl ConnectionTrait,
        write: impl Fn(Matter, Why) -> Letter,
    ) -> Result<(), StoreError> {
        let open = self.on.visibility.is_open();
        let mut telling = Telling {
            forum,
            told: HashSet::from([self.by]),
            about: About {
                aspiration: Some(self.on.id),
                consultation: Some(self.on.consultation),
            },
        };
        let letter = |why| {
            let letter = write(self.matter(), why);
            if open { letter } else { without_words(letter) }
        };
        let author = (&self.on.author, Why::Mine, Stop::Author(self.on.id));
        let author = Some(author).filter(|_| !self.on.author_muted);
        let answered = self
            .answers
            .filter(|comment| open && !comment.author_muted)
            .map(|comment| (&comment.author, Why::Reply, Stop::Comment(comment.id)));
        let writers = [author, answered];
        for (writer, why, stop) in writers.iter().flatten() {
            if let Author::Named(person) = writer {
                let to = (*person, *stop, Trace::Keep);
                telling.one(db, to, &letter(*why)).await?;
            }
        }
        if open {
            let thing = Followed::Aspiration(self.on.id);
            telling.followers(db, thing, &letter(Why::Followed)).await?;
        }
        if open && self.for_consultation {
            let thing = Followed::Consultation(self.on.consultation);
            telling.followers(db, thing, &letter(Why::Followed)).await?;
        }
        for (writer, why, stop) in writers.iter().flatten() {
            if let (Author::Sealed(_), Some(person)) = (writer, author_person(&forum.seal, writer))
            {
                let to = (person, *stop, Trace::Erase);
                telling.one(db, to, &letter(*why)).await?;
            }
        }
        Ok(())
    }

    fn matter(&self) -> Matter {
        let open = self.on.visibility.is_open();
        Matter {
            title: self.on.title.clone().filter(|_| open).unwrap_or_default(),
            path: self.path.clone(),
            confidential: !open,
            consultation: open.then(|| self.on.slug.clone()),
            thread: open.then(|| self.on.public_id.as_str().to_owned()),
        }
    }
}

struct Telling<'a> {
    forum: &'a Forum,
    told: HashSet<PersonId>,
    about: About,
}

impl Telling<'_> {
    async fn one(
        &mut self,
        db: &impl ConnectionTrait,
        (person, stop, trace): (PersonId, Stop, Trace),
        letter: &Letter,
    ) -> Result<(), StoreError> {
        if !self.told.insert(person) {
            return Ok(());
        }
        let to: Vec<_> = store::people::reachable(db, &[person])
            .await?
            .into_iter()
            .map(|to| (to, stop, trace))
            .collect();
        tell_all(self.forum, db, (letter, self.about), &to).await
    }

    async fn followers(
        &mut self,
        db: &impl ConnectionTrait,
        thing: Followed,
        letter: &Letter,
    ) -> Result<(), StoreError> {
        let mut after = PersonId(0);
        loop {
            let page = store::follows::followers(db, thing, after, FOLLOWERS_AT_ONCE).await?;
            let Some(last) = page.last() else {
                return Ok(());
            };
            after = *last;
            let new: Vec<PersonId> = page
                .into_iter()
                .filter(|person| self.told.insert(*person))
                .collect();
            let to: Vec<_> = store::people::reachable(db, &new)
                .await?
                .into_iter()
                .map(|to| {
                    let stop = Stop::Follow(to.person, thing.kind(), thing.row());
                    (to, stop, Trace::Keep)
                })
                .collect();
            tell_all(self.forum, db, (letter, self.about), &to).await?;
        }
    }
}

/// A letter about something confidential says that there is news, and where; nothing else enters the outbox.
fn without_words(letter: Letter) -> Letter {
    match letter {
        Letter::Comment(mut letter) => {
            letter.who = None;
            letter.excerpt.clear();
            Letter::Comment(letter)
        }
        Letter::Response(mut letter) => {
            letter.agency.clear();
            letter.excerpt.clear();
            Letter::Response(letter)
        }
        Letter::State(mut letter) => {
            letter.agency = None;
            letter.note = None;
            Letter::State(letter)
        }
        other => other,
    }
}

/// The first words of Markdown on one line, without its marks, cut between words.
pub(crate) fn excerpt(markdown: &str) -> String {
    shortened(&plain(markdown))
}

/// The first words of a text on one line, cut between words.
pub(crate) fn shortened(text: &str) -> String {
    let mut short = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let more = word.chars().count() + usize::from(length > 0);
        if length + more > EXCERPT_MAX {
            if length == 0 {
                short.extend(word.chars().take(EXCERPT_MAX));
            }
            short.push('…');
            return short;
        }
        if length > 0 {
            short.push(' ');
        }
        short.push_str(word);
        length += more;
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_ends_between_words() {
        assert_eq!(excerpt("**satu** [dua](https://a.example)"), "satu dua");
        assert_eq!(excerpt(" satu\n\ndua  tiga "), "satu dua tiga");
        let long = "kata ".repeat(100);
        assert_eq!(excerpt(&long).chars().count(), 300);
        assert!(excerpt(&long).ends_with("kata…"));
        assert_eq!(excerpt(&"x".repeat(400)).chars().count(), 301);
    }
}
