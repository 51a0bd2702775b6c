//! Answering the mail about a comment: the words become a comment below it.
//!
//! Invariants: the token in the address is the secret; it is sealed, so that it tells nobody whom and what it is for,
//! and the address the reply comes from only decides whether to doubt it. A reply passes the same act as a comment on
//! the page, at most once. Whoever is anonymous there stays so. A confidential aspiration is never answered by mail.
//! What could not be posted is explained to the owner of the address, at most once a day for each mail.

mod token;

pub use token::{is_token, token_for};

use crate::actor::Actor;
use crate::comments::{self, Draft, Voice};
use crate::error::ActError;
use crate::forum::Forum;
use crate::notifications::tell_address;
use domain::comments::CommentRefused;
use domain::identity::Email;
use domain::ids::{PublicId, SessionId};
use domain::letters::{Letter, Matter, ReplyLetter};
use domain::replies::{REPLY_DAYS, ReplyNote, names_author, same_mailbox, unsigned};
use domain::words::{Lines, TextError, acceptable};
use store::authors::Author;
use store::people::Account;
use store::standing::{self, Standing};
use store::{ConnectionTrait, StoreError, people};
use token::Bound;

const DAY_SECONDS: i64 = 86_400;

/// A reply as it arrived.
#[derive(Debug, Clone, Copy)]
pub struct Arrived<'a> {
    /// The token of the address it came to.
    pub token: &'a str,
    /// Who says to have written it.
    pub from: Option<&'a Email>,
    /// The words, without quotes and signatures.
    pub words: &'a str,
    /// Files came with it.
    pub attachments: bool,
    /// What makes it known again: its Message-ID, or all of it.
    pub id: &'a [u8],
}

/// What became of a reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Became {
    /// It is a comment now; of a reply that came again, the same one.
    Comment(PublicId),
    /// It could not be posted; its author is told why, unless they were told today.
    Explained(ReplyNote),
    /// The token was not made here, or its person has no account that may write.
    Nothing,
}

impl Became {
    /// The outcome in a word for the log.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Comment(_) => "posted",
            Self::Explained(_) => "explained",
            Self::Nothing => "ignored",
        }
    }
}

/// Posts a reply as a comment, or tells its author why not.
///
/// # Errors
/// [`StoreError`] when the database failed; then nothing was done.
pub async fn post(forum: &Forum, arrived: Arrived<'_>) -> Result<Became, StoreError> {
    let Some(bound) = token::open(forum, arrived.token) else {
        return Ok(Became::Nothing);
    };
    let db = forum.store.read();
    let account = people::of_id(db, bound.person).await?;
    let Some(account) = account.filter(|account| !account.suspended) else {
        return Ok(Became::Nothing);
    };
    let actor = Actor {
        person: account.id,
        session: SessionId(0),
        name: account.name.clone(),
        language: account.language,
        adult: account.adult,
        grants: store::roles::of(db, account.id).await?,
    };
    let place = place(forum, &actor, &bound).await?;
    let reply = Reply {
        forum,
        arrived,
        account: &account,
        actor: &actor,
        bound: &bound,
    };
    let posted = match &place {
        Ok((comment, on)) => reply.comment(comment, on).await?,
        Err(note) => Err(*note),
    };
    let place = place.ok();
    match posted {
        Ok(made) => {
            if arrived.attachments {
                reply
                    .explain(ReplyNote::Attachments, place.as_ref())
                    .await?;
            }
            Ok(Became::Comment(made))
        }
        Err(note) => {
            reply.explain(note, place.as_ref()).await?;
            Ok(Became::Explained(note))
        }
    }
}

/// The comment that is answered and where it stands, as far as the person sees both.
async fn place(
    forum: &Forum,
    actor: &Actor,
    bound: &Bound,
) -> Result<Result<(PublicId, Standing), ReplyNote>, StoreError> {
    let db = forum.store.read();
    let gone = Err(ReplyNote::Gone);
    let Some((comment, aspiration)) = store::comments::named(db, bound.comment).await? else {
        return Ok(gone);
    };
    let viewer = forum.viewer(Some(actor));
    let on = standing::find_row(db, &viewer, aspiration).await?;
    Ok(match on.filter(|on| on.visibility.is_open()) {
        Some(on) => Ok((comment, on)),
        None => gone,
    })
}

/// One reply, with what it needs at hand.
struct Reply<'a> {
    forum: &'a Forum,
    arrived: Arrived<'a>,
    account: &'a Account,
    actor: &'a Actor,
    bound: &'a Bound,
}

