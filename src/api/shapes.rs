//! The shapes several doors share.

use domain::ids::PublicId;
use domain::language::Language;
use domain::time::{Timestamp, Zone};
use forum::agencies::Agency;
use forum::aspirations::{AspirationCard, Author, Byline};
use pages::site::Shared;
use serde::Serialize;
use texts::Texts;

/// When something was: always the day, and the moment where it may be told.
#[derive(Debug, Serialize)]
pub(super) struct When {
    /// The day where the agency is, `2026-11-24`.
    on: String,
    /// The moment in UTC; `null` where only the day is public.
    at: Option<String>,
}

impl When {
    pub(super) fn of(at: Timestamp, zone: Zone, day_only: bool) -> Self {
        Self {
            on: Texts::machine_day(at, zone),
            at: (!day_only).then(|| Texts::machine_moment(at)),
        }
    }
}

/// An agency.
#[derive(Debug, Serialize)]
pub(super) struct AgencyShape {
    slug: String,
    name: String,
}

impl From<&Agency> for AgencyShape {
    fn from(agency: &Agency) -> Self {
        Self {
            slug: agency.slug.as_str().to_owned(),
            name: agency.name.clone(),
        }
    }
}

/// Who wrote something.
#[derive(Debug, Serialize)]
pub(super) struct AuthorShape {
    /// `named`, `anonymous` or `guest` (without account).
    kind: &'static str,
    /// The name; `null` unless `named`.
    name: Option<String>,
}

impl AuthorShape {
    pub(super) fn of(byline: &Byline) -> Self {
        let (kind, name) = match byline {
            Byline::Name(name) => ("named", Some(name.clone())),
            Byline::Anonymous | Byline::OwnAnonymous => ("anonymous", None),
            Byline::Guest => ("guest", None),
        };
        Self { kind, name }
    }
}

/// Votes on an aspiration.
#[derive(Debug, Serialize)]
pub(super) struct Votes {
    /// Support, or agreement where a consultation asks for opinions.
    agree: i64,
    disagree: i64,
    pass: i64,
}

/// An aspiration as it stands in a list.
#[derive(Debug, Serialize)]
pub(super) struct AspirationShape {
    id: String,
    url: String,
    kind: &'static str,
    state: &'static str,
    language: &'static str,
    /// `null` for imported statements and for what was withdrawn.
    title: Option<String>,
    /// Markdown; empty once withdrawn.
    body: String,
    author: AuthorShape,
    /// The kelurahan or desa.
    area: Option<String>,
    /// The place in the author's words.
    place: Option<String>,
    posted: When,
    votes: Votes,
    comments: i64,
    /// The newest official answer in Markdown.
    answer: Option<String>,
    /// The number under which SP4N-LAPOR! knows it.
    lapor_number: Option<String>,
    /// Where it was imported from.
    source: Option<String>,
}

impl AspirationShape {
    /// Only for what everybody may read, loaded as a visitor sees it.
    pub(super) fn of(site: &Shared, card: AspirationCard, zone: Zone) -> Self {
        let author = AuthorShape::of(&card.byline);
        let one = card.aspiration;
        let day_only = one.shows_day_only() || matches!(one.author, Author::Sealed(_));
        Self {
            url: format!(
                "{}{}",
                site.base_url,
                forum::aspirations::path(&one.public_id)
            ),
            id: one.public_id.to_string(),
            kind: one.kind.code(),
            state: one.state.code(),
            language: Language::code(one.language),
            title: one.title,
            body: one.body,
            author,
            area: card.area,
            place: one.place,
            posted: When::of(one.created_at, zone, day_only),
            votes: Votes {
                agree: one.tally.agree,
                disagree: one.tally.disagree,
                pass: one.tally.pass,
            },
            comments: one.comment_count,
            answer: card.answer,
            lapor_number: one.lapor_number,
            source: one.source,
        }
    }
}

/// The address of an aspiration's door.
pub(super) fn aspiration_url(site: &Shared, id: &PublicId) -> String {
    format!("{}/api/v1/aspirations/{id}", site.base_url)
}
