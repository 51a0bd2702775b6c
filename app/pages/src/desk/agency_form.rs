//! `/kelola/instansi/baru` and `/kelola/instansi/{slug}`: making and changing an agency.

use super::agencies::{indented, path};
use super::consultations::slug_in_path;
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
use axum::response::{IntoResponse, Response};
use domain::agencies::{AgencyKind, ParentRefused, Slug};
use domain::time::Zone;
use forum::agencies::Agency;
use forum::agency_admin::{AgencyRefused, Leaf, TypedAgency, find, save, tree};
use forum::error::ActError;
use leptos::prelude::*;
use texts::Texts;

/// `GET /kelola/instansi/baru`.
///
/// # Errors
/// [`PageError::Forbidden`] unless the reader administers the site.
pub async fn agency_blank(State(site): State<Shared>, visit: Visit) -> Result<Response, PageError> {
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&visit.here));
    };
    let leaves = tree(&site.forum, actor).await?;
    let typed = Typed {
        zone: Zone::Wib.code().to_owned(),
        ..Typed::default()
    };
    Ok(page(form_page(&visit, None, (&leaves, &typed), &[])))
}

/// `GET /kelola/instansi/{slug}`.
///
/// # Errors
/// [`PageError::Forbidden`] unless the reader administers the site.
pub async fn agency_form(
    State(site): State<Shared>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response, PageError> {
    let slug = slug_in_path(&slug)?;
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&visit.here));
    };
    let agency = find(&site.forum, actor, &slug).await?;
    let leaves = tree(&site.forum, actor).await?;
    let typed = Typed::kept(&agency, &leaves);
    Ok(page(form_page(&visit, Some(&slug), (&leaves, &typed), &[])))
}

/// `POST /kelola/instansi/baru`.
///
/// # Errors
/// [`PageError::Forbidden`] unless the reader administers the site.
pub async fn make_agency(
    State(site): State<Shared>,
    visit: Visit,
    fields: Fields,
) -> Result<Response, PageError> {
    sent(&site, &visit, None, &fields).await
}

/// `POST /kelola/instansi/{slug}`.
///
/// # Errors
/// [`PageError::Forbidden`] unless the reader administers the site.
pub async fn change_agency(
    State(site): State<Shared>,
    visit: Visit,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let slug = slug_in_path(&slug)?;
    sent(&site, &visit, Some(&slug), &fields).await
}