impl Reply<'_> {
    async fn comment(
        &self,
        comment: &PublicId,
        on: &Standing,
    ) -> Result<Result<PublicId, ReplyNote>, StoreError> {
        if let Some(note) = self.doubt() {
            return Ok(Err(note));
        }
        let anonymous = self.is_anonymous(on).await?;
        let words = acceptable(self.arrived.words, Lines::Many);
        let words = unsigned(&words, &self.account.name);
        let address = self.account.email.as_ref().map_or("", Email::as_str);
        if anonymous && names_author(words, &self.account.name, address) {
            return Ok(Err(ReplyNote::NamesAuthor));
        }
        let key = token::form_key(self.forum, self.arrived);
        let draft = Draft {
            parent: Some(comment),
            body: words,
            voice: if anonymous {
                Voice::Anonymous
            } else {
                Voice::Named
            },
            form_key: Some(&key),
        };
        match comments::comment(self.forum, self.actor, &on.public_id, draft).await {
            Ok(made) => Ok(Ok(made)),
            Err(ActError::Store(error)) => Err(error),
            Err(error) => Ok(Err(note_of(&error))),
        }
    }

    /// What speaks against it before the act is asked.
    fn doubt(&self) -> Option<ReplyNote> {
        let sender = self.arrived.from.zip(self.account.email.as_ref());
        let age = self.forum.clock.now().seconds_since(self.bound.at);
        if !sender.is_some_and(|(from, own)| same_mailbox(from, own)) {
            // a forwarded mail is answered by others, in good faith and in the wrong name
            Some(ReplyNote::OtherAddress)
        } else if age > REPLY_DAYS * DAY_SECONDS {
            Some(ReplyNote::Expired)
        } else if self.arrived.words.trim().is_empty() {
            Some(ReplyNote::Empty)
        } else {
            None
        }
    }

    /// Whoever wrote anything there without a name gives none now; young people give none unless they choose to.
    async fn is_anonymous(&self, on: &Standing) -> Result<bool, StoreError> {
        let author = on.own && matches!(on.author, Author::Sealed(_));
        if author || !self.actor.adult {
            return Ok(true);
        }
        let tag = self.forum.seal.tag(self.actor.person, on.consultation);
        store::comments::any_tagged(self.forum.store.read(), on.id, &tag).await
    }

    /// Tells the author about the reply, at most once a day for each mail that was answered.
    async fn explain(
        &self,
        note: ReplyNote,
        place: Option<&(PublicId, Standing)>,
    ) -> Result<(), StoreError> {
        let (forum, now) = (self.forum, self.forum.clock.now());
        let key = token::note_key(forum, self.arrived.token);
        let tx = forum.store.write().await?;
        if store::rates::count(&*tx, &key, now, DAY_SECONDS)
            .await?
            .acts
            > 0
        {
            return Ok(());
        }
        store::rates::add(&*tx, &key, now, DAY_SECONDS).await?;
        self.tell(&*tx, note, place).await?;
        forum.commit(tx).await
    }

    async fn tell(
        &self,
        db: &impl ConnectionTrait,
        note: ReplyNote,
        place: Option<&(PublicId, Standing)>,
    ) -> Result<(), StoreError> {
        let letter = Letter::Reply(ReplyLetter {
            on: match place {
                Some((comment, on)) => Matter {
                    title: on.title.clone().unwrap_or_default(),
                    path: format!("/komentar/{comment}"),
                    confidential: false,
                    consultation: Some(on.slug.clone()),
                    thread: Some(on.public_id.as_str().to_owned()),
                },
                None => Matter {
                    title: String::new(),
                    path: "/".to_owned(),
                    confidential: false,
                    consultation: None,
                    thread: None,
                },
            },
            note,
        });
        for to in people::reachable(db, &[self.account.id]).await? {
            // the row names nobody and goes once sent: it would tell who is anonymous there
            tell_address(self.forum, db, (&to.email, to.language), &letter).await?;
        }
        Ok(())
    }
}

const fn note_of(error: &ActError<CommentRefused>) -> ReplyNote {
    match error {
        ActError::TooOften(_) => ReplyNote::TooOften,
        ActError::Refused(CommentRefused::NotOpen) => ReplyNote::NotOpen,
        ActError::Refused(CommentRefused::Body(error)) => match error {
            TextError::Empty => ReplyNote::Empty,
            TextError::TooLong { .. } => ReplyNote::TooLong,
            TextError::Control | TextError::Direction => ReplyNote::Unreadable,
        },
        _ => ReplyNote::Gone,
    }
}
