//! `/surat/berhenti/{token}`: stopping mail. GET only shows a page; POST acts by its token alone, without session.

use crate::components::{FormActions, Head, LinkButton, Loudness, SubmitButton, document};
use crate::error::PageError;
use crate::notifications;
use crate::site::Shared;
use crate::visit::{Visit, page};
use axum::extract::{Path, State};
use axum::response::Response;
use domain::notifications::Cadence;
use forum::notifications::{Stopped, stop, what_stops};
use leptos::prelude::*;
use texts::Texts;

/// What would stop, and a button.
///
/// # Errors
/// [`PageError::NotFound`] for a token that was not made here.
pub async fn ask(
    State(site): State<Shared>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Response, PageError> {
    let stops = what_stops(&site.forum, &token).await?;
    let t = visit.texts;
    let action = format!("/surat/berhenti/{token}");
    Ok(page(document(&visit, head(t.unsubscribe_title()), || {
        view! {
            <h1>{t.unsubscribe_title()}</h1>
            <p class="lede">{will_stop(t, stops)}</p>
            <form method="post" action=action>
                <FormActions>
                    <SubmitButton label=t.unsubscribe_button()/>
                </FormActions>
            </form>
            <p class="soft">{t.unsubscribe_nothing_yet()}</p>
        }
    })))
}

/// Stops it at once. Mail programs post here without a person (RFC 8058), so the answer is a page, not a redirect.
///
/// # Errors
/// [`PageError::NotFound`] for a token that was not made here.
pub async fn act(
    State(site): State<Shared>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Response, PageError> {
    let stopped = stop(&site.forum, &token).await?;
    let t = visit.texts;
    Ok(page(document(&visit, head(t.unsubscribed_title()), || {
        view! {
            <h1>{t.unsubscribed_title()}</h1>
            <p class="lede">{has_stopped(t, stopped)}</p>
            <p>{t.unsubscribed_waiting()}</p>
            <p>
                <LinkButton href="/akun/surat" label=t.unsubscribed_undo() loudness=Loudness::Quiet/>
            </p>
        }
    })))
}

fn head(title: String) -> Head {
    Head {
        noindex: true,
        ..Head::titled(title)
    }
}

fn will_stop(t: Texts, stops: Stopped) -> String {
    match stops {
        Stopped::Everything => t.unsubscribe_everything(),
        Stopped::Consultation(title) => t.unsubscribe_consultation(title),
        Stopped::Aspiration(Some(title)) => t.unsubscribe_aspiration(title),
        Stopped::Aspiration(None) => t.unsubscribe_some_aspiration(),
        Stopped::Author => t.unsubscribe_author(),
        Stopped::Replies => t.unsubscribe_replies(),
        Stopped::Search(Some(name)) => t.unsubscribe_search(name),
        Stopped::Search(None) => t.unsubscribe_some_search(),
        Stopped::Topic(topic) => t.unsubscribe_topic(notifications::topic_name(t, topic)),
        Stopped::Digest(Cadence::Weekly) => t.unsubscribe_weekly(),
        Stopped::Digest(_) => t.unsubscribe_daily(),
    }
}

fn has_stopped(t: Texts, stopped: Stopped) -> String {
    match stopped {
        Stopped::Everything => t.unsubscribed_everything(),
        Stopped::Consultation(title) => t.unsubscribed_consultation(title),
        Stopped::Aspiration(Some(title)) => t.unsubscribed_aspiration(title),
        Stopped::Aspiration(None) => t.unsubscribed_some_aspiration(),
        Stopped::Author => t.unsubscribed_author(),
        Stopped::Replies => t.unsubscribed_replies(),
        Stopped::Search(Some(name)) => t.unsubscribed_search(name),
        Stopped::Search(None) => t.unsubscribed_some_search(),
        Stopped::Topic(topic) => t.unsubscribed_topic(notifications::topic_name(t, topic)),
        Stopped::Digest(Cadence::Weekly) => t.unsubscribed_weekly(),
        Stopped::Digest(_) => t.unsubscribed_daily(),
    }
}
