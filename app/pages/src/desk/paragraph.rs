//! `/kelola/konsultasi/{slug}/ringkasan/paragraf`: one paragraph, and the aspirations it rests on.
//!
//! One form: searching and paging send it too, so that nothing typed or ticked is lost without JavaScript.

use super::consultations::{path, slug_in_path};
use super::summary::{summary_path, summary_refusal};
use super::{DeskPage, Place};
use crate::components::*;
use crate::discussion::{form_key, id_if_any, sign_in_first};
use crate::error::PageError;
use crate::fields::Fields;
use crate::rich_text::plain;
use crate::site::Shared;
use crate::summaries::source_name;
use crate::text_errors::text_error;
use crate::visit::{Visit, page};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::agencies::Slug;
use domain::ids::PublicId;
use domain::summaries::{CITATIONS_MAX, SummaryRefused};
use forum::aspirations::{At, Cursor};
use forum::error::ActError;
use forum::summaries::{
    Citable, Draft, Form, ParagraphRefused, Picking, form, save_paragraph as save,
};
use leptos::prelude::*;

/// Characters of an offered aspiration's words.
const WORDS_MAX: usize = 200;

/// `GET /kelola/konsultasi/{slug}/ringkasan/paragraf`.
///
/// # Errors
/// [`PageError`]: 403 unless the reader coordinates somewhere, 404 for those of other agencies and for drafts.
pub async fn new_paragraph(
    State(site): State<Shared>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response, PageError> {
    show(&site, &visit, &slug, None).await
}

/// `GET /kelola/konsultasi/{slug}/ringkasan/paragraf/{number}`.
///
/// # Errors
/// As [`new_paragraph`]; 404 also for a paragraph that is not there.
pub async fn paragraph(
    State(site): State<Shared>,
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
) -> Result<Response, PageError> {
    show(&site, &visit, &slug, Some(paragraph_in_path(&number)?)).await
}

/// `POST /kelola/konsultasi/{slug}/ringkasan/paragraf`: saves a new paragraph, or searches for what it cites.
///
/// # Errors
/// As [`new_paragraph`].
pub async fn save_new_paragraph(
    State(site): State<Shared>,
    visit: Visit,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    sent(&site, &visit, (&slug, None), &fields).await
}

/// `POST /kelola/konsultasi/{slug}/ringkasan/paragraf/{number}`: saves a paragraph, or searches for what it cites.
///
/// # Errors
/// As [`paragraph`].
pub async fn save_paragraph(
    State(site): State<Shared>,
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, PageError> {
    let id = paragraph_in_path(&number)?;
    sent(&site, &visit, (&slug, Some(id)), &fields).await
}

fn paragraph_in_path(text: &str) -> Result<i64, PageError> {
    text.parse().map_err(|_error| PageError::NotFound)
}

async fn show(
    site: &Shared,
    visit: &Visit,
    slug: &str,
    id: Option<i64>,
) -> Result<Response, PageError> {
    let slug = slug_in_path(slug)?;
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&visit.here));
    };
    let picking = Picking {
        paragraph: id,
        search: "",
        at: &At::Start,
        chosen: None,
    };
    let form = form(&site.forum, actor, &slug, picking).await?;
    let typed = Typed {
        body: form
            .paragraph
            .as_ref()
            .map(|paragraph| paragraph.body.clone())
            .unwrap_or_default(),
        form_key: forum::secret::token()?,
        ..Typed::default()
    };
    Ok(page(form_page(visit, (&slug, id), (&form, &typed), &[])))
}

/// What was typed.
#[derive(Debug, Clone, Default)]
struct Typed {
    body: String,
    cites: Vec<PublicId>,
    search: String,
    form_key: String,
}

