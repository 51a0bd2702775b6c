//! `/kelola/surat`: every mail the site writes, with sample words, to look at before people get it.

use super::{DeskPage, Place};
use crate::components::*;
use crate::error::PageError;
use crate::identity::language_name;
use crate::site::{LetterPreview, Shared};
use crate::visit::{MailBody, Visit, page};
use axum::extract::{Path, State};
use axum::response::Response;
use domain::language::Language;
use leptos::prelude::*;

/// `GET /kelola/surat`: the list.
///
/// # Errors
/// [`PageError::Forbidden`] unless the reader administers the site.
pub async fn letters(State(site): State<Shared>, visit: Visit) -> Result<Response, PageError> {
    only_administrators(&visit)?;
    let t = visit.texts;
    let rows = site
        .letters(t.language)
        .into_iter()
        .map(|letter| {
            let links = Language::ALL
                .iter()
                .map(|language| {
                    let path = path(*language, letter.name);
                    let label = language_name(t, *language);
                    let described = t.letters_open(letter.subject.clone(), label.clone());
                    view! { <a href=path aria-label=described>{label}</a>" " }
                })
                .collect_view();
            view! {
                <li>
                    <p><strong>{letter.subject}</strong></p>
                    <p>{links}</p>
                </li>
            }
        })
        .collect_view();
    let html = DeskPage::of(Place::Letters).document(&visit, || {
        view! {
            <h1>{t.letters_title()}</h1>
            <p class="lede">{t.letters_lede()}</p>
            <ul class="letters">{rows}</ul>
        }
    });
    Ok(page(html))
}

/// `GET /kelola/surat/{language}/{name}`: subject, sender and text of one, and the way to its HTML.
///
/// # Errors
/// As [`letters`]; [`PageError::NotFound`] for a name or language there is not.
pub async fn letter(
    State(site): State<Shared>,
    visit: Visit,
    Path((language, name)): Path<(String, String)>,
) -> Result<Response, PageError> {
    only_administrators(&visit)?;
    let (language, letter) = find(&site, &language, &name)?;
    let t = visit.texts;
    let html_path = format!("{}/html", path(language, letter.name));
    let code = language.code();
    let place = DeskPage::below(Place::Letters, letter.subject.clone());
    let html = place.document(&visit, || {
        view! {
            <h1 lang=code>{letter.subject.clone()}</h1>
            <p>{t.letters_from()}" "<strong lang=code>{letter.sender.clone()}</strong></p>
            <p>
                <LinkButton href=html_path label=t.letters_html() loudness=Loudness::Quiet/>
            </p>
            <h2>{t.letters_text()}</h2>
            <pre class="letter-text" lang=code tabindex="0" aria-label=t.letters_text()>
                {letter.text.clone()}
            </pre>
        }
    });
    Ok(page(html))
}

/// `GET /kelola/surat/{language}/{name}/html`: the HTML part as a mail program gets it, alone.
///
/// # Errors
/// As [`letter`].
pub async fn letter_html(
    State(site): State<Shared>,
    visit: Visit,
    Path((language, name)): Path<(String, String)>,
) -> Result<Response, PageError> {
    only_administrators(&visit)?;
    let (_, letter) = find(&site, &language, &name)?;
    let mut response = page(letter.html);
    // its styles stand beside the words, as mail programs need them: the usual policy would not show them
    response.extensions_mut().insert(MailBody);
    Ok(response)
}

fn only_administrators(visit: &Visit) -> Result<(), PageError> {
    if visit.actor()?.grants.administer() {
        Ok(())
    } else {
        Err(PageError::Forbidden)
    }
}

fn path(language: Language, name: &str) -> String {
    format!("/kelola/surat/{}/{name}", language.code())
}

fn find(site: &Shared, language: &str, name: &str) -> Result<(Language, LetterPreview), PageError> {
    let language = Language::parse(language).ok_or(PageError::NotFound)?;
    let found = site
        .letters(language)
        .into_iter()
        .find(|letter| letter.name == name);
    Ok((language, found.ok_or(PageError::NotFound)?))
}
