//! `/kelola/sinonim`: words that mean the same in search, kept by administrators.

use super::{DeskPage, Place};
use crate::components::*;
use crate::discussion::sign_in_first;
use crate::error::PageError;
use crate::fields::Fields;
use crate::site::Shared;
use crate::text_errors::text_error;
use crate::visit::{Visit, page};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::SynonymId;
use domain::synonyms::{GROUPS_MAX, MEMBER_WORDS_MAX, MEMBERS_MAX};
use forum::error::ActError;
use forum::synonyms::{SynonymRefused, Synonyms, add, list, remove};
use leptos::prelude::*;
use texts::Texts;

/// `GET /kelola/sinonim`.
///
/// # Errors
/// [`PageError::Forbidden`] unless the reader administers the site.
pub async fn synonyms(State(site): State<Shared>, visit: Visit) -> Result<Response, PageError> {
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&visit.here));
    };
    let groups = list(&site.forum, actor).await?;
    Ok(page(groups_page(&visit, &groups, ("", &[]))))
}

/// `POST /kelola/sinonim`: adds a group.
///
/// # Errors
/// [`PageError::Forbidden`] unless the reader administers the site.
pub async fn add_synonyms(
    State(site): State<Shared>,
    visit: Visit,
    fields: Fields,
) -> Result<Response, PageError> {
    let actor = visit.actor()?;
    let typed = fields.get("words");
    match add(&site.forum, actor, typed).await {
        Ok(_id) => Ok(Redirect::to(Place::Synonyms.path()).into_response()),
        Err(ActError::Refused(refused)) => {
            let groups = list(&site.forum, actor).await?;
            let errors = [FieldError {
                field: "words",
                message: refusal(visit.texts, refused),
            }];
            let html = groups_page(&visit, &groups, (typed, &errors));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(html)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /kelola/sinonim/{id}/hapus`: removes a group.
///
/// # Errors
/// [`PageError::Forbidden`] unless the reader administers the site; [`PageError::NotFound`] when it is gone.
pub async fn remove_synonyms(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let id = id.parse().map_err(|_error| PageError::NotFound)?;
    let actor = visit.actor()?;
    remove(&site.forum, actor, SynonymId(id)).await?;
    Ok(Redirect::to(Place::Synonyms.path()).into_response())
}

fn refusal(t: Texts, refused: SynonymRefused) -> String {
    let number = |count: usize| t.number(i64::try_from(count).unwrap_or(i64::MAX));
    match refused {
        SynonymRefused::TooFew => t.synonyms_too_few(),
        SynonymRefused::TooMany { .. } => t.synonyms_too_many(number(MEMBERS_MAX)),
        SynonymRefused::LongPhrase => t.synonyms_long_phrase(number(MEMBER_WORDS_MAX)),
        SynonymRefused::Text(error) => text_error(t, error, t.synonyms_too_few()),
        SynonymRefused::Full => {
            t.synonyms_full(t.number(i64::try_from(GROUPS_MAX).unwrap_or(i64::MAX)))
        }
    }
}

fn groups_page(
    visit: &Visit,
    groups: &[Synonyms],
    (typed, errors): (&str, &[FieldError]),
) -> String {
    let t = visit.texts;
    DeskPage::of(Place::Synonyms).document(visit, || {
        let rows = groups.iter().map(|one| row(visit, one)).collect_view();
        let shown = if groups.is_empty() {
            view! {
                <EmptyState
                    glyph=Glyph::Search
                    title=t.synonyms_none_title()
                    text=t.synonyms_none_text()
                />
            }
            .into_any()
        } else {
            view! { <ul class="desk-list">{rows}</ul> }.into_any()
        };
        view! {
            <h1>{t.synonyms_title()}</h1>
            <ErrorSummary t errors=errors.to_vec()/>
            <p class="soft">{t.synonyms_lede()}</p>
            <form class="narrow" method="post" action=Place::Synonyms.path()>
                <CsrfField token=visit.csrf.clone()/>
                <TextField
                    t
                    name="words"
                    label=t.synonyms_label()
                    hint=t.synonyms_hint()
                    value=typed.to_owned()
                    error=FieldError::of(errors, "words")
                />
                <p><SubmitButton label=t.synonyms_add()/></p>
            </form>
            <section class="section">
                <h2>{t.synonyms_list()}</h2>
                {shown}
            </section>
        }
    })
}

fn row(visit: &Visit, one: &Synonyms) -> impl IntoView + use<> {
    let t = visit.texts;
    let words = one.group.members().join(" = ");
    let action = format!("{}/{}/hapus", Place::Synonyms.path(), one.id.0);
    let spoken = t.synonyms_remove_these(&words);
    view! {
        <li class="desk-row synonym-row">
            <span class="desk-row-title">{words}</span>
            <form method="post" action=action>
                <CsrfField token=visit.csrf.clone()/>
                <button type="submit" class="button quiet" aria-label=spoken>
                    {t.synonyms_remove()}
                </button>
            </form>
        </li>
    }
}
