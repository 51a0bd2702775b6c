//! `/kelola/orang/{id}`: the roles of one person, and suspending them.

use super::people::{path, role_words};
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
use domain::ids::PersonId;
use domain::roles::Role;
use forum::bounces::Reception;
use forum::error::ActError;
use forum::people_admin::{
    PersonRefused, PersonView, TypedGrant, end_suspension, grant_role, revoke_role, suspend,
};
use leptos::prelude::*;
use texts::Texts;

/// `GET /kelola/orang/{id}`.
///
/// # Errors
/// [`PageError::Forbidden`] unless the reader administers the site.
pub async fn person(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let id = person_in_path(&id)?;
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&visit.here));
    };
    let view = forum::people_admin::person(&site.forum, actor, id).await?;
    Ok(page(person_page(&visit, &view, &Typed::default(), &[])))
}

/// `POST /kelola/orang/{id}`: gives or takes a role, suspends or restores.
///
/// # Errors
/// [`PageError::Forbidden`] unless the reader administers the site.
pub async fn change_person(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let id = person_in_path(&id)?;
    let actor = visit.actor()?;
    let typed = Typed {
        role: fields.get("role").to_owned(),
        agency: fields.get("agency").to_owned(),
        reason: fields.get("reason").to_owned(),
    };
    let grant = TypedGrant {
        role: Role::parse(&typed.role),
        agency: &typed.agency,
    };
    let forum = &site.forum;
    let done = match fields.get("act") {
        "grant" => grant_role(forum, actor, id, grant).await,
        "revoke" => revoke_role(forum, actor, id, grant).await,
        "suspend" => suspend(forum, actor, id, &typed.reason).await,
        "restore" => end_suspension(forum, actor, id, &typed.reason).await,
        _ => return Err(PageError::BadRequest),
    };
    match done {
        Ok(()) => Ok(Done::PersonChanged.at(&path(id))),
        Err(ActError::Refused(refused)) => {
            let (status, field, message) = refusal(visit.texts, refused);
            let view = forum::people_admin::person(forum, actor, id).await?;
            let html = person_page(&visit, &view, &typed, &[FieldError { field, message }]);
            Ok((status, page(html)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

fn person_in_path(text: &str) -> Result<PersonId, PageError> {
    let id = text.parse().map_err(|_error| PageError::NotFound)?;
    Ok(PersonId(id))
}

/// What was typed.
#[derive(Debug, Clone, Default)]
struct Typed {
    role: String,
    agency: String,
    reason: String,
}

fn refusal(t: Texts, refused: PersonRefused) -> (StatusCode, &'static str, String) {
    let invalid = StatusCode::UNPROCESSABLE_ENTITY;
    match refused {
        PersonRefused::NoRole => (invalid, "role", t.person_error_role()),
        PersonRefused::NoAgency => (invalid, "agency", t.person_error_agency()),
        PersonRefused::LastAdministrator => (StatusCode::CONFLICT, "roles", t.person_error_last()),
        PersonRefused::Reason(error) => (
            invalid,
            "reason",
            text_error(t, error, t.person_error_reason()),
        ),
        PersonRefused::Changed => (StatusCode::CONFLICT, "reason", t.error_conflict_text()),
    }
}

fn person_page(visit: &Visit, view: &PersonView, typed: &Typed, errors: &[FieldError]) -> String {
    let t = visit.texts;
    let name = view.person.name.clone();
    DeskPage::below(Place::People, name.clone()).document(visit, || {
        view! {
            <h1>{name}</h1>
            <ErrorSummary t errors=errors.to_vec()/>
            {view.own.then(|| view! { <p class="soft">{t.person_own()}</p> })}
            {view.person.suspended_at.map(|at| view! {
                <Notice
                    tone=Tone::Problem
                    title=t.person_suspended_since(t.day(at, visit.zone))
                />
            })}
            <SummaryList t rows=facts(visit, view)/>
            <div class="desk-tools">
                <div>
                    {roles(visit, view)}
                    {grant_form(visit, view, typed, errors)}
                    {history(visit, view)}
                </div>
                <aside class="desk-detail">{suspend_form(visit, view, typed, errors)}</aside>
            </div>
        }
    })
}

fn facts(visit: &Visit, view: &PersonView) -> Vec<SummaryRow> {
    let t = visit.texts;
    let email = view.person.email.as_ref();
    let email = email.map_or_else(|| t.people_no_email(), |email| email.as_str().to_owned());
    [
        (t.people_column_email(), email),
        (
            t.people_column_since(),
            t.day(view.person.created_at, visit.zone),
        ),
        (t.bounces_label(), reception(visit, &view.reception)),
    ]
    .map(|(label, value)| SummaryRow {
        label,
        value,
        change: None,
    })
    .to_vec()
}

/// How mail to the person goes, in one line.
fn reception(visit: &Visit, reception: &Reception) -> String {
    let t = visit.texts;
    let Some(last) = reception.last() else {
        return match reception.complained() {
            Some(day) => t.bounces_complained(t.day(day, visit.zone)),
            None => t.bounces_none(),
        };
    };
    let times = t.number(i64::try_from(reception.returned()).unwrap_or(i64::MAX));
    let day = t.day(last.day, visit.zone);
    let status = last.status.clone().unwrap_or_default();
    match reception.stopped_at {
        Some(since) => t.bounces_stopped(t.day(since, visit.zone), times, day, status),
        None => t.bounces_returned(times, day, status),
    }
}

/// Every role held, each with a button that takes it.
fn roles(visit: &Visit, view: &PersonView) -> impl IntoView + use<> {
    let t = visit.texts;
    let items = view
        .grants
        .iter()
        .map(|(grant, agency)| {
            let words = role_words(t, grant.role, agency.as_ref().map(|one| one.name.as_str()));
            let slug = agency.as_ref().map(|one| one.slug.as_str().to_owned());
            let described = format!("{}: {words}", t.person_revoke());
            view! {
                <li>
                    <form class="toolbar" method="post" action=path(view.person.id)>
                        <CsrfField token=visit.csrf.clone()/>
                        <HiddenField name="role" value=grant.role.code()/>
                        <HiddenField name="agency" value=slug.unwrap_or_default()/>
                        <span>{words}</span>
                        <SubmitButton
                            label=t.person_revoke()
                            loudness=Loudness::Danger
                            sends=("act", "revoke")
                            described
                        />
                    </form>
                </li>
            }
        })
        .collect_view();
    let none = view.grants.is_empty();
    view! {
        <section class="section" id="roles">
            <h2>{t.person_roles()}</h2>
            {none.then(|| view! { <p class="soft">{t.person_roles_none()}</p> })}
            {(!none).then(|| view! { <ul class="plain-list">{items}</ul> })}
        </section>
    }
}

fn grant_form(
    visit: &Visit,
    view: &PersonView,
    typed: &Typed,
    errors: &[FieldError],
) -> impl IntoView + use<> {
    let t = visit.texts;
    let roles = Role::ALL
        .iter()
        .map(|role| Choice::new(role.code(), t.role(*role)).hint(t.role_hint(*role)))
        .collect();
    let agencies = view
        .agencies
        .iter()
        .map(|agency| Choice::new(agency.slug.as_str(), agency.name.clone()))
        .collect();
    view! {
        <section class="section">
            <h2>{t.person_grant_title()}</h2>
            <form method="post" action=path(view.person.id)>
                <CsrfField token=visit.csrf.clone()/>
                <RadioCards
                    t
                    name="role"
                    legend=t.person_grant_role()
                    choices=roles
                    value=typed.role.clone()
                    error=FieldError::of(errors, "role")
                />
                <SelectField
                    t
                    name="agency"
                    label=t.person_grant_agency()
                    choices=agencies
                    value=typed.agency.clone()
                    hint=t.person_grant_agency_hint()
                    error=FieldError::of(errors, "agency")
                    optional=true
                />
                <FormActions>
                    <SubmitButton label=t.person_grant() sends=("act", "grant")/>
                </FormActions>
            </form>
        </section>
    }
}

fn suspend_form(
    visit: &Visit,
    view: &PersonView,
    typed: &Typed,
    errors: &[FieldError],
) -> impl IntoView + use<> {
    let t = visit.texts;
    let suspended = view.person.suspended_at.is_some();
    let (title, explain, label, act, loudness) = if suspended {
        (
            t.person_restore_title(),
            t.person_restore_explain(),
            t.person_restore(),
            "restore",
            Loudness::Main,
        )
    } else {
        (
            t.person_suspend_title(),
            t.person_suspend_explain(),
            t.person_suspend(),
            "suspend",
            Loudness::Danger,
        )
    };
    view! {
        <h2>{title}</h2>
        <p class="soft">{explain}</p>
        <form method="post" action=path(view.person.id)>
            <CsrfField token=visit.csrf.clone()/>
            <TextArea
                t
                name="reason"
                label=t.person_suspend_reason()
                value=typed.reason.clone()
                hint=t.person_suspend_reason_hint()
                error=FieldError::of(errors, "reason")
                rows=3
            />
            <FormActions>
                <SubmitButton label loudness sends=("act", act)/>
            </FormActions>
        </form>
    }
}

fn history(visit: &Visit, view: &PersonView) -> Option<AnyView> {
    let t = visit.texts;
    if view.suspensions.is_empty() {
        return None;
    }
    let items = view
        .suspensions
        .iter()
        .map(|one| {
            let end = one.ended_at.map(|at| {
                let reason = one.end_reason.clone().unwrap_or_default();
                view! {
                    <p class="by-line">
                        <span class="who">{t.person_restore()}</span>
                        <Time when=When::moment(visit, at)/>
                    </p>
                    <p class="kept-lines">{reason}</p>
                }
            });
            view! {
                <li>
                    <p class="by-line">
                        <span class="who">{t.people_suspended()}</span>
                        <Time when=When::moment(visit, one.created_at)/>
                    </p>
                    <p class="kept-lines">{one.reason.clone()}</p>
                    {end}
                </li>
            }
        })
        .collect_view();
    Some(
        view! {
            <section class="section">
                <h2>{t.person_suspensions()}</h2>
                <ul class="plain-list">{items}</ul>
            </section>
        }
        .into_any(),
    )
}
