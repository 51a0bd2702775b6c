//! `/kelola/konsultasi/baru` and `/kelola/konsultasi/{slug}`: writing a consultation.

mod fields;

use super::consultations::{change_refusal, path, slug_in_path};
use super::{DeskPage, Place};
use crate::components::*;
use crate::discussion::{form_key, sign_in_first};
use crate::error::PageError;
use crate::fields::Fields;
use crate::site::Shared;
use crate::visit::{Visit, page};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::agencies::Slug;
use domain::consultation_drafts::{ChangeRefused, Protected};
use domain::consultations::ConsultationPhase;
use fields::{Fixed, Typed, form_view, wrong_fields};
use forum::agencies::Agency;
use forum::consultation_drafts::{Editor, change, checked, editor, fixed_fields, make_draft};
use forum::error::ActError;
use leptos::prelude::*;

/// `GET /kelola/konsultasi/baru`.
///
/// # Errors
/// [`PageError::Forbidden`] unless the reader coordinates somewhere.
pub async fn consultation_blank(
    State(site): State<Shared>,
    visit: Visit,
) -> Result<Response, PageError> {
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&visit.here));
    };
    let agencies = forum::consultation_drafts::agencies(&site.forum, actor).await?;
    let typed = Typed::blank(&agencies)?;
    Ok(page(new_page(&visit, &agencies, &typed, &[])))
}

/// `POST /kelola/konsultasi/baru`: saves a draft, or shows the form again with what was typed.
///
/// # Errors
/// [`PageError::Forbidden`] unless the reader coordinates somewhere.
pub async fn make_consultation(
    State(site): State<Shared>,
    visit: Visit,
    fields: Fields,
) -> Result<Response, PageError> {
    let actor = visit.actor()?;
    let agencies = forum::consultation_drafts::agencies(&site.forum, actor).await?;
    let typed = Typed::of(&fields);
    let t = visit.texts;
    let errors = match checked(&typed.read(&agencies, None)) {
        Err(wrong) => wrong_fields(t, &wrong),
        Ok(draft) => match make_draft(&site.forum, actor, draft, form_key(&typed.form_key)).await {
            Ok(slug) => return Ok(Redirect::to(&path(&slug)).into_response()),
            Err(ActError::Refused(refused)) => {
                let (field, message) = change_refusal(t, refused);
                vec![FieldError { field, message }]
            }
            Err(error) => return Err(error.into()),
        },
    };
    let html = new_page(&visit, &agencies, &typed, &errors);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(html)).into_response())
}

