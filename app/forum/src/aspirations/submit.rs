//! Posting an aspiration, as a member or as a guest.

use super::tell;
use crate::actor::Actor;
use crate::error::ActError;
use crate::forum::Forum;
use crate::{notifications, rates, secret};
use domain::agencies::Slug;
use domain::aspirations::{AspirationKind, AspirationState};
use domain::consultations::ConsultationPhase;
use domain::ids::{AreaId, AspirationId, PublicId};
use domain::language::Language;
use domain::letters::{Letter, Matter, ReceiptLetter};
use domain::limits::Limited;
use domain::search::IndexPart;
use domain::time::Timestamp;
use domain::tracking::TrackingCode;
use domain::visibility::Visibility;
use domain::words::{Body, Line, Title};
use store::agencies::Agency;
use store::aspirations::{NewAspiration, NewStep, Posted};
use store::authors::{Author, Authorship, author_person};
use store::consultations::Consultation;
use store::participants::{self, Participant};
use store::{ConnectionTrait, StoreError, arrivals};

/// Sendings of one form that meet at the same moment are tried again so often.
const TRIES: usize = 3;
/// New tracking codes tried before giving up; one in 29^7 is taken.
const CODES_TRIED: usize = 5;

/// Who posts.
#[derive(Debug, Clone, Copy)]
pub enum Writer<'a> {
    /// A signed-in person.
    Member(&'a Actor),
    /// Somebody without account, known by network for the limit only.
    Guest {
        /// The network.
        network: &'a str,
    },
}

/// What somebody wrote and chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What it is.
    pub kind: AspirationKind,
    /// The headline.
    pub title: Title,
    /// The words.
    pub body: Body,
    /// The kelurahan or desa.
    pub area: Option<AreaId>,
    /// The place in own words.
    pub place: Option<Line>,
    /// Who may see it.
    pub visibility: Visibility,
    /// The language it is written in.
    pub language: Language,
    /// The random token of the form: a second sending makes no second aspiration.
    pub form_key: String,
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submitted {
    /// Name in URLs.
    pub public_id: PublicId,
    /// The tracking code.
    pub tracking_code: TrackingCode,
    /// A guest's secret, with which the words can be read again; nobody can show it later.
    pub secret: Option<String>,
}

/// Why nothing was posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SubmitRefused {
    /// The consultation does not take aspirations now.
    #[error("consultation is {0:?}")]
    NotOpen(ConsultationPhase),
    /// The area is not one of this agency.
    #[error("area is not offered here")]
    UnknownArea,
    /// The form was already sent by somebody else, or for another consultation.
    #[error("form was used for something else")]
    FormUsed,
}

/// Posts an aspiration in an open consultation. The same form sent twice gives the same answer twice.
///
/// # Errors
/// [`ActError::NotFound`] without such a published consultation, [`ActError::TooOften`], [`SubmitRefused`].
pub async fn submit(
    forum: &Forum,
    writer: Writer<'_>,
    slug: &Slug,
    draft: &Draft,
) -> Result<Submitted, ActError<SubmitRefused>> {
    let mut tries = 1;
    loop {
        match submit_once(forum, writer, slug, draft).await {
            // The same form was faster on another connection: the next try finds what it made.
            Err(ActError::Store(error)) if error.is_duplicate() && tries < TRIES => tries += 1,
            answer => return answer,
        }
    }
}