async fn sent(
    site: &Shared,
    visit: &Visit,
    slug: Option<&Slug>,
    fields: &Fields,
) -> Result<Response, PageError> {
    let actor = visit.actor()?;
    let typed = Typed::of(fields);
    match save(&site.forum, actor, slug, &typed.read()).await {
        Ok(_slug) => Ok(Done::AgencyKept.at(Place::Agencies.path())),
        Err(ActError::Refused(refused)) => {
            let (field, message) = refusal(visit.texts, refused);
            let leaves = tree(&site.forum, actor).await?;
            let errors = [FieldError { field, message }];
            let html = form_page(visit, slug, (&leaves, &typed), &errors);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(html)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// What was typed.
#[derive(Debug, Clone, Default)]
struct Typed {
    name: String,
    slug: String,
    kind: String,
    parent: String,
    code_prefix: String,
    zone: String,
    area_code: String,
    about: String,
    about_english: String,
}

impl Typed {
    fn of(fields: &Fields) -> Self {
        let value = |name| fields.get(name).to_owned();
        Self {
            name: value("name"),
            slug: value("slug"),
            kind: value("kind"),
            parent: value("parent"),
            code_prefix: value("code_prefix"),
            zone: value("zone"),
            area_code: value("area_code"),
            about: value("about"),
            about_english: value("about_english"),
        }
    }

    fn kept(agency: &Agency, leaves: &[Leaf]) -> Self {
        let parent = leaves
            .iter()
            .find(|leaf| Some(leaf.agency.id) == agency.parent);
        Self {
            name: agency.name.clone(),
            slug: agency.slug.as_str().to_owned(),
            kind: agency.kind.code().to_owned(),
            parent: parent
                .map(|leaf| leaf.agency.slug.as_str().to_owned())
                .unwrap_or_default(),
            code_prefix: agency.code_prefix.clone(),
            zone: agency.zone.code().to_owned(),
            area_code: agency.area_code.clone().unwrap_or_default(),
            about: agency.about.clone().unwrap_or_default(),
            about_english: agency.about_english.clone().unwrap_or_default(),
        }
    }

    fn read(&self) -> TypedAgency<'_> {
        TypedAgency {
            name: &self.name,
            slug: &self.slug,
            kind: AgencyKind::parse(&self.kind),
            parent: &self.parent,
            code_prefix: &self.code_prefix,
            zone: Zone::parse(&self.zone),
            area_code: &self.area_code,
            about: &self.about,
            about_english: &self.about_english,
        }
    }
}

fn refusal(t: Texts, refused: AgencyRefused) -> (&'static str, String) {
    match refused {
        AgencyRefused::Name(error) => ("name", text_error(t, error, t.agency_error_name())),
        AgencyRefused::Slug => ("slug", t.agency_error_slug()),
        AgencyRefused::SlugTaken => ("slug", t.agency_error_slug_taken()),
        AgencyRefused::Kind => ("kind", t.agency_error_kind()),
        AgencyRefused::Zone => ("zone", t.agency_error_zone()),
        AgencyRefused::CodePrefix => ("code_prefix", t.agency_error_prefix()),
        AgencyRefused::Area => ("area_code", t.agency_error_area()),
        AgencyRefused::NoParent => ("parent", t.agency_error_parent()),
        AgencyRefused::Parent(ParentRefused::Circle) => ("parent", t.agency_error_circle()),
        AgencyRefused::Parent(ParentRefused::TooDeep) => ("parent", t.agency_error_deep()),
        AgencyRefused::About(error) => ("about", text_error(t, error, String::new())),
        AgencyRefused::AboutEnglish(error) => {
            ("about_english", text_error(t, error, String::new()))
        }
    }
}

fn form_page(
    visit: &Visit,
    slug: Option<&Slug>,
    (leaves, typed): (&[Leaf], &Typed),
    errors: &[FieldError],
) -> String {
    let t = visit.texts;
    let (title, action) = match slug {
        Some(slug) => (t.agency_edit_title(), path(slug)),
        None => (
            t.agency_new_title(),
            format!("{}/baru", Place::Agencies.path()),
        ),
    };
    let mut desk = DeskPage::below(Place::Agencies, title.clone());
    desk.width = Width::Wide;
    desk.document(visit, || {
        view! {
            <h1>{title}</h1>
            <ErrorSummary t errors=errors.to_vec()/>
            <form class="narrow" method="post" action=action>
                <CsrfField token=visit.csrf.clone()/>
                {names(t, typed, errors)}
                {place(t, (slug, leaves), typed, errors)}
                {about(t, typed, errors)}
                <FormActions>
                    <SubmitButton label=t.agency_save() glyph=Glyph::Check/>
                </FormActions>
            </form>
        }
    })
}

fn names(t: Texts, typed: &Typed, errors: &[FieldError]) -> impl IntoView + use<> {
    let kinds = AgencyKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.code(), t.agency_kind_name(*kind)))
        .collect();
    view! {
        <TextField
            t
            name="name"
            label=t.agency_name()
            value=typed.name.clone()
            error=FieldError::of(errors, "name")
        />
        <TextField
            t
            name="slug"
            label=t.agency_slug()
            value=typed.slug.clone()
            hint=t.agency_slug_hint()
            error=FieldError::of(errors, "slug")
            optional=true
        />
        <SelectField
            t
            name="kind"
            label=t.agency_kind()
            choices=kinds
            value=typed.kind.clone()
            error=FieldError::of(errors, "kind")
        />
        <TextField
            t
            name="code_prefix"
            label=t.agency_prefix()
            value=typed.code_prefix.clone()
            hint=t.agency_prefix_hint()
            error=FieldError::of(errors, "code_prefix")
            short=true
        />
    }
}

fn place(
    t: Texts,
    (own, leaves): (Option<&Slug>, &[Leaf]),
    typed: &Typed,
    errors: &[FieldError],
) -> impl IntoView + use<> {
    let parents = leaves
        .iter()
        .filter(|leaf| Some(&leaf.agency.slug) != own)
        .map(|leaf| Choice::new(leaf.agency.slug.as_str(), indented(leaf)))
        .collect();
    let zones = Zone::ALL
        .iter()
        .map(|zone| Choice::new(zone.code(), zone.code().to_uppercase()))
        .collect();
    view! {
        <SelectField
            t
            name="parent"
            label=t.agency_parent()
            choices=parents
            value=typed.parent.clone()
            hint=t.agency_parent_hint()
            error=FieldError::of(errors, "parent")
            optional=true
        />
        <SelectField
            t
            name="zone"
            label=t.agency_zone()
            choices=zones
            value=typed.zone.clone()
            error=FieldError::of(errors, "zone")
        />
        <TextField
            t
            name="area_code"
            label=t.agency_area()
            value=typed.area_code.clone()
            hint=t.agency_area_hint()
            error=FieldError::of(errors, "area_code")
            optional=true
            short=true
        />
    }
}

fn about(t: Texts, typed: &Typed, errors: &[FieldError]) -> impl IntoView + use<> {
    view! {
        <TextArea
            t
            name="about"
            label=t.agency_about()
            value=typed.about.clone()
            error=FieldError::of(errors, "about")
            rows=3
            optional=true
        />
        <TextArea
            t
            name="about_english"
            label=t.agency_about_english()
            value=typed.about_english.clone()
            error=FieldError::of(errors, "about_english")
            rows=3
            optional=true
        />
    }
}
