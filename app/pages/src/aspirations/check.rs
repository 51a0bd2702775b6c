//! The page on which one checks what one wrote, before anything is sent.

use super::draft::Typed;
use super::form::{LAPOR, way};
use super::place_of;
use crate::components::{document, *};
use crate::rich_text::RichText;
use crate::search::near_before_sending;
use crate::visit::Visit;
use domain::aspirations::AspirationKind;
use forum::aspirations::WritingRoom;
use forum::aspirations::submit::Draft;
use forum::search::Found;
use leptos::prelude::*;

/// Why the words are shown again instead of being sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    /// What happened.
    pub(super) title: String,
    /// What to do.
    pub(super) text: String,
}

/// What stands around the words.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// Why they are shown again.
    pub(super) held: Option<Held>,
    /// Public posts that say nearly the same.
    pub(super) near: Vec<Found>,
}

/// The page: everything as it will read, and two buttons.
pub(super) fn check_page(
    visit: &Visit,
    room: &WritingRoom,
    typed: &Typed,
    draft: &Draft,
    beside: Beside,
) -> String {
    let Beside { held, near } = beside;
    let t = visit.texts;
    let head = Head {
        section: Some(Section::Consultations),
        noindex: true,
        ..Head::titled(t.check_title())
    };
    let hidden = typed
        .pairs()
        .into_iter()
        .map(|(name, value)| view! { <HiddenField name value=value.to_owned()/> })
        .collect::<Vec<_>>();
    let complaint = draft.kind == AspirationKind::Complaint;
    document(visit, head, || {
        view! {
            {way(t, room)}
            <h1>{t.check_title()}</h1>
            {held.map(|held| view! {
                <Notice tone=Tone::Problem title=held.title><p>{held.text}</p></Notice>
            })}
            <p class="lede">{t.check_lede()}</p>
            <SummaryList t rows=rows(visit, room, draft)/>
            <section class="section">
                <h2>{t.check_body()}</h2>
                <RichText markdown=draft.body.as_str().to_owned() words=true/>
            </section>
            {complaint.then(|| view! {
                <Notice tone=Tone::Info title=t.write_lapor_title()>
                    <p>{t.write_lapor()}</p>
                    <p><a href=LAPOR rel="noopener">{t.write_lapor_link()}</a></p>
                </Notice>
            })}
            {near_before_sending(visit, near)}
            <form method="post" class="form">
                <CsrfField token=visit.csrf.clone()/>
                {hidden}
                <p class="soft">
                    {t.write_terms()}{" "}
                    <a href="/ketentuan">{t.write_terms_link()}</a>{" · "}
                    <a href="/privasi">{t.write_privacy_link()}</a>
                </p>
                <FormActions>
                    <SubmitButton
                        label=t.check_send()
                        glyph=Glyph::Send
                        sends=("step", "send")
                    />
                    <SubmitButton
                        label=t.check_edit()
                        loudness=Loudness::Quiet
                        sends=("step", "edit")
                    />
                </FormActions>
            </form>
        }
    })
}

fn rows(visit: &Visit, room: &WritingRoom, draft: &Draft) -> Vec<SummaryRow> {
    let t = visit.texts;
    let area = room
        .areas
        .iter()
        .find(|area| Some(area.id) == draft.area)
        .map(|area| area.name.as_str());
    let place = place_of(area, draft.place.as_ref().map(domain::words::Line::as_str));
    let row = |label: String, value: String| SummaryRow {
        label,
        value,
        change: None,
    };
    let mut rows = vec![
        row(t.check_kind(), t.kind(draft.kind)),
        row(t.check_subject(), draft.title.as_str().to_owned()),
    ];
    rows.extend(place.map(|place| row(t.check_place(), place)));
    let who = format!(
        "{}\n{}",
        t.visibility(draft.visibility),
        super::form::visibility_hint(t, draft.visibility, visit.actor.is_none())
    );
    rows.push(row(t.check_visibility(), who));
    rows
}