async fn submit_once(
    forum: &Forum,
    writer: Writer<'_>,
    slug: &Slug,
    draft: &Draft,
) -> Result<Submitted, ActError<SubmitRefused>> {
    let tx = forum.store.write().await?;
    let consultation = store::consultations::by_slug(&*tx, slug)
        .await?
        .filter(Consultation::is_published)
        .ok_or(ActError::NotFound)?;
    let form_key = form_mark(forum, &draft.form_key);
    if let Some(posted) = store::aspirations::by_form_key(&*tx, &form_key).await? {
        return again(forum, writer, &consultation, draft, posted).map_err(ActError::Refused);
    }
    let phase = consultation.phase(forum.clock.now());
    if phase != ConsultationPhase::Open {
        return Err(ActError::Refused(SubmitRefused::NotOpen(phase)));
    }
    count(forum, &*tx, writer).await??;
    let agency = crate::consultations::agency_of(&*tx, &consultation).await?;
    if let Some(area) = draft.area {
        let areas = store::agencies::areas_of(&*tx, &agency).await?;
        if !areas.iter().any(|offered| offered.id == area) {
            return Err(ActError::Refused(SubmitRefused::UnknownArea));
        }
    }
    let post = Post {
        forum,
        writer,
        draft,
        consultation: &consultation,
        agency: &agency,
    };
    let submitted = post.write(&*tx, form_key).await?;
    forum.commit(tx).await?;
    Ok(submitted)
}

/// Counts the posting, per person or per network of guests.
async fn count(
    forum: &Forum,
    db: &impl ConnectionTrait,
    writer: Writer<'_>,
) -> Result<Result<(), crate::error::TooOften>, StoreError> {
    match writer {
        Writer::Member(actor) => {
            rates::count_in(forum, db, Limited::Post, &actor.person.0.to_string()).await
        }
        Writer::Guest { network } => {
            rates::count_in(forum, db, Limited::PostFromNetwork, network).await
        }
    }
}

/// The answer to a form that was sent before: what it made, but only to whoever sent it.
fn again(
    forum: &Forum,
    writer: Writer<'_>,
    consultation: &Consultation,
    draft: &Draft,
    posted: Posted,
) -> Result<Submitted, SubmitRefused> {
    let same = match writer {
        Writer::Member(actor) => author_person(&forum.seal, &posted.author) == Some(actor.person),
        Writer::Guest { .. } => posted.author == Author::Guest,
    };
    if !same || posted.consultation != consultation.id {
        return Err(SubmitRefused::FormUsed);
    }
    Ok(Submitted {
        public_id: posted.public_id,
        tracking_code: posted.tracking_code,
        secret: writer.secret(forum, &draft.form_key),
    })
}

impl Writer<'_> {
    /// A guest's secret comes from the form's token, so that the same form can show it again and nothing else can.
    fn secret(self, forum: &Forum, form_key: &str) -> Option<String> {
        match self {
            Self::Member(_) => None,
            Self::Guest { .. } => Some(super::track::secret_of_form(forum, form_key)),
        }
    }
}

/// How a form's token is kept: its keyed digest, so that the database cannot be used to send a form again.
pub(crate) fn form_mark(forum: &Forum, form_key: &str) -> String {
    secret::letters(&forum.seal.digest("form key", &[form_key.as_bytes()]))
}

/// One posting, with what it needs at hand.
struct Post<'a> {
    forum: &'a Forum,
    writer: Writer<'a>,
    draft: &'a Draft,
    consultation: &'a Consultation,
    agency: &'a Agency,
}