/// `GET /kelola/konsultasi/{slug}`.
///
/// # Errors
/// [`PageError`]: 403 unless the reader coordinates somewhere, 404 for those of other agencies.
pub async fn consultation_form(
    State(site): State<Shared>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response, PageError> {
    let slug = slug_in_path(&slug)?;
    if visit.actor.is_none() {
        return Ok(sign_in_first(&visit.here));
    }
    let html = again(&site, visit, &slug, Vec::new()).await?;
    Ok(page(html))
}

/// `POST /kelola/konsultasi/{slug}`: saves changes, or shows the form again with what was typed.
///
/// # Errors
/// [`PageError`]: 403 unless the reader coordinates somewhere, 404 for those of other agencies.
pub async fn change_consultation(
    State(site): State<Shared>,
    visit: Visit,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let slug = slug_in_path(&slug)?;
    let actor = visit.actor()?;
    let editor = editor(&site.forum, actor, &slug).await?;
    let fixed = fixed_fields(&editor);
    // what can no longer change is taken from what is kept, whatever the form says
    let typed = Typed::of(&fields).keeping(&Typed::kept(&editor)?, &fixed);
    let t = visit.texts;
    let (status, errors) = match checked(&typed.read(&editor.agencies, Some(&editor.consultation)))
    {
        Err(wrong) => (StatusCode::UNPROCESSABLE_ENTITY, wrong_fields(t, &wrong)),
        Ok(draft) => match change(&site.forum, actor, &slug, draft).await {
            Ok(()) => return Ok(Done::ConsultationKept.at(&path(&slug))),
            Err(ActError::Refused(refused)) => {
                let status = match refused {
                    ChangeRefused::Shortened => StatusCode::UNPROCESSABLE_ENTITY,
                    _ => StatusCode::CONFLICT,
                };
                let (field, message) = change_refusal(t, refused);
                (status, vec![FieldError { field, message }])
            }
            Err(error) => return Err(error.into()),
        },
    };
    let html = edit_page(&visit, &editor, &typed, &errors);
    Ok((status, page(html)).into_response())
}

/// The page of a consultation at the desk, as it is kept.
pub(super) async fn again(
    site: &Shared,
    visit: Visit,
    slug: &Slug,
    errors: Vec<FieldError>,
) -> Result<String, PageError> {
    let editor = editor(&site.forum, visit.actor()?, slug).await?;
    let typed = Typed::kept(&editor)?;
    Ok(edit_page(&visit, &editor, &typed, &errors))
}

fn new_page(visit: &Visit, agencies: &[Agency], typed: &Typed, errors: &[FieldError]) -> String {
    let t = visit.texts;
    let action = format!("{}/baru", Place::Consultations.path());
    let mut desk = DeskPage::below(Place::Consultations, t.draft_new_title());
    desk.width = Width::Wide;
    desk.document(visit, || {
        view! {
            <h1>{t.draft_new_title()}</h1>
            <p class="soft">{t.draft_new_lede()}</p>
            <ErrorSummary t errors=errors.to_vec()/>
            {form_view(visit, (action, t.draft_save()), (agencies, &Fixed::default()), (typed, errors))}
        }
    })
}

fn edit_page(visit: &Visit, editor: &Editor, typed: &Typed, errors: &[FieldError]) -> String {
    let t = visit.texts;
    let consultation = &editor.consultation;
    let title = consultation.title.clone();
    let save = if consultation.is_published() {
        t.draft_save_changes()
    } else {
        t.draft_save()
    };
    let fixed = Fixed(fixed_fields(editor));
    let action = path(&consultation.slug);
    DeskPage::below(Place::Consultations, title.clone()).document(visit, || {
        view! {
            <h1>{title}</h1>
            <ErrorSummary t errors=errors.to_vec()/>
            <div class="desk-tools">
                <div>
                    {form_view(visit, (action, save), (&editor.agencies, &fixed), (typed, errors))}
                </div>
                <aside class="desk-detail">{actions(visit, editor)}</aside>
            </div>
        }
    })
}

/// What can be done with the consultation as a whole.
fn actions(visit: &Visit, editor: &Editor) -> impl IntoView + use<> {
    let t = visit.texts;
    let consultation = &editor.consultation;
    let at = path(&consultation.slug);
    let published = consultation.is_published();
    let stage = if published {
        view! { <PhaseBadge t phase=editor.phase/> }.into_any()
    } else {
        view! { <Badge tone=Tone::Waiting glyph=Glyph::Pencil word=t.drafts_draft()/> }.into_any()
    };
    let page = if published {
        (
            crate::consultations::path(&consultation.slug),
            t.draft_public_page(),
        )
    } else {
        (format!("{at}/pratinjau"), t.draft_preview())
    };
    let publish = (!published).then(|| {
        let form = (
            format!("{at}/terbitkan"),
            t.draft_publish(),
            t.draft_publish_explain(),
        );
        act(visit, form, Loudness::Main)
    });
    let open = published && editor.phase == ConsultationPhase::Open;
    let close = open.then(|| {
        let form = (
            format!("{at}/tutup"),
            t.draft_close(),
            t.draft_close_explain(),
        );
        act(visit, form, Loudness::Danger)
    });
    let summary = published.then(|| {
        view! {
            <p>
                <LinkButton
                    href=format!("{at}/ringkasan")
                    label=t.draft_summary()
                    glyph=Glyph::Quote
                    loudness=Loudness::Quiet
                />
            </p>
        }
    });
    view! {
        <h2>{t.draft_actions()}</h2>
        <p>{stage}</p>
        <p>
            <LinkButton href=page.0 label=page.1 loudness=Loudness::Quiet/>
        </p>
        {summary}
        {publish}
        {close}
    }
}

/// An act that cannot be taken back: said first what it does, then the button.
fn act(
    visit: &Visit,
    (action, label, explain): (String, String, String),
    loudness: Loudness,
) -> impl IntoView + use<> {
    view! {
        <details class="action">
            <summary>{label.clone()}</summary>
            <form class="form" method="post" action=action>
                <CsrfField token=visit.csrf.clone()/>
                <p class="soft">{explain}</p>
                <FormActions>
                    <SubmitButton label loudness/>
                </FormActions>
            </form>
        </details>
    }
}

/// Whether a rule keeps a field as it is.
fn is_fixed(fixed: &[Protected], field: Protected) -> bool {
    fixed.contains(&field)
}
