//! Error pages: what happened, and what to do next.

use super::badges::Tone;
use super::buttons::{LinkButton, Loudness};
use super::icon::{Glyph, Icon};
use super::layout::{Head, document};
use crate::error::PageError;
use crate::links;
use crate::visit::Visit;
use leptos::prelude::*;
use texts::Texts;

/// What happened and what to do.
fn words(t: Texts, error: PageError) -> (String, String) {
    match error {
        PageError::NotFound => (t.error_not_found_title(), t.error_not_found_text()),
        PageError::Forbidden | PageError::SignIn | PageError::StaleForm => {
            (t.error_forbidden_title(), t.error_forbidden_text())
        }
        PageError::TooOften { retry_seconds } => {
            let minutes = u32::try_from((retry_seconds + 59) / 60).unwrap_or(1).max(1);
            (
                t.error_too_many_title(),
                t.error_too_many_text(t.time_minutes(minutes)),
            )
        }
        PageError::Conflict => (t.error_conflict_title(), t.error_conflict_text()),
        PageError::TooLarge => (t.error_too_large_title(), t.error_too_large_text()),
        PageError::BadRequest => (t.error_bad_request_title(), t.error_bad_request_text()),
        PageError::Unavailable => (t.error_unavailable_title(), t.error_unavailable_text()),
        PageError::Internal => (t.error_internal_title(), t.error_internal_text()),
    }
}

const fn glyph(error: PageError) -> Glyph {
    match error {
        PageError::NotFound => Glyph::Search,
        PageError::Forbidden | PageError::SignIn | PageError::StaleForm => Glyph::Lock,
        PageError::TooOften { .. } | PageError::Unavailable => Glyph::Hourglass,
        PageError::Conflict | PageError::TooLarge | PageError::BadRequest | PageError::Internal => {
            Glyph::Triangle
        }
    }
}

const fn tone(error: PageError) -> Tone {
    match error {
        PageError::NotFound | PageError::Forbidden | PageError::SignIn | PageError::StaleForm => {
            Tone::Info
        }
        PageError::TooOften { .. } | PageError::Unavailable | PageError::Conflict => Tone::Waiting,
        PageError::TooLarge | PageError::BadRequest | PageError::Internal => Tone::Problem,
    }
}

/// The whole error document in the reader's language.
pub fn error_page(visit: &Visit, error: PageError) -> String {
    let t = visit.texts;
    let (title, text) = words(t, error);
    let head = Head {
        noindex: true,
        ..Head::titled(title.clone())
    };
    let sign_in = error == PageError::NotFound && visit.actor.is_none();
    document(visit, head, || {
        view! {
            <section class="error-page">
                <span class=format!("emblem {}", tone(error).class())>
                    <Icon glyph=glyph(error)/>
                </span>
                <h1>{title}</h1>
                <p class="lede">{text}</p>
                <p class="cluster">
                    <LinkButton href="/" label=t.error_go_home()/>
                    <LinkButton href="/cari" label=t.error_go_search() loudness=Loudness::Quiet/>
                    <LinkButton href="/bantuan" label=t.error_go_help() loudness=Loudness::Quiet/>
                    {sign_in.then(|| view! {
                        <LinkButton
                            href=links::and_back("/masuk", &visit.here)
                            label=t.error_go_sign_in()
                            loudness=Loudness::Quiet
                        />
                    })}
                </p>
                <p class="soft">{t.error_emergency()}</p>
            </section>
        }
    })
}
