//! Posting aspirations as people do: form, check, send.

use crate::http_client::Answer;
use crate::site::Browser;

/// The fields of a form that is right.
pub(crate) fn words<'a>(title: &'a str, visibility: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("kind", "aspiration"),
        ("title", title),
        ("body", "Lampu di gang ini mati sejak Senin."),
        ("area", ""),
        ("place", "RT 05"),
        ("visibility", visibility),
    ]
}

/// The same with one field changed.
pub(crate) fn with<'a>(
    mut fields: Vec<(&'a str, &'a str)>,
    name: &'a str,
    value: &'a str,
) -> Vec<(&'a str, &'a str)> {
    fields.retain(|(field, _)| *field != name);
    fields.push((name, value));
    fields
}

/// The address of the writing page.
pub(crate) fn write_path(slug: &str) -> String {
    format!("/konsultasi/{slug}/aspirasi/baru")
}

/// Fills the form, checks and sends it; the last answer.
pub(crate) async fn send(browser: &mut Browser, slug: &str, fields: &[(&str, &str)]) -> Answer {
    let path = write_path(slug);
    let mut fields = fields.to_vec();
    fields.push(("step", "check"));
    let check = browser.post(&path, &fields).await;
    let form_key = check.is(200).field("form_key");
    fields.pop();
    fields.push(("step", "send"));
    fields.push(("form_key", &form_key));
    browser.post(&path, &fields).await
}

/// Posts an aspiration as a member and returns its id.
pub(crate) async fn posted(
    browser: &mut Browser,
    slug: &str,
    title: &str,
    visibility: &str,
) -> String {
    let answer = send(browser, slug, &words(title, visibility)).await;
    id_of(&answer)
}

/// The id in the address a member is led to after sending.
#[track_caller]
pub(crate) fn id_of(answer: &Answer) -> String {
    let location = answer.is(303).location();
    location
        .strip_prefix("/aspirasi/")
        .and_then(|rest| rest.strip_suffix("/terkirim"))
        .unwrap_or_else(|| panic!("led to {location}"))
        .to_owned()
}

/// What a guest takes home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ticket {
    pub(crate) code: String,
    pub(crate) secret: String,
}

/// Posts an aspiration as a guest.
pub(crate) async fn posted_as_guest(
    browser: &mut Browser,
    slug: &str,
    title: &str,
    visibility: &str,
) -> Ticket {
    let answer = send(browser, slug, &words(title, visibility)).await;
    ticket_of(&answer)
}

/// Code and secret of the page after sending.
#[track_caller]
pub(crate) fn ticket_of(answer: &Answer) -> Ticket {
    answer.is(200);
    Ticket {
        code: between(&answer.text, "class=\"tracking-code\">", "<"),
        secret: between(&answer.text, "class=\"tracking-secret\">", "<"),
    }
}

/// The text between two marks.
#[track_caller]
pub(crate) fn between(text: &str, before: &str, after: &str) -> String {
    text.split_once(before)
        .and_then(|(_, rest)| rest.split_once(after))
        .map(|(found, _)| found.to_owned())
        .unwrap_or_else(|| panic!("no {before:?} … {after:?} in {text}"))
}
