//! The page after sending: the tracking code large, and what happens next.

use super::form::way;
use crate::components::{document, *};
use crate::consultations;
use crate::error::PageError;
use crate::site::Shared;
use crate::visit::Visit;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::ids::PublicId;
use domain::visibility::Visibility;
use forum::aspirations::WritingRoom;
use forum::aspirations::submit::Submitted;
use forum::aspirations::view::AspirationView;
use forum::consultations::Consultation;
use leptos::prelude::*;
use texts::Texts;

/// `/aspirasi/{id}/terkirim`: for the author only.
///
/// # Errors
/// [`PageError::NotFound`] unless the reader wrote it.
pub async fn sent(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let actor = visit.actor()?;
    let id = PublicId::parse(&id).ok_or(PageError::NotFound)?;
    let view = forum::aspirations::view::view(&site.forum, Some(actor), &id)
        .await?
        .filter(|view| view.aspiration.own)
        .ok_or(PageError::NotFound)?;
    let visit = visit.in_zone(view.agency.zone);
    Ok(super::write::unkept(member_page(&visit, &view)))
}

fn head(t: Texts) -> Head {
    Head {
        section: Some(Section::Consultations),
        noindex: true,
        ..Head::titled(t.sent_title())
    }
}

fn member_page(visit: &Visit, view: &AspirationView) -> String {
    let t = visit.texts;
    let aspiration = &view.aspiration;
    let code = aspiration
        .tracking_code
        .as_ref()
        .map(|code| code.as_str().to_owned());
    let confidential = !aspiration.visibility.is_open();
    let above = super::page::above(t, view);
    document(visit, head(t), || {
        view! {
            <Breadcrumbs t above here=t.sent_title()/>
            <h1>{t.sent_title()}</h1>
            <p class="lede">{t.sent_lede()}</p>
            {confidential.then(|| view! { <p>{t.sent_confidential()}</p> })}
            {code.map(|code| view! { <TrackingCodePanel t code/> })}
            <p class="soft">{t.sent_mail()}</p>
            {next(visit, &view.consultation, &view.agency.name, false)}
            <p class="cluster">
                <LinkButton
                    href=forum::aspirations::path(&aspiration.public_id)
                    label=t.sent_see()
                />
                <LinkButton
                    href=consultations::path(&view.consultation.slug)
                    label=t.sent_back()
                    loudness=Loudness::Quiet
                />
            </p>
        }
    })
}

/// What a guest sees in answer to sending: code and secret, to be printed or written down.
pub(super) fn guest_page(
    visit: &Visit,
    room: &WritingRoom,
    visibility: Visibility,
    submitted: &Submitted,
) -> String {
    let t = visit.texts;
    let secret = submitted.secret.as_deref().map(in_groups);
    let open = visibility.is_open();
    document(visit, head(t), || {
        view! {
            {way(t, room)}
            <h1>{t.sent_title()}</h1>
            <p class="lede">{t.sent_lede()}</p>
            {(!open).then(|| view! { <p>{t.sent_confidential()}</p> })}
            <TrackingCodePanel
                t
                code=submitted.tracking_code.as_str().to_owned()
                secret=secret
            />
            {next(visit, &room.consultation, &room.agency, true)}
            <p class="cluster">
                <LinkButton href="/lacak" label=t.sent_track()/>
                {open.then(|| view! {
                    <LinkButton
                        href=forum::aspirations::path(&submitted.public_id)
                        label=t.sent_see()
                        loudness=Loudness::Quiet
                    />
                })}
                <LinkButton
                    href=consultations::path(&room.consultation.slug)
                    label=t.sent_back()
                    loudness=Loudness::Quiet
                />
            </p>
        }
    })
}

fn next(
    visit: &Visit,
    consultation: &Consultation,
    agency: &str,
    guest: bool,
) -> impl IntoView + use<> {
    let t = visit.texts;
    let answered = if guest {
        t.sent_next_2_text_guest()
    } else {
        t.sent_next_2_text_member()
    };
    let day = consultations::last_day(visit, consultation.dates);
    let steps = vec![
        (t.sent_next_1_title(), t.sent_next_1_text(agency)),
        (t.sent_next_2_title(), answered),
        (t.sent_next_3_title(), t.sent_next_3_text(day)),
    ];
    view! {
        <section class="section">
            <h2>{t.sent_next_title()}</h2>
            <Steps steps/>
        </section>
    }
}

/// A secret in groups of five, easier to copy by hand.
fn in_groups(secret: &str) -> String {
    let mut grouped = String::with_capacity(secret.len() + secret.len() / 5);
    for (place, letter) in secret.chars().enumerate() {
        if place > 0 && place % 5 == 0 {
            grouped.push('-');
        }
        grouped.push(letter);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_shown_in_groups() {
        assert_eq!(in_groups("abcdefghijkl"), "abcde-fghij-kl");
        assert_eq!(in_groups("abcde"), "abcde");
    }
}
