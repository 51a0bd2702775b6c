//! `/akun/pencarian`: the searches one keeps, and how soon one is told of what is new to them.

mod form;
mod list;

use crate::components::Done;
use crate::error::PageError;
use crate::fields::Fields;
use crate::identity::{private, redirect};
use crate::search::Asked;
use crate::site::Shared;
use crate::visit::Visit;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::ids::PublicId;
use domain::notifications::Cadence;
use domain::saved_searches::SaveRefused;
use domain::words::{Lines, SearchName, acceptable};
use form::Typed;
use forum::error::ActError;
use forum::saved_searches::{self as searches, ToKeep};
use texts::Texts;

const LIST: &str = "/akun/pencarian";

/// `GET /akun/pencarian`.
///
/// # Errors
/// Leads visitors to the sign-in page; or the database failed.
pub async fn list(State(site): State<Shared>, visit: Visit) -> Result<Response, PageError> {
    let kept = searches::kept(&site.forum, visit.actor()?).await?;
    let html = list::page(&visit, kept, None);
    Ok(private(StatusCode::OK, html))
}

/// `POST /akun/pencarian`: keeps the search whose fields are sent, and leads to naming it.
///
/// # Errors
/// Leads visitors to the sign-in page; or the database failed.
pub async fn save(
    State(site): State<Shared>,
    visit: Visit,
    fields: Fields,
) -> Result<Response, PageError> {
    let actor = visit.actor()?;
    let asked = Asked::of(&fields.pairs().collect()).itself();
    let search = ToKeep {
        name: name(visit.texts, [fields.get("name"), &asked.words]).ok_or(PageError::Internal)?,
        address: asked.href(),
        blank: asked.is_blank(),
    };
    match searches::save(&site.forum, actor, search).await {
        Ok(id) => Ok(redirect(&Done::SearchKept.address(&format!("{LIST}/{id}")))),
        Err(ActError::Refused(refused)) => {
            let kept = searches::kept(&site.forum, actor).await?;
            let status = match refused {
                SaveRefused::TooMany => StatusCode::CONFLICT,
                SaveRefused::Nothing | SaveRefused::TooLong => StatusCode::UNPROCESSABLE_ENTITY,
            };
            let html = list::page(&visit, kept, Some(refused));
            Ok(private(status, html))
        }
        Err(other) => Err(other.into()),
    }
}

/// The first of these texts that can be a name, as far as it fits.
fn name(t: Texts, texts: [&str; 2]) -> Option<SearchName> {
    let unnamed = t.saved_unnamed();
    texts
        .into_iter()
        .chain([unnamed.as_str()])
        .find_map(|text| {
            let clean = acceptable(text, Lines::One);
            let fits: String = clean.trim().chars().take(SearchName::MAX).collect();
            SearchName::parse(&fits).ok()
        })
}

/// `GET /akun/pencarian/{id}`.
///
/// # Errors
/// [`PageError::NotFound`] for what the reader does not keep.
pub async fn form(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let actor = visit.actor()?;
    let id = PublicId::parse(&id).ok_or(PageError::NotFound)?;
    let kept = searches::one(&site.forum, actor, &id).await?;
    let mail_off = forum::identity::account(&site.forum, actor).await?.mail_off;
    let typed = Typed {
        name: kept.name.clone(),
        cadence: kept.cadence.code().to_owned(),
        errors: Vec::new(),
        mail_off,
    };
    Ok(private(StatusCode::OK, form::page(&visit, &kept, typed)))
}

/// `POST /akun/pencarian/{id}`: its name, and how soon one is told.
///
/// # Errors
/// [`PageError::NotFound`] for what the reader does not keep.
pub async fn change(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let actor = visit.actor()?;
    let id = PublicId::parse(&id).ok_or(PageError::NotFound)?;
    let kept = searches::one(&site.forum, actor, &id).await?;
    let name = SearchName::parse(fields.get("name"));
    let cadence = Cadence::parse(fields.get("cadence"));
    if let (Ok(name), Some(cadence)) = (&name, cadence) {
        searches::change(&site.forum, actor, &id, (name.clone(), cadence)).await?;
        return Ok(redirect(&Done::SearchChanged.address(LIST)));
    }
    let typed = Typed {
        name: fields.get("name").to_owned(),
        cadence: fields.get("cadence").to_owned(),
        errors: form::errors(visit.texts, name.err(), cadence.is_none()),
        mail_off: false,
    };
    let html = form::page(&visit, &kept, typed);
    Ok(private(StatusCode::UNPROCESSABLE_ENTITY, html))
}

/// `POST /akun/pencarian/{id}/hapus`.
///
/// # Errors
/// [`PageError::NotFound`] for what the reader does not keep.
pub async fn delete(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let actor = visit.actor()?;
    let id = PublicId::parse(&id).ok_or(PageError::NotFound)?;
    searches::delete(&site.forum, actor, &id).await?;
    Ok(redirect(&Done::SearchDeleted.address(LIST)))
}