impl Post<'_> {
    async fn write(
        &self,
        db: &impl ConnectionTrait,
        form_key: String,
    ) -> Result<Submitted, StoreError> {
        let (forum, draft) = (self.forum, self.draft);
        let public_id = forum.new_id()?;
        let tracking_code = self.new_code(db).await?;
        let secret = self.writer.secret(forum, &draft.form_key);
        let author = self.author()?;
        let new = NewAspiration {
            public_id: public_id.clone(),
            consultation: (self.consultation.id, self.consultation.agency),
            kind: draft.kind,
            title: Some(draft.title.as_str().to_owned()),
            body: draft.body.as_str().to_owned(),
            area: draft.area,
            place: draft.place.as_ref().map(|place| place.as_str().to_owned()),
            visibility: draft.visibility,
            author: author.clone(),
            guest_secret_hash: secret
                .as_deref()
                .map(|secret| super::track::secret_hash(forum, secret)),
            tracking_code: tracking_code.clone(),
            language: draft.language,
            form_key: Some(form_key),
            source: None,
            shuffle: secret::shuffle()?,
            created_at: self.posted_at(),
        };
        let id = store::aspirations::insert(db, new).await?;
        self.first_step(db, id).await?;
        self.take_part(db, &public_id).await?;
        arrivals::announce(db, IndexPart::Aspiration, id.0).await?;
        self.receipt(db, (id, &public_id), &tracking_code, &author.0)
            .await?;
        Ok(Submitted {
            public_id,
            tracking_code,
            secret,
        })
    }

    /// The moment that is kept: of an anonymous posting nothing finer than the day.
    fn posted_at(&self) -> Timestamp {
        let now = self.forum.clock.now();
        if tell::hides_name(self.draft.visibility) {
            now.start_of_day(self.agency.zone)
        } else {
            now
        }
    }

    fn author(&self) -> Result<Authorship, StoreError> {
        let Writer::Member(actor) = self.writer else {
            return Ok((Author::Guest, None));
        };
        if !tell::hides_name(self.draft.visibility) {
            return Ok((Author::Named(actor.person), None));
        }
        let seal = &self.forum.seal;
        let tag = seal.tag(actor.person, self.consultation.id);
        Ok((Author::Sealed(seal.close(actor.person)?), Some(tag)))
    }

    async fn new_code(&self, db: &impl ConnectionTrait) -> Result<TrackingCode, StoreError> {
        let year = self.forum.clock.now().year(self.agency.zone);
        for _ in 0..CODES_TRIED {
            let code = TrackingCode::new(&self.agency.code_prefix, year, secret::random()?);
            if !store::aspirations::code_is_taken(db, &code).await? {
                return Ok(code);
            }
        }
        Err(StoreError::Unreadable {
            table: "aspiration",
            what: "tracking_code",
        })
    }

    async fn first_step(
        &self,
        db: &impl ConnectionTrait,
        aspiration: AspirationId,
    ) -> Result<(), StoreError> {
        let step = NewStep {
            aspiration,
            state: AspirationState::Received,
            note: None,
            at: self.posted_at(),
            agency: None,
            person: None,
        };
        store::aspirations::add_step(db, step).await
    }

    async fn take_part(&self, db: &impl ConnectionTrait, id: &PublicId) -> Result<(), StoreError> {
        let who = match (self.draft.visibility, self.writer) {
            (Visibility::Confidential, _) => return Ok(()),
            (_, Writer::Guest { .. }) => Participant::Guest(id.clone()),
            (Visibility::Anonymous, Writer::Member(actor)) => Participant::Anonymous(actor.person),
            (Visibility::Public, Writer::Member(actor)) => Participant::Named(actor.person),
        };
        participants::add(db, &self.forum.seal, self.consultation.id, &who).await
    }

    async fn receipt(
        &self,
        db: &impl ConnectionTrait,
        (id, public_id): (AspirationId, &PublicId),
        tracking: &TrackingCode,
        author: &Author,
    ) -> Result<(), StoreError> {
        let Writer::Member(actor) = self.writer else {
            return Ok(());
        };
        let people = store::people::reachable(db, &[actor.person]).await?;
        let Some(to) = people.first() else {
            return Ok(());
        };
        let open = self.draft.visibility.is_open();
        let said = |text: &str| if open { text.to_owned() } else { String::new() };
        let letter = Letter::Receipt(ReceiptLetter {
            on: Matter {
                title: said(self.draft.title.as_str()),
                path: super::path(public_id),
                confidential: !open,
                consultation: open.then(|| self.consultation.slug.clone()),
                thread: open.then(|| public_id.as_str().to_owned()),
            },
            tracking: open.then(|| tracking.clone()),
            consultation_title: said(&self.consultation.title),
            visibility: self.draft.visibility,
        });
        let how = tell::how_to_tell(id, author);
        notifications::tell(self.forum, db, to, &letter, how).await
    }
}
