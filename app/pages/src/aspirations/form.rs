//! The page on which one writes: one column, help beside each field.

use super::draft::Typed;
use crate::components::{document, *};
use crate::consultations;
use crate::links;
use crate::visit::Visit;
use domain::aspirations::AspirationKind;
use domain::visibility::Visibility;
use forum::aspirations::WritingRoom;
use leptos::prelude::*;
use texts::Texts;

/// Where complaints are on record.
pub(super) const LAPOR: &str = "https://www.lapor.go.id";

/// The form, with what was typed and what is wrong with it.
pub(super) fn form_page(
    visit: &Visit,
    room: &WritingRoom,
    typed: &Typed,
    errors: Vec<FieldError>,
) -> String {
    let t = visit.texts;
    let head = Head {
        section: Some(Section::Consultations),
        noindex: true,
        ..Head::titled(t.write_title())
    };
    document(visit, head, || {
        view! {
            {way(t, room)}
            <h1>{t.write_title()}</h1>
            <p class="question">{room.consultation.question.clone()}</p>
            <ErrorSummary t errors=errors.clone()/>
            {before(visit, room)}
            {form(visit, room, typed, &errors)}
        }
    })
}

/// What stands here while the consultation takes nothing.
pub(super) fn closed_page(visit: &Visit, room: &WritingRoom) -> String {
    let t = visit.texts;
    let head = Head {
        section: Some(Section::Consultations),
        noindex: true,
        ..Head::titled(t.write_title())
    };
    let phase = room.consultation.phase(visit.now);
    document(visit, head, || {
        view! {
            {way(t, room)}
            <h1>{t.write_closed_title()}</h1>
            <p class="lede">{consultations::until(visit, phase, room.consultation.dates)}</p>
            <p>
                <LinkButton
                    href=consultations::path(&room.consultation.slug)
                    label=t.sent_back()
                />
            </p>
        }
    })
}

/// The breadcrumbs of the writing pages.
pub(super) fn way(t: Texts, room: &WritingRoom) -> impl IntoView + use<> {
    let above = vec![
        ("/konsultasi".to_owned(), t.consultations_title()),
        (
            consultations::path(&room.consultation.slug),
            room.consultation.title.clone(),
        ),
    ];
    view! { <Breadcrumbs t above here=t.write_title()/> }
}

/// Emergency, limits, and what writing without account means.
fn before(visit: &Visit, room: &WritingRoom) -> impl IntoView + use<> {
    let t = visit.texts;
    let limits = format!("{}#batas", consultations::path(&room.consultation.slug));
    let guest = visit.actor.is_none();
    let sign_in = links::and_back("/masuk", &visit.here);
    let register = links::and_back("/daftar", &visit.here);
    let minor = visit.actor.as_ref().is_some_and(|actor| !actor.adult);
    view! {
        <p class="emergency">
            <Icon glyph=Glyph::Phone/>
            <span>
                {t.write_emergency()}{" "}
                <a href="tel:112">{t.write_emergency_call()}</a>
            </span>
        </p>
        <p><a href=limits>{t.write_limits()}</a></p>
        {guest.then(|| view! {
            <Notice tone=Tone::Info title=t.write_guest_title()>
                <p>{t.write_guest_text()}</p>
                <p class="cluster">
                    <a href=sign_in>{t.site_sign_in()}</a>
                    <a href=register>{t.site_register()}</a>
                </p>
            </Notice>
        })}
        {minor.then(|| view! { <p class="soft">{t.write_minor()}</p> })}
    }
}

fn form(
    visit: &Visit,
    room: &WritingRoom,
    typed: &Typed,
    errors: &[FieldError],
) -> impl IntoView + use<> {
    let t = visit.texts;
    let error = |field: &str| FieldError::of(errors, field);
    let areas = area_choices(&room.areas);
    view! {
        <form method="post" class="form" novalidate=true>
            <CsrfField token=visit.csrf.clone()/>
            <HiddenField name="form_key" value=typed.form_key.clone()/>
            <RadioCards
                t
                name="kind"
                legend=t.write_kind()
                choices=kinds(t)
                value=typed.kind.clone()
                error=error("kind")
            />
            <p class="hint">
                {t.write_lapor()}{" "}
                <a href=LAPOR rel="noopener">{t.write_lapor_link()}</a>
            </p>
            <TextField
                t
                name="title"
                label=t.write_subject()
                value=typed.title.clone()
                hint=t.write_subject_hint()
                error=error("title")
                autocomplete="off"
            />
            <TextArea
                t
                name="body"
                label=t.write_body()
                value=typed.body.clone()
                hint=t.write_body_hint()
                error=error("body")
                rows=10
            />
            {(!areas.is_empty()).then(|| view! {
                <SelectField
                    t
                    name="area"
                    label=t.write_area()
                    choices=areas
                    value=typed.area.clone()
                    hint=t.write_area_hint()
                    error=error("area")
                    optional=true
                />
            })}
            <TextField
                t
                name="place"
                label=t.write_place()
                value=typed.place.clone()
                hint=t.write_place_hint()
                error=error("place")
                autocomplete="off"
                optional=true
            />
            <RadioCards
                t
                name="visibility"
                legend=t.write_visibility()
                choices=visibilities(t, visit.actor.is_none())
                value=typed.visibility.clone()
                error=error("visibility")
            />
            <FormActions>
                <SubmitButton label=t.write_check() sends=("step", "check")/>
            </FormActions>
        </form>
    }
}

fn kinds(t: Texts) -> Vec<Choice> {
    AspirationKind::ALL
        .iter()
        .map(|kind| {
            Choice::new(kind.code(), t.kind(*kind))
                .hint(t.kind_hint(*kind))
                .glyph(kind_glyph(*kind))
        })
        .collect()
}

/// Three cards that say who sees what.
fn visibilities(t: Texts, guest: bool) -> Vec<Choice> {
    Visibility::ALL
        .iter()
        .map(|visibility| {
            Choice::new(visibility.code(), t.visibility(*visibility))
                .hint(visibility_hint(t, *visibility, guest))
                .glyph(visibility_glyph(*visibility))
        })
        .collect()
}

/// Who sees what, in one sentence; a guest has no name to show or hide.
pub(super) fn visibility_hint(t: Texts, visibility: Visibility, guest: bool) -> String {
    match (guest, visibility) {
        (false, visibility) => t.visibility_hint(visibility),
        (true, Visibility::Public) => t.write_visibility_guest_public(),
        (true, Visibility::Anonymous) => t.write_visibility_guest_anonymous(),
        (true, Visibility::Confidential) => t.write_visibility_guest_confidential(),
    }
}