async fn sent(
    site: &Shared,
    visit: &Visit,
    (slug, id): (&str, Option<i64>),
    fields: &Fields,
) -> Result<Response, PageError> {
    let slug = slug_in_path(slug)?;
    let actor = visit.actor()?;
    let typed = Typed {
        body: fields.get("body").to_owned(),
        cites: fields
            .all("cites")
            .filter_map(id_if_any)
            .take(CITATIONS_MAX + 1)
            .collect(),
        search: fields.get("search").chars().take(200).collect(),
        form_key: fields.get("form_key").to_owned(),
    };
    let after = Cursor::parse(fields.get("more"));
    if after.is_some() || fields.has("find") {
        let at = after.map_or(At::Start, At::After);
        return again(site, visit, (&slug, id), (&typed, &at), None).await;
    }
    let draft = Draft {
        id,
        body: &typed.body,
        cites: &typed.cites,
        form_key: form_key(&typed.form_key),
    };
    match save(&site.forum, actor, &slug, draft).await {
        Ok(()) => Ok(Redirect::to(&summary_path(&slug)).into_response()),
        Err(ActError::Refused(ParagraphRefused::Rule(SummaryRefused::Published))) => {
            Err(PageError::Conflict)
        }
        Err(ActError::Refused(refused)) => {
            let t = visit.texts;
            let (field, message) = match refused {
                ParagraphRefused::Words(error) => {
                    ("body", text_error(t, error, t.summary_error_body()))
                }
                ParagraphRefused::Rule(rule) => ("search", summary_refusal(t, rule)),
            };
            let error = Some(FieldError { field, message });
            again(site, visit, (&slug, id), (&typed, &At::Start), error).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn again(
    site: &Shared,
    visit: &Visit,
    (slug, id): (&Slug, Option<i64>),
    (typed, at): (&Typed, &At),
    error: Option<FieldError>,
) -> Result<Response, PageError> {
    let picking = Picking {
        paragraph: id,
        search: &typed.search,
        at,
        chosen: Some(&typed.cites),
    };
    let form = form(&site.forum, visit.actor()?, slug, picking).await?;
    let status = if error.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let errors: Vec<FieldError> = error.into_iter().collect();
    let html = form_page(visit, (slug, id), (&form, typed), &errors);
    Ok((status, page(html)).into_response())
}

fn form_page(
    visit: &Visit,
    (slug, id): (&Slug, Option<i64>),
    (form, typed): (&Form, &Typed),
    errors: &[FieldError],
) -> String {
    let t = visit.texts;
    let title = if id.is_some() {
        t.summary_edit_paragraph()
    } else {
        t.summary_new_paragraph()
    };
    let above = vec![
        (path(slug), form.consultation.title.clone()),
        (summary_path(slug), t.draft_summary()),
    ];
    let action = match id {
        Some(id) => format!("{}/paragraf/{id}", summary_path(slug)),
        None => format!("{}/paragraf", summary_path(slug)),
    };
    let mut desk = DeskPage::below(Place::Consultations, title.clone()).under(above);
    desk.width = Width::Wide;
    desk.document(visit, || {
        view! {
            <h1>{title}</h1>
            <ErrorSummary t errors=errors.to_vec()/>
            <form class="narrow" method="post" action=action>
                <CsrfField token=visit.csrf.clone()/>
                <HiddenField name="form_key" value=typed.form_key.clone()/>
                <TextArea
                    t
                    name="body"
                    label=t.summary_body()
                    value=typed.body.clone()
                    hint=t.summary_body_hint()
                    error=FieldError::of(errors, "body")
                    rows=6
                />
                {cites(visit, form, typed, errors)}
                <StickyActions>
                    <SubmitButton label=t.summary_save() glyph=Glyph::Check/>
                </StickyActions>
            </form>
        }
    })
}

/// What is chosen, a search, and what else can be chosen. The button of the search comes first in the form: it is what
/// the enter key presses.
fn cites(
    visit: &Visit,
    form: &Form,
    typed: &Typed,
    errors: &[FieldError],
) -> impl IntoView + use<> {
    let t = visit.texts;
    let chosen = boxes(visit, &form.chosen, true);
    let none_chosen = form.chosen.is_empty();
    let offered = boxes(visit, &form.offered.rows, false);
    let none_offered = form.offered.rows.is_empty();
    let search = typed.search.trim();
    let heading = if search.is_empty() {
        t.summary_offered()
    } else {
        t.summary_found(search)
    };
    let more = form.offered.after.as_ref().map(|at| {
        let at = at.to_string();
        view! {
            <button type="submit" class="button quiet" name="more" value=at>{t.summary_more()}</button>
        }
    });
    view! {
        <section class="section">
            <h2>{t.summary_cites()}</h2>
            <p class="soft">{t.summary_cites_hint()}</p>
            <fieldset class="field">
                <legend>{t.summary_chosen()}</legend>
                {none_chosen.then(|| view! { <p class="soft">{t.summary_chosen_none()}</p> })}
                {chosen}
            </fieldset>
            <TextField
                t
                name="search"
                label=t.summary_search()
                value=typed.search.clone()
                error=FieldError::of(errors, "search")
                kind="search"
                optional=true
            />
            <p>
                <SubmitButton
                    label=t.summary_search_button()
                    glyph=Glyph::Search
                    sends=("find", "ya")
                    loudness=Loudness::Quiet
                />
            </p>
            <fieldset class="field">
                <legend>{heading}</legend>
                {none_offered.then(|| view! { <p class="soft">{t.summary_found_none()}</p> })}
                {offered}
            </fieldset>
            <p>{more}</p>
        </section>
    }
}

fn boxes(visit: &Visit, rows: &[Citable], checked: bool) -> impl IntoView + use<> {
    let t = visit.texts;
    rows.iter()
        .map(|row| {
            let id = format!("cites-{}", row.public_id);
            let name = source_name(row);
            let words = row.title.is_some().then(|| plain(&row.body, WORDS_MAX));
            let facts = format!("{} · {}", t.kind(row.kind), t.supports(row.agree_count));
            let value = row.public_id.to_string();
            view! {
                <div class="checkbox cite">
                    <input type="checkbox" id=id.clone() name="cites" value=value checked=checked/>
                    <label for=id>
                        <strong>{name}</strong>
                        {words.map(|words| view! { <span class="cite-words">{words}</span> })}
                        <span class="soft">{facts}</span>
                    </label>
                </div>
            }
        })
        .collect_view()
}
